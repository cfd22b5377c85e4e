import Papa from 'papaparse'
import { MOST_CELL_LETTERS, MOST_COLUMNS, MOST_ROW_LETTERS, MOST_ROWS } from '../bytes/bounds'
import { Refused } from '../refused'
import type { Delimiter } from './delimiter'

/** Rows of cells, and the line on which each begins; the first line of a file is 1. */
export interface RowBlock {
  rows: string[][]
  firstLine: number
  /** Set where a cell of the block runs over several lines; else the rows stand on consecutive lines. */
  lines?: number[]
}

/** A quote that nothing closes; its line was read as if the quote were a letter. */
export interface OpenQuote {
  line: number
  text: string
}

/** A row longer than this is an open quote that swallowed the rows after it. */
const LONGEST_ROW = 1 << 16
const MOST_LINES_IN_A_CELL = 100
/** From so many on, quotes are no quotes in this file but letters. */
const MOST_OPEN_QUOTES = 50

/**
 * Cuts text that arrives in pieces into rows of cells. Line ends may be CR, LF or CRLF, mixed in one file, also inside
 * quotes: all become LF before PapaParse sees them, which otherwise merges rows silently. A stray quote costs its own
 * line, not the rows after it.
 */
export class RowReader {
  readonly openQuotes: OpenQuote[] = []
  /** How many lines were read so far. */
  lines = 0
  private rest = ''
  private heldReturn = false
  private readonly delimiter: Delimiter

  constructor(delimiter: Delimiter) {
    this.delimiter = delimiter
  }

  /** The rows that a further piece of text completes. */
  feed(text: string): RowBlock {
    const block = this.cut(this.rest + this.withPlainLineEnds(text), false)
    if (this.rest.length > MOST_ROW_LETTERS)
      throw new Refused('row-too-long', this.lines + 1, String(MOST_ROW_LETTERS))
    return bounded(block)
  }

  /** The rows that remain when no more text comes. */
  end(): RowBlock {
    const held = this.heldReturn ? '\n' : ''
    this.heldReturn = false
    const text = withoutEndMark(this.rest + held)
    return text === '' ? this.block([], 0) : bounded(this.cut(text, true))
  }

  private withPlainLineEnds(text: string): string {
    let piece = this.heldReturn ? '\r' + text : text
    this.heldReturn = piece.endsWith('\r')
    if (this.heldReturn) piece = piece.slice(0, -1)
    if (!piece.includes('\r')) return piece
    const withoutPairs = piece.replaceAll('\r\n', '\n')
    return withoutPairs.includes('\r') ? withoutPairs.replaceAll('\r', '\n') : withoutPairs
  }

  private cut(text: string, isLast: boolean): RowBlock {
    if (this.openQuotes.length >= MOST_OPEN_QUOTES) return this.cutAtEveryDelimiter(text, isLast)
    const { rows, used, open } = this.parsed(text, isLast)
    const consumed = used === text.length && !isLast ? text : text.slice(0, used)
    this.rest = text.slice(used)
    if (!text.includes('"')) return this.block(rows, rows.length)
    const breaks = countOf('\n', consumed) + (consumed.endsWith('\n') || consumed === '' ? 0 : 1)
    const swallowed = breaks === rows.length ? -1 : rows.findIndex((row) => this.hasSwallowedRows(row))
    if (swallowed >= 0) return this.cutAtStrayQuote(text, rows, swallowed, isLast)
    const block = breaks === rows.length ? this.block(rows, breaks) : this.blockWithLines(rows, breaks)
    const isStuck = open || this.rest.length > LONGEST_ROW
    return isStuck && this.rest !== '' ? this.joined(block, this.pastStrayQuote(this.rest, isLast)) : block
  }

  private cutAtEveryDelimiter(text: string, isLast: boolean): RowBlock {
    const lines = text.replaceAll('"', '').split('\n')
    const last = lines.pop() ?? ''
    this.rest = isLast ? '' : last
    if (isLast && last !== '') lines.push(last)
    return this.block(
      lines.map((line) => line.split(this.delimiter)),
      lines.length,
    )
  }

  private parsed(text: string, isLast: boolean): { rows: string[][]; used: number; open: boolean } {
    const parser = new Papa.Parser({ delimiter: this.delimiter, newline: '\n', quoteChar: '"' })
    const { data, errors, meta } = parser.parse(text, 0, !isLast) as Papa.ParseResult<string[]>
    const open = isLast && errors.some(({ code }) => code === 'MissingQuotes')
    if (open) {
      data.pop()
      return { rows: data, used: offsetOfLine(text, linesIn(data)), open }
    }
    // A last line end opens no row of its own.
    if (isLast && text.endsWith('\n')) data.pop()
    return { rows: data, used: isLast ? text.length : meta.cursor, open }
  }

  /** Whether a cell holds what must be rows of its own: very many lines, or a whole line with as many delimiters. */
  private hasSwallowedRows(row: readonly string[]): boolean {
    return row.some((cell) => {
      const inside = cell.split('\n')
      if (inside.length > MOST_LINES_IN_A_CELL) return true
      const whole = inside.slice(1, -1)
      return whole.some((line) => row.length > 2 && countOf(this.delimiter, line) >= row.length - 1)
    })
  }

  private cutAtStrayQuote(text: string, rows: string[][], at: number, isLast: boolean): RowBlock {
    const before = rows.slice(0, at)
    const lines = linesIn(before)
    const block = lines === before.length ? this.block(before, lines) : this.blockWithLines(before, lines)
    return this.joined(block, this.pastStrayQuote(text.slice(offsetOfLine(text, lines)), isLast))
  }

  /** Reads one line with its quotes as letters, and goes on behind it. */
  private pastStrayQuote(text: string, isLast: boolean): RowBlock {
    const end = text.indexOf('\n')
    const line = end < 0 ? text : text.slice(0, end)
    this.openQuotes.push({ line: this.lines + 1, text: line })
    const block = this.block([line.replaceAll('"', '').split(this.delimiter)], 1)
    const after = end < 0 ? '' : text.slice(end + 1)
    this.rest = ''
    return after === '' ? block : this.joined(block, this.cut(after, isLast))
  }

  private block(rows: string[][], lines: number): RowBlock {
    const firstLine = this.lines + 1
    this.lines += lines
    return { rows, firstLine }
  }

  private blockWithLines(rows: string[][], breaks: number): RowBlock {
    const firstLine = this.lines + 1
    let next = firstLine
    const lines = rows.map((row) => {
      const line = next
      next += 1 + breaksIn(row)
      return line
    })
    this.lines += breaks
    return { rows, firstLine, lines }
  }

  private joined(first: RowBlock, second: RowBlock): RowBlock {
    if (first.rows.length === 0) return second
    const lines = [...linesOf(first), ...linesOf(second)]
    return { rows: [...first.rows, ...second.rows], firstLine: first.firstLine, lines }
  }
}

/** Rows that are as wide and cells that are as long as a table may have; throws `Refused` at the first that is not. */
function bounded(block: RowBlock): RowBlock {
  const { rows, firstLine } = block
  if (firstLine + rows.length > MOST_ROWS) throw new Refused('too-many-rows', MOST_ROWS, String(MOST_ROWS))
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? []
    if (row.length > MOST_COLUMNS)
      throw new Refused('too-many-columns', lineOf(block, at), String(MOST_COLUMNS))
    for (const cell of row)
      if (cell.length > MOST_CELL_LETTERS)
        throw new Refused('cell-too-long', lineOf(block, at), String(MOST_CELL_LETTERS))
  }
  return block
}

/** The line on which each row of a block begins. */
export function linesOf(block: RowBlock): number[] {
  return block.lines ?? block.rows.map((_, at) => block.firstLine + at)
}

/** The line on which one row of a block begins. */
export function lineOf(block: RowBlock, at: number): number {
  return block.lines?.[at] ?? block.firstLine + at
}

/** The end mark of old systems (0x1A), and what padding follows it, says nothing. */
function withoutEndMark(text: string): string {
  return text.replace(/\u001a[\u001a\0\s]*$/, '')
}

function linesIn(rows: readonly string[][]): number {
  return rows.reduce((sum, row) => sum + 1 + breaksIn(row), 0)
}

function breaksIn(row: readonly string[]): number {
  let sum = 0
  for (const cell of row) if (cell.includes('\n')) sum += countOf('\n', cell)
  return sum
}

function countOf(letter: string, text: string): number {
  let count = 0
  for (let at = text.indexOf(letter); at >= 0; at = text.indexOf(letter, at + 1)) count += 1
  return count
}

function offsetOfLine(text: string, lines: number): number {
  let offset = 0
  for (let line = 0; line < lines; line++) {
    const end = text.indexOf('\n', offset)
    if (end < 0) return text.length
    offset = end + 1
  }
  return offset
}
