import type { Protocol } from '@/domain/protocol'

/**
 * A draw before the treatment, one a month after the first day, then one every two calendar months. A draw on days 1 to
 * 13 after the first day is extra and does not satisfy the first follow-up (clinical.md §5 rows 3 to 5).
 */
export const month1Bimonthly: Protocol = {
  id: 'month1-bimonthly',
  version: '1',
  name: { ja: '1か月後、以後2か月ごと', en: 'One month after the start, then every two months' },
  baseline: { maxAge: { months: 1 } },
  first: { offset: { months: 1 }, notBefore: { days: 14 } },
  repeat: { every: { months: 2 } },
  source: 'clinic-source-text',
}
