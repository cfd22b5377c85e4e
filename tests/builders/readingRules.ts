import { day } from '@/domain/day'
import type { ReadingRules } from '@/formats/readers/resultCells'
import { termsOf } from '@/formats/terms'
import { ANALYTES } from '@/tables/analytes'

/** The rules by which files are read in tests: the catalogue, a clinic in Japan on 22 November 2026, one protocol, no items of its own. */
export const READING_RULES: ReadingRules = {
  terms: termsOf(ANALYTES),
  zone: 'Asia/Tokyo',
  today: day('2026-11-22'),
  ownItem: () => undefined,
  protocolId: (text) => (['bimonthly', '2か月ごと'].includes(text) ? 'bimonthly' : undefined),
}
