/** A patient that the search found. */
export interface SearchHit {
  id: string
  number: string
  name?: string | undefined
  kana?: string | undefined
}
