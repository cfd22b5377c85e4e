import type { AnalyteId } from '@/domain/analyte'
import { day } from '@/domain/day'
import { changeOf, type Change, type Compared } from '@/domain/interpret/change'
import type { Judged } from '@/domain/interpret/types'
import { VARIATION } from '@/tables/biologicalVariation'
import { aJudged } from '../judged'

export type Given = Partial<Judged> & Pick<Compared, 'outside' | 'marks'>

/** A fasting result of one laboratory, as a change compares it. */
export function compared(analyte: AnalyteId, text: string, more: Given = {}): Compared {
  const { outside, marks, ...judged } = more
  return {
    judged: aJudged(analyte, text, { lab: 'BML', fasting: 'yes', ...judged }),
    ...(outside === undefined ? {} : { outside }),
    ...(marks === undefined ? {} : { marks }),
  }
}

/** From one text to another of an analyte, in July and in September 2026. */
export function change(
  analyte: AnalyteId,
  before: string,
  after: string,
  more: { before?: Given; after?: Given } = {},
): Change {
  const july = day('2026-07-18')
  return changeOf(
    compared(analyte, after, more.after),
    compared(analyte, before, { day: july, ...more.before }),
    july,
    VARIATION,
  )
}

/** What a change says in a word: `within`, `beyond`, or why it is not compared. */
export function said(found: Change): string {
  return found.because ?? found.verdict
}
