import { MOST_ROW_LETTERS } from '../../bytes/bounds'
import { Refused } from '../../refused'
import { RECORD_BYTES } from './layout'

/** The bytes of one record, and the line (or, without line ends, the record of the file) that it is; the first is 1. */
export interface CutRecord {
  bytes: Uint8Array
  line: number
}

const CR = 13
const LF = 10
/** Of old systems at the end of a file; some decoders of Shift_JIS make the second of the first. */
const END_MARKS: readonly (number | undefined)[] = [26, 28]
/** So many bytes are looked at for a line end; without one the records stand one after the other. */
const LOOKED_AT = 4 * RECORD_BYTES

/**
 * Cuts bytes that arrive in pieces into records: by CRLF, LF or CR (which no Shift_JIS letter contains), or, in a file
 * without line ends, every 256 bytes. Blank records and the mark of old systems at the end (0x1A) fall away.
 */
export class RecordCutter {
  /** How many lines, or records, were read so far. */
  count = 0
  private rest = new Uint8Array()
  private hasLineEnds: boolean | undefined
  private heldReturn = false

  feed(piece: Uint8Array): CutRecord[] {
    const bytes = this.rest.length === 0 ? piece : joined(this.rest, piece)
    if (this.hasLineEnds === undefined && bytes.length < LOOKED_AT) return this.keep(bytes)
    return this.cut(bytes)
  }

  end(): CutRecord[] {
    const records = this.cut(this.rest)
    const { rest } = this
    this.rest = new Uint8Array()
    return isBlank(rest) ? records : [...records, ...this.recordsOf(rest)]
  }

  private keep(bytes: Uint8Array): CutRecord[] {
    this.rest = Uint8Array.from(bytes)
    if (this.rest.length > MOST_ROW_LETTERS)
      throw new Refused('row-too-long', this.count + 1, String(MOST_ROW_LETTERS))
    return []
  }

  private cut(bytes: Uint8Array): CutRecord[] {
    this.hasLineEnds ??= bytes.subarray(0, LOOKED_AT).some((byte) => byte === CR || byte === LF)
    return this.hasLineEnds ? this.cutAtLineEnds(bytes) : this.cutInBlocks(bytes)
  }

  private cutAtLineEnds(bytes: Uint8Array): CutRecord[] {
    const records: CutRecord[] = []
    let from = this.heldReturn && bytes[0] === LF ? 1 : 0
    if (bytes.length > 0) this.heldReturn = false
    for (let at = from; at < bytes.length; at++) {
      if (bytes[at] !== CR && bytes[at] !== LF) continue
      records.push(...this.recordsOf(bytes.subarray(from, at)))
      if (bytes[at] === CR && bytes[at + 1] === LF) at += 1
      else if (bytes[at] === CR && at + 1 === bytes.length) this.heldReturn = true
      from = at + 1
    }
    this.keep(bytes.subarray(from))
    return records
  }

  private cutInBlocks(bytes: Uint8Array): CutRecord[] {
    const records: CutRecord[] = []
    let from = 0
    for (;;) {
      while (isBetween(bytes[from])) from += 1
      if (bytes.length - from < RECORD_BYTES) break
      records.push(...this.recordsOf(bytes.subarray(from, from + RECORD_BYTES)))
      from += RECORD_BYTES
    }
    this.keep(bytes.subarray(from))
    return records
  }

  /** A line is one record, or several whole ones without ends between them. */
  private recordsOf(bytes: Uint8Array): CutRecord[] {
    this.count += 1
    const own = Uint8Array.from(withoutEndMarks(bytes))
    if (isBlank(own)) return []
    const isSeveral = own.length > RECORD_BYTES && own.length % RECORD_BYTES === 0
    if (!isSeveral) return [{ bytes: own, line: this.count }]
    return Array.from({ length: own.length / RECORD_BYTES }, (_, at) => ({
      bytes: own.subarray(at * RECORD_BYTES, (at + 1) * RECORD_BYTES),
      line: this.count,
    }))
  }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

function isBetween(byte: number | undefined): boolean {
  return byte === CR || byte === LF || END_MARKS.includes(byte)
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 32 || byte === 0 || isBetween(byte))
}

function withoutEndMarks(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > 0 && (END_MARKS.includes(bytes[end - 1]) || bytes[end - 1] === 0)) end -= 1
  return bytes.subarray(0, end)
}
