import type { Alert } from '../alerts'
import type { AnalyteId, Fasting } from '../analyte'
import type { Bilingual } from '../language'
import type { CumulativeDose } from '../doseCount'
import type { Day } from '../day'
import type { HysLaw, Interpretation, RRatio, Trend } from '../interpret'
import type { Change } from '../interpret/change'
import type { RangeSource } from '../range'
import type { Draw, Result, ResultStatus, SampleMark } from '../result'
import type { Source } from '../source'
import type { Threshold, ThresholdPreset } from '../threshold'
import type { Verdict } from '../verdict/types'
import type { PatientFacts } from '../facts'
import type { Patient } from '../patient'

/** The parts of a lab sheet, in its order. */
export type RowGroup = 'liver' | 'lipids' | 'other'

/** One result as it stands in the table, with everything that its cell says. */
export interface SheetCell {
  analyte: AnalyteId
  drawn: Day
  draw: Draw
  result: Result
  status: ResultStatus
  /** As received; empty while the order is pending. */
  text: string
  /** Named only where it is not the unit of the row. */
  otherUnit?: string
  comparator?: string
  number?: string
  unit: string
  /** Absent while pending or struck out. */
  interpretation?: Interpretation
  /** `preset@version:analyte:level` of the limit exceeded. */
  limit?: string
  range?: { low?: string; high?: string; unit?: string; source: RangeSource; sourceId?: string }
  trend?: Trend
  /** Against the last number of an earlier day. */
  sincePrevious?: Change
  /** Against the last number in the baseline window of its course. */
  sinceBaseline?: Change
  isStruckOut: boolean
  /** Other results of the analyte in the same draw: earlier ones, other specimens, struck-out ones. */
  others: SheetCell[]
}

export interface SheetDraw {
  id: string
  day: Day
  /** Written where two draws share a day. */
  time?: string
  lab?: string
  /** Where it was drawn, if elsewhere. */
  outside?: string
  fasting: Fasting
  marks: readonly SampleMark[]
  isBaseline: boolean
  /** Whether somebody has seen it as it is. */
  isReviewed: boolean
  /** Collected before the course in view. */
  isBeforeCourse: boolean
}

export interface SheetRow {
  analyte: AnalyteId
  group: RowGroup
  name: Bilingual
  unit: string
  /** The range that judged the newest result. */
  range?: SheetCell['range']
  /** One for each draw of the table, in its order. */
  cells: (SheetCell | undefined)[]
}

/** Analytes × draws, like a lab sheet: draws earliest first. */
export interface SheetTable {
  draws: SheetDraw[]
  rows: SheetRow[]
}

/** What the results of one day say together beside their flags. */
export interface LiverNotes {
  day: Day
  /** Where ALT or ALP is raised, or ALT is and R cannot be said. */
  rRatio?: RRatio
  /** AST over its limit, and no CK of that day. */
  ckMissing?: Bilingual
}

/** The limits of one analyte of the preset. */
export interface SheetLimit {
  analyte: AnalyteId
  name: Bilingual
  unit: string
  limits: readonly Threshold[]
  /** Those that hold where fasting is known. */
  fasting?: readonly Threshold[]
  /** Those of a baseline above its upper limit, where a result of the table was judged by them. */
  abnormalBaseline?: readonly Threshold[]
  /** The range that judged its newest result, on which the multiples rest. */
  range?: SheetCell['range']
}

/** What the limits come from, numbered in the order of the sheet. */
export interface SheetSource {
  id: string
  /** Absent where the table of sources has no such row. */
  source?: Source
  isUnconfirmed: boolean
}

export interface SheetCourse {
  /** Which course of how many. */
  ordinal: number
  count: number
  start?: Day
  /** The week of the course today; absent before it and after it. */
  week?: number
  plannedWeeks?: number
  plannedEnd?: Day
  end?: Day
  /** Prescribed today: 0 during a pause, absent where none is stated. */
  mgPerDay?: number
  isPaused: boolean
  /** Prescribed before or after the pause. */
  cumulative?: CumulativeDose
}

/** One patient's summary, as facts; words are made where it is shown. */
export interface Sheet {
  patient: Patient
  facts: PatientFacts
  age?: number
  verdict: Verdict
  course?: SheetCourse
  hysLaw?: HysLaw
  /** What the labels name as a contraindication and is on that day. */
  alerts?: readonly Alert[]
  /** Of the last day with a liver value. */
  liverNotes?: LiverNotes
  /** Baseline and the last draws, on the first page. */
  table: SheetTable
  /** The draws that the first page has no room for, newest pages last. */
  earlier: SheetTable[]
  /** Numbers, words and pending orders of all draws; what the pages show together. */
  drawCount: number
  limits: SheetLimit[]
  sources: SheetSource[]
  preset: ThresholdPreset
  asOf: Day
}
