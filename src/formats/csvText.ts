/** What a spreadsheet would run as a formula when it stands first in a cell. */
const FORMULA = /^[=+\-@\t\r]/
/** What marks a cell that was kept from being run; readers take it off again. */
const GUARDED = /^'(?=[=+\-@\t\r])/

/**
 * One line of CSV with its line end: RFC 4180, and no cell that a spreadsheet runs as a formula. An apostrophe before the
 * cell keeps it from being run.
 */
export function csvLine(cells: readonly (string | number | undefined)[]): string {
  return cells.map(csvCell).join(',') + '\r\n'
}

/** A cell without the apostrophe that kept it from being run as a formula. */
export function withoutGuard(cell: string): string {
  return cell.replace(GUARDED, '')
}

/** Makes a spreadsheet read the file as UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF'

function csvCell(cell: string | number | undefined): string {
  if (cell === undefined) return ''
  const text = typeof cell === 'number' ? String(cell) : FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n']/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}
