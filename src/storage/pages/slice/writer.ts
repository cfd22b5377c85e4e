import { dayNumber, type Day } from '@/domain/day'

/** The first number that is written as text instead. */
export const LIMIT = 2 ** 50

/** Whether a number can be written as an integer without loss. */
export function isPackable(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < LIMIT && !Object.is(value, -0)
}

/** Writes numbers of seven bits a byte, days as the distance from the day before them, and all texts in one block. */
export class SliceWriter {
  #bytes = new Uint8Array(4096)
  #length = 0
  #texts = ''
  #words = new Map<string, number>()
  #day = 0

  /** An integer from 0 on. */
  natural(value: number): void {
    if (this.#length + 10 > this.#bytes.length) this.#grow()
    let left = value
    while (left > 127) {
      this.#bytes[this.#length++] = (left % 128) | 128
      left = Math.floor(left / 128)
    }
    this.#bytes[this.#length++] = left
  }

  /** An integer of either sign. */
  integer(value: number): void {
    this.natural(value < 0 ? -value * 2 - 1 : value * 2)
  }

  /** Any number. */
  number(value: number): void {
    if (isPackable(value) && value >= 0) {
      this.natural(value * 2)
      return
    }
    this.natural(1)
    this.text(String(value))
  }

  text(value: string): void {
    this.natural(value.length)
    this.#texts += value
  }

  /** A text that comes often, such as an outcome: written once a slice. */
  word(value: string): void {
    const known = this.#words.get(value)
    this.natural(known ?? this.#words.size)
    if (known !== undefined) return
    this.#words.set(value, this.#words.size)
    this.text(value)
  }

  /** A day, or none; the days after it are counted from it. */
  day(value: Day | undefined): void {
    this.dayBeside(value)
    if (value !== undefined) this.#day = dayNumber(value)
  }

  /** A day, or none; the days after it are not counted from it. */
  dayBeside(value: Day | undefined): void {
    if (value === undefined) {
      this.natural(0)
      return
    }
    const apart = dayNumber(value) - this.#day
    this.natural(1 + (apart < 0 ? -apart * 2 - 1 : apart * 2))
  }

  /** Everything written: the length of the texts, the texts, the numbers. */
  whole(): Uint8Array<ArrayBuffer> {
    const texts = new TextEncoder().encode(this.#texts)
    const whole = new Uint8Array(4 + texts.length + this.#length)
    new DataView(whole.buffer).setUint32(0, texts.length)
    whole.set(texts, 4)
    whole.set(this.#bytes.subarray(0, this.#length), 4 + texts.length)
    return whole
  }

  #grow(): void {
    const larger = new Uint8Array(this.#bytes.length * 2)
    larger.set(this.#bytes)
    this.#bytes = larger
  }
}
