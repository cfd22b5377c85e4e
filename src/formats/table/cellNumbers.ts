import { WORD, type CutText } from './cutText'

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
  /** The letters, four bytes a number, each cell from a number of its own on. */
  private letters = new Int32Array(FIRST_SLOTS * 2)
  /** How often everything was forgotten: then nothing much repeats among these letters. */
  timesForgotten = 0
  private used = 0
  private count = 0

  /** The number kept for the letters of a cell; `NOT_SEEN` (not a number) where there is none. */
  of(cut: CutText, cell: number): number {
    return this.between(cut, cut.starts[cell] ?? 0, cut.ends[cell] ?? 0)
  }

  /** Keeps a number for the letters of a cell, and gives it back. */
  keep(cut: CutText, cell: number, number: number): number {
    return this.keepBetween(cut, cut.starts[cell] ?? 0, cut.ends[cell] ?? 0, number)
  }

  /** The number kept for all letters from one byte to another; `NOT_SEEN` where there is none. */
  between(cut: CutText, start: number, end: number): number {
    if (start < 0 || end - start > LONGEST_KEPT) return NOT_SEEN
    const slot = this.slotOf(cut, start, end, printOf(cut, start, end))
    return slot < 0 || this.places[slot] === 0 ? NOT_SEEN : (this.numbers[slot] ?? NOT_SEEN)
  }

  /** Keeps a number for all letters from one byte to another, and gives it back. */
  keepBetween(cut: CutText, start: number, end: number, number: number): number {
    if (start < 0 || end - start > LONGEST_KEPT) return number
    if (this.count * 2 >= this.prints.length) this.makeRoom()
    const print = printOf(cut, start, end)
    const slot = this.slotOf(cut, start, end, print)
    if (slot < 0) return number
    if (this.places[slot] === 0) {
      this.prints[slot] = print
      this.places[slot] = this.keepLetters(cut, start, end) + 1
      this.lengths[slot] = end - start
      this.count += 1
    }
    this.numbers[slot] = number
    return number
  }

  /** The slot of some letters, or a free one for them; −1 where too many others stand in the way. */
  private slotOf(cut: CutText, start: number, end: number, print: number): number {
    const { prints, places, lengths } = this
    const mask = prints.length - 1
    let slot = print & mask
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      if (places[slot] === 0) return slot
      if (prints[slot] === print && lengths[slot] === end - start && this.isAt(slot, cut, start, end))
        return slot
      slot = (slot + 1) & mask
    }
    return -1
  }

  private isAt(slot: number, cut: CutText, start: number, end: number): boolean {
    const { letters } = this
    let place = (this.places[slot] ?? 1) - 1
    for (let at = start; at < end; at += WORD) if (letters[place++] !== cut.wordAt(at, end)) return false
    return true
  }

  private keepLetters(cut: CutText, start: number, end: number): number {
    const place = this.used
    if (place + LONGEST_KEPT / WORD > this.letters.length) {
      const longer = new Int32Array(this.letters.length * 2)
      longer.set(this.letters)
      this.letters = longer
    }
    for (let at = start; at < end; at += WORD) this.letters[this.used++] = cut.wordAt(at, end)
    return place
  }

  private makeRoom(): void {
    const { prints, places, lengths, numbers } = this
    const slots = Math.min(prints.length * 2, MOST_SLOTS)
    this.prints = new Int32Array(slots)
    this.places = new Int32Array(slots)
    this.lengths = new Uint8Array(slots)
    this.numbers = new Float64Array(slots)
    if (prints.length === MOST_SLOTS) {
      this.timesForgotten += 1
      this.count = 0
      this.used = 0
      return
    }
    for (let from = 0; from < prints.length; from++) {
      if (places[from] === 0) continue
      let slot = (prints[from] ?? 0) & (slots - 1)
      while (this.places[slot] !== 0) slot = (slot + 1) & (slots - 1)
      this.prints[slot] = prints[from] ?? 0
      this.places[slot] = places[from] ?? 0
      this.lengths[slot] = lengths[from] ?? 0
      this.numbers[slot] = numbers[from] ?? 0
    }
  }
}

/** A number of the letters that seldom is that of others. */
function printOf(cut: CutText, start: number, end: number): number {
  let print = end - start
  for (let at = start; at < end; at += WORD) {
    print = Math.imul(print ^ cut.wordAt(at, end), 0x2c1b3c6d)
    print ^= print >>> 15
  }
  return print
}
