import type { AnalyteId, Fasting, Method } from '../analyte'
import type { Decimal } from '../decimal'
import type { RangeSource, ReferenceRange } from '../range'
import type { Severity, Threshold, ThresholdPreset } from '../threshold'
import type { Sex } from '../patient'
import type { Value } from '../value'

export const NOT_JUDGED_REASONS = [
  'no-range', 'other-unit', 'text-only', 'sex-unknown', 'age-unknown', 'under-age', 'method-unknown', 'only-a-bound',
  'no-limit-in-preset', 'calculation-invalid',
] as const
export type NotJudgedReason = (typeof NOT_JUDGED_REASONS)[number]

export type Flag = 'none' | Severity | 'not-judged'

/** What is judged: one result with all that the judgement may rest on. */
export interface Judged {
  analyte: AnalyteId
  value: Value
  unit?: string
  /** As printed on the report. */
  low?: string
  high?: string
  fasting: Fasting
  method: Method
  sex?: Sex
  /** Whole years on the collection day. */
  age?: number
  lab?: string
  /** Triglycerides of the same draw in mg/dL, for a calculated LDL. */
  triglycerides?: Value
  /** The last value of the analyte in the baseline window, with its own upper limit, for presets with a baseline rule. */
  baseline?: { value: Value; unit?: string; low?: string; high?: string }
}

/** The rules that judge. */
export interface JudgingRules {
  preset: ThresholdPreset
  /** The common reference intervals (JCCLS), any order. */
  ranges: readonly ReferenceRange[]
  /** The clinic's own, by lab. */
  labRanges?: ReadonlyMap<string, readonly ReferenceRange[]>
}

/** The answer: a flag with the limit that was exceeded, or none, or not judged and why. Never stored. */
export interface Interpretation {
  flag: Flag
  because?: NotJudgedReason
  /** The highest limit exceeded. */
  limit?: { preset: string; threshold: Threshold; /** in the unit of the result */ bound: Decimal }
  /** `ctcae-v5:2` where the preset grades. */
  grade?: string
  range?: { low?: Decimal; high?: Decimal; source: RangeSource; sourceId?: string }
  rangeSource: RangeSource
  /** Value ÷ upper limit, for showing; absent without an upper limit. */
  ulnMultiple?: number
}
