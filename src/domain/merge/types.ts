import type { AnalyteId } from '../analyte'
import type { Course, DoseStep, Pause } from '../course'
import type { Day } from '../day'
import type { Bilingual } from '../language'
import type { Patient } from '../patient'
import type { ReadPatient, ReadResult } from '../reading'
import type { Value } from '../value'

/** What became of one result cell; an order that an empty cell states is none. */
export type CellOutcome = 'new' | 'same' | 'corrected' | 'conflict' | 'problem' | 'order'

/** What a person decides about a conflict or a doubt: the file's statement, the stored one, or both. */
export type MergeChoice = 'take-new' | 'keep-old' | 'keep-both'

/** A new id: of a draw, or of anything else. */
export type NewId = (of?: 'draw') => string

/** Who imports, when, and where ids come from; the domain has neither clock nor chance. */
export interface Merging {
  today: Day
  /** `YYYY-MM-DDTHH:MM:SS` on the clinic's wall clock. */
  at: string
  by: string
  importId: string
  newId: NewId
  /** The decision about a conflict or doubt, by its key. */
  choiceOf: (key: string) => MergeChoice | undefined
}

/** Everything that an import holds about one person. */
export interface Incoming {
  /** From rosters, in the order of the files. */
  people: readonly ReadPatient[]
  /** What rows of results say of who it is; it only fills what is not known. */
  identities?: readonly (Pick<ReadPatient, 'name' | 'kana' | 'birthDate' | 'sex'> & Partial<Stands>)[]
  /** In the order of the files. */
  results: readonly ReadResult[]
  /** From clinic files: whole records, without ids. */
  records?: readonly FileRecord[]
}

/** A record of a clinic file, and the position of its file. */
export interface FileRecord {
  file: number
  record: Patient
}

/** Where a statement stands in the files of the import. */
export interface Stands {
  file: number
  line: number
}

/** A statement that contradicts another: the words are those of `formats/problems.ts`. */
export interface MergeFault extends Stands {
  code:
    | 'before-birth'
    | 'pauses-overlap'
    | 'restart-not-after-pause'
    | 'restart-without-pause'
    | 'pause-without-course'
    | 'end-before-start'
  column: number
  received: string
  detail: string
  /** It is imported all the same. */
  isWarning: boolean
}

/** Another value for what is stored already. */
export interface MergeConflict extends Stands {
  key: string
  analyte: AnalyteId
  day: Day
  time?: string
  stored: { value: Value; unit?: string }
  received: { value: Value; unit?: string }
  column: number
}

/** A course that may be a running one with its first day corrected, or another. */
export interface CourseDoubt extends Stands {
  key: string
  stored: Day
  received: Day
}

/** Something that the import does and a person should know before confirming. */
export interface MergeNote extends Stands {
  text: Bilingual
}

/** What a file states about one course. */
export interface CourseStatement extends Stands {
  start?: Day
  plannedWeeks?: number
  end?: Day
  protocol?: string
  doses: DoseStep[]
  /** A dose without a day: from the first day of a new course, else from the day of the import. */
  doseNow?: number
  pauses: Pause[]
  /** A restart day for a pause that the record holds. */
  restart?: Day
  /** What only a clinic file states. */
  further?: Pick<Course, (typeof FURTHER)[number] | 'earlier'>
}

/** What a clinic file says of a course beside its days; it fills what is not known and replaces nothing. */
export const FURTHER = ['endReason', 'endNote', 'product', 'transfer'] as const

/** What storing the import would make of one person. */
export interface Merged {
  patient: Patient
  /** Whether anything about the record differs from what was stored. */
  isChanged: boolean
  /** Whether something besides results differs. */
  isPersonChanged: boolean
  /** One for each of the results, in their order. */
  outcomes: CellOutcome[]
  conflicts: MergeConflict[]
  courseDoubts: CourseDoubt[]
  faults: MergeFault[]
  notes: MergeNote[]
}
