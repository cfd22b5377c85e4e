import type { Decimal } from './decimal'

/** How a number is bounded: `<5` is below 5. Absent where the number is the value itself. */
export type Comparator = '<' | '<=' | '>=' | '>'

/** What a result says: a number with or without comparator, or words in place of a number. The text is as received. */
export type Value =
  { kind: 'number'; text: string; number: Decimal; comparator?: Comparator } | { kind: 'text'; text: string }
