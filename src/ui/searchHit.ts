/** A patient that the search found. */
export interface SearchHit {
  id: string
  number: string
  name?: string | undefined
  kana?: string | undefined
}

/** So many of those found stand under the search field; who types more sees the others. */
export const MOST_HITS = 12
