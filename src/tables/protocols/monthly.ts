import type { Protocol } from '@/domain/protocol'

/** As one clinic in Tokyo publishes: every month. */
export const monthly: Protocol = {
  id: 'monthly',
  version: '1',
  name: { ja: '毎月', en: 'Monthly' },
  baseline: { maxAge: { months: 1 } },
  first: { offset: { months: 1 }, notBefore: { days: 14 } },
  repeat: { every: { months: 1 } },
  source: 'clinic-monthly',
}
