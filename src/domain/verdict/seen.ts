import type { Day } from '../day'
import type { CourseFacts, DrawFacts, PatientFacts } from '../facts'
import type { Protocol } from '../protocol'
import { groupDraws, servingBits, type GroupDraws } from './draws'
import type { VerdictRules } from './types'

/** A course that the rule can speak of. */
export interface Ruled {
  course: CourseFacts
  start: Day
  protocol: Protocol
}

/** Everything that is looked at to decide, gathered once. */
export interface Seen {
  facts: PatientFacts
  rules: VerdictRules
  today: Day
  liver: GroupDraws
  lipids: GroupDraws
}

/** Looks through the draws of a course whose baseline window opens on `from` and whose first day is `start`, as the protocol serves its groups. */
export function seenFrom(
  facts: PatientFacts,
  rules: VerdictRules,
  draws: readonly DrawFacts[],
  from: Day,
  start: Day,
  today: Day,
  required?: Protocol['required'],
): Seen {
  const liver = groupDraws(servingBits('liver', required), draws, from, start)
  const lipids = groupDraws(servingBits('lipids', required), draws, from, start)
  return { facts, rules, today, liver, lipids }
}
