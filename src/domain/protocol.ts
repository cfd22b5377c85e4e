import type { Bilingual } from './language'

/** A span of calendar months, weeks or days; exactly one of them. */
export type Span = { months: number } | { weeks: number } | { days: number }

/** When draws are due, as data (clinical.md §5). A clinic edits copies; each verdict names id and version. */
export interface Protocol {
  id: string
  version: string
  name: Bilingual
  baseline: { maxAge: Span }
  /** A first follow-up at an offset from the first day; a draw before `notBefore` is extra and does not satisfy it. */
  first?: { offset: Span; notBefore: Span }
  repeat: { every: Span }
  source: string
}
