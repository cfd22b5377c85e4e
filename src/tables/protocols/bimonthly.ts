import type { Protocol } from '@/domain/protocol'

/** A draw before the treatment, then one every two calendar months. The default (product.md §2). */
export const bimonthly: Protocol = {
  id: 'bimonthly',
  version: '1',
  name: { ja: '2か月ごと', en: 'Every two months' },
  baseline: { maxAge: { months: 1 } },
  repeat: { every: { months: 2 } },
  source: 'clinic-source-text',
}
