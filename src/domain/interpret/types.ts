import type { AnalyteId, Fasting, Method } from '../analyte'
import type { BaselineWindows } from '../courseOfResult'
import type { Day } from '../day'
import type { Decimal } from '../decimal'
import type { Bilingual } from '../language'
import type { RangeSource, ReferenceRange } from '../range'
import type { Severity, Threshold, ThresholdPreset } from '../threshold'
import type { Sex } from '../patient'
import type { Value } from '../value'

export const NOT_JUDGED_REASONS = [
  'no-range',
  'other-unit',
  'text-only',
  'sex-unknown',
  'age-unknown',
  'under-age',
  'method-unknown',
  'only-a-bound',
  'no-limit-in-preset',
  'calculation-invalid',
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
  /** The collection day, which says what method a bare ALP was measured with. */
  day?: Day
  /** Triglycerides of the same draw, for a calculated LDL; in mg/dL unless a unit is named. */
  triglycerides?: Value
  triglyceridesUnit?: string
  /** The last value of the analyte in the baseline window, with its own upper limit, for presets with a baseline rule. */
  baseline?: {
    value: Value
    unit?: string
    low?: string
    high?: string
    /** Its own collection day, method and lab; those of the result judged where absent. */
    day?: Day
    method?: Method
    lab?: string
    /** Whole years on its own collection day; those on the day of the result judged where absent. */
    age?: number
  }
}

/** The rules that judge. */
export interface JudgingRules {
  preset: ThresholdPreset
  /** The common reference intervals (JCCLS), any order. */
  ranges: readonly ReferenceRange[]
  /** The clinic's own, by lab. */
  labRanges?: ReadonlyMap<string, readonly ReferenceRange[]>
  /** How far before its first day the baseline of a course may lie; a calendar month where absent. */
  baselineWindows?: BaselineWindows
}

/** The answer: a flag with the limit that was exceeded, or none, or not judged and why. Never stored. */
export interface Interpretation {
  flag: Flag
  because?: NotJudgedReason
  /** The highest limit exceeded. */
  limit?: {
    /** As `id@version`. */
    preset: string
    /** What the clinic calls it, where it is its own copy. */
    presetName?: Bilingual
    threshold: Threshold
    /** In the unit of the result. */
    bound: Decimal
  }
  /** `ctcae-v5:2` where the preset grades. */
  grade?: string
  range?: {
    low?: Decimal
    high?: Decimal
    source: RangeSource
    sourceId?: string
    /** Of the two numbers; the result's own where the report printed them. */
    unit?: string
  }
  rangeSource: RangeSource
  /** Value ÷ upper limit, for showing; absent without an upper limit. */
  ulnMultiple?: number
  /** The flag is the least that can be said: the value is a bound, or a higher limit could not be judged. */
  atLeast?: boolean
  /** The side of the limit exceeded, or of the range that the value lies outside of. */
  direction?: 'high' | 'low'
  /** Whether the value lies in the range named; absent where there is none or a bound leaves it open. */
  inRange?: boolean
  /** What the baseline said, in presets with a baseline rule. Abnormal: limits are multiples of the baseline value. */
  baseline?: 'unknown' | 'normal' | 'abnormal'
  /** The upper limit that said so, in the unit of the baseline, where its own report printed none. */
  baselineLimit?: Decimal
  /** The baseline is unknown because it was measured by another method. */
  baselineMethod?: 'other'
  /** What the preset adds to a value over a limit. */
  hint?: Bilingual
  /** The method that the value was read as, where that tells results apart (ALP without a stated method). */
  method?: Method
}

/** The worst flag among the newest results of a patient, and the worst among those whose draw nobody has reviewed. */
export interface WorstFlag {
  flag: Flag
  analyte: AnalyteId
  /** The value as shown, with its comparator. */
  text: string
  /** In the catalogue's unit unless another is named. */
  unit?: string
  ulnMultiple?: number
  day: Day
  unreviewed?: { flag: Flag; analyte: AnalyteId }
  /** The flag is raised by Hy's law laboratory criteria; `cholestasis` says whether ALP excludes it. */
  hysLaw?: { cholestasis: 'excluded' | 'not-excluded' }
}
