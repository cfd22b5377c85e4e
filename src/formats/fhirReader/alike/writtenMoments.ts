import type { Moment, ResultCells } from '../../readers/resultCells'
import { stampOf, stampOfMoment } from '../stamps'
import { asciiText } from './byteWords'

const MOST_KEPT = 100_000
const SECONDS_AT = 17
const NO_OFFSET = 0
const UTC = 1
const PLUS = 2
const MINUS = 20_000
const NOT_LIKE_THIS = -1

/**
 * Moments in the bytes of a file, `YYYY-MM-DDTHH:MM:SS` with a fraction and an offset or without. What the cells of
 * results say of a minute is kept, so the text of each is made once; seconds never change the day or the minute.
 */
export class WrittenMoments {
  private readonly kept = new Map<number, Map<number, Moment>>()
  private milliseconds = 0
  private offset = NO_OFFSET

  constructor(private readonly cells: ResultCells) {}

  /** As `ResultCells.moment` of the same text. */
  moment(bytes: Uint8Array, from: number, until: number): Moment {
    const minute = this.minuteOf(bytes, from, until)
    return minute < 0
      ? this.cells.moment(asciiText(bytes, from, until))
      : this.momentOf(minute, bytes, from, until)
  }

  /** As `stampOf` of the same text. */
  stamp(bytes: Uint8Array, from: number, until: number): number {
    const minute = this.minuteOf(bytes, from, until)
    if (minute < 0) return stampOf(this.cells, asciiText(bytes, from, until))
    const { milliseconds } = this
    return stampOfMoment(this.momentOf(minute, bytes, from, until), milliseconds)
  }

  private momentOf(minute: number, bytes: Uint8Array, from: number, until: number): Moment {
    let ofOffset = this.kept.get(this.offset)
    if (!ofOffset) this.kept.set(this.offset, (ofOffset = new Map<number, Moment>()))
    const known = ofOffset.get(minute)
    if (known !== undefined) return known
    const moment = this.cells.moment(asciiText(bytes, from, until))
    if (ofOffset.size > MOST_KEPT) ofOffset.clear()
    ofOffset.set(minute, moment)
    return moment
  }

  /** Year to minute as one number, with offset and milliseconds beside it; −1 for what is written otherwise. */
  private minuteOf(bytes: Uint8Array, from: number, until: number): number {
    if (until - from < SECONDS_AT + 2 || !hasSigns(bytes, from)) return NOT_LIKE_THIS
    const date =
      digits(bytes, from, 4) * 10_000 + digits(bytes, from + 5, 2) * 100 + digits(bytes, from + 8, 2)
    const time = digits(bytes, from + 11, 2) * 100 + digits(bytes, from + 14, 2)
    const seconds = digits(bytes, from + SECONDS_AT, 2)
    let at = from + SECONDS_AT + 2
    this.milliseconds = seconds * 1000
    if (bytes[at] === 0x2e) {
      const fraction = at + 1
      at = fraction
      while (at < until && isDigit(bytes[at] ?? 0)) at++
      const length = Math.min(3, at - fraction)
      if (length === 0) return NOT_LIKE_THIS
      this.milliseconds += digits(bytes, fraction, length) * (TENS[length] ?? 1)
    }
    this.offset = offsetAt(bytes, at, until)
    const minute = date * 10_000 + time
    return this.offset < 0 || Number.isNaN(minute + seconds) ? NOT_LIKE_THIS : minute
  }
}

const TENS = [1, 100, 10, 1]

function hasSigns(bytes: Uint8Array, from: number): boolean {
  return (
    bytes[from + 4] === 0x2d &&
    bytes[from + 7] === 0x2d &&
    bytes[from + 10] === 0x54 &&
    bytes[from + 13] === 0x3a &&
    bytes[from + 16] === 0x3a
  )
}

function offsetAt(bytes: Uint8Array, at: number, until: number): number {
  if (at === until) return NO_OFFSET
  const sign = bytes[at]
  if (sign === 0x5a) return at + 1 === until ? UTC : NOT_LIKE_THIS
  if ((sign !== 0x2b && sign !== 0x2d) || at + 6 !== until || bytes[at + 3] !== 0x3a) return NOT_LIKE_THIS
  const offset = digits(bytes, at + 1, 2) * 100 + digits(bytes, at + 4, 2)
  return Number.isNaN(offset) ? NOT_LIKE_THIS : offset + (sign === 0x2b ? PLUS : MINUS)
}

/** NaN where one of them is no digit. */
function digits(bytes: Uint8Array, from: number, count: number): number {
  let number = 0
  for (let at = from; at < from + count; at++) {
    const byte = bytes[at] ?? 0
    if (!isDigit(byte)) return Number.NaN
    number = number * 10 + byte - 0x30
  }
  return number
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}
