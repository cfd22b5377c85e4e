import { addDays, earlierDay, type Day } from '../day'
import type { DrawFacts, PatientFacts } from '../facts'
import type { Flag } from '../interpret/types'
import type { Snooze } from '../patient'
import type { Verdict } from '../verdict/types'
import type { Back } from './back'
import { countReported, isReported, isUnreviewed } from './unreviewed'

/** A row may wait at most so many days (product.md §4). */
const MOST_SNOOZE_DAYS = 28

const GRAVITY: Record<Flag, number> = {
  none: 0,
  'not-judged': 0,
  notice: 1,
  caution: 2,
  stop: 3,
  critical: 4,
}

/** What a snooze does to a row today: it sleeps until a day, or it is back because of something. */
export interface Sleep {
  /** The day on which it comes back, itself no longer slept through. */
  until?: Day
  back?: Back
}

/**
 * Whether a row sleeps today. It wakes on its day, at the latest 28 days after it was set, and before that by a new
 * result, a graver unreviewed flag, by becoming overdue, and by a long pause that has outlasted its time. Facts hold
 * days, not hours: what came in on the very day on which it was set is told from what was known by the count of results
 * and the flag that the snooze took note of.
 */
export function sleepOf(
  facts: PatientFacts,
  verdict: Verdict,
  unreviewed: Flag | undefined,
  today: Day,
): Sleep | undefined {
  const { snooze } = facts
  if (snooze === undefined || snooze.setOn > today) return undefined
  const until = earlierDay(snooze.until, addDays(snooze.setOn, MOST_SNOOZE_DAYS))
  const woken = [
    cameIn(facts.draws, snooze, unreviewed, today),
    newFlag(facts.draws, snooze, unreviewed, today),
    becameDue(verdict, snooze.setOn),
    outlasted(verdict, snooze.setOn),
  ].filter((each) => each !== undefined)
  if (today < until && woken.length === 0) return { until }
  const byDay: Back = { because: 'until', day: until }
  // What brought it back is what came first; it has been in the list ever since.
  const back = woken.reduce((first, each) => (each.day <= first.day ? each : first), byDay)
  return { back }
}

/** A result that came in after the day on which it was set, or on it and after the count was taken. */
function cameIn(
  draws: readonly DrawFacts[],
  { setOn, seen }: Snooze,
  unreviewed: Flag | undefined,
  today: Day,
): Back | undefined {
  let earliest: Back | undefined
  for (const draw of draws) {
    const arrived = arrival(draw)
    if (draw.day > today || arrived <= setOn || !isReported(draw)) continue
    const because = unreviewed !== undefined && isUnreviewed(draw, today) ? 'flag' : 'result'
    const day = earlierDay(arrived, today)
    if (earliest === undefined || day < earliest.day) earliest = { because, day }
  }
  if (earliest === undefined && seen !== undefined && countReported(draws, today) > seen.reported) {
    return { because: unreviewed === undefined ? 'result' : 'flag', day: setOn }
  }
  return earliest
}

/** A flag graver than the one that the snooze saw; where it saw none, a severe one of that very day. */
function newFlag(
  draws: readonly DrawFacts[],
  { setOn, seen }: Snooze,
  unreviewed: Flag | undefined,
  today: Day,
): Back | undefined {
  if (unreviewed === undefined) return undefined
  const isSevere = unreviewed === 'critical' || unreviewed === 'stop'
  const isNew =
    seen?.flag === undefined
      ? isSevere && draws.some((draw) => isUnreviewed(draw, today) && arrival(draw) === setOn)
      : GRAVITY[unreviewed] > GRAVITY[seen.flag]
  return isNew ? { because: 'flag', day: setOn } : undefined
}

function becameDue({ status, overdueFrom }: Verdict, setOn: Day): Back | undefined {
  if (status !== 'overdue' && status !== 'baseline-missing') return undefined
  if (overdueFrom === undefined || overdueFrom <= setOn) return undefined
  return { because: status, day: overdueFrom }
}

function outlasted(verdict: Verdict, setOn: Day): Back | undefined {
  const back = pauseOutlasted(verdict)
  return back !== undefined && back.day > setOn ? back : undefined
}

/** A long pause without restart, 28 days after the day that the rule gives (product.md §4). */
export function pauseOutlasted({ pauseWakes, today }: Verdict): Back | undefined {
  return pauseWakes !== undefined && pauseWakes <= today ? { because: 'pause', day: pauseWakes } : undefined
}

function arrival({ arrived, day }: DrawFacts): Day {
  return arrived ?? day
}
