import { SORTS, type SortBy } from '@/domain/worklist'

/** A column of the list: what it shows and sorts by, whose words are the key of its heading, and how its cells stand. */
export interface Column {
  by: SortBy
  isNumber?: boolean
}

/** The columns, from left to right (product.md §4). One row joins flag × overdue × dose. */
export const COLUMNS: readonly Column[] = SORTS.map((by) => ({ by, isNumber: by === 'dose' }))

/** The columns and the one of the button that opens a row. */
export const COLUMN_COUNT = COLUMNS.length + 1
