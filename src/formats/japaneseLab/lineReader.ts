import type { Bilingual } from '@/domain/language'
import type { Beginning, PieceReader, ReadToEnd } from '../format'
import { ownText } from '../gathered/dictionary'
import type { LabResults } from './labResults'
import { Lines, withoutEndMark } from './lines'

/** What reads the lines of one format. */
export interface LineHandler {
  readonly results: LabResults
  /** A line that is not blank; `isOpen` where the file ends in it, without a line end, and may have been cut off. */
  readLine(text: string, line: number, isOpen: boolean): void
  notes(): Bilingual[]
}

/** Reads a text line by line; letters that its encoding could not read are named once. */
export class LineReader implements PieceReader<string> {
  private readonly all = new Lines()
  private unreadable: { text: string; line: number } | undefined

  constructor(private readonly handler: LineHandler) {}

  get lines(): number {
    return this.all.count
  }

  read(piece: string): void {
    this.readLines(this.all.feed(piece), false)
  }

  end(): ReadToEnd {
    this.readLines(this.all.end(), true)
    const { unreadable } = this
    if (unreadable) this.handler.results.nameUnreadable(unreadable.line, unreadable.text)
    const notes = this.handler.notes()
    return notes.length === 0 ? {} : { notes }
  }

  private readLines(lines: ReturnType<Lines['feed']>, isOpen: boolean): void {
    for (const { text, line } of lines) {
      if (text.includes('\uFFFD')) this.unreadable ??= { text: ownText(text.slice(0, 200)), line }
      if (text.trim() !== '') this.handler.readLine(text, line, isOpen)
    }
  }
}

const LINES_LOOKED_AT = 50
/** Of a hundred rows so many have to fit; a damaged one does not make a file another one. */
const ENOUGH = 80

/** The first lines of a file that are not blank, without one that may be cut off. */
export function firstLines({ text, isAll }: Beginning): string[] {
  const lines = text.split(/\r\n|\r|\n/)
  if (!isAll) lines.pop()
  return lines
    .map((line) => withoutEndMark(line))
    .filter((line) => line.trim() !== '')
    .slice(0, LINES_LOOKED_AT)
}

/** Whether nearly all of the rows fit, and there is one. */
export function nearlyAll<Row>(rows: readonly Row[], fits: (row: Row) => boolean): boolean {
  return rows.length > 0 && rows.filter((row) => fits(row)).length * 100 >= rows.length * ENOUGH
}
