import type { AnalyteId } from '../../analyte'
import type { Day } from '../../day'
import type { Decimal } from '../../decimal'

/** How much an analyte varies without a cause, as coefficients of variation in per cent; each names its own source. */
export interface BiologicalVariation {
  /** Within one healthy person, from week to week. */
  withinPerson: number
  withinPersonSource: string
  /** Of the measurement in the study; at least half of the within-person variation is taken (rcv.md §1). */
  analytical: number
  analyticalSource: string
  /** The step in which laboratories report it, in the catalogue's unit, where that alone adds to the variation. */
  step?: number
}

/** By analyte; one that has no row is never compared with an expected variation. */
export type VariationTable = Partial<Record<AnalyteId, BiologicalVariation>>

export const NOT_COMPARED_REASONS = [
  'no-earlier',
  'text-only',
  'only-a-bound',
  'other-unit',
  'other-method',
  'method-unknown',
  'calculation-invalid',
  'no-variation-data',
  'not-positive',
  'other-lab',
  'lab-unknown',
  'not-fasting',
  'fasting-unknown',
] as const
export type NotComparedReason = (typeof NOT_COMPARED_REASONS)[number]

/** The reference change value around the earlier result, in per cent of it: `up` above zero, `down` below. */
export interface ReferenceChange {
  up: number
  down: number
}

/** What a change says of itself beside its figures. */
export type ChangeNote = 'lab-unnamed' | 'sample-marked'

/**
 * From one earlier result to this one. `verdict` compares the change with the variation to be expected without a cause;
 * it is no flag: beyond is not "abnormal", within is not "no change".
 */
export interface Change {
  /** Collection day of the earlier result, and its value as received. */
  from: Day
  before: string
  /** In the unit of this result; absent where the two cannot be subtracted. */
  difference?: Decimal
  /** The earlier result came in another unit: the difference is rounded to the figures of this one. */
  isConverted?: true
  /** Of the earlier result, in per cent to one figure; absent where that is zero or less. */
  percent?: number
  verdict: 'within' | 'beyond' | 'not-compared'
  because?: NotComparedReason
  /** Beyond the 99 % limit too. */
  isStrong?: true
  /** At 95 %, two-sided. */
  rcv?: ReferenceChange
  notes: ChangeNote[]
}

/** Against the draw before and against the baseline of the course; absent where there is no such result. */
export interface Changes {
  previous?: Change
  baseline?: Change
}
