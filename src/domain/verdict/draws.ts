import { analyteIndex, GROUPS, SERVING, type AnalyteId, type Group } from '../analyte'
import type { Day } from '../day'
import type { DrawFacts } from '../facts'
import type { Protocol } from '../protocol'

/** One bit for each analyte that serves the group. */
const SERVING_BITS = Object.fromEntries(
  GROUPS.map((group) => [group, SERVING[group].reduce((bits, id) => bits | bitOf(id), 0)]),
) as Record<Group, number>

const TG = bitOf('tg')

const narrowed = new WeakMap<readonly AnalyteId[], Record<Group, number>>()

/**
 * One bit for each analyte that serves the group: any of product.md §2 rule 1, or those of them that the protocol
 * requires. A protocol that requires none of a group leaves it as it is.
 */
export function servingBits(group: Group, required: Protocol['required']): number {
  if (required === undefined) return SERVING_BITS[group]
  let bits = narrowed.get(required)
  if (bits === undefined)
    narrowed.set(required, (bits = { liver: narrow('liver', required), lipids: narrow('lipids', required) }))
  return bits[group]
}

/** The analytes that serve the group, where the protocol narrows them. */
export function servedBy(group: Group, required: Protocol['required']): readonly AnalyteId[] | undefined {
  if (required === undefined) return undefined
  const bits = servingBits(group, required)
  return bits === SERVING_BITS[group] ? undefined : SERVING[group].filter((id) => (bits & bitOf(id)) !== 0)
}

function narrow(group: Group, required: readonly AnalyteId[]): number {
  const bits = required.reduce((sum, id) => sum | bitOf(id), 0) & SERVING_BITS[group]
  return bits === 0 ? SERVING_BITS[group] : bits
}

/** What the draws up to today hold for one group. */
export interface GroupDraws {
  /** One bit for each analyte that serves the group under the protocol. */
  bits: number
  /** The last draw of the course that serves the group. */
  last: DrawFacts | undefined
  /** The latest serving draw in the baseline window. */
  baseline: DrawFacts | undefined
  /** The latest serving draw, of whatever course. */
  latest: DrawFacts | undefined
  /** The newest draw of the course after `last` that would have served, had its results been numbers. */
  unusable: DrawFacts | undefined
}

/** What the draws hold for the group that these bits serve, in a course whose first draws lie on `from` and whose first day is `start`. */
export function groupDraws(bits: number, draws: readonly DrawFacts[], from: Day, start: Day): GroupDraws {
  const found: GroupDraws = {
    bits,
    last: undefined,
    baseline: undefined,
    latest: undefined,
    unusable: undefined,
  }
  for (let at = draws.length - 1; at >= 0; at -= 1) {
    const draw = draws[at]
    if (draw === undefined) continue
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

/** Whether an order of one of these bits has no result yet. */
export function isAwaited(bits: number, draw: DrawFacts): boolean {
  return (draw.pending & bits) !== 0
}

/** Whether a draw has neither a number nor an order for triglycerides. */
export function lacksTg(draw: DrawFacts): boolean {
  return ((draw.present | draw.pending) & TG) === 0
}

/** Whether the draw came to anything: a number, or an order that may still bring one. */
export function wasCollected(draw: DrawFacts): boolean {
  return (draw.present | draw.pending) !== 0
}

/**
 * The draws up to today by day, one a day; a draw after today does not exist for the rule. Facts come in order; anything
 * else is put in order, since order and repeats change nothing.
 */
export function drawsUpTo(today: Day, draws: readonly DrawFacts[]): readonly DrawFacts[] {
  const known = inOrder(draws)
  let count = known.length
  while (count > 0 && (known[count - 1]?.day ?? '') > today) count -= 1
  return count === known.length ? known : known.slice(0, count)
}

function inOrder(draws: readonly DrawFacts[]): readonly DrawFacts[] {
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
