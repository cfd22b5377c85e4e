import { addDays, LAST_DAY, type Day } from '../day'
import { analyteIndex, type AnalyteId, type Group } from '../analyte'
import type { PatientFacts } from '../facts'
import { nextDueAfter, verdict } from '../verdict'
import type { GroupClock, VerdictRules } from '../verdict/types'

/**
 * The last day in time for the draw after one on a given day: the due rule itself, asked as it stood on that day, with
 * the clinic's days of grace. A draw that did not serve the group counts by the interval alone; without a protocol, and
 * where it asks for no more, nothing was missed. Undefined for a draw that the protocol does not count, since it holds
 * none of the analytes that it names for the group: what was due before it is due after it.
 */
export function dueAfterDraws(
  facts: PatientFacts,
  rules: VerdictRules,
  group: Group,
): (drawn: Day) => Day | undefined {
  const known = new Map<Day, Day | undefined>()
  return (drawn) => {
    if (!known.has(drawn)) known.set(drawn, askedOn(drawn, facts, rules, group))
    return known.get(drawn)
  }
}

function askedOn(drawn: Day, facts: PatientFacts, rules: VerdictRules, group: Group): Day | undefined {
  const answer = verdict(facts, rules, drawn)
  const clock = answer.clocks.find((one) => one.group === group)
  if (clock?.servedBy !== undefined && !holdsAny(facts, drawn, clock.servedBy)) return undefined
  if (clock?.last === drawn) return inTime(clock, rules)
  const protocol = rules.protocolById(answer.protocol.split('@')[0] ?? '')
  if (protocol === undefined) return LAST_DAY
  return nextDueAfter(drawn, protocol, rules.graceDays) ?? LAST_DAY
}

function holdsAny({ draws }: PatientFacts, drawn: Day, analytes: readonly AnalyteId[]): boolean {
  return draws.some(
    ({ day, present, pending }) =>
      day === drawn && analytes.some((id) => ((present | pending) & (1 << analyteIndex(id))) !== 0),
  )
}

/** What the index no longer holds cannot be judged, so a condition of then is no claim that a draw was missed. */
function inTime({ due, condition }: GroupClock, { graceDays }: VerdictRules): Day {
  return due === undefined || condition === 'not-judged' ? LAST_DAY : addDays(due, graceDays)
}
