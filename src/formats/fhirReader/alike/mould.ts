import { SLOTS, slotOfNumber, slotOfText, type Slot } from './slots'

/** What is the same in many resources, cut where they differ. */
export interface MouldPart {
  same: Uint8Array
  /** What stands after it; undefined at the end. */
  slot: Slot | undefined
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const COMMA = 0x2c
const SPACE = 0x20
const DELETE = 0x7f
const MINUS = 0x2d
const POINT = 0x2e
const ZERO = 0x30
const NINE = 0x39

/**
 * Cuts the bytes of a resource, which a parser has found to be JSON, into what is the same in others and what differs.
 * Undefined where something that differs is written in a way that is not taken without parsing (letters beyond ASCII, escapes).
 */
export function mouldOf(bytes: Uint8Array): MouldPart[] | undefined {
  const cutting = new Cutting(bytes)
  cutting.value('')
  return cutting.isUsable ? cutting.finish() : undefined
}

/** Where a text without escapes and letters beyond ASCII ends that begins at a place; −1 for any other, or none at all. */
export function endOfPlainText(bytes: Uint8Array, from: number, until: number): number {
  let at = from
  for (; at < until; at++) {
    const byte = bytes[at] ?? 0
    if (byte === QUOTE) break
    if (byte < SPACE || byte >= DELETE || byte === BACKSLASH) return -1
  }
  // Spaces around a text are taken off it, which is left to who parses.
  return at === from || at === until || bytes[from] === SPACE || bytes[at - 1] === SPACE ? -1 : at
}

/** Where a number without an exponent ends that begins at a place; −1 where none does as JSON writes it. */
export function endOfPlainNumber(bytes: Uint8Array, from: number, until: number): number {
  const whole = bytes[from] === MINUS ? from + 1 : from
  let at = endOfDigits(bytes, whole, until)
  if (at === whole || (bytes[whole] === ZERO && at > whole + 1)) return -1
  if (at < until && bytes[at] === POINT) {
    const fraction = at + 1
    at = endOfDigits(bytes, fraction, until)
    if (at === fraction) return -1
  }
  return at - from > MOST_FIGURES ? -1 : at
}

const MOST_FIGURES = 40

function endOfDigits(bytes: Uint8Array, from: number, until: number): number {
  let at = from
  while (at < until && (bytes[at] ?? 0) >= ZERO && (bytes[at] ?? 0) <= NINE) at++
  return at
}

/** Goes through sound JSON and notes where the slots are. */
class Cutting {
  isUsable = true
  private at = 0
  private from = 0
  private readonly parts: MouldPart[] = []

  constructor(private readonly bytes: Uint8Array) {}

  finish(): MouldPart[] {
    return [...this.parts, { same: this.bytes.slice(this.from), slot: undefined }]
  }

  value(path: string): void {
    this.skipBlanks()
    const byte = this.bytes[this.at]
    if (byte === OPEN_OBJECT) this.object(path)
    else if (byte === OPEN_LIST) this.list(path)
    else if (byte === QUOTE) this.text(path)
    else this.scalar(path)
  }

  private object(path: string): void {
    this.eachWithin(CLOSE_OBJECT, () => {
      const key = this.skipText()
      if (key.includes('\\')) this.isUsable = false
      this.skipBlanks()
      // The colon.
      this.at += 1
      this.value(path === '' ? key : `${path}.${key}`)
    })
  }

  private list(path: string): void {
    let position = 0
    this.eachWithin(CLOSE_LIST, () => {
      this.value(`${path}.${position}`)
      position += 1
    })
  }

  private eachWithin(close: number, take: () => void): void {
    this.at += 1
    for (;;) {
      this.skipBlanks()
      const byte = this.bytes[this.at]
      if (byte === undefined) throw new Error('a resource that was parsed ends in the middle')
      if (byte === close) break
      if (byte === COMMA) this.at += 1
      this.skipBlanks()
      take()
    }
    this.at += 1
  }

  private text(path: string): void {
    const from = this.at + 1
    const said = slotOfText(path, this.skipText())
    if (said) this.addSlot(said.slot, from + said.same, this.at - 1)
  }

  private scalar(path: string): void {
    const from = this.at
    while (this.at < this.bytes.length && !ENDS_SCALAR.has(this.bytes[this.at] ?? 0)) this.at += 1
    const slot = slotOfNumber(path)
    if (slot !== undefined) this.addSlot(slot, from, this.at)
  }

  private addSlot(slot: Slot, from: number, until: number): void {
    const { bytes } = this
    const end =
      slot === SLOTS.VALUE ? endOfPlainNumber(bytes, from, until) : endOfPlainText(bytes, from, until + 1)
    if (end !== until) this.isUsable = false
    this.parts.push({ same: bytes.slice(this.from, from), slot })
    this.from = until
  }

  /** Goes past a text, and gives what stands between its quotes, as written. */
  private skipText(): string {
    const from = this.at + 1
    let end = this.bytes.indexOf(QUOTE, from)
    while (end >= 0 && isEscaped(this.bytes, end)) end = this.bytes.indexOf(QUOTE, end + 1)
    if (end < 0) throw new Error('a text of a resource that was parsed has no end')
    this.at = end + 1
    return LETTERS.decode(this.bytes.subarray(from, end))
  }

  private skipBlanks(): void {
    while ((this.bytes[this.at] ?? SPACE + 1) <= SPACE) this.at += 1
  }
}

const LETTERS = new TextDecoder()
const ENDS_SCALAR = new Set([COMMA, CLOSE_OBJECT, CLOSE_LIST, 0x20, 0x09, 0x0a, 0x0d])

function isEscaped(bytes: Uint8Array, quote: number): boolean {
  let before = quote - 1
  while (bytes[before] === BACKSLASH) before -= 1
  return (quote - before) % 2 === 0
}
