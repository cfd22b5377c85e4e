import type { Terms } from '../terms'
import { columnOf, isDay, isPlainNumber, withoutRepeats } from './columnOf'
import { fieldOfHeading } from './headings'
import { ROWS_LOOKED_AT } from './headingBlock'
import { isFieldColumn, type LaidColumn } from './layout'

/** Analytes down, days across: where the row of days stands and what its columns are. */
export interface TransposedIn {
  headingRow: number
  headings: string[]
  columns: LaidColumn[]
}

/** The row of days of a sheet with analytes below it; undefined where there is none. */
export function transposedIn(
  rows: readonly (readonly string[])[],
  { terms, zone }: { terms: Terms; zone: string },
): TransposedIn | undefined {
  for (const [at, row] of rows.slice(0, ROWS_LOOKED_AT).entries()) {
    const firstDay = row.findIndex((cell) => isDay(cell, zone) && /\D/.test(cell.trim()))
    if (firstDay < 1 || row.some((cell) => isOfAPerson(cell) || isPlainNumber(cell))) continue
    if (standsAmongDays(rows, at, firstDay, zone)) continue
    const analyteAt = analyteColumn(rows, at, firstDay, terms)
    if (analyteAt < 0) continue
    const columns = withoutRepeats(
      row.map((heading) => (isDay(heading, zone) ? 'unknown' : transposedUse(heading, terms))),
    )
    if (!columns.some((use) => isFieldColumn(use) && use.field === 'analyte'))
      columns[analyteAt] = { field: 'analyte' }
    return { headingRow: at, headings: [...row], columns }
  }
  return undefined
}

/** Where analytes run down, an analyte's name over a column says nothing. */
function transposedUse(heading: string, terms: Terms): LaidColumn {
  const use = columnOf(heading, terms)
  return isFieldColumn(use) ? use : 'unknown'
}

function isOfAPerson(cell: string): boolean {
  const field = fieldOfHeading(cell.split(/[:：]/)[0] ?? '')
  return field === 'number' || field === 'drawn' || field === 'birthDate' || field === 'value'
}

/** A day with days under it is one of a column of days, not the heading of a draw. */
function standsAmongDays(
  rows: readonly (readonly string[])[],
  at: number,
  column: number,
  zone: string,
): boolean {
  const under = rows.slice(at + 1, at + 4)
  return under.some((row) => isDay(row[column] ?? '', zone) && /\D/.test(row[column] ?? ''))
}

/** The column before the days under which analytes are named. */
function analyteColumn(
  rows: readonly (readonly string[])[],
  headingRow: number,
  firstDay: number,
  terms: Terms,
): number {
  const row = rows[headingRow] ?? []
  const stated = row.findIndex((cell) => fieldOfHeading(cell) === 'analyte')
  if (stated >= 0 && stated < firstDay) return stated
  const under = rows.slice(headingRow + 1, headingRow + 1 + ROWS_LOOKED_AT)
  let best = -1
  let most = 1
  for (let at = 0; at < firstDay; at++) {
    const named = under.filter((each) => terms.heading(each[at] ?? '') !== undefined).length
    if (named > most || (named === 1 && under.length === 1)) {
      most = named
      best = at
    }
  }
  return best
}
