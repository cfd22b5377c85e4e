import type { Print } from './references'

const FIRST_SIZE = 1024
const FREE = 0

/** Small whole numbers by print, 24 bytes each or less: a file may hold a million specimens. */
export class PrintTable {
  private high = new Uint32Array(FIRST_SIZE)
  private low = new Uint32Array(FIRST_SIZE)
  /** The number and 1; 0 where the place is free. */
  private values = new Uint32Array(FIRST_SIZE)
  private count = 0

  get(print: Print): number | undefined {
    const value = this.values[this.placeOf(print)] ?? FREE
    return value === FREE ? undefined : value - 1
  }

  set(print: Print, value: number): void {
    if (this.count * 2 >= this.values.length) this.grow()
    const place = this.placeOf(print)
    if (this.values[place] === FREE) this.count += 1
    this.high[place] = print.high
    this.low[place] = print.low
    this.values[place] = value + 1
  }

  get size(): number {
    return this.count
  }

  private placeOf({ high, low }: Print): number {
    const mask = this.values.length - 1
    let place = (high ^ Math.imul(low, 0x85ebca6b)) & mask
    while (this.values[place] !== FREE && (this.high[place] !== high || this.low[place] !== low))
      place = (place + 1) & mask
    return place
  }

  private grow(): void {
    const [high, low, values] = [this.high, this.low, this.values]
    this.high = new Uint32Array(values.length * 2)
    this.low = new Uint32Array(values.length * 2)
    this.values = new Uint32Array(values.length * 2)
    this.count = 0
    values.forEach((value, at) => {
      if (value !== FREE) this.set({ high: high[at] ?? 0, low: low[at] ?? 0 }, value - 1)
    })
  }
}

/** A list of whole numbers below 2³² that grows in typed memory. */
export class NumberList {
  length = 0
  private numbers = new Uint32Array(FIRST_SIZE)

  push(number: number): void {
    if (this.length === this.numbers.length) {
      const longer = new Uint32Array(this.length * 2)
      longer.set(this.numbers)
      this.numbers = longer
    }
    this.numbers[this.length] = number
    this.length += 1
  }

  at(place: number): number {
    return place < this.length ? (this.numbers[place] ?? 0) : 0
  }
}
