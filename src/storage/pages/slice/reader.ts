import { dayFromNumber, type Day } from '@/domain/day'

/** Reads what `SliceWriter` wrote, in the same order. */
export class SliceReader {
  readonly #bytes: Uint8Array
  readonly #texts: string
  readonly #words: string[] = []
  #at: number
  #textAt = 0
  #day = 0

  constructor(bytes: Uint8Array) {
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
    this.#bytes = bytes
    this.#at = 4 + length
    this.#texts = new TextDecoder().decode(bytes.subarray(4, this.#at))
  }

  natural(): number {
    const first = this.#bytes[this.#at++] ?? 0
    return first < 128 ? first : this.#rest(first)
  }

  integer(): number {
    const folded = this.natural()
    return folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2
  }

  number(): number {
    const doubled = this.natural()
    return doubled === 1 ? Number(this.text()) : doubled / 2
  }

  text(): string {
    const from = this.#textAt
    this.#textAt = from + this.natural()
    return this.#texts.slice(from, this.#textAt)
  }

  word(): string {
    const index = this.natural()
    if (index === this.#words.length) this.#words.push(this.text())
    return this.#words[index] ?? ''
  }

  day(): Day | undefined {
    const folded = this.natural()
    if (folded === 0) return undefined
    this.#day += apart(folded)
    return dayText(this.#day)
  }

  dayBeside(): Day | undefined {
    const folded = this.natural()
    return folded === 0 ? undefined : dayText(this.#day + apart(folded))
  }

  #rest(first: number): number {
    let value = first & 127
    let weight = 128
    for (;;) {
      const next = this.#bytes[this.#at++] ?? 0
      value += (next & 127) * weight
      if (next < 128) return value
      weight *= 128
    }
  }
}

function apart(folded: number): number {
  return folded % 2 === 1 ? (folded - 1) / 2 : -folded / 2
}

// A clinic's days are few, and come by the million: one text each.
const DAY_TEXTS = new Map<number, Day>()

function dayText(number: number): Day {
  const known = DAY_TEXTS.get(number)
  if (known !== undefined) return known
  const text = dayFromNumber(number)
  DAY_TEXTS.set(number, text)
  return text
}
