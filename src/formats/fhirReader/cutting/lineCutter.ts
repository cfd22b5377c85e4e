import type { Utf8Letters } from '../../bytes/utf8Letters'
import { MOST_RESOURCE_LETTERS, type CutInto, type Cutter } from './cutter'

const NEW_LINE = 0x0a
/** A line that was begun in the piece before is joined in bytes up to here. */
const MOST_REST_BYTES = 1 << 17
const NOTHING = new Uint8Array()

/** Cuts NDJSON: a resource a line. Empty lines are nothing; a line is only put together where pieces divide it. */
export class LineCutter implements Cutter {
  lines = 0
  private begun: string[] = []
  private length = 0
  /** The beginning of a line in bytes; nothing else was begun then. */
  private rest: Uint8Array = NOTHING
  private letters: Utf8Letters | undefined

  constructor(private readonly into: CutInto) {}

  feed(piece: string): void {
    this.addRest()
    let from = 0
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', from)) {
      this.add(piece.slice(from, end))
      this.finishLine()
      from = end + 1
    }
    if (from < piece.length) this.add(piece.slice(from))
  }

  feedUtf8(letters: Utf8Letters): void {
    const { bytes } = letters
    this.letters = letters
    let from = this.finishBegun(letters)
    for (let end = bytes.indexOf(NEW_LINE, from); end >= 0; end = bytes.indexOf(NEW_LINE, from)) {
      this.takeLine(bytes, from, end)
      from = end + 1
    }
    // A copy: the piece is let go of.
    if (from < bytes.length) this.rest = joined(this.rest, bytes.subarray(from))
    if (this.rest.length > MOST_REST_BYTES) this.addRest()
  }

  end(): void {
    this.addRest()
    if (this.length > 0) this.finishLine()
  }

  /** Finishes the line that the pieces before began; gives where the next one begins. */
  private finishBegun({ bytes }: Utf8Letters): number {
    if (this.length === 0 && this.rest.length === 0) return 0
    const end = bytes.indexOf(NEW_LINE)
    if (end < 0) {
      if (this.length > 0) this.addBytes(bytes)
      return this.length > 0 ? bytes.length : 0
    }
    if (this.length > 0) {
      this.addBytes(bytes.subarray(0, end))
      this.finishLine()
    } else {
      const line = joined(this.rest, bytes.subarray(0, end))
      this.rest = NOTHING
      this.takeLine(line, 0, line.length)
    }
    return end + 1
  }

  private takeLine(bytes: Uint8Array, from: number, until: number): void {
    if (this.into.takeAlike(bytes, from, until, this.lines + 1)) this.lines += 1
    else {
      const line = bytes.subarray(from, until)
      this.addBytes(line)
      this.finishLine(line)
    }
  }

  private addRest(): void {
    const { rest } = this
    this.rest = NOTHING
    if (rest.length > 0) this.addBytes(rest)
  }

  private addBytes(bytes: Uint8Array): void {
    if (!this.letters) throw new Error('bytes of a line come with their letters')
    if (bytes.length > 0) this.add(this.letters.textOf(bytes))
  }

  private add(text: string): void {
    this.length += text.length
    if (this.length <= MOST_RESOURCE_LETTERS || this.begun.length === 0) this.begun.push(text)
  }

  private finishLine(bytes?: Uint8Array): void {
    this.lines += 1
    const [only = ''] = this.begun
    const text = this.begun.length > 1 ? this.begun.join('') : only
    const cut = { text, line: this.lines, ...(bytes ? { bytes } : {}) }
    if (this.length > MOST_RESOURCE_LETTERS) this.into.tooLong(cut)
    else if (!isBlank(text)) this.into.resource(cut)
    this.begun = []
    this.length = 0
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all
}

function isBlank(text: string): boolean {
  return text.length < 16 && text.trim() === ''
}
