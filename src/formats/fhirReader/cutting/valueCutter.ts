import { MOST_NESTING } from '../../bytes/bounds'
import { Refused } from '../../refused'
import { MOST_RESOURCE_LETTERS, type CutInto, type Cutter } from './cutter'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const NEW_LINE = 0x0a
const SEPARATORS = /[\s,]+/g
const BLANKS = /^[\s,]*$/
const BEFORE_ENTRIES = /"entry"\s*:\s*$/

/**
 * Cuts JSON that is not a resource a line: one resource, a list of them, a bundle, several one after another. Entries of a
 * bundle are cut out one by one; of the bundle itself only what stands around them is put together.
 */
export class ValueCutter implements Cutter {
  lines = 1
  private depth = 0
  private isInText = false
  private isEscaped = false
  /** The depth at which the elements of a list of resources stand; −1 outside of one. */
  private listDepth = -1
  private isBundle = false
  private isBroken = false
  /** The value around the elements, and the element that is being put together. */
  private readonly around = new Gathering()
  private readonly element = new Gathering()

  constructor(private readonly into: CutInto) {}

  feed(piece: string): void {
    if (this.isBroken) return
    let from = 0
    for (let at = 0; at < piece.length; at++) {
      if (this.isInText) {
        at = this.endOfText(piece, at)
        continue
      }
      const letter = piece.charCodeAt(at)
      if (letter === QUOTE) this.isInText = true
      else if (letter === NEW_LINE) this.lines += 1
      else if (letter === OPEN_OBJECT || letter === OPEN_LIST) from = this.open(piece, from, at, letter)
      else if (letter === CLOSE_OBJECT || letter === CLOSE_LIST) from = this.close(piece, from, at, letter)
      if (this.isBroken) return
    }
    this.keep(piece.slice(from))
  }

  end(): void {
    if (this.isBroken) return
    if (this.element.isOpen) this.into.broken(this.element.cut())
    else if (this.depth > 0 || this.isInText || this.around.hasSomething())
      this.into.broken(this.around.cut())
  }

  /** The place of the quote that ends a text, or the end of the piece. */
  private endOfText(piece: string, from: number): number {
    const start = this.isEscaped ? from + 1 : from
    this.isEscaped = false
    for (let quote = piece.indexOf('"', start); quote >= 0; quote = piece.indexOf('"', quote + 1)) {
      if (isEscapedAt(piece, quote, start)) continue
      this.isInText = false
      return quote
    }
    this.isEscaped = isEscapedAt(piece, piece.length, start)
    return piece.length
  }

  private open(piece: string, from: number, at: number, letter: number): number {
    this.depth += 1
    if (this.depth > MOST_NESTING + 2) throw new Refused('too-deep', this.lines, String(MOST_NESTING))
    if (this.depth === 1) return this.openValue(piece, from, at, letter)
    if (this.listDepth >= 0) {
      if (this.depth !== this.listDepth + 1 || letter !== OPEN_OBJECT) return from
      this.around.add(piece.slice(from, at).replace(SEPARATORS, ''))
      this.element.begin(this.lines)
      return at
    }
    if (this.depth !== 2 || letter !== OPEN_LIST) return from
    this.around.add(piece.slice(from, at + 1))
    if (BEFORE_ENTRIES.test(this.around.tail(1))) this.openEntries()
    return at + 1
  }

  private openValue(piece: string, from: number, at: number, letter: number): number {
    this.around.add(piece.slice(from, at))
    if (this.around.hasSomething()) {
      this.isBroken = true
      this.into.broken({ text: this.around.cut().text + piece.slice(at, at + 40), line: this.lines })
      return at
    }
    this.around.begin(this.lines)
    this.isBundle = false
    if (letter === OPEN_LIST) this.listDepth = 1
    return at
  }

  private openEntries(): void {
    this.listDepth = 2
    if (!this.isBundle)
      this.into.beginningOfBundle({ text: this.around.cut().text + ']}', line: this.around.line })
    this.isBundle = true
  }

  private close(piece: string, from: number, at: number, letter: number): number {
    this.depth -= 1
    if (this.depth < 0) {
      this.isBroken = true
      this.into.broken({ text: piece.slice(at, at + 40), line: this.lines })
      return at
    }
    if (this.element.isOpen) {
      if (this.depth !== this.listDepth) return from
      this.element.add(piece.slice(from, at + 1))
      this.tell(this.element)
      return at + 1
    }
    if (this.listDepth >= 0 && letter === CLOSE_LIST && this.depth === this.listDepth - 1) this.listDepth = -1
    if (this.depth > 0) return from
    this.around.add(piece.slice(from, at + 1))
    this.endValue()
    return at + 1
  }

  private endValue(): void {
    const text = this.around.cut().text
    if (!this.isBundle && !text.startsWith('[')) return this.tell(this.around)
    if (this.isBundle) this.into.endOfBundle(this.around.cut())
    this.around.end()
  }

  private tell(gathering: Gathering): void {
    if (gathering.isTooLong) this.into.tooLong(gathering.cut())
    else this.into.resource(gathering.cut())
    gathering.end()
  }

  private keep(rest: string): void {
    if (this.element.isOpen) this.element.add(rest)
    else this.around.add(this.listDepth < 0 ? rest : rest.replace(SEPARATORS, ''))
  }
}

/** A text that is put together of pieces, and the line on which it begins. */
class Gathering {
  isOpen = false
  line = 1
  private texts: string[] = []
  private length = 0

  begin(line: number): void {
    this.isOpen = true
    this.line = line
    this.texts = []
    this.length = 0
  }

  end(): void {
    this.isOpen = false
    this.texts = []
    this.length = 0
  }

  add(text: string): void {
    if (text === '') return
    this.length += text.length
    if (this.length <= MOST_RESOURCE_LETTERS) this.texts.push(text)
  }

  get isTooLong(): boolean {
    return this.length > MOST_RESOURCE_LETTERS
  }

  cut(): { text: string; line: number } {
    if (this.texts.length > 1) this.texts = [this.texts.join('')]
    return { text: this.texts[0] ?? '', line: this.line }
  }

  /** The last letters, without so many at the very end. */
  tail(without: number): string {
    const text = this.cut().text
    return text.slice(Math.max(0, text.length - 80), text.length - without)
  }

  hasSomething(): boolean {
    return !BLANKS.test(this.cut().text)
  }
}

/** Whether the letter at a place is escaped; nothing before `start` counts. */
function isEscapedAt(text: string, at: number, start: number): boolean {
  let before = at - 1
  while (before >= start && text.charCodeAt(before) === BACKSLASH) before -= 1
  return (at - 1 - before) % 2 === 1
}
