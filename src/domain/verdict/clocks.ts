import type { Group } from '../analyte'
import type { Day } from '../day'
import type { DrawFacts } from '../facts'
import { after } from './calendar'
import { firstWanted, type WantedByDose } from './doses'
import { servedBy, type GroupDraws } from './draws'
import type { Ruled, Seen } from './seen'
import type { GroupClock } from './types'

/**
 * When the next draw of a group is due: the first day without any draw of the course; else the first follow-up where the
 * protocol has one that no draw satisfies yet, or the interval after its last draw where the protocol repeats; or the
 * draw that a dose asks for, where that is earlier; and not before the restart day of a long pause (product.md §2 rules
 * 3, 4 and 6; clinical.md §5 rows 3 to 5 and 11).
 */
export function clockOf(
  group: Group,
  { last, baseline }: GroupDraws,
  seen: Seen,
  ruled: Ruled,
  wanted: readonly WantedByDose[] | undefined,
  restart: Day | undefined,
): GroupClock {
  const { start, protocol } = ruled
  const clock: GroupClock =
    last === undefined ? { group, due: start, from: 'start' } : ruleClock(group, last, seen, ruled)
  if (last !== undefined) {
    if (wanted !== undefined) addWanted(clock, wanted, last.day, start)
    if (baseline !== undefined) clock.baseline = baseline.day
    // A restart before the last draw is earlier than any interval after it, so the latest restart decides.
    if (restart !== undefined && clock.due !== undefined && restart > clock.due) {
      clock.ruleDay = clock.due
      clock.due = restart
      clock.from = 'restart'
    }
  }
  const analytes = servedBy(group, protocol.required)
  if (analytes !== undefined) clock.servedBy = analytes
  return clock
}

function ruleClock(group: Group, last: DrawFacts, seen: Seen, { start, protocol }: Ruled): GroupClock {
  const { first, repeat } = protocol
  const { day } = last
  if (first !== undefined && day < after(start, first.notBefore)) {
    const due = after(start, first.offset)
    return { group, last: day, due, from: 'first-follow-up', plus: first.offset, baseline: undefined }
  }
  if (repeat === undefined) return { group, last: day, from: 'none' }
  if (repeat.onlyIf === undefined) return repeated(group, day, repeat.every)
  const condition = conditionOf(last, seen)
  if (condition === 'normal') return { group, last: day, from: 'none', condition }
  return { ...repeated(group, day, repeat.every), condition }
}

function repeated(group: Group, last: Day, every: NonNullable<GroupClock['plus']>): GroupClock {
  return { group, last, due: after(last, every), from: 'draw', plus: every, baseline: undefined }
}

/** What the last draw was. While any order of it waits for its result, nobody can call it normal. */
function conditionOf({ day, pending }: DrawFacts, { facts, rules }: Seen): GroupClock['condition'] & string {
  const isAbnormal = rules.isAbnormal?.(facts, day)
  if (isAbnormal === true) return 'abnormal'
  return isAbnormal === false && pending === 0 ? 'normal' : 'not-judged'
}

function addWanted(clock: GroupClock, wanted: readonly WantedByDose[], last: Day, start: Day): void {
  const first = firstWanted(wanted, last, start, clock.due)
  if (first === undefined) {
    if (clock.due === undefined) clock.unlessRaised = true
    return
  }
  clock.due = first.due
  clock.from = first.from
  clock.plus = first.plus
  clock.step = first.step
}
