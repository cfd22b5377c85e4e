const FIRST_SLOTS = 1 << 8
/** Beyond so many steps a text stands elsewhere: many may have one print, in a file made for it. */
const MOST_STEPS = 64

/**
 * Numbers by text, for a hundred thousand texts that were cut from a file: a `Map` makes each of them known to the whole
 * engine first, which takes ten times as long as to find it here.
 */
export class TextNumbers {
  /** By slot: the position of its text, from 1; 0 is a free slot. */
  private slots = new Int32Array(FIRST_SLOTS)
  private prints = new Int32Array(FIRST_SLOTS)
  private readonly texts: string[] = []
  private readonly numbers: number[] = []
  private readonly crowded = new Map<string, number>()

  /** The number of a text; undefined where it has none. */
  get(text: string): number | undefined {
    const slot = this.slotOf(text, printOf(text))
    if (slot < 0) return this.crowded.get(text)
    const position = this.slots[slot] ?? 0
    return position === 0 ? undefined : this.numbers[position - 1]
  }

  /** Gives a text its number; one that has a number already keeps it. The number that it then has. */
  add(text: string, number: number): number {
    if (this.texts.length * 2 === this.slots.length) this.makeRoom()
    const print = printOf(text)
    const slot = this.slotOf(text, print)
    if (slot < 0) return this.addCrowded(text, number)
    const position = this.slots[slot] ?? 0
    if (position > 0) return this.numbers[position - 1] ?? number
    this.prints[this.texts.length] = print
    this.numbers.push(number)
    this.slots[slot] = this.texts.push(text)
    return number
  }

  private addCrowded(text: string, number: number): number {
    const known = this.crowded.get(text)
    if (known === undefined) this.crowded.set(text, number)
    return known ?? number
  }

  /** Forgets the texts with numbers from one on. Numbers must have been given in their order. */
  forgetFrom(first: number): void {
    for (let last = this.texts.length - 1; (this.numbers[last] ?? -1) >= first; last--) {
      const text = this.texts[last] ?? ''
      const slot = this.slotOf(text, printOf(text))
      // Nobody who came before can stand behind it because of it.
      if (slot >= 0) this.slots[slot] = 0
      this.texts.length = last
      this.numbers.length = last
    }
    for (const [text, number] of this.crowded) if (number >= first) this.crowded.delete(text)
  }

  /** The slot of a text, or a free one for it; −1 where too many others stand in the way. */
  private slotOf(text: string, print: number): number {
    const { slots, prints, texts } = this
    const mask = slots.length - 1
    let slot = print & mask
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      const position = slots[slot] ?? 0
      if (position === 0 || (prints[position - 1] === print && texts[position - 1] === text)) return slot
      slot = (slot + 1) & mask
    }
    return -1
  }

  private makeRoom(): void {
    const { texts, numbers } = this
    const prints = this.prints
    this.slots = new Int32Array(this.slots.length * 2)
    this.prints = new Int32Array(this.slots.length)
    this.prints.set(prints)
    texts.forEach((text, at) => {
      const slot = this.slotOf(text, prints[at] ?? 0)
      if (slot < 0) this.crowded.set(text, numbers[at] ?? 0)
      else this.slots[slot] = at + 1
    })
  }
}

/** A number of the letters that seldom is that of others. */
function printOf(text: string): number {
  let print = text.length
  for (let at = 0; at < text.length; at++) {
    print = Math.imul(print ^ text.charCodeAt(at), 0x2c1b3c6d)
    print ^= print >>> 15
  }
  return print
}
