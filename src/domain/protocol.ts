import type { AnalyteId } from './analyte'
import type { ChangedBy } from './changedBy'
import type { Bilingual } from './language'

/** A span of calendar months, weeks or days; exactly one of them. */
export type Span = { months: number } | { weeks: number } | { days: number }

/** When draws are due, as data (clinical.md §5). A clinic edits copies; each verdict names id and version. */
export interface Protocol {
  id: string
  version: string
  name: Bilingual
  /** What each group must hold to be served: of these analytes those of the group; any serving one where absent. */
  required?: readonly AnalyteId[]
  baseline: { maxAge: Span }
  /** A first follow-up at an offset from the first day; a draw before `notBefore` is extra and does not satisfy it. */
  first?: { offset: Span; notBefore: Span }
  /** Absent: nothing repeats. `lastDrawAbnormal`: only while the last draw is at notice or above in the clinic's preset. */
  repeat?: { every: Span; onlyIf?: 'lastDrawAbnormal' }
  /** Each dose step higher than all before it wants a draw within this span of it. */
  onPeakDose?: { dueWithin: Span }
  /** Each raised dose wants a draw at this offset, dropped where the regular day is earlier or within 14 days. */
  onDoseIncrease?: { offset: Span }
  /** The source leaves a draw at the end of the course to the clinic. */
  finalDraw?: 'optional'
  /** Id of a row of the table of sources. */
  source: string
  /** The clinic's own copy: `id@version` of the row it was made from, and who changed it when. */
  copiedFrom?: string
  changed?: ChangedBy
  /** From this version on it is no longer offered; what was decided under the earlier ones still names them. */
  retired?: true
}

export type { ChangedBy }
