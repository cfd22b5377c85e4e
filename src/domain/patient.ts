import type { Course } from './course'
import type { Day } from './day'
import type { Flag } from './interpret/types'
import type { DayJournal } from './journal'
import type { ReadPatient, ReadResult } from './reading'
import type { Draw } from './result'

export type Sex = 'F' | 'M'

export const CONTACT_OUTCOMES = [
  'will-come',
  'reached-no-date',
  'message-left',
  'no-answer',
  'wrong-number',
  'do-not-call',
  'stopped-elsewhere',
  'moved',
  'other',
] as const
export type ContactOutcome = (typeof CONTACT_OUTCOMES)[number]

/** A call made about a draw. `next` is the day on which the patient said to come. */
export interface Contact {
  id: string
  day: Day
  by?: string
  outcome: ContactOutcome
  next?: Day
  note?: string
  /** The next visit that stood until this contact wrote another. */
  visitBefore?: Day
  /** It was noted in error: struck through, never erased. */
  struckOut?: StruckOut
}

/** Who struck an entry out, when and why; `at` is `YYYY-MM-DDTHH:MM` on the clinic's clock. */
export interface StruckOut {
  at: string
  by: string
  reason?: string
}

/** A medicine that the patient takes or took beside the course, as entered; `yj` is its YJ code where known. */
export interface Medicine {
  id: string
  name: string
  yj?: string
  from?: Day
  to?: Day
  note?: string
  by?: string
  struckOut?: StruckOut
}

export const PREGNANCY_TEST_RESULTS = ['negative', 'positive', 'unclear'] as const
export type PregnancyTestResult = (typeof PREGNANCY_TEST_RESULTS)[number]

export interface PregnancyTest {
  id: string
  day: Day
  result: PregnancyTestResult
  specimen?: 'urine' | 'serum'
  note?: string
  by?: string
  struckOut?: StruckOut
}

/** A pregnancy or a time of breast-feeding; it lasts while `to` is absent. */
export interface Motherhood {
  id: string
  kind: 'pregnancy' | 'breast-feeding'
  from: Day
  to?: Day
  note?: string
  by?: string
  struckOut?: StruckOut
}

export const PROCEDURE_KINDS = ['lasik', 'laser', 'wax', 'blood-donation'] as const
export type ProcedureKind = (typeof PROCEDURE_KINDS)[number]

/** Something with a restriction around a course, done or planned on a day. */
export interface Procedure {
  id: string
  kind: ProcedureKind
  day: Day
  note?: string
  by?: string
  struckOut?: StruckOut
}

export const PATIENT_NOTE_KINDS = ['symptom', 'flare', 'visit', 'note'] as const
export type PatientNoteKind = (typeof PATIENT_NOTE_KINDS)[number]

/** What happened on a day, in words: a symptom, a flare of the acne, a visit. */
export interface PatientNote {
  id: string
  day: Day
  kind: PatientNoteKind
  text: string
  by?: string
  struckOut?: StruckOut
}

/** Until this day the row waits in its own section; status and counts stay. `byDay` is when it was set. */
export interface Snooze {
  until: Day
  reason: string
  setOn: Day
  /** What was known when it was set, so that what came in later on that very day still wakes it. */
  seen?: SeenBySnooze
}

/** How many analytes had been reported, and the worst flag that nobody had reviewed; absent where no rule was asked. */
export interface SeenBySnooze {
  reported: number
  flag?: Flag
}

export interface Weight {
  day: Day
  kg: number
}

/** A weight that was corrected or taken out: when, `YYYY-MM-DDTHH:MM:SS` on the clinic's clock, and by whom. */
export interface EarlierWeight extends Weight {
  at: string
  by: string
}

/** Everything that the clinic holds about one person. Stored whole; changed only by making a new one. */
export interface Patient {
  /** Opaque and random: the only thing about a patient that may stand in an address. */
  id: string
  /** The clinic's number, as written. */
  number: string
  name?: string
  kana?: string
  birthDate?: Day
  sex?: Sex
  phone?: string
  phone2?: string
  contactNote?: string
  nextVisit?: Day
  weights: Weight[]
  /** Weights that were corrected or taken out, newest last. */
  earlierWeights?: EarlierWeight[]
  courses: Course[]
  draws: Draw[]
  contacts: Contact[]
  medicines?: Medicine[]
  pregnancyTests?: PregnancyTest[]
  motherhoods?: Motherhood[]
  procedures?: Procedure[]
  notes?: PatientNote[]
  snooze?: Snooze
  /** Results that might concern this person wait in the doubt list (product.md §2 rule 10). */
  resultsInDoubt?: boolean
  /** What waits in the doubt list because it might concern this person. */
  held?: HeldReading[]
  /** What imports changed about the person, newest last, so that each can be taken back. */
  imported?: ImportTrace[]
  /** The days on which statements of several acts met, so that each can be taken back. */
  journal?: DayJournal[]
  importId?: string
  /** An import brought this person, and somebody has typed a name, a telephone, a weight or a next visit since. */
  isTypedOf?: true
}

/** Why something that was read waits until a person decides: who it is about, or which course. */
export type DoubtReason = 'birth-date' | 'sex' | 'name' | 'number' | 'several' | 'first-day'

/** Rows of a file that might concern a patient and wait for a decision. */
export interface HeldReading {
  id: string
  importId: string
  because: DoubtReason
  people: ReadPatient[]
  results: ReadResult[]
}

/** The changes of one import, in the order in which they were made. */
export interface ImportTrace {
  importId: string
  changes: TracedChange[]
}

/** One value that an import changed: where it stands (`['courses', id, 'end']`), what stood there before, what stands there now. */
export interface TracedChange {
  path: string[]
  before?: string | number
  after?: string | number
}

/** Age in whole years on a day; undefined without a birth date. Somebody born on 29 Feb turns older on 1 Mar in other years. */
export function ageOn(birthDate: Day | undefined, on: Day): number | undefined {
  if (birthDate === undefined) return undefined
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years
}
