import { addDays, type Day } from '../day'
import { addMonths } from '../months'
import type { Protocol } from '../protocol'
import { after } from './calendar'

/**
 * The last day, grace included, on which the draw after one on `drawn` is in time: the rule for one draw by itself.
 * Undefined where the protocol asks for none after it, or only on a condition that one day alone does not tell.
 */
export function nextDueAfter(drawn: Day, { repeat }: Protocol, graceDays = 0): Day | undefined {
  if (repeat === undefined || repeat.onlyIf !== undefined) return undefined
  return addDays(after(drawn, repeat.every), graceDays)
}

/** The last day of a restriction of so many months after the last dose, itself included (clinical.md §5). */
export function restrictedThrough(lastDose: Day, months: number): Day {
  return addMonths(lastDose, months)
}
