import type { ImportField } from '@/domain/reading'
import type { TableLayout } from '../table/recognise'

/** Where each field stands in a row, from 0. */
export type FieldColumns = Partial<Record<ImportField, number>>

/** The columns of the fields of a layout. */
export function fieldColumns(layout: TableLayout): FieldColumns {
  const columns: FieldColumns = {}
  layout.columns.forEach((use, at) => {
    if (typeof use === 'object' && 'field' in use) columns[use.field] ??= at
  })
  return columns
}

/** Whether nothing stands in a row. */
export function isBlankRow(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === '' || cell === '\u001a')
}

/** Whether a row is one cell of words, as `以上` or a note stands under a table. */
export function isRemark(row: readonly string[]): boolean {
  const [text, ...others] = row.filter((cell) => cell.trim() !== '')
  return text !== undefined && others.length === 0 && !/[\d０-９]/.test(text)
}

/** Whether a row has something where no heading is: a cell was cut in two, and the cells after it stand under wrong headings. */
export function reachesBeyond(row: readonly string[], width: number): boolean {
  return row.length > width && row.slice(width).some((cell) => cell.trim() !== '')
}

/** How many cells of a row, at these positions, are not empty. */
export function cellsAt(row: readonly string[], positions: readonly number[]): number {
  let count = 0
  for (const at of positions) if (row[at] !== undefined && row[at].trim() !== '') count += 1
  return count
}
