import type { Bilingual } from './language'

/** How sure a statement is: verified, verified in a secondary source, known, uncertain, proposal (clinical.md §0). */
export type SourceMark = 'V' | 'V2' | 'K' | 'U' | 'P'

/** One row of the table of sources: where a rule, a limit or a range comes from. */
export interface Source {
  id: string
  title: Bilingual
  year: number
  /** Page, section, table or address within the source. */
  locator: string
  mark: SourceMark
}

/** Whether a source must be shown as unconfirmed (K, U and P; product.md §3). */
export function isUnconfirmed(source: Source): boolean {
  return source.mark === 'K' || source.mark === 'U' || source.mark === 'P'
}
