import type { AnalyteId, Fasting, Method } from './analyte'
import type { Day } from './day'
import type { ContactOutcome, Sex } from './patient'
import type { Problem } from './problem'
import type { ResultStatus, SampleMark } from './result'
import type { Value } from './value'

/** One result as a file states it, resolved to the catalogue but to no patient yet. */
export interface ReadResult {
  number: string
  day: Day
  time?: string
  lab?: string
  analyte: AnalyteId
  status: ResultStatus
  /** Absent where the order is pending. */
  value?: Value
  unit?: string
  low?: string
  high?: string
  rangeText?: string
  labFlag?: string
  fasting?: Fasting
  method?: Method
  specimen?: string
  comment?: string
  marks?: SampleMark[]
  /** The day the value was reported, where the source says it. */
  arrived?: Day
  line: number
  column: number
}

/** What a file states about a person; absent keys state nothing and change nothing (product.md §6). */
export interface ReadPatient {
  number: string
  name?: string
  kana?: string
  phone?: string
  phone2?: string
  contactNote?: string
  birthDate?: Day
  sex?: Sex
  weightKg?: number
  courseStart?: Day
  plannedWeeks?: number
  courseEnd?: Day
  doseMg?: number
  doseFrom?: Day
  pauseStart?: Day
  pauseRestart?: Day
  nextVisit?: Day
  protocol?: string
  line: number
}

/** Everything a reader found, in the order of the file. Every non-empty cell is in one of the lists or counted in `leftOut`. */
export interface Reading {
  kind: ImportKind
  patients: ReadPatient[]
  results: ReadResult[]
  problems: Problem[]
  /** Result cells recognised but not taken, by reason (an unknown analyte, a column of no use). */
  leftOut: { heading: string; reason: string; cells: number }[]
}

export const IMPORT_KINDS = ['roster', 'results-long', 'results-wide', 'clinic-file'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

export type { ContactOutcome }
