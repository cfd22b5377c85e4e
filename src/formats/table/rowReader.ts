import { MOST_CELL_LETTERS, MOST_COLUMNS, MOST_ROW_LETTERS, MOST_ROWS } from '../bytes/bounds'
import { Refused } from '../refused'
import { CutText } from './cutText'
import type { Delimiter } from './delimiter'

/** Rows of cells, and the line on which each begins; the first line of a file is 1. */
export interface RowBlock {
  readonly rows: string[][]
  readonly firstLine: number
  /** Set where a cell of the block may run over several lines; else the rows stand on consecutive lines. */
  readonly lines?: number[]
  /** The same rows without a text of their own a cell, where they were cut from text; valid until the next piece is cut. */
  readonly cut?: CutText
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

const LINE_FEED = 10
const RETURN = 13
const SPACE = 32
const QUOTE = 34

/**
 * Cuts text that arrives in pieces into rows of cells (RFC 4180). Line ends may be CR, LF or CRLF, mixed in one file, also
 * inside quotes, where they become LF. A stray quote costs its own line, not the rows after it.
 */
export class RowReader {
  readonly openQuotes: OpenQuote[] = []
  /** How many lines were read so far. */
  lines = 0
  /** Where the piece that was cut last stands from which on no row is complete yet. */
  private restFrom = 0
  /** A letter of which the next piece of text holds the other half. */
  private half = ''
  private readonly cut = new CutText()
  private readonly delimiter: number
  private readonly delimiterText: Delimiter
  /** No letter above this one ends a cell. */
  private readonly highestEnd: number
  private last: CutBlock | undefined
  /** Where the row stands that is being cut, and up to where quotes are letters. */
  private rowStart = 0
  private firstCell = 0
  private rowBreaks = 0
  private hasQuotes = false
  private hasLongCell = false
  private lettersUntil = 0

  constructor(delimiter: Delimiter) {
    this.delimiterText = delimiter
    this.delimiter = delimiter.charCodeAt(0)
    this.highestEnd = Math.max(QUOTE, this.delimiter)
  }

  /** The rows that a further piece of text completes. Only until the next piece is cut can they be asked for. */
  feed(text: string): RowBlock {
    this.giveUp()
    const whole = this.half + text
    this.half = HALF_AT_END.exec(whole)?.[0] ?? ''
    this.cut.goOnWithText(this.restFrom, whole.slice(0, whole.length - this.half.length))
    return this.completed()
  }

  /** The same of a piece of whole letters in UTF-8, of which no text need be made. */
  feedUtf8(letters: Uint8Array): RowBlock {
    this.giveUp()
    this.cut.goOn(this.restFrom, letters)
    return this.completed()
  }

  /** The rows that remain when no more text comes. */
  end(): RowBlock {
    this.giveUp()
    const { cut } = this
    const rest = withoutEndMark(cut.textBetween(this.restFrom, cut.length) + this.half)
    cut.goOnWithText(cut.length, rest)
    return this.rowsOf(true)
  }

  private completed(): RowBlock {
    const block = this.rowsOf(false)
    const { cut, restFrom } = this
    const isLong = cut.length - restFrom > MOST_ROW_LETTERS
    if (isLong && cut.textBetween(restFrom, cut.length).length > MOST_ROW_LETTERS)
      throw new Refused('row-too-long', this.lines + 1, String(MOST_ROW_LETTERS))
    return block
  }

  private giveUp(): void {
    this.last?.giveUp()
  }

  private rowsOf(isLast: boolean): RowBlock {
    const firstLine = this.lines + 1
    this.lettersUntil = 0
    this.restFrom = this.cutRows(isLast)
    this.last = new CutBlock(this.cut, firstLine)
    return this.last
  }

  /** Cuts as many rows as are complete, and says where the rest begins. */
  private cutRows(isLast: boolean): number {
    const { cut, delimiter, highestEnd } = this
    const { bytes, length } = cut
    let at = 0
    this.beginRow(0)
    while (at < length) {
      let letter = bytes[at] ?? 0
      if (letter === QUOTE && !this.isLetters(at)) {
        const end = this.cutQuoted(at, isLast)
        if (end < 0) {
          // Not closed yet: more may come, unless what stands there is too long to be one cell.
          if (!isLast && length - this.rowStart <= LONGEST_ROW) return this.rowStart
          at = this.rewind()
          continue
        }
        at = end
        letter = bytes[at] ?? 0
      } else {
        const start = at
        let hasQuote = false
        while (at < length) {
          letter = bytes[at] ?? 0
          if (letter <= highestEnd) {
            if (letter === delimiter || letter === LINE_FEED || letter === RETURN) break
            if (letter === QUOTE) hasQuote = true
          }
          at += 1
        }
        this.addPlain(start, at, hasQuote)
      }
      if (at >= length) {
        if (!isLast) return this.rowStart
        this.endRow(length)
        return length
      }
      at += 1
      if (letter === delimiter) {
        if (at < length) continue
        if (!isLast) return this.rowStart
        // A delimiter at the very end: an empty cell stands behind it.
        cut.add(at, at)
        this.endRow(length)
        return length
      }
      if (letter === RETURN) {
        // Whether a line feed belongs to it, the next piece says.
        if (at === length && !isLast) return this.rowStart
        if (at < length && bytes[at] === LINE_FEED) at += 1
      }
      if (this.rowBreaks > 0 && this.hasSwallowedRows()) at = this.rewind()
      else this.endRow(at)
    }
    return at
  }

  private isLetters(at: number): boolean {
    return at < this.lettersUntil || this.openQuotes.length >= MOST_OPEN_QUOTES
  }

  private addPlain(start: number, end: number, hasQuote: boolean): void {
    if (end - start > MOST_CELL_LETTERS) this.hasLongCell ||= this.isLong(start, end)
    if (hasQuote) this.hasQuotes = true
    if (hasQuote && this.isLetters(start))
      this.cut.addApart(this.cut.textBetween(start, end).replaceAll('"', ''))
    else this.cut.add(start, end)
  }

  private isLong(start: number, end: number): boolean {
    return this.cut.textBetween(start, end).length > MOST_CELL_LETTERS
  }

  private beginRow(at: number): void {
    this.rowStart = at
    this.firstCell = this.cut.cells
    this.rowBreaks = 0
    this.hasQuotes = false
    this.hasLongCell = false
  }

  private endRow(at: number): void {
    const { cut, firstCell } = this
    if (cut.cells - firstCell > MOST_COLUMNS)
      throw new Refused('too-many-columns', this.lines + 1, String(MOST_COLUMNS))
    if (this.hasLongCell) throw new Refused('cell-too-long', this.lines + 1, String(MOST_CELL_LETTERS))
    cut.endRow(firstCell, this.lines + 1, this.hasQuotes)
    this.lines += 1 + this.rowBreaks
    if (this.lines > MOST_ROWS) throw new Refused('too-many-rows', MOST_ROWS, String(MOST_ROWS))
    this.beginRow(at)
  }

  /** Cuts the quoted cell that begins at a place, and says where it ends; −1 where no quote closes it. */
  private cutQuoted(start: number, isLast: boolean): number {
    let hasQuote = false
    for (let at = this.quoteFrom(start + 1); at >= 0; at = this.quoteFrom(at)) {
      if (this.byteAt(at + 1) === QUOTE) at += 2
      else {
        const end = this.endBehind(at + 1, isLast)
        if (end === UNKNOWN) return -1
        if (end >= 0) {
          this.addQuoted(start + 1, at, hasQuote)
          return end
        }
        // Neither the end of the cell nor doubled: a letter like any other.
        at += 1
      }
      hasQuote = true
    }
    return -1
  }

  private quoteFrom(at: number): number {
    const found = this.cut.bytes.indexOf(QUOTE, at)
    return found < this.cut.length ? found : -1
  }

  /** A byte of the piece, 0 behind its end. */
  private byteAt(at: number): number {
    return at < this.cut.length ? (this.cut.bytes[at] ?? 0) : 0
  }

  /** Where a cell ends whose quote was closed before a place: spaces may follow it. Below 0 where it is not closed there. */
  private endBehind(from: number, isLast: boolean): number {
    let at = from
    while (this.byteAt(at) === SPACE) at += 1
    if (at >= this.cut.length) return isLast ? at : UNKNOWN
    const letter = this.byteAt(at)
    return letter === this.delimiter || letter === LINE_FEED || letter === RETURN ? at : NOT_CLOSED
  }

  private addQuoted(start: number, end: number, hasQuote: boolean): void {
    const { cut } = this
    let breaks = 0
    let hasReturn = false
    for (let at = start; at < end; at++) {
      const letter = cut.bytes[at] ?? 0
      if (letter === RETURN) hasReturn = true
      if (letter === RETURN ? this.byteAt(at + 1) !== LINE_FEED : letter === LINE_FEED) breaks += 1
    }
    this.rowBreaks += breaks
    this.hasQuotes = true
    const isPlain = !hasQuote && !hasReturn
    const said = isPlain ? '' : cut.textBetween(start, end).replaceAll('""', '"').replace(/\r\n?/g, '\n')
    if (isPlain && end - start > MOST_CELL_LETTERS) this.hasLongCell ||= this.isLong(start, end)
    if (said.length > MOST_CELL_LETTERS) this.hasLongCell = true
    if (isPlain) cut.add(start, end)
    else cut.addApart(said)
  }

  /** Whether a cell holds what must be rows of its own: very many lines, or a whole line with as many delimiters. */
  private hasSwallowedRows(): boolean {
    const { cut, firstCell } = this
    const row = cut.cellsFrom(firstCell, cut.cells)
    return row.some((cell) => {
      const inside = cell.split('\n')
      if (inside.length > MOST_LINES_IN_A_CELL) return true
      const whole = inside.slice(1, -1)
      return whole.some((line) => row.length > 2 && countOf(this.delimiterText, line) >= row.length - 1)
    })
  }

  /** Goes back to the beginning of the row, to read its first line with its quotes as letters. */
  private rewind(): number {
    const { rowStart, cut } = this
    const { bytes, length } = cut
    let end = rowStart
    while (end < length && bytes[end] !== LINE_FEED && bytes[end] !== RETURN) end += 1
    this.openQuotes.push({ line: this.lines + 1, text: cut.textBetween(rowStart, end) })
    this.lettersUntil = end
    cut.dropCells(this.firstCell)
    this.beginRow(rowStart)
    return rowStart
  }
}

const UNKNOWN = -2
const NOT_CLOSED = -1
const HALF_AT_END = /[\uD800-\uDBFF]$/

/** Rows whose texts are made when somebody asks for them. */
class CutBlock implements RowBlock {
  private made: string[][] | undefined
  private madeLines: number[] | undefined
  private current: CutText | undefined

  constructor(
    cut: CutText,
    readonly firstLine: number,
  ) {
    this.current = cut
  }

  get cut(): CutText {
    if (!this.current) throw new Error(`the rows from line ${this.firstLine} on were given up`)
    return this.current
  }

  get rows(): string[][] {
    return (this.made ??= Array.from({ length: this.cut.rows }, (_, row) => this.cut.row(row)))
  }

  get lines(): number[] {
    return (this.madeLines ??= [...this.cut.lines.subarray(0, this.cut.rows)])
  }

  /** The text that it was cut from is replaced. */
  giveUp(): void {
    this.current = undefined
  }
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
  const end = endOfWords(text)
  const mark = text.indexOf('\u001a', end)
  return mark < 0 ? text : text.slice(0, mark)
}

/** Where the last letter ends that is neither blank nor padding. */
function endOfWords(text: string): number {
  let end = text.length
  while (end > 0 && /[\u001a\0\s]/.test(text.charAt(end - 1))) end -= 1
  return end
}

function countOf(letter: string, text: string): number {
  let count = 0
  for (let at = text.indexOf(letter); at >= 0; at = text.indexOf(letter, at + 1)) count += 1
  return count
}
