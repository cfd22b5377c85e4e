import type { Encoding } from './decode'
import { isJisEscape } from './jisBytes'

/** So much is looked at to see whether a text without a mark is UTF-16. */
const LOOKED_AT = 4096
/** From so many bytes of UTF-8 on the rest is likely to be UTF-8 too. */
const LIKELY_FROM = 1 << 20
/** An escape of ISO-2022-JP is at most so long, less one. */
const CUT_ESCAPE = 3

/**
 * The encoding that the bytes show, by all of them: a byte order mark; zeros as UTF-16 has them; the escapes of
 * ISO-2022-JP; UTF-8 where all of it is valid UTF-8; else Shift_JIS.
 */
export async function encodingOf(chunks: AsyncIterable<Uint8Array>): Promise<Encoding> {
  const { encoding } = await lookedThrough(chunks, Number.POSITIVE_INFINITY)
  return encoding
}

/** An encoding, and whether bytes that were not looked at could still show another one. */
export interface ShownEncoding {
  encoding: Encoding
  isSure: boolean
}

/**
 * The encoding that the bytes show; UTF-8, and not sure of it, where the first million of them are plain UTF-8 and more
 * follow: these are looked at while they are read (`wholeLettersOf`), since going through a large file twice takes its time.
 */
export function likelyEncoding(chunks: AsyncIterable<Uint8Array>): Promise<ShownEncoding> {
  return lookedThrough(chunks, LIKELY_FROM)
}

async function lookedThrough(chunks: AsyncIterable<Uint8Array>, likelyFrom: number): Promise<ShownEncoding> {
  const look = new Looking()
  let looked = 0
  for await (const chunk of chunks) {
    if (looked >= likelyFrom && look.isPlainUtf8) return { encoding: 'utf-8', isSure: false }
    const marked = looked === 0 ? (markedEncoding(chunk) ?? unmarkedUtf16(chunk)) : undefined
    if (marked) return { encoding: marked, isSure: true }
    looked += chunk.length
    look.at(chunk)
    if (look.isSure) break
  }
  return { encoding: look.end(), isSure: true }
}

/** The UTF-16 that a beginning without a mark shows: every other byte is zero wherever the text is plain. */
export function unmarkedUtf16(start: Uint8Array): Encoding | undefined {
  const looked = start.subarray(0, LOOKED_AT & ~1)
  const zeros = [0, 0]
  let controls = 0
  for (let at = 0; at + 1 < looked.length; at += 2) {
    const [even = 0, odd = 0] = [looked[at], looked[at + 1]]
    if (even === 0) zeros[0] = (zeros[0] ?? 0) + 1
    if (odd === 0) zeros[1] = (zeros[1] ?? 0) + 1
    const plain = even === 0 ? odd : odd === 0 ? even : 0x20
    if (plain < 0x20 && plain !== 0x09 && plain !== 0x0a && plain !== 0x0d) controls += 1
  }
  const [first = 0, second = 0] = zeros
  const fewest = Math.max(2, looked.length / 32)
  if (controls > 0 || looked.length < 4) return undefined
  if (first === 0 && second >= fewest) return 'utf-16le'
  return second === 0 && first >= fewest ? 'utf-16be' : undefined
}

class Looking {
  private readonly strict = new TextDecoder('utf-8', { fatal: true })
  private isUtf8 = true
  private hasHigh = false
  /** A byte beyond ASCII that is no half-width kana either: ISO-2022-JP has none. */
  private hasOther = false
  private hasEscape = false
  private last = new Uint8Array()

  at(chunk: Uint8Array): void {
    if (this.isUtf8) this.isUtf8 = isValid(this.strict, chunk)
    if (!this.hasOther) this.lookAtHigh(chunk)
    if (!this.hasEscape) this.lookForEscape(chunk)
  }

  get isPlainUtf8(): boolean {
    return this.isUtf8 && !this.hasEscape
  }

  get isSure(): boolean {
    return !this.isUtf8 && this.hasOther
  }

  end(): Encoding {
    const isUtf8 = this.isUtf8 && isValid(this.strict)
    const mayBeJis = this.hasEscape && !this.hasOther
    if (mayBeJis && (!this.hasHigh || !isUtf8)) return 'iso-2022-jp'
    return isUtf8 ? 'utf-8' : 'shift_jis'
  }

  /** By position: a function or an iterator for each byte takes ten times as long, over all bytes of a file. */
  private lookAtHigh(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0
      if (byte < 0x80) continue
      this.hasHigh = true
      if (byte >= 0xa1 && byte <= 0xdf) continue
      this.hasOther = true
      return
    }
  }

  private lookForEscape(chunk: Uint8Array): void {
    const seam = Uint8Array.from([...this.last, ...chunk.subarray(0, CUT_ESCAPE)])
    this.hasEscape = hasEscape(seam) || hasEscape(chunk)
    this.last = Uint8Array.from([...this.last, ...chunk.subarray(-CUT_ESCAPE)].slice(-CUT_ESCAPE))
  }
}

function hasEscape(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x1b); at >= 0; at = bytes.indexOf(0x1b, at + 1))
    if (isJisEscape(bytes, at)) return true
  return false
}

/** Whether the next bytes are UTF-8; without any, whether what came until now is complete. */
function isValid(strict: TextDecoder, chunk?: Uint8Array): boolean {
  try {
    if (chunk) strict.decode(chunk, { stream: true })
    else strict.decode()
    return true
  } catch {
    return false
  }
}

function markedEncoding(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}
