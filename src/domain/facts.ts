import type { Day } from './day'
import type { DoseStep } from './course'
import type { Contact, Sex, Snooze } from './patient'

/**
 * What the worklist index holds of a patient: facts only, no verdict and no flag. List, badge, chart, print and CSV all
 * ask the same functions about the same facts, so they cannot differ.
 */
export interface PatientFacts {
  id: string
  number: string
  name?: string
  kana?: string
  phone?: string
  phone2?: string
  contactNote?: string
  sex?: Sex
  birthDate?: Day
  nextVisit?: Day
  courses: CourseFacts[]
  /** By day, earliest first; all results and orders of one collection day are one draw (product.md §2 rule 1). */
  draws: DrawFacts[]
  values: PackedValues
  /** The labs that packed values name, for the clinic's own ranges. */
  labs?: string[]
  lastContact?: Pick<Contact, 'day' | 'outcome' | 'next'>
  /** How many calls in a row, up to the last, did not reach anybody. */
  callsNotReached?: number
  snooze?: Snooze
  resultsInDoubt?: boolean
  /** Values that wait for a person's choice. */
  conflicts?: number
  /** What a course must not meet, each with its days; asked through `alertsOn` of `domain/alerts`. */
  alerts?: AlertFact[]
}

/**
 * A positive pregnancy test that stands, a pregnancy, a time of breast-feeding or a medicine as entered, from its first to
 * its last day, both included; a side that is absent is open. Which medicine matters is asked when it is shown.
 */
export interface AlertFact {
  kind: 'positive-test' | 'pregnancy' | 'breast-feeding' | 'medicine'
  from?: Day
  to?: Day
  name?: string
  yj?: string
}

export interface CourseFacts {
  start?: Day
  plannedWeeks?: number
  end?: Day
  protocol?: string
  doses: DoseStep[]
  pauses: { from: Day; restart?: Day }[]
}

/** One collection day. The three numbers hold one bit an analyte, at its index in `ANALYTE_IDS`. */
export interface DrawFacts {
  day: Day
  /** Analytes with a number, with or without comparator, whatever its unit, range, flag or sample mark. */
  present: number
  /** Analytes ordered and not yet reported. */
  pending: number
  /** Analytes reported as words in place of a number (溶血, 量不足 …), cancelled or entered in error. */
  unusable: number
  /** The latest day on which a number of this draw came in, where that is known. */
  arrived?: Day
  /** The day of the newest review of this draw, and the recheck day that it carries. */
  reviewed?: Day
  recheck?: Day
  /** A result of it changed or came in after that review, so nobody has seen the draw as it is. */
  changedSince?: true
}

/**
 * The newest result of each analyte, and the last of each analyte in the baseline window of each course, seven integers
 * each (`PACKED`): small to store, fast to read for 100,000 patients. Read only through `domain/packedValues.ts`.
 */
export type PackedValues = readonly number[]
