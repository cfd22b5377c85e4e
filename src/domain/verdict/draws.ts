import { analyteIndex, GROUPS, SERVING, type Group } from '../analyte'
import type { Day } from '../day'
import type { DrawFacts } from '../facts'

/** One bit for each analyte that serves the group. */
const SERVING_BITS = Object.fromEntries(
  GROUPS.map((group) => [group, SERVING[group].reduce((bits, id) => bits | bitOf(id), 0)]),
) as Record<Group, number>

const TG = bitOf('tg')

/** What the draws up to today hold for one group. */
export interface GroupDraws {
  /** The last draw of the course that serves the group. */
  last: DrawFacts | undefined
  /** The latest serving draw in the baseline window. */
  baseline: DrawFacts | undefined
  /** The latest serving draw, of whatever course. */
  latest: DrawFacts | undefined
  /** The newest draw of the course after `last` that would have served, had its results been numbers. */
  unusable: DrawFacts | undefined
}

/** The draws for one group of a course whose first draws lie on `from` and whose first day is `start`. */
export function groupDraws(
  group: Group,
  draws: readonly DrawFacts[],
  from: Day,
  start: Day,
  today: Day,
): GroupDraws {
  const bits = SERVING_BITS[group]
  const found: GroupDraws = { last: undefined, baseline: undefined, latest: undefined, unusable: undefined }
  for (let at = draws.length - 1; at >= 0; at -= 1) {
    const draw = draws[at]
    if (draw === undefined || draw.day > today) continue
    const isOfCourse = draw.day >= from
    if (((draw.present | draw.pending) & bits) === 0) {
      if (isOfCourse && found.latest === undefined && (draw.unusable & bits) !== 0) found.unusable ??= draw
      continue
    }
    found.latest ??= draw
    if (!isOfCourse) break
    found.last ??= draw
    if (draw.day <= start) {
      found.baseline = draw
      break
    }
  }
  return found
}

/** Whether an order that serves the group has no result yet. */
export function isAwaited(group: Group, draw: DrawFacts): boolean {
  return (draw.pending & SERVING_BITS[group]) !== 0
}

/** Whether a draw has neither a number nor an order for triglycerides. */
export function lacksTg(draw: DrawFacts): boolean {
  return ((draw.present | draw.pending) & TG) === 0
}

/** Whether the draw came to anything: a number, or an order that may still bring one. */
export function wasCollected(draw: DrawFacts): boolean {
  return (draw.present | draw.pending) !== 0
}

/** The draws by day, one a day. Facts come so; anything else is put in order, since order and repeats change nothing. */
export function inOrder(draws: readonly DrawFacts[]): readonly DrawFacts[] {
  for (let at = 1; at < draws.length; at += 1) {
    if ((draws[at - 1]?.day ?? '') >= (draws[at]?.day ?? '')) return ordered(draws)
  }
  return draws
}

function ordered(draws: readonly DrawFacts[]): DrawFacts[] {
  const byDay = new Map<Day, DrawFacts>()
  for (const draw of draws) {
    const other = byDay.get(draw.day)
    byDay.set(draw.day, other === undefined ? draw : together(other, draw))
  }
  return [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** Two halves of one collection day as one draw; of their reviews the newer one stands. */
function together(a: DrawFacts, b: DrawFacts): DrawFacts {
  const reviewed = isNewerReview(a, b) ? a : b
  const arrived = (a.arrived ?? '') > (b.arrived ?? '') ? a.arrived : b.arrived
  return {
    day: a.day,
    present: a.present | b.present,
    pending: a.pending | b.pending,
    unusable: a.unusable | b.unusable,
    ...(arrived === undefined ? {} : { arrived }),
    ...(reviewed.reviewed === undefined ? {} : { reviewed: reviewed.reviewed }),
    ...(reviewed.recheck === undefined ? {} : { recheck: reviewed.recheck }),
  }
}

function isNewerReview(a: DrawFacts, b: DrawFacts): boolean {
  const [one, other] = [a.reviewed ?? '', b.reviewed ?? '']
  // Of two reviews on one day, the earlier recheck: the careful one, and the same whichever comes first.
  return one === other ? (a.recheck ?? '~') < (b.recheck ?? '~') : one > other
}

function bitOf(id: Parameters<typeof analyteIndex>[0]): number {
  return 1 << analyteIndex(id)
}
