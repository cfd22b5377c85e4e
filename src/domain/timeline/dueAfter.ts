import { addDays, LAST_DAY, type Day } from '../day'
import type { Group } from '../analyte'
import type { PatientFacts } from '../facts'
import { nextDueAfter, verdict } from '../verdict'
import type { GroupClock, VerdictRules } from '../verdict/types'

/**
 * The last day in time for the draw after one on a given day: the due rule itself, asked as it stood on that day, with
 * the clinic's days of grace. A draw that did not serve the group counts by the interval alone; without a protocol, and
 * where it asks for no more, nothing was missed.
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
  const answer = verdict(facts, rules, drawn)
  const clock = answer.clocks.find((one) => one.group === group)
  // A draw that the protocol does not count leaves due what was due before it.
  if (clock !== undefined && (clock.last === drawn || clock.servedBy !== undefined))
    return inTime(clock, rules)
  const protocol = rules.protocolById(answer.protocol.split('@')[0] ?? '')
  if (protocol === undefined) return LAST_DAY
  return nextDueAfter(drawn, protocol, rules.graceDays) ?? LAST_DAY
}

/** What the index no longer holds cannot be judged, so a condition of then is no claim that a draw was missed. */
function inTime({ due, condition }: GroupClock, { graceDays }: VerdictRules): Day {
  return due === undefined || condition === 'not-judged' ? LAST_DAY : addDays(due, graceDays)
}
