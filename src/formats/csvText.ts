/**
 * What a spreadsheet may run as a formula when it stands first in a cell, in plain or full width, also behind blanks, and
 * the control characters that begin one (OWASP, CSV injection).
 */
const RUN = '[\\s\\u0000\\u200B-\\u200D\\u2060]*[=+\\-@＝＋－＠]|[\\t\\r\\n]'
/** Marks of our own before it count as part of it, or taking one off would change what somebody wrote. */
const FORMULA = new RegExp(`^'*(?:${RUN})`)
/** What marks a cell that was kept from being run; readers take it off again. */
const GUARDED = new RegExp(`^'(?='*(?:${RUN}))`)

/**
 * One line of CSV with its line end: RFC 4180, and no cell that a spreadsheet runs as a formula. An apostrophe before the
 * cell keeps it from being run.
 */
export function csvLine(cells: readonly (string | number | undefined)[]): string {
  return cells.map(csvCell).join(',') + '\r\n'
}

/** A cell that no spreadsheet runs as a formula; numbers and plain words are as they were. */
export function guarded(cell: string): string {
  return FORMULA.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell
}

/** A number below zero begins like a formula and is none. */
const PLAIN_NUMBER = /^-\d+(?:\.\d+)?$/

/**
 * A cell without what a program put around it for a spreadsheet: the apostrophe that kept it from being run as a formula,
 * or the formula `="98"` that keeps a text a text.
 */
export function withoutGuard(cell: string): string {
  const first = cell.charCodeAt(0)
  if (first === APOSTROPHE) return cell.replace(GUARDED, '')
  return first === EQUALS ? (/^="([^"]*)"$/.exec(cell.trimEnd())?.[1] ?? cell) : cell
}

/** Makes a spreadsheet read the file as UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF'

const APOSTROPHE = 39
const EQUALS = 61

function csvCell(cell: string | number | undefined): string {
  if (cell === undefined) return ''
  const text = typeof cell === 'number' ? String(cell) : FORMULA.test(cell) ? `'${cell}` : cell
  return /[",;\t\r\n']/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}
