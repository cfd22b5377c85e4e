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
  /** It was drawn elsewhere: where, in words; only a clinic file says so. */
  outside?: string
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
  /** The source keeps statuses or versions, so a newer statement follows the stored one instead of contradicting it. */
  isVersioned?: boolean
  /**
   * The moment of the report that says so, on the clinic's clock (`YYYY-MM-DDTHH:MM:SS.mmm`): of two statements about one
   * result that have one, the later holds, in whatever order they arrive.
   */
  reportedAt?: string
  /** A short print of the source's own id of this result (`sourceKeyOf`), by which a later version finds it on another day too. */
  sourceKey?: string
  /** An order that an empty cell states: it is no result cell and is not counted as one. */
  isOrder?: boolean
  /** Position of the file among those of the import. */
  file?: number
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
  /** Said by a source of results of whom they are about (a FHIR Patient): it fills what the record lacks and replaces nothing. */
  fillsOnly?: true
  /** Position of the file among those of the import. */
  file?: number
  line: number
}

/** Everything a reader found, in the order of the file. Every non-empty cell is in one of the lists or counted in `leftOut`. */
export interface Reading {
  kind: ImportKind
  patients: ReadPatient[]
  results: ReadResult[]
  problems: Problem[]
  /** Result cells recognised but not taken, by reason (an unknown analyte, a column of no use). */
  leftOut: LeftOut[]
}

/** What was recognised and not taken: under which heading (or analyte name), why, and how many result cells. */
export interface LeftOut {
  heading: string
  reason: LeftOutReason
  cells: number
  /** The first line on which it stands, where the reader says it. */
  line?: number
  /** Whom that line is about, and which day, where it says so. */
  number?: string
  day?: Day
}
export const LEFT_OUT_REASONS = [
  'unknown-analyte',
  'unknown-column',
  'by-mapping',
  'by-choice',
  'above-the-headings',
  // An order is no result; orders are recognised and skipped.
  'order',
  // Vital signs, the state of a specimen, a question asked with the order.
  'not-a-lab-result',
  // The heading of a panel, whose results stand elsewhere.
  'panel',
  // A kind of message, resource or record that holds no results.
  'other-content',
  // An image, a PDF, a sampled signal in place of a value.
  'not-readable-here',
  // The source's own word for "nothing stated" (NA).
  'not-stated',
] as const
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number]

/** The kinds that are rows and columns. */
export const TABLE_KINDS = [
  'roster',
  'results-long',
  'results-wide',
  'results-transposed',
  'results-groups',
  'results-eav',
] as const
export type TableKind = (typeof TABLE_KINDS)[number]
/** The kinds that say themselves what each item means, or that stand in a fixed layout. */
export const MESSAGE_KINDS = [
  'hl7',
  'fhir',
  'record-256-new',
  'record-256-old',
  'record-256-generic',
  'bml',
  'opendolphin',
  'wolf',
  'mml',
] as const
export type MessageKind = (typeof MESSAGE_KINDS)[number]
export const IMPORT_KINDS = [...TABLE_KINDS, 'clinic-file', ...MESSAGE_KINDS] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

/** What the clinic says of an item that a laboratory sends under a code or name of its own. */
export type OwnItem = { analyte: AnalyteId; unit?: string } | 'leave-out'

/** The clinic's words for one kind of file: what the items mean that the catalogue does not know, by code or name as sent. */
export interface ItemList {
  kind: ImportKind
  items: Record<string, OwnItem>
}

/** What a column of a roster may state (product.md §6). */
export const ROSTER_FIELDS = [
  'number',
  'name',
  'kana',
  'phone',
  'phone2',
  'contactNote',
  'birthDate',
  'sex',
  'weightKg',
  'courseStart',
  'plannedWeeks',
  'courseEnd',
  'doseMg',
  'doseFrom',
  'pauseStart',
  'pauseRestart',
  'nextVisit',
  'protocol',
] as const
export type RosterField = (typeof ROSTER_FIELDS)[number]

/** What a column of a list of results may state beside the number and who the person is. `dayOffset` counts days from a first day. */
export const RESULT_FIELDS = [
  'drawn',
  'dayOffset',
  'time',
  'analyte',
  'value',
  'unit',
  'range',
  'low',
  'high',
  'flag',
  'fasting',
  'comment',
  'lab',
  'specimen',
  'arrived',
  // What the value of its row is (a value, a unit, a limit), where each stands in a row of its own.
  'attribute',
  // What our own list of results says beside the columns that laboratories have.
  'method',
  'marks',
  'status',
  'reportedAt',
  'outside',
] as const
export type ResultField = (typeof RESULT_FIELDS)[number]
export type ImportField = RosterField | ResultField

/** What one column is taken for: a field, an analyte of its own (with the unit of its cells), or nothing. */
export type ColumnUse =
  | { field: ImportField }
  | { analyte: AnalyteId; unit?: string; fasting?: Fasting; method?: Method }
  | 'leave-out'

/**
 * A mapping of somebody's columns, kept under a name and recognised next time by its headings. `columns` is keyed by
 * the heading as written; a file without headings is keyed by the position of the column, from 1.
 */
export interface ImportTemplate {
  id: string
  name: string
  kind: TableKind
  columns: Record<string, ColumnUse>
  /** The file has no row of headings. */
  withoutHeadings?: boolean
  /** Analyte names as that file writes them, where the catalogue does not know them or another is meant. */
  analytes?: Record<string, AnalyteId | 'leave-out'>
  /** Day 0 of the `dayOffset` column, for all patients. */
  firstDay?: Day
  /** How many rows of headings stand one under the other, where it is not one. */
  headingRows?: number
  /** `results-groups`: the first column of the first group, from 1, and how many columns each group has. */
  groups?: { from: number; width: number }
  /** `results-eav`: what the texts of the attribute column mean, where their words do not say it. */
  attributes?: Record<string, AttributeUse>
  /** What no column says and a person states for each file anew. */
  asks?: readonly ('number' | 'drawn')[]
  /** What a person stated for one file; never kept. */
  stated?: { number?: string; drawn?: Day }
}

/** What the value in a row of its own is. */
export const ATTRIBUTE_USES = [
  'value',
  'unit',
  'low',
  'high',
  'range',
  'flag',
  'comment',
  'leave-out',
] as const
export type AttributeUse = (typeof ATTRIBUTE_USES)[number]

export type { ContactOutcome }
