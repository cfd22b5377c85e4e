import { MOST_CELL_LETTERS, MOST_COLUMNS, MOST_ROW_LETTERS } from '../bytes/bounds'
import { Refused } from '../refused'

/** One line of a text without its end, and which it is; the first is 1. */
export interface Line {
  text: string
  line: number
}

/** Cuts text that arrives in pieces into lines; CR, LF and CRLF end one, also mixed. The mark of old systems at the end (0x1A) falls away. */
export class Lines {
  /** How many lines were read so far. */
  count = 0
  private rest: string[] = []
  private restLetters = 0
  private heldReturn = false

  /** The lines that a further piece completes. Throws `Refused` for a line longer than a row may be. */
  feed(text: string): Line[] {
    const joined = this.heldReturn && text.startsWith('\n') ? text.slice(1) : text
    if (text !== '') this.heldReturn = joined.endsWith('\r')
    const parts = joined.split(/\r\n|\r|\n/)
    const last = parts.pop() ?? ''
    const lines = parts.map((part, at) => this.line(at === 0 ? this.takeRest() + part : part))
    if (last !== '') this.rest.push(last)
    this.restLetters += last.length
    if (this.restLetters > MOST_ROW_LETTERS)
      throw new Refused('row-too-long', this.count + 1, String(MOST_ROW_LETTERS))
    return lines
  }

  /** The line that remains when no more text comes. */
  end(): Line[] {
    const text = this.takeRest()
    return text === '' ? [] : [this.line(text)]
  }

  private line(text: string): Line {
    this.count += 1
    if (text.length > MOST_ROW_LETTERS)
      throw new Refused('row-too-long', this.count, String(MOST_ROW_LETTERS))
    return { text: withoutEndMark(text), line: this.count }
  }

  private takeRest(): string {
    const text = this.rest.join('')
    this.rest = []
    this.restLetters = 0
    return text
  }
}

/** The mark of old systems at the end of a file; some decoders of Shift_JIS make U+001C of it. */
export function withoutEndMark(text: string): string {
  return text.includes('\u001a') || text.includes('\u001c') ? text.replaceAll(/[\u001a\u001c]/g, '') : text
}

/**
 * The cells of a line, trimmed. Its quotes are read as such where that gives a count of cells that `fits`; else they are
 * deleted before it is cut, as the programs do for which such files are made.
 */
export function cellsOf(text: string, fits: (count: number) => boolean): string[] {
  if (!text.includes('"')) return trimmed(text.split(','))
  const quoted = quotedCells(text)
  if (quoted && fits(quoted.length)) return trimmed(quoted)
  const deleted = text.replaceAll('"', '').split(',')
  return trimmed(quoted && !fits(deleted.length) ? quoted : deleted)
}

/** The cells with their quotes read; undefined where a quote stands in the middle of a cell or is not closed. */
function quotedCells(text: string): string[] | undefined {
  const cells: string[] = []
  const cell = /(?:\s*"([^"]*(?:""[^"]*)*)"\s*|([^",]*))(,|$)/y
  for (let at = 0; at <= text.length; at = cell.lastIndex) {
    cell.lastIndex = at
    const match = cell.exec(text)
    if (!match) return undefined
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] !== ',') return cells
  }
  return cells
}

function trimmed(cells: readonly string[]): string[] {
  return cells.map((cell) => cell.trim())
}

/** The same cells. Throws `Refused` for more of them, or a longer one, than a row may have. */
export function bounded(cells: string[], line: number): string[] {
  if (cells.length > MOST_COLUMNS) throw new Refused('too-many-columns', line, String(MOST_COLUMNS))
  if (cells.some((cell) => cell.length > MOST_CELL_LETTERS))
    throw new Refused('cell-too-long', line, String(MOST_CELL_LETTERS))
  return cells
}

/** Whether a last line without its end was cut off: a quote opens a cell and is not closed, or all rows have more cells. */
export function isCutOff(text: string, cells: readonly string[], narrowest: number): boolean {
  const isOpen = /(?:^|,)\s*"[^"]*$/.test(text)
  return isOpen || (Number.isFinite(narrowest) && cells.length < narrowest)
}
