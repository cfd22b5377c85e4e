import type { Group } from '../analyte'
import type { Day } from '../day'
import type { Protocol } from '../protocol'
import { after } from './calendar'
import type { GroupDraws } from './draws'
import type { GroupClock } from './types'

/**
 * When the next draw of a group is due: the first day without any draw of the course; else the interval after its last
 * draw, or the first follow-up where the protocol has one that no draw satisfies yet; and not before the restart day of
 * a long pause (product.md §2 rules 3, 4 and 6; clinical.md §5 rows 3 to 5).
 */
export function clockOf(
  group: Group,
  { last, baseline }: GroupDraws,
  start: Day,
  protocol: Protocol,
  restart: Day | undefined,
): GroupClock {
  if (last === undefined) return { group, due: start, from: 'start' }
  const clock = ruleClock(group, last.day, start, protocol)
  if (baseline !== undefined) clock.baseline = baseline.day
  // A restart before the last draw is earlier than any interval after it, so the latest restart decides.
  if (restart !== undefined && restart > clock.due) {
    clock.ruleDay = clock.due
    clock.due = restart
    clock.from = 'restart'
  }
  return clock
}

function ruleClock(group: Group, last: Day, start: Day, { first, repeat }: Protocol): GroupClock {
  if (first !== undefined && last < after(start, first.notBefore)) {
    return { group, last, due: after(start, first.offset), from: 'first-follow-up', plus: first.offset }
  }
  return { group, last, due: after(last, repeat.every), from: 'draw', plus: repeat.every }
}
