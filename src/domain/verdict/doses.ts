import { addDays, type Day } from '../day'
import type { CourseFacts } from '../facts'
import type { Protocol, Span } from '../protocol'
import { after } from './calendar'
import type { DoseStepTold } from './types'

/** An extra draw after a raised dose is dropped where the regular one is due no later than so many days after it. */
const REGULAR_DRAW_SUFFICES_DAYS = 14

/** A dose step for which the protocol wants a draw, and by when. */
export interface WantedByDose {
  from: 'peak-dose' | 'dose-increase'
  step: DoseStepTold
  plus: Span
  due: Day
}

/**
 * The draws that the doses of a course ask for, earliest step first: one within the span of each dose higher than all
 * before it, the first dose included, and one at the offset from each raised dose. Planned steps count too: their draws
 * are due after them. Undefined where the protocol asks nothing of the doses. Readings: docs/decisions/0011.
 */
export function wantedByDoses(
  course: CourseFacts,
  start: Day,
  { onPeakDose, onDoseIncrease }: Protocol,
): readonly WantedByDose[] | undefined {
  if (onPeakDose === undefined && onDoseIncrease === undefined) return undefined
  const wanted: WantedByDose[] = []
  let highest = -1
  for (const step of stepsTaken(course, start)) {
    const { mgPerDay = 0, before } = step
    if (onPeakDose !== undefined && mgPerDay > highest) {
      const { dueWithin } = onPeakDose
      wanted.push({ from: 'peak-dose', step, plus: dueWithin, due: after(step.day, dueWithin) })
    }
    if (onDoseIncrease !== undefined && before !== undefined && mgPerDay > before) {
      const { offset } = onDoseIncrease
      wanted.push({ from: 'dose-increase', step, plus: offset, due: after(step.day, offset) })
    }
    highest = Math.max(highest, mgPerDay)
  }
  return wanted
}

/**
 * Of these the one that is due first and that the group's last draw does not serve: a draw from the day of a peak dose
 * on serves it, a draw after the day of an increase. Draws up to the first day are the baseline, taken before any dose.
 */
export function firstWanted(
  wanted: readonly WantedByDose[],
  last: Day,
  start: Day,
  regular: Day | undefined,
): WantedByDose | undefined {
  let first: WantedByDose | undefined
  for (const one of wanted) {
    if (isServed(one, last, start) || isDropped(one, regular)) continue
    if (first === undefined || one.due < first.due) first = one
  }
  return first !== undefined && (regular === undefined || first.due < regular) ? first : undefined
}

function isServed({ from, step }: WantedByDose, last: Day, start: Day): boolean {
  return last > start && (from === 'peak-dose' ? last >= step.day : last > step.day)
}

function isDropped({ from, due }: WantedByDose, regular: Day | undefined): boolean {
  if (from === 'peak-dose' || regular === undefined) return false
  return regular <= addDays(due, REGULAR_DRAW_SUFFICES_DAYS)
}

/**
 * The steps of a course from the day on which each was really taken: not before the first day, and where it lies in a
 * pause, from the restart. The first day is a step of its own, of a dose that may not be known.
 */
function stepsTaken(course: CourseFacts, start: Day): DoseStepTold[] {
  const steps: DoseStepTold[] = [{ day: start }]
  for (const { from, mgPerDay } of inOrderOfDays(course.doses)) {
    const on = takenFrom(from < start ? start : from, course.pauses)
    if (on === undefined || (course.end !== undefined && on > course.end)) continue
    // The last word for a day is the one that holds on it.
    if (steps.at(-1)?.day === on) steps.pop()
    const before = steps.at(-1)?.mgPerDay
    steps.push(before === undefined ? { day: on, mgPerDay } : { day: on, mgPerDay, before })
  }
  return steps
}

function inOrderOfDays(doses: CourseFacts['doses']): CourseFacts['doses'] {
  return [...doses].sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? -1 : 1))
}

/** Undefined where the pause in which the step lies has no restart day yet. */
function takenFrom(from: Day, pauses: CourseFacts['pauses']): Day | undefined {
  let on: Day | undefined = from
  for (const pause of pauses) {
    if (on !== undefined && pause.from <= on && (pause.restart === undefined || on < pause.restart))
      on = pause.restart
  }
  return on
}
