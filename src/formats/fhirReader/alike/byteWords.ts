import type { KeyPrint } from '../../sourceKey'

const FIRST_PLACES = 1024
const MOST_WORDS = 100_000
const MOST_BYTES = 1 << 22

/** Whole numbers by short runs of bytes (a reference, the figures of a value), so that no text is made of what was seen before. */
export class ByteWords {
  private places = new Int32Array(FIRST_PLACES)
  private bytes = new Uint8Array(FIRST_PLACES * 8)
  private readonly ends: number[] = [0]
  private readonly numbers: number[] = []

  /** The number kept by these bytes; −1 where there is none. */
  get(from: Uint8Array, start: number, end: number): number {
    const word = (this.places[this.placeOf(from, start, end)] ?? 0) - 1
    return word < 0 ? -1 : (this.numbers[word] ?? -1)
  }

  /** Keeps a number by bytes that it has none for yet. When it is full it begins anew. */
  set(from: Uint8Array, start: number, end: number, number: number): void {
    const used = this.ends.at(-1) ?? 0
    if (this.numbers.length >= MOST_WORDS || used + end - start > MOST_BYTES)
      return this.begin(from, start, end, number)
    if ((this.numbers.length + 1) * 2 > this.places.length) this.grow()
    this.add(from, start, end, number)
  }

  private begin(from: Uint8Array, start: number, end: number, number: number): void {
    this.places.fill(0)
    this.ends.length = 1
    this.numbers.length = 0
    this.add(from, start, end, number)
  }

  private add(from: Uint8Array, start: number, end: number, number: number): void {
    const used = this.ends.at(-1) ?? 0
    const needed = used + end - start
    if (needed > this.bytes.length) {
      const longer = new Uint8Array(Math.max(needed, this.bytes.length * 2))
      longer.set(this.bytes)
      this.bytes = longer
    }
    const place = this.placeOf(from, start, end)
    for (let at = start; at < end; at++) this.bytes[used + at - start] = from[at] ?? 0
    this.ends.push(needed)
    this.places[place] = this.numbers.push(number)
  }

  private grow(): void {
    this.places = new Int32Array(this.places.length * 2)
    for (let word = 0; word < this.numbers.length; word++)
      this.places[this.placeOf(this.bytes, this.ends[word] ?? 0, this.ends[word + 1] ?? 0)] = word + 1
  }

  /** Where these bytes stand, or the free place where they would. */
  private placeOf(from: Uint8Array, start: number, end: number): number {
    const mask = this.places.length - 1
    let hash = 0x811c9dc5
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (from[at] ?? 0), 0x01000193)
    let place = (hash ^ (hash >>> 15)) & mask
    for (let word = this.places[place] ?? 0; word !== 0; word = this.places[place] ?? 0) {
      if (this.isWord(word - 1, from, start, end)) return place
      place = (place + 1) & mask
    }
    return place
  }

  private isWord(word: number, from: Uint8Array, start: number, end: number): boolean {
    const first = this.ends[word] ?? 0
    if ((this.ends[word + 1] ?? 0) - first !== end - start) return false
    for (let at = start; at < end; at++) if (from[at] !== this.bytes[first + at - start]) return false
    return true
  }
}

/** The text of bytes of ASCII. */
export function asciiText(bytes: Uint8Array, from: number, until: number): string {
  let text = ''
  for (let at = from; at < until; at++) text += String.fromCharCode(bytes[at] ?? 0)
  return text
}

/** As `keyPrint` of the text of these bytes of ASCII. */
export function keyPrintOfBytes(bytes: Uint8Array, from: number, until: number, after: KeyPrint): KeyPrint {
  let { high, low } = after
  for (let at = from; at < until; at++) {
    const letter = bytes[at] ?? 0
    high = Math.imul(high ^ letter, 0x01000193)
    low = Math.imul(low ^ letter, 0x01000193)
  }
  return { high: high >>> 0, low: low >>> 0 }
}
