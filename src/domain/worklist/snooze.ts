import { addDays, earlierDay, type Day } from '../day'
import type { DrawFacts, PatientFacts } from '../facts'
import type { Flag } from '../interpret/types'
import type { Verdict } from '../verdict/types'
import { isReported, isUnreviewed } from './unreviewed'

/** A row may wait at most so many days (product.md §4). */
const MOST_SNOOZE_DAYS = 28

/**
 * The day until which a row sleeps, itself no longer included; undefined where it is awake. A new flag, a new result,
 * `overdue` and a long pause that has outlasted its time wake it. Facts hold days, not hours: what came in on the day on
 * which the row was put aside counts as seen, but for an unreviewed flag that would lead the list.
 */
export function snoozedUntil(
  { snooze, draws }: PatientFacts,
  verdict: Verdict,
  unreviewed: Flag | undefined,
  today: Day,
): Day | undefined {
  if (snooze === undefined || snooze.setOn > today) return undefined
  const until = earlierDay(snooze.until, addDays(snooze.setOn, MOST_SNOOZE_DAYS))
  if (today >= until || hasBecomeDue(verdict, snooze.setOn)) return undefined
  const isSevere = unreviewed === 'critical' || unreviewed === 'stop'
  const isNew = (draw: DrawFacts) =>
    arrival(draw) > snooze.setOn || (isSevere && isUnreviewed(draw, today) && arrival(draw) === snooze.setOn)
  return draws.some((draw) => draw.day <= today && isReported(draw) && isNew(draw)) ? undefined : until
}

function hasBecomeDue({ status, overdueFrom, pauseWakes, today }: Verdict, setOn: Day): boolean {
  const isLate = status === 'overdue' || status === 'baseline-missing'
  if (isLate && overdueFrom !== undefined && overdueFrom > setOn) return true
  return pauseWakes !== undefined && pauseWakes > setOn && pauseWakes <= today
}

function arrival({ arrived, day }: DrawFacts): Day {
  return arrived ?? day
}
