import { addDays, type Day } from '../day'
import { addMonths } from '../months'
import type { Protocol } from '../protocol'
import { after } from './calendar'

/** The last day, grace included, on which the draw after one on `drawn` is in time: the rule for one draw by itself. */
export function nextDueAfter(drawn: Day, protocol: Protocol, graceDays = 0): Day {
  return addDays(after(drawn, protocol.repeat.every), graceDays)
}

/** The last day of a restriction of so many months after the last dose, itself included (clinical.md §5). */
export function restrictedThrough(lastDose: Day, months: number): Day {
  return addMonths(lastDose, months)
}
