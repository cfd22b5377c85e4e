import type { Day } from '../day'
import type { PatientFacts } from '../facts'
import type { Protocol } from '../protocol'
import type { Status, Verdict, VerdictRules } from './types'
import { standing } from './verdict'

/** How somebody stands: the status and the day that is due. */
export type Standing = Pick<Verdict, 'status' | 'due'>

/** What other rules would change for a patient: the status, or with the same status the day that is due. */
export interface StatusChange {
  kind: 'status' | 'due'
  id: string
  number: string
  from: Status
  to: Status
  /** The due days before and after; absent where nothing is due. */
  dueFrom?: Day
  dueTo?: Day
}

/**
 * Whose status or due day differs under other rules, in the order of the facts. Patients whose protocol says the same
 * before and after are not looked at, so a clinic of 100,000 is through at once. Whoever has the verdicts of today at hand
 * gives them as `known`, so that each is reached once only.
 */
export function statusChanges(
  facts: readonly PatientFacts[],
  before: VerdictRules,
  after: VerdictRules,
  today: Day,
  known: (facts: PatientFacts) => Standing = (each) => standing(each, before, today),
): StatusChange[] {
  const concerns = whomItConcerns(before, after)
  const changes: StatusChange[] = []
  for (const patient of facts) {
    if (!concerns(patient)) continue
    const change = changeOf(patient, known(patient), standing(patient, after, today))
    if (change !== undefined) changes.push(change)
  }
  return changes
}

function changeOf(facts: PatientFacts, was: Standing, is: Standing): StatusChange | undefined {
  if (was.status === is.status && was.due === is.due) return undefined
  return {
    kind: was.status === is.status ? 'due' : 'status',
    id: facts.id,
    number: facts.number,
    from: was.status,
    to: is.status,
    ...(was.due === undefined ? {} : { dueFrom: was.due }),
    ...(is.due === undefined ? {} : { dueTo: is.due }),
  }
}

/** Without a course no rule speaks; with one, those of the clinic and of the courses' protocols. */
function whomItConcerns(before: VerdictRules, after: VerdictRules): (facts: PatientFacts) => boolean {
  const isClinicWide = before.graceDays !== after.graceDays || before.dueSoonDays !== after.dueSoonDays
  const known = new Map<string | undefined, boolean>()
  const isChanged = (named: string | undefined): boolean => {
    let changed = known.get(named)
    if (changed === undefined) {
      const one = before.protocolById(named ?? before.defaultProtocol)
      const other = after.protocolById(named ?? after.defaultProtocol)
      changed = !saysTheSame(one, other) || judgesAnew(other, before, after)
      known.set(named, changed)
    }
    return changed
  }
  return ({ courses }) => courses.length > 0 && (isClinicWide || courses.some((c) => isChanged(c.protocol)))
}

/** A protocol that asks whether the last draw was abnormal follows the preset too. */
function judgesAnew(protocol: Protocol | undefined, before: VerdictRules, after: VerdictRules): boolean {
  return protocol?.repeat?.onlyIf !== undefined && before.isAbnormal !== after.isAbnormal
}

/** Whether two protocols ask for the same draws, whatever their names and versions. */
function saysTheSame(a: Protocol | undefined, b: Protocol | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && askedBy(a) === askedBy(b))
}

function askedBy({ required, baseline, first, repeat, onPeakDose, onDoseIncrease }: Protocol): string {
  return JSON.stringify([
    required,
    baseline.maxAge,
    first && [first.offset, first.notBefore],
    repeat && [repeat.every, repeat.onlyIf],
    onPeakDose?.dueWithin,
    onDoseIncrease?.offset,
  ])
}
