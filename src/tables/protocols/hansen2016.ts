import type { Protocol } from '@/domain/protocol'

/** Two months after the start and, where that draw is normal, none after it; the repetition of an abnormal one is ours. */
export const hansen2016: Protocol = {
  id: 'hansen-2016',
  version: '1',
  name: { ja: '2か月後に1回(Hansen 2016)', en: 'Hansen 2016: once after two months' },
  baseline: { maxAge: { months: 1 } },
  first: { offset: { months: 2 }, notBefore: { weeks: 6 } },
  repeat: { every: { months: 2 }, onlyIf: 'lastDrawAbnormal' },
  source: 'hansen-2016-schedule',
}
