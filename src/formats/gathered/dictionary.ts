import { Refused } from '../refused'

/** Texts by a small number each, so that a million repeated cells cost a million small numbers. Number 0 is ''. */
export class Dictionary {
  private readonly ids = new Map<string, number>([['', 0]])
  private readonly texts: string[] = ['']

  /** Throws `Refused` for more different texts than there are numbers to keep them by. */
  constructor(private readonly most = Number.POSITIVE_INFINITY) {}

  /** The number of a text; a new one where it was not seen before. */
  idOf(text: string): number {
    const known = this.ids.get(text)
    if (known !== undefined) return known
    if (this.texts.length > this.most) throw new Refused('too-many-spellings', 0, String(this.most))
    const own = ownText(text)
    const id = this.texts.push(own) - 1
    this.ids.set(own, id)
    return id
  }

  textOf(id: number): string {
    const text = this.texts[id]
    if (text === undefined) throw new Error(`no text with number: ${id}`)
    return text
  }

  get size(): number {
    return this.texts.length
  }
}

/**
 * The same text with memory of its own. A piece cut from a chunk of a file keeps the whole chunk in memory for as long
 * as the piece lives.
 */
export function ownText(text: string): string {
  return text.length < SHORTEST_SLICE ? text : (JSON.parse(JSON.stringify(text)) as string)
}

/** V8 copies shorter pieces by itself. */
const SHORTEST_SLICE = 13
