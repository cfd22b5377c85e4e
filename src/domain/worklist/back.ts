import { daysBetween, type Day } from '../day'
import type { PatientFacts } from '../facts'
import type { Verdict } from '../verdict/types'

/** Why a row that was put aside, booked or on hold stands among the work again. */
export const BACK_REASONS = [
  'flag',
  'result',
  'overdue',
  'baseline-missing',
  'pause',
  'until',
  'visit-passed',
] as const
export type BackReason = (typeof BACK_REASONS)[number]

/** What brought a row back, and on which day. */
export interface Back {
  because: BackReason
  day: Day
}

/** After so many days without anybody taking it up the reason is no longer news. */
const TOLD_DAYS = 28

/** A visit that passed without the draw that it was booked for: the patient did not come, or was not drawn. */
export function visitPassed(
  { nextVisit }: PatientFacts,
  { status, today }: Verdict,
  lastDraw: Day | undefined,
): Back | undefined {
  if (nextVisit === undefined || nextVisit >= today || !WANTS_A_DRAW.has(status)) return undefined
  return lastDraw !== undefined && lastDraw >= nextVisit
    ? undefined
    : { because: 'visit-passed', day: nextVisit }
}

/** Of several the newest; none that somebody has taken up with a call since, or that is told no longer. */
export function backToTell(
  given: readonly (Back | undefined)[],
  { lastContact }: PatientFacts,
  today: Day,
): Back | undefined {
  let newest: Back | undefined
  for (const back of given) {
    if (back === undefined || daysBetween(back.day, today) > TOLD_DAYS) continue
    if (lastContact !== undefined && isTakenUp(back, lastContact.day)) continue
    if (newest === undefined || back.day > newest.day) newest = back
  }
  return newest
}

/** What began with its day is taken up by a call of that day; what came in during it only by a later one. */
function isTakenUp({ because, day }: Back, contact: Day): boolean {
  const isDuring = because === 'flag' || because === 'result' || because === 'visit-passed'
  return isDuring ? contact > day : contact >= day
}

const WANTS_A_DRAW: ReadonlySet<Verdict['status']> = new Set([
  'overdue',
  'baseline-missing',
  'in-grace',
  'due-today',
  'due-soon',
])
