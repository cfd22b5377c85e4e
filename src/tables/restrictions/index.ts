import type { Restriction } from '@/domain/verdict/restrictions'

/** The defaults: the stricter source document, the label's minimum beside it (clinical.md §4.2). */
export const RESTRICTIONS: readonly Restriction[] = [
  {
    id: 'contraception',
    months: 6,
    labelMonths: 1,
    source: 'clinic-source-text',
    labelSource: 'isotretinoin-labels',
  },
  {
    id: 'blood-donation',
    months: 6,
    labelMonths: 1,
    monthsFromStart: 6,
    source: 'clinic-source-text',
    labelSource: 'jrc-donation',
  },
  { id: 'lasik', months: 6, beforeToo: true, source: 'lasik-reports' },
  {
    id: 'laser',
    months: 6,
    labelMonths: 6,
    source: 'isotretinoin-labels',
    labelSource: 'isotretinoin-labels',
  },
]
