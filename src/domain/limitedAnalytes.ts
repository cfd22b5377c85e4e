import type { AnalyteId } from './analyte'

/** Analytes whose grading asks for the baseline value in any published grading (clinical.md §3.1, §3.3). */
export const GRADED_BY_BASELINE: readonly AnalyteId[] = ['ast', 'alt', 'ggt', 'alp', 'tbil']

/** Analytes of which a low value may exceed a limit; of the others only high ones can. */
export const LIMITED_FROM_BELOW: readonly AnalyteId[] = [
  'alb',
  'tp',
  'hdl',
  'wbc',
  'hb',
  'plt',
  'glu',
  'hba1c',
]

/** Limits and ranges begin at this age at the latest: from then on age says no more about the judgement of a result. */
export const GROWN_UP = 20
