import type { AnalyteId } from '@/domain/analyte'
import type { Day } from '@/domain/day'
import type { Bilingual, Language } from '@/domain/language'
import type { DoubtReason, Sex } from '@/domain/patient'
import type { Problem } from '@/domain/problem'
import type {
  ColumnUse,
  ImportField,
  ImportKind,
  ImportTemplate,
  LeftOut,
  LeftOutReason,
  OwnItem,
  ReadPatient,
  TableKind,
} from '@/domain/reading'
import type { ResultStatus } from '@/domain/result'
import type { NeedsMapping } from '@/formats/table/asking'
import type { StoreHandle } from '@/storage'

export type { OwnItem }

/** Where an import stands. `mapping`: a file's headings were not recognised and a person says what they are. */
export type ImportPhase =
  'idle' | 'reading' | 'mapping' | 'preview' | 'storing' | 'done' | 'cancelled' | 'failed'

/** What can be imported: a file, or text that was pasted. */
export type ImportSource = { name: string; blob: Blob } | { name: string; text: string }

/** How far the work is. `done` and `total` count bytes while unpacking and reading, patients while matching and storing. */
export interface WorkDone {
  step: 'unpacking' | 'reading' | 'matching' | 'storing'
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

/** What can become of a result cell, in the order in which the screens show it. */
export const OUTCOME_NAMES = ['new', 'same', 'corrected', 'conflict', 'doubt', 'leftOut', 'problems'] as const
export type OutcomeName = (typeof OUTCOME_NAMES)[number]

/** How many cells of one file came to what; `cells` is their sum. */
export type FileCounts = Record<OutcomeName | 'cells', number>

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
  counts: FileCounts
  /** Why it could not be read, or not to its end; nothing of it is imported. */
  refused?: Problem
  /** A person said that it is not to be read. */
  isLeftOut?: boolean
}

/** The files of one folder that were taken for one kind. */
export interface FileGroup {
  id: string
  /** The chosen folder or packed file; empty for files that stand in none. */
  folder: string
  kind: ImportKind
  state: 'read' | 'refused' | 'left-out'
  files: number
  counts: FileCounts
}

/** A column or analyte that was recognised as of no use here. */
export interface LeftOutItem extends LeftOut {
  file: string
}

/** What one line of the list of cells says: what became of it, and why. */
export interface LineItem {
  file: string
  /** 0 where the source has none. */
  line: number
  column: number
  outcome: OutcomeName
  /** More than one for what is left out under one heading, or a whole row that is a problem. */
  cells: number
  number?: string
  name?: string
  day?: Day
  time?: string
  analyte?: AnalyteId
  /** What stands there instead of an analyte: the heading, code or name as sent. */
  heading?: string
  text: string
  unit?: string
  why?:
    | { kind: 'problem'; problem: Problem }
    | { kind: 'left-out'; reason: LeftOutReason }
    | { kind: 'doubt'; because: DoubtReason }
    | { kind: 'conflict'; stored: { text: string; unit?: string } }
}

/** Which lines of the list of cells are asked for. */
export interface LinesWanted {
  file?: string
  outcome?: OutcomeName
  from: number
  count: number
}

/** An item that the catalogue does not know, by the code or name as sent. */
export interface UnknownItem {
  kind: ImportKind
  sent: string
  cells: number
  files: number
  /** Where it first stands. */
  file: string
  line: number
}

/** The problems of one file, or of all files that are no tables, to be repaired and imported again. */
export interface SavedProblems {
  name: string
  csv: Blob
  rows: number
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

/**
 * Doubts of one reason that may be decided together, with what they may all be said to be. None of them contradicts in
 * birth date or sex: those are decided one by one.
 */
export interface DoubtGroup {
  because: DoubtReason
  choices: readonly ImportChoice[]
  doubts: number
  /** Those that nobody has decided. */
  waiting: number
  /** What was decided for several of them at once and still holds. */
  together?: { choice: ImportChoice; doubts: number }
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
  unknownItems: UnknownItem
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
  /** The first many of all files; `files` of the service has the rest. */
  files: FilePreview[]
  groups: FileGroup[]
  totals: ImportTotals
  /** Numbers of the files that a person corrected. */
  corrected: { from: string; to: string; cells: number }[]
  /** The doubts by reason, where more than one of a reason may be decided together. */
  doubtGroups: DoubtGroup[]
  /** New people who would have results and no course. */
  withoutCourse: number
  /** A clinic file brings settings: taken where the clinic holds nobody yet, else left out. */
  clinicSettings?: 'taken' | 'left-out'
}

/** A file whose columns a person says: what is known of it so far, and its first rows. */
export type MappingRequest = NeedsMapping & { file: string }

/** A mapping to be tried on the first rows of a file. */
export interface TryMapping {
  sample: MappingRequest['sample']
  template: ImportTemplate
}

/** A result as a mapping reads it. */
export interface TriedResult {
  number: string
  day: Day
  time?: string
  analyte: AnalyteId
  status: ResultStatus
  /** Absent where the order is pending. */
  text?: string
  unit?: string
  flag?: string
  line: number
}

/** What a mapping makes of the first rows of a file: the first of each list, and how many there are. */
export interface MappingTried {
  /** Whether it says enough to read anything. */
  fits: boolean
  rows: number
  results: TriedResult[]
  count: number
  people: ReadPatient[]
  peopleCount: number
  problems: Problem[]
  problemCount: number
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
  /** Files whose columns a person wants to say, although they were recognised. */
  asks?: readonly string[]
  /** The files that a person does not want read after all, by name. */
  without?: readonly string[]
}

export type OpenAnswer =
  | { state: 'preview'; preview: ImportPreview }
  | { state: 'mapping'; mapping: MappingRequest; isOneOfSeveral: boolean }
  | { state: 'cancelled' }
  | { state: 'nothing'; problem: Problem }

/**
 * What a choice is about: one item by its id, all conflicts, or the doubts of one reason together. A choice for doubts
 * together is for those that still wait; taken back, it leaves alone what was decided one by one.
 */
export type Asked = string | { all: 'conflicts' } | { together: DoubtReason }

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
  /** What became of the first many of its files, and of all of them by folder and kind. */
  files: Pick<FilePreview, 'name' | 'kind' | 'counts' | 'refused' | 'isLeftOut'>[]
  groups: FileGroup[]
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

/** What the worker itself offers beside. */
export interface ImportWorker extends ImportService {
  /** Takes some of the sources of the import that `open` begins next, before those that it names itself. */
  bring(sources: ImportSource[]): Promise<void>
}

/** What the worker offers; the store talks to it through Comlink, tests directly. */
export interface ImportService {
  open(request: OpenRequest, tell: (work: WorkDone) => void): Promise<OpenAnswer>
  page<Name extends ImportListName>(
    list: Name,
    from: number,
    count: number,
  ): Promise<ItemPage<ImportLists[Name]>>
  /** What a mapping makes of the first rows of the file that was asked about last; nothing is kept of it. */
  tryMapping(given: TryMapping): Promise<MappingTried>
  /** The questions about that file under other headings (from 0; none where `count` is 0), or for another kind. */
  askAgain(request: MappingRequest, headings: { first: number; count: number }): Promise<MappingRequest>
  /** The files of a group, or all of them. */
  files(wanted: { group?: string; from: number; count: number }): Promise<ItemPage<FilePreview>>
  /** The names of all files of a group. */
  fileNames(group: string): Promise<string[]>
  /** What becomes of each cell, in the order of the files; those of one file or outcome where that is asked for. */
  lines(wanted: LinesWanted): Promise<ItemPage<LineItem>>
  /**
   * The problems of one table with its own headings and rows as received, or without a file those of all other files with
   * the original lines; undefined where there are none.
   */
  saveProblems(of: { file?: string; language: Language }): Promise<SavedProblems | undefined>
  /** Says that what a doubt holds stands under a wrong number: it is looked at anew under the right one. */
  correctNumber(item: string, number: string): Promise<ImportPreview>
  /** Takes a correction back, by its position among `corrected` of the preview. */
  takeNumberBack(correction: number): Promise<ImportPreview>
  /** A choice for what is asked; `undefined` takes it back. The totals may move. */
  choose(asked: Asked, choice: ImportChoice | undefined): Promise<ImportPreview>
  /** Stores in one act; undefined where nothing was stored, because it was cancelled or had to be planned anew. */
  confirm(request: ConfirmRequest, tell: (work: WorkDone) => void): Promise<ImportDone | undefined>
  /** What would be stored now, where the last confirm found that the clinic had changed since the files were read. */
  renewed(): Promise<ImportPreview | undefined>
  undo(
    request: { handle: StoreHandle; importId: string; at: string; by: string },
    tell: (work: WorkDone) => void,
  ): Promise<UndoDone>
  /** Stops what is running; nothing of it is stored. A confirm that has begun to store runs to its end. */
  cancel(): Promise<void>
  /** Lets go of everything that was read. */
  forget(): Promise<void>
}
