import { ANALYTE_IDS } from '@/domain/analyte'
import type { ShownCatalogue } from '@/domain/catalogue'
import { MEASURES } from '@/domain/measures'
import { SHORT_NAMES } from './shortNames'

/** What a chart or a table shows of the catalogue, without the codes, spellings and limits by which files are read. */
export const SHOWN_ANALYTES = Object.fromEntries(
  ANALYTE_IDS.map((id) => [id, { short: SHORT_NAMES[id], unit: MEASURES[id].unit }]),
) as ShownCatalogue
