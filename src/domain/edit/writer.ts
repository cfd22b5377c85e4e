import type { Day } from '../day'

/**
 * Who writes, when, on which day of the clinic, and where a new id comes from. The domain has neither a clock nor
 * chance, so every change is given one of these. `at` is `YYYY-MM-DDTHH:MM:SS` on the clinic's wall clock.
 */
export interface Writer {
  by: string
  at: string
  today: Day
  newId: () => string
}
