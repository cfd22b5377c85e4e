/**
 * Texts as ranks in their order. Comparing names as a language does is slow, so each text is placed once and its rank
 * kept; a text never seen before places all anew. Equal texts have equal ranks.
 */
export class TextRanks {
  private ranks = new Map<string, number>()
  private readonly compare: (a: string, b: string) => number

  constructor(compare: (a: string, b: string) => number) {
    this.compare = compare
  }

  /** The rank of each text, in the order given. */
  of(texts: readonly string[]): Float64Array {
    return this.known(texts) ?? this.placed(texts)
  }

  private known(texts: readonly string[]): Float64Array | undefined {
    const ranks = new Float64Array(texts.length)
    for (let at = 0; at < ranks.length; at += 1) {
      const rank = this.ranks.get(texts[at] ?? '')
      if (rank === undefined) return undefined
      ranks[at] = rank
    }
    return ranks
  }

  private placed(texts: readonly string[]): Float64Array {
    // What was known stays, so that a part of the list does not push out the whole; but not without bound.
    const kept = this.ranks.size <= 4 * texts.length + 1000 ? this.ranks.keys() : []
    const sorted = [...new Set([...kept, ...texts])].sort(this.compare)
    this.ranks = new Map(sorted.map((text, rank) => [text, rank]))
    return Float64Array.from(texts, (text) => this.ranks.get(text) ?? 0)
  }
}
