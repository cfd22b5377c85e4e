/**
 * ISO-2022-JP (JIS) as EUC-JP bytes, in which no state runs over a line end: Chromium's own decoder swallows a line end
 * that comes in a two-byte state, and both Chromium and Node lose letters at redundant escapes, SO/SI kana and JIS X 0212.
 * Every line begins in ASCII, whatever the one before ended in.
 */
export class JisBytes {
  private state: State = 'ascii'
  private isShifted = false
  /** The first byte of a letter, or of an escape, whose rest comes with the next piece. */
  private held: number[] = []

  /** The same letters in EUC-JP. `YEN` stands for the yen sign of JIS X 0201 and `UNREADABLE` for what has no letter. */
  next(chunk: Uint8Array): Uint8Array<ArrayBuffer> {
    const given = this.held.length === 0 ? chunk : joined(this.held, chunk)
    this.held = []
    return this.read(given, false)
  }

  /** What was still held back when no more comes. */
  end(): Uint8Array<ArrayBuffer> {
    const given = Uint8Array.from(this.held)
    this.held = []
    return this.read(given, true)
  }

  private read(given: Uint8Array, isLast: boolean): Uint8Array<ArrayBuffer> {
    const out = new Uint8Array(given.length * 3)
    let length = 0
    let at = 0
    while (at < given.length) {
      const byte = given[at] ?? 0
      if (byte === ESC) {
        const escape = escapeAt(given, at)
        if (escape === 'cut' && !isLast) break
        if (typeof escape === 'object') {
          this.state = escape.state ?? this.state
          at += escape.length
          continue
        }
      }
      if (byte === SHIFT_OUT || byte === SHIFT_IN) {
        this.isShifted = byte === SHIFT_OUT
        at += 1
      } else if (byte === CARRIAGE_RETURN || byte === LINE_FEED) {
        this.state = 'ascii'
        this.isShifted = false
        out[length++] = byte
        at += 1
      } else if (isInHalf(byte) && this.isTwoByte()) {
        const second = given[at + 1]
        if (second === undefined && !isLast) break
        if (second !== undefined && isInHalf(second)) {
          if (this.state === 'jis-x-0212') out[length++] = THREE_BYTES
          out[length++] = this.state === 'unknown' ? UNREADABLE : byte | HIGH
          if (this.state !== 'unknown') out[length++] = second | HIGH
          at += 2
        } else {
          out[length++] = UNREADABLE
          at += 1
        }
      } else {
        length = this.readOne(byte, out, length)
        at += 1
      }
    }
    this.held = [...given.subarray(at)]
    return out.subarray(0, length)
  }

  private isTwoByte(): boolean {
    return (
      !this.isShifted &&
      (this.state === 'jis-x-0208' || this.state === 'jis-x-0212' || this.state === 'unknown')
    )
  }

  private readOne(byte: number, out: Uint8Array, length: number): number {
    const isKana = byte >= HIGH || ((this.state === 'kana' || this.isShifted) && isInHalf(byte))
    if (isKana) {
      const kana = byte | HIGH
      if (kana < FIRST_KANA || kana > LAST_KANA) {
        out[length] = UNREADABLE
        return length + 1
      }
      out[length] = HALF_WIDTH
      out[length + 1] = kana
      return length + 2
    }
    // The tilde stays one: JIS-Roman draws an overline there, but messages mean their separator.
    out[length] = byte === BACKSLASH && this.state === 'roman' ? YEN : byte
    return length + 1
  }
}

/** Stands for a yen sign among the bytes: no letter of EUC-JP has it. */
export const YEN = 0x80
/** No letter of EUC-JP: a decoder gives U+FFFD for it, and takes nothing else with it. */
export const UNREADABLE = 0xff

/** An escape by which ISO-2022-JP changes to another set of letters; ASCII alone shows nothing. */
export function isJisEscape(bytes: Uint8Array, at: number): boolean {
  const escape = bytes[at] === ESC ? escapeAt(bytes, at) : undefined
  return typeof escape === 'object' && escape.state !== undefined && escape.state !== 'ascii'
}

type State = 'ascii' | 'roman' | 'kana' | 'jis-x-0208' | 'jis-x-0212' | 'unknown'

const ESC = 0x1b
const SHIFT_OUT = 0x0e
const SHIFT_IN = 0x0f
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const BACKSLASH = 0x5c
const HIGH = 0x80
const HALF_WIDTH = 0x8e
const THREE_BYTES = 0x8f
const FIRST_KANA = 0xa1
const LAST_KANA = 0xdf

/** Longer ones first: `$(D` is not `$` and something. Without a state it changes nothing that matters here. */
const ESCAPES: readonly { letters: string; state?: State }[] = [
  { letters: '$(D', state: 'jis-x-0212' },
  { letters: '$(@', state: 'jis-x-0208' },
  { letters: '$(B', state: 'jis-x-0208' },
  // JIS X 0213 holds JIS X 0208; what is only in it has no letter in EUC-JP.
  { letters: '$(O', state: 'jis-x-0208' },
  { letters: '$(Q', state: 'jis-x-0208' },
  { letters: '$(P', state: 'unknown' },
  { letters: '$@', state: 'jis-x-0208' },
  { letters: '$B', state: 'jis-x-0208' },
  { letters: '(B', state: 'ascii' },
  { letters: '(J', state: 'roman' },
  // Written by some old programs for JIS-Roman.
  { letters: '(H', state: 'roman' },
  { letters: '(I', state: 'kana' },
  { letters: ')I' },
  { letters: '&@' },
]
const LONGEST_ESCAPE = 4

/** The escape at a position, where it is one; `cut` where the bytes end before that can be said. */
function escapeAt(bytes: Uint8Array, at: number): { state?: State; length: number } | 'cut' | undefined {
  const letters = String.fromCharCode(...bytes.subarray(at + 1, at + LONGEST_ESCAPE))
  const known = ESCAPES.find((escape) => letters.startsWith(escape.letters))
  if (known) {
    const { state } = known
    return { length: known.letters.length + 1, ...(state === undefined ? {} : { state }) }
  }
  const isCut =
    at + LONGEST_ESCAPE > bytes.length && ESCAPES.some((escape) => escape.letters.startsWith(letters))
  return isCut ? 'cut' : undefined
}

/** Whether a byte may be half of a letter: 94 of each. */
function isInHalf(byte: number): boolean {
  return byte > 0x20 && byte < 0x7f
}

function joined(before: readonly number[], after: Uint8Array): Uint8Array {
  const all = new Uint8Array(before.length + after.length)
  all.set(before)
  all.set(after, before.length)
  return all
}
