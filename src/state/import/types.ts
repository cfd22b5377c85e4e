import type { AnalyteId } from '@/domain/analyte'
import type { Day } from '@/domain/day'
import type { Bilingual } from '@/domain/language'
import type { DoubtReason, Sex } from '@/domain/patient'
import type { Problem } from '@/domain/problem'
import type {
  ColumnUse,
  ImportField,
  ImportKind,
  ImportTemplate,
  LeftOutReason,
  TableKind,
} from '@/domain/reading'
import type { StoreHandle } from '@/storage'

/** Where an import stands. `mapping`: a file's headings were not recognised and a person says what they are. */
export type ImportPhase =
  'idle' | 'reading' | 'mapping' | 'preview' | 'storing' | 'done' | 'cancelled' | 'failed'

/** What can be imported: a file, or text that was pasted. */
export type ImportSource = { name: string; blob: Blob } | { name: string; text: string }

/** How far the work is. `done` and `total` count bytes while reading, patients while matching and storing. */
export interface WorkDone {
  step: 'reading' | 'matching' | 'storing'
  done: number
  total: number
  /** Lines read so far. */
  lines: number
}

/** How far the work is, how fast it goes, and how long it may still take at that rate. */
export interface ImportProgress extends WorkDone {
  linesPerSecond: number
  secondsLeft?: number
}

/** Every non-empty result cell is in one of the first seven; `cells` is their sum. */
export interface ImportTotals {
  new: number
  same: number
  corrected: number
  conflict: number
  doubt: number
  leftOut: number
  problems: number
  cells: number
  /** People who are not in the clinic yet. */
  patients: number
  /** People of the clinic about whom something changes besides results. */
  patientsChanged: number
  /** People of the clinic whom the files name. */
  patientsMatched: number
  /** Orders without a result yet, from empty cells of a long list. They are no result cells. */
  orders: number
  /** Values to look at that are imported all the same. */
  warnings: number
}

/** What one file was taken for, and why. */
export interface FilePreview {
  name: string
  kind: ImportKind
  /** Why it was taken for that, in words. */
  because: Bilingual
  /** UTF-8, UTF-16, Shift_JIS. */
  encoding: string
  delimiter?: 'comma' | 'tab' | 'semicolon'
  lines: number
  /** The template that recognised it. */
  template?: string
  columns: { heading: string; use: ColumnUse; unitAssumed?: string }[]
  /** Other kinds that its beginning fits as well: a person should look at what was read. */
  couldBe?: ImportKind[]
  /** What a person should know of it, e.g. that it holds orders only. */
  notes?: Bilingual[]
}

/** A column or analyte that was recognised as of no use here. */
export interface LeftOutItem {
  file: string
  heading: string
  reason: LeftOutReason
  cells: number
}

export type ImportChoice = 'take-new' | 'keep-old' | 'keep-both'

/** A stored value and another one for the same analyte of the same draw. */
export interface ConflictItem {
  id: string
  number: string
  name?: string
  analyte: AnalyteId
  day: Day
  time?: string
  stored: { text: string; unit?: string }
  received: { text: string; unit?: string }
  file: string
  line: number
  column: number
  /** Unset: the stored value stands, marked, until a person chooses. */
  choice?: ImportChoice
}

/** Who somebody is said to be, side by side in the doubt list. */
export interface PersonEvidence {
  number: string
  name?: string
  kana?: string
  birthDate?: Day
  sex?: Sex
  /** The first day of the course in question. */
  courseStart?: Day
}

/**
 * Rows that wait because it is not certain whom or which course they concern. `take-new`: the same person (or the first
 * day corrected); `keep-both`: another person (or another course); `keep-old`: leave these rows out.
 */
export interface DoubtItem {
  id: string
  because: DoubtReason
  stored: PersonEvidence
  received: PersonEvidence
  cells: number
  file: string
  line: number
  /** Unset: the rows wait in the doubt list. */
  choice?: ImportChoice
}

/** Something that the import will do and a person should know, e.g. a dose step from today. */
export interface ImportNote {
  number?: string
  file?: string
  line?: number
  text: Bilingual
}

/** What a list of the preview holds. */
export interface ImportLists {
  problems: Problem
  warnings: Problem
  conflicts: ConflictItem
  doubts: DoubtItem
  notes: ImportNote
  leftOut: LeftOutItem
}
export type ImportListName = keyof ImportLists

/** The beginning of a list, and how long it is. */
export interface ItemPage<Item> {
  items: Item[]
  total: number
}

/** Where the courses of new patients without one begin (product.md §6). */
export type CourseForNew = { kind: 'none' } | { kind: 'first-draw' } | { kind: 'on-day'; day: Day }

/** What the preview says before anything is stored. */
export interface ImportPreview {
  files: FilePreview[]
  totals: ImportTotals
  /** New people who would have results and no course. */
  withoutCourse: number
  /** A clinic file brings settings: taken where the clinic holds nobody yet, else left out. */
  clinicSettings?: 'taken' | 'left-out'
}

/** A file whose headings were not recognised: what a person sees to say what they are. */
export interface MappingRequest {
  file: string
  kind: TableKind
  headings: string[]
  /** The first rows under the headings, as received. */
  rows: string[][]
  /** What each heading may be, as far as it is known; the rest is `leave-out`. */
  suggested: Record<string, ColumnUse>
  /** The names in the analyte column that the catalogue does not know (long lists), as far as the sample shows. */
  unknownAnalytes: string[]
  /** Those that it knows, and what they mean; a template's `analytes` may say otherwise. */
  knownAnalytes: Record<string, AnalyteId>
  withoutHeadings: boolean
}

/** The fields that a mapping may use for each kind. */
export type MappableFields = Record<TableKind, readonly ImportField[]>

/** Everything that the worker is given to read files against the clinic. */
export interface OpenRequest {
  sources: ImportSource[]
  handle: StoreHandle
  zone: string
  today: Day
  templates: ImportTemplate[]
  /** What a person said a file is, by file name; else it is recognised. */
  kinds: Record<string, ImportKind>
  /** The mapping that a person made for a file, by file name. */
  mappings: Record<string, ImportTemplate>
}

export type OpenAnswer =
  | { state: 'preview'; preview: ImportPreview }
  | { state: 'mapping'; mapping: MappingRequest }
  | { state: 'cancelled' }
  | { state: 'nothing'; problem: Problem }

/** Who confirms, when. */
export interface ConfirmRequest {
  at: string
  today: Day
  by: string
  importId: string
  courseForNew: CourseForNew
}

/** What a stored import did. */
export interface ImportDone {
  importId: string
  totals: ImportTotals
  /** Conflicts and doubts that still wait for a choice. */
  waiting: { conflicts: number; doubts: number }
}

/** What could not be taken back when an import was undone. */
export interface UndoKept {
  number: string
  text: Bilingual
}
export interface UndoDone {
  importId: string
  patientsRemoved: number
  patientsRestored: number
  kept: UndoKept[]
}

/** What the worker offers; the store talks to it through Comlink, tests directly. */
export interface ImportService {
  open(request: OpenRequest, tell: (work: WorkDone) => void): Promise<OpenAnswer>
  page<Name extends ImportListName>(
    list: Name,
    from: number,
    count: number,
  ): Promise<ItemPage<ImportLists[Name]>>
  /** A choice for one item, or for all of a list; the totals may move. */
  choose(
    item: string | { all: 'conflicts' | 'doubts' },
    choice: ImportChoice | undefined,
  ): Promise<ImportPreview>
  confirm(request: ConfirmRequest, tell: (work: WorkDone) => void): Promise<ImportDone | undefined>
  undo(
    request: { handle: StoreHandle; importId: string; at: string; by: string },
    tell: (work: WorkDone) => void,
  ): Promise<UndoDone>
  /** Stops what is running; nothing of it is stored. A confirm that has begun to store runs to its end. */
  cancel(): Promise<void>
  /** Lets go of everything that was read. */
  forget(): Promise<void>
}
