import type { Bilingual } from '@/domain/language'
import type { ColumnUse, ImportField, ImportTemplate, TableKind } from '@/domain/reading'

/** What one column of a file is taken for; `unknown` where neither the headings nor a mapping say anything. */
export type LaidColumn = ColumnUse | 'unknown'

/** Who a sheet is about, as stated above its headings, beside its rows, or by a person; texts as received. */
export interface StatedPerson {
  number: string
  name?: string
  birthDate?: string
  sex?: string
  kana?: string
}

/** Columns that repeat to the end of the row, from 0: the first begins at `from`, each is `width` columns wide. */
export interface GroupedColumns {
  from: number
  width: number
}

/** A range printed under the heading of a column: one text, or a limit in a row of its own each. */
export interface PrintedRange {
  text?: string
  low?: string
  high?: string
}

/** Where the headings stand and what each column is. */
export interface TableLayout {
  kind: TableKind
  /** Position of the last row of headings; −1 where there is none. Rows above the headings are a title. */
  headingRow: number
  headings: string[]
  columns: LaidColumn[]
  template?: ImportTemplate
  /** Stated above the headings, for a sheet that is about one person, or by a person who mapped it. */
  person?: StatedPerson
  /** The day of every row, as stated above the headings or by a person; as received. */
  drawn?: string
  /** Rows of headings as written, where what is read is composed of several. */
  headingRows?: readonly (readonly string[])[]
  /** Ranges printed under the headings, by column. */
  ranges?: Readonly<Record<number, PrintedRange>>
  groups?: GroupedColumns
  because: Bilingual
}

/** Whether a column states a field. */
export function isFieldColumn(use: LaidColumn): use is { field: ImportField } {
  return typeof use === 'object' && 'field' in use
}

/** Whether a column holds the results of one analyte. */
export function isAnalyteColumn(use: LaidColumn): use is Extract<ColumnUse, { analyte: unknown }> {
  return typeof use === 'object' && 'analyte' in use
}

/** The fields that columns state. */
export function fieldsIn(columns: readonly LaidColumn[]): Set<ImportField> {
  return new Set(columns.filter(isFieldColumn).map(({ field }) => field))
}

/**
 * What the columns of a mapping are keyed by: the heading as written; the position in brackets where it is empty, and a
 * number behind the second of two that are alike.
 */
export function columnKeys(headings: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return headings.map((heading, at) => {
    const text = heading.trim()
    if (text === '') return `(${at + 1})`
    const times = (seen.get(text) ?? 0) + 1
    seen.set(text, times)
    return times === 1 ? text : `${text} (${times})`
  })
}

/** The keys of columns without headings: their positions, from 1. */
export function positions(width: number): string[] {
  return Array.from({ length: width }, (_, at) => String(at + 1))
}

/** The width of the widest row. */
export function widthOf(rows: readonly (readonly string[])[]): number {
  let width = 0
  for (const row of rows) width = Math.max(width, row.length)
  return width
}

/** Whether nothing stands in a row. */
export function isBlank(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === '' || cell === '\u001a')
}
