import type { CutText } from './cutText'

/** What a cell means was not asked yet. */
export const NOT_SEEN = Number.NaN

const FIRST_SLOTS = 1 << 10
/** Beyond half of so many different cells everything is forgotten: nothing repeats much in such a column. */
const MOST_SLOTS = 1 << 17
/** Longer cells are words, and seldom stand there twice. */
const LONGEST_KEPT = 64
/** Many different cells may have one print, in a file made for it. */
const MOST_STEPS = 64

/**
 * What the cells of one column mean, as numbers: a cell whose letters were seen before gives its number without a text
 * being made of it.
 */
export class CellNumbers {
  private prints = new Int32Array(FIRST_SLOTS)
  /** Where the letters of a slot begin, from 1; 0 is a free slot. */
  private places = new Int32Array(FIRST_SLOTS)
  private lengths = new Uint8Array(FIRST_SLOTS)
  private numbers = new Float64Array(FIRST_SLOTS)
  private letters = new Uint8Array(FIRST_SLOTS * 8)
  private used = 0
  private count = 0

  /** The number kept for the letters of a cell; `NOT_SEEN` (not a number) where there is none. */
  of(cut: CutText, cell: number): number {
    const start = cut.starts[cell] ?? 0
    const length = (cut.ends[cell] ?? 0) - start
    if (start < 0 || length > LONGEST_KEPT) return NOT_SEEN
    const slot = this.slotOf(cut, start, length, cut.prints[cell] ?? 0)
    return slot < 0 || this.places[slot] === 0 ? NOT_SEEN : (this.numbers[slot] ?? NOT_SEEN)
  }

  /** Keeps a number for the letters of a cell, and gives it back. */
  keep(cut: CutText, cell: number, number: number): number {
    const start = cut.starts[cell] ?? 0
    const length = (cut.ends[cell] ?? 0) - start
    if (start < 0 || length > LONGEST_KEPT) return number
    if (this.count * 2 >= this.prints.length) this.makeRoom()
    const print = cut.prints[cell] ?? 0
    const slot = this.slotOf(cut, start, length, print)
    if (slot < 0) return number
    if (this.places[slot] === 0) {
      this.prints[slot] = print
      this.places[slot] = this.keepLetters(cut.bytes, start, length) + 1
      this.lengths[slot] = length
      this.count += 1
    }
    this.numbers[slot] = number
    return number
  }

  /** The slot of some letters, or a free one for them; −1 where too many others stand in the way. */
  private slotOf(cut: CutText, start: number, length: number, print: number): number {
    const { prints, places, lengths } = this
    const mask = prints.length - 1
    let slot = mixed(print) & mask
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      if (places[slot] === 0) return slot
      if (prints[slot] === print && lengths[slot] === length && this.isAt(slot, cut.bytes, start, length))
        return slot
      slot = (slot + 1) & mask
    }
    return -1
  }

  private isAt(slot: number, bytes: Uint8Array, start: number, length: number): boolean {
    const { letters } = this
    const place = (this.places[slot] ?? 1) - 1
    for (let at = 0; at < length; at++) if (letters[place + at] !== bytes[start + at]) return false
    return true
  }

  private keepLetters(bytes: Uint8Array, start: number, length: number): number {
    while (this.used + length > this.letters.length) {
      const longer = new Uint8Array(this.letters.length * 2)
      longer.set(this.letters)
      this.letters = longer
    }
    for (let at = 0; at < length; at++) this.letters[this.used + at] = bytes[start + at] ?? 0
    this.used += length
    return this.used - length
  }

  private makeRoom(): void {
    const { prints, places, lengths, numbers } = this
    const slots = Math.min(prints.length * 2, MOST_SLOTS)
    this.prints = new Int32Array(slots)
    this.places = new Int32Array(slots)
    this.lengths = new Uint8Array(slots)
    this.numbers = new Float64Array(slots)
    if (prints.length === MOST_SLOTS) {
      this.count = 0
      this.used = 0
      return
    }
    for (let from = 0; from < prints.length; from++) {
      if (places[from] === 0) continue
      let slot = mixed(prints[from] ?? 0) & (slots - 1)
      while (this.places[slot] !== 0) slot = (slot + 1) & (slots - 1)
      this.prints[slot] = prints[from] ?? 0
      this.places[slot] = places[from] ?? 0
      this.lengths[slot] = lengths[from] ?? 0
      this.numbers[slot] = numbers[from] ?? 0
    }
  }
}

/** Spreads prints of texts that differ in their last letters only. */
function mixed(print: number): number {
  return Math.imul(print ^ (print >>> 15), 0x2c1b3c6d) >>> 12
}
