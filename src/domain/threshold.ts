import type { AnalyteId } from './analyte'
import type { ChangedBy } from './changedBy'
import type { Decimal } from './decimal'
import type { Bilingual } from './language'

/** How much a value exceeds, from least to most. Shown as 注意, 要確認, 高度, 至急確認; the id `stop` is never shown. */
export const SEVERITIES = ['notice', 'caution', 'stop', 'critical'] as const
export type Severity = (typeof SEVERITIES)[number]

export type LimitOperator = 'gt' | 'gte' | 'lt' | 'lte'

/**
 * One limit: a multiple of the upper (uln) or lower (lln) limit of the range, of the patient's own baseline value, or an
 * absolute value in the catalogue's unit.
 */
export interface Threshold {
  level: Severity
  operator: LimitOperator
  value: Decimal
  of: 'uln' | 'lln' | 'absolute' | 'baseline'
  /** What the source prints of the same limit in other units; used as printed (clinical.md §3.2). */
  printed?: readonly { unit: string; value: Decimal }[]
  /** Only what is above the upper limit of the range as well exceeds it (CTCAE v6.0, ALP: ">Baseline and ULN"). */
  aboveUlnToo?: true
  /** What a graded scheme calls it, e.g. `ctcae-v5:2`. */
  grade?: string
  source: string
}

/**
 * The limits of one analyte, in any order; those of `fasting` hold only where fasting is known. `abnormalBaseline` takes
 * the place of both where the baseline was above its upper limit. Under `minAge` only a printed range judges.
 */
export interface AnalyteThresholds {
  limits: readonly Threshold[]
  fasting?: readonly Threshold[]
  abnormalBaseline?: readonly Threshold[]
  minAge?: number
  hint?: Bilingual
}

/** A set of limits with id, version, source and author. A clinic edits copies. */
export interface ThresholdPreset {
  id: string
  version: string
  name: Bilingual
  author: Bilingual
  source: string
  rules: Partial<Record<AnalyteId, AnalyteThresholds>>
  /** The clinic's own copy: `id@version` of the row it was made from, and who changed it when. */
  copiedFrom?: string
  changed?: ChangedBy
  /** From this version on it is no longer offered; what was judged under the earlier ones still names them. */
  retired?: true
}
