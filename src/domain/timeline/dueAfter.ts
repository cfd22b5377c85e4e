import { addDays, LAST_DAY, type Day } from '../day'
import type { Group } from '../analyte'
import type { PatientFacts } from '../facts'
import { verdict } from '../verdict'
import type { VerdictRules } from '../verdict/types'

/**
 * The last day in time for the draw after one on a given day: the due rule itself, asked as it stood on that day, with
 * the clinic's days of grace. Where the rule gave none then, nothing was missed later.
 */
export function dueAfterDraws(facts: PatientFacts, rules: VerdictRules, group: Group): (drawn: Day) => Day {
  const known = new Map<Day, Day>()
  return (drawn) => {
    let last = known.get(drawn)
    if (last === undefined) known.set(drawn, (last = askedOn(drawn, facts, rules, group)))
    return last
  }
}

function askedOn(drawn: Day, facts: PatientFacts, rules: VerdictRules, group: Group): Day {
  const clock = verdict(facts, rules, drawn).clocks.find((one) => one.group === group)
  return clock?.last === undefined ? LAST_DAY : addDays(clock.due, rules.graceDays)
}

