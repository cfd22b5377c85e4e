import type { Day } from '../day'
import type { AlertFact, CourseFacts, PatientFacts } from '../facts'
import { interactionsOf } from '../medicines/match'
import type { Interaction } from '../medicines/types'
import { holds } from '../pregnancy'

/** Something on today that the labels name as a contraindication: shown as the first line of the page. */
export interface Alert {
  kind: 'pregnancy' | 'positive-test' | 'breast-feeding' | 'interaction'
  /** The first day of it, where that is known; of a test its own day. */
  day?: Day
  /** The medicine as entered, and the row that it belongs to. */
  name?: string
  interaction?: Interaction
}

/**
 * What is on today, gravest first. A pregnancy and a positive test stand whatever the course, since they also speak
 * against beginning one; breast-feeding and a contraindicated medicine stand while a course holds today or is still to
 * begin. How long a medicine must have ended before is on no label that was read, so nothing is counted from its end.
 */
export function alertsOn(
  facts: Pick<PatientFacts, 'alerts' | 'courses'>,
  interactions: readonly Interaction[],
  today: Day,
): Alert[] {
  if (facts.alerts === undefined) return []
  const now = facts.alerts.filter((fact) => holds(fact, today))
  const pregnancy = firstOf('pregnancy', now)
  const test = newestOf('positive-test', now)
  const isTreated = facts.courses.some((course) => isAhead(course, today))
  return [
    ...(pregnancy ? [alert('pregnancy', pregnancy)] : test ? [alert('positive-test', test)] : []),
    ...(isTreated ? [...breastFeeding(now), ...contraindicated(now, interactions)] : []),
  ]
}

/** The kinds of alert of a row in the list, one word each. */
export function alertKinds(alerts: readonly Alert[]): ('pregnancy' | 'breast-feeding' | 'interaction')[] {
  return [...new Set(alerts.map(({ kind }) => (kind === 'positive-test' ? 'pregnancy' : kind)))]
}

/** Whether a course holds today or is still to begin; one without a last dose goes on. */
export function isAhead({ start, end }: Pick<CourseFacts, 'start' | 'end'>, today: Day): boolean {
  return start !== undefined && (end === undefined || end >= today)
}

function breastFeeding(now: readonly AlertFact[]): Alert[] {
  const fact = firstOf('breast-feeding', now)
  return fact ? [alert('breast-feeding', fact)] : []
}

function contraindicated(now: readonly AlertFact[], interactions: readonly Interaction[]): Alert[] {
  const rows = interactions.filter(({ severity }) => severity === 'contraindicated')
  return now.flatMap((fact) => {
    const { kind, name = '', yj } = fact
    if (kind !== 'medicine') return []
    const [row] = interactionsOf({ name, ...(yj === undefined ? {} : { yj }) }, rows)
    return row ? [{ ...alert('interaction', fact), name, interaction: row }] : []
  })
}

function alert(kind: Alert['kind'], { from }: AlertFact): Alert {
  return { kind, ...(from === undefined ? {} : { day: from }) }
}

function firstOf(kind: AlertFact['kind'], facts: readonly AlertFact[]): AlertFact | undefined {
  return facts.find((fact) => fact.kind === kind)
}

function newestOf(kind: AlertFact['kind'], facts: readonly AlertFact[]): AlertFact | undefined {
  return facts.findLast((fact) => fact.kind === kind)
}
