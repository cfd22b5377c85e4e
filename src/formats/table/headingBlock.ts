import { isUnitText } from '@/domain/foldUnit'
import { readRangeCell } from '../cells/rangeCell'
import { columnOf, isDay, isPlainNumber, proposedColumn } from './columnOf'
import { fieldOfHeading, foldHeading } from './headings'
import { fieldsIn, isAnalyteColumn, isBlank, type LaidColumn, type PrintedRange } from './layout'
import type { Recognising } from './recognising'

export const ROWS_LOOKED_AT = 30

type Row = readonly string[]

/** The rows that say what the columns are. */
export interface HeadingBlock {
  /** Positions of its first and last row. */
  first: number
  last: number
  headings: string[]
}

/** What stands between the headings and the first row of data. */
export interface RowsUnder {
  /** Position of the last of them; that of the headings where there are none. */
  last: number
  columns: LaidColumn[]
  ranges: Record<number, PrintedRange>
}

/** The rows of headings: the row with the most cells that are headings, with the one above or below that completes it. */
export function headingBlock(rows: readonly Row[], given: Recognising): HeadingBlock | undefined {
  const main = headingRowOf(rows, given)
  const row = rows[main]
  if (!row) return undefined
  const above = rows[main - 1]
  if (above && completes(above, row, given)) return blockOf(rows, main - 1, 2)
  const below = rows[main + 1]
  if (below && completes(below, row, given)) return blockOf(rows, main, 2)
  return blockOf(rows, main, 1)
}

/** The headings of one row, or composed of two. */
export function blockOf(rows: readonly Row[], first: number, count: number): HeadingBlock {
  const last = Math.min(first + count - 1, rows.length - 1)
  const lower = rows[last] ?? []
  const headings = count < 2 || last === first ? [...lower] : composed(rows[first] ?? [], lower)
  return { first, last, headings }
}

/** A group row reaches over the empty cells to its right, as merged cells do. */
function composed(upper: Row, lower: Row): string[] {
  const filled = filledRight(upper, lower)
  const times = new Map<string, number>()
  for (const cell of lower) times.set(cell.trim(), (times.get(cell.trim()) ?? 0) + 1)
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const under = lower[at]?.trim() ?? ''
    const own = upper[at]?.trim() ?? ''
    if (under === '' || foldHeading(under) === foldHeading(own)) return own
    const over = filled[at] ?? ''
    return over === '' || times.get(under) === 1 ? under : `${over} ${under}`
  })
}

function filledRight(upper: Row, lower: Row): string[] {
  let last = ''
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const own = upper[at]?.trim() ?? ''
    if (own !== '') last = own
    return last
  })
}

/** Whether a neighbour of the row of headings is one too: it names what the row leaves open, or the same once more. */
function completes(other: Row, row: Row, { terms, zone }: Recognising): boolean {
  if (isBlank(other) || hasData(other, zone) || labelledPerson(other)) return false
  const filled = other.filter((cell) => cell.trim() !== '')
  const known = filled.filter((cell) => columnOf(cell, terms) !== 'unknown').length
  const same = other.filter(
    (cell, at) => cell.trim() !== '' && foldHeading(cell) === foldHeading(row[at] ?? ''),
  ).length
  if (same >= 2 && same === filled.length) return true
  const adds = other.filter(
    (cell, at) => columnOf(cell, terms) !== 'unknown' && columnOf(row[at] ?? '', terms) === 'unknown',
  ).length
  return known >= 2 && known >= filled.length / 2 && (adds > 0 || known === filled.length)
}

/** `患者番号 00142` is a label and a value, not two headings. */
function labelledPerson(row: Row): boolean {
  const [label, ...values] = row.filter((cell) => cell.trim() !== '')
  return values.length === 1 && fieldOfHeading(label ?? '') !== undefined && !fieldOfHeading(values[0] ?? '')
}

/** The row with the most cells that are headings; at least two, or the number alone in a column of its own. */
function headingRowOf(rows: readonly Row[], { terms, zone }: Recognising): number {
  let best = -1
  let most = 1
  let isWhole = false
  for (const [at, row] of rows.slice(0, ROWS_LOOKED_AT).entries()) {
    if (hasData(row, zone)) {
      // Longer headings further down are those of another table; the rows above them are no title.
      if (isWhole) break
      continue
    }
    const uses = row.map((cell) => proposedColumn(cell, terms))
    const found = uses.filter((use) => use !== 'unknown').length
    if (found <= most) continue
    most = found
    best = at
    isWhole = holdsResults(uses)
  }
  if (best >= 0) return best
  return rows
    .slice(0, ROWS_LOOKED_AT)
    .findIndex((row) => row.length === 1 && fieldOfHeading(row[0] ?? '') === 'number')
}

/** Whether columns say whose results they are, of which day and of what. */
function holdsResults(columns: readonly LaidColumn[]): boolean {
  const fields = fieldsIn(columns)
  const isList = fields.has('analyte') && fields.has('value')
  return fields.has('number') && fields.has('drawn') && (isList || columns.some(isAnalyteColumn))
}

/** Numbers stand under headings, not among them; days only where analytes run down and days across. */
function hasData(row: Row, zone: string): boolean {
  if (row.some((cell) => isPlainNumber(cell))) return true
  return !row.some((cell) => fieldOfHeading(cell) === 'analyte') && row.some((cell) => isDay(cell, zone))
}

const RANGE_LABEL = /^(?:参考)?基準(?:値|範囲)?|^正常(?:値|範囲)|^参考値|^(?:reference|normal)/i
const LOW_LABEL = /下限|lower|low/i
const HIGH_LABEL = /上限|upper|high/i
const UNIT_LABEL = /^(?:単位|units?)$/i
const NOTHING = /^[-‐―—*]*$/

/**
 * Rows of units and of ranges right under the headings of a wide table. They are taken for that only where every cell
 * says so: all units, or a label and ranges.
 */
export function rowsUnder(
  rows: readonly Row[],
  headingRow: number,
  columns: readonly LaidColumn[],
): RowsUnder {
  const under: RowsUnder = { last: headingRow, columns: [...columns], ranges: {} }
  const analytes = columns.flatMap((use, at) => (isAnalyteColumn(use) ? [at] : []))
  if (analytes.length === 0) return under
  for (let at = headingRow + 1; at <= headingRow + 5 && at < rows.length; at++) {
    const row = rows[at] ?? []
    if (isBlank(row)) continue
    if (!isUnitRow(row, analytes, under) && !isRangeRow(row, analytes, under)) break
    under.last = at
  }
  return under
}

function isUnitRow(row: Row, analytes: readonly number[], under: RowsUnder): boolean {
  const cells = stated(row, analytes)
  const beside = besideOf(row, analytes)
  if (cells.length === 0 || !cells.every(([, text]) => isUnitText(text))) return false
  if (!beside.every((text) => UNIT_LABEL.test(text) || NOTHING.test(text))) return false
  for (const [at, unit] of cells) {
    const use = under.columns[at]
    if (use !== undefined && isAnalyteColumn(use) && use.unit === undefined)
      under.columns[at] = { ...use, unit }
  }
  return true
}

function isRangeRow(row: Row, analytes: readonly number[], under: RowsUnder): boolean {
  const cells = stated(row, analytes)
  const [label, ...others] = besideOf(row, analytes)
  if (label === undefined || !RANGE_LABEL.test(label) || cells.length === 0) return false
  if (!others.every((text) => NOTHING.test(text) || RANGE_LABEL.test(text))) return false
  const side = LOW_LABEL.test(label) ? 'low' : HIGH_LABEL.test(label) ? 'high' : 'text'
  const fits = cells.every(([, text]) => (side === 'text' ? isRange(text) : isPlainNumber(text)))
  if (!fits) return false
  const sex = /男|\bM\b|\bmale/i.test(label) ? 'M:' : /女|\bF\b|female/i.test(label) ? 'F:' : ''
  for (const [at, text] of cells) {
    const before = under.ranges[at]
    const whole = sex === '' || side !== 'text' ? text : [before?.text, sex + text].filter(Boolean).join(' ')
    under.ranges[at] = { ...before, [side]: whole }
  }
  return true
}

function isRange(text: string): boolean {
  const range = readRangeCell(text)
  return range !== undefined && (range.low ?? range.high ?? range.bySex) !== undefined
}

function stated(row: Row, analytes: readonly number[]): [number, string][] {
  return analytes.flatMap((at): [number, string][] => {
    const text = row[at]?.trim() ?? ''
    return NOTHING.test(text) ? [] : [[at, text]]
  })
}

function besideOf(row: Row, analytes: readonly number[]): string[] {
  const held = new Set(analytes)
  return row.flatMap((cell, at) => (held.has(at) || cell.trim() === '' ? [] : [cell.trim()]))
}
