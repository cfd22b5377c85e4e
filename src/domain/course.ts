import { addDays, daysBetween, type Day } from './day'
import type { StruckOut } from './patient'

/** From this day on, so many mg a day. */
export interface DoseStep {
  from: Day
  mgPerDay: number
}

/** Days without the drug: `from` is the first, `restart` the first day with it again; none while it lasts. */
export interface Pause {
  from: Day
  restart?: Day
  reason?: string
}

export const END_REASONS = [
  'completed',
  'side-effect',
  'lab-result',
  'pregnancy',
  'wish',
  'moved',
  'other',
] as const
export type EndReason = (typeof END_REASONS)[number]

/** One isotretinoin treatment, first dose to last dose; a relapse starts another. */
export interface Course {
  id: string
  /** Absent only where a file states a dose or an end without it, which the verdict reports. */
  start?: Day
  plannedWeeks?: number
  /** The day of the last dose, which belongs to the course. */
  end?: Day
  /** Id of a protocol; the clinic's default where absent. */
  protocol?: string
  doses: DoseStep[]
  pauses: Pause[]
  /** Why it ended, and in words. */
  endReason?: EndReason
  endNote?: string
  /** What is taken, as on the box (アキュテイン, Roaccutane …). */
  product?: string
  /** It began elsewhere: where, and the first day in this clinic's care. The first day is the real one, elsewhere. */
  transfer?: { from: string; on?: Day }
  /** What it had stated before it was corrected, newest last. */
  earlier?: EarlierCourse[]
  /** All of it was entered in error: kept, and counts for nothing. */
  struckOut?: StruckOut
  importId?: string
}

/** The part of a course that the course form states. */
export type CourseState = Pick<
  Course,
  'start' | 'plannedWeeks' | 'end' | 'protocol' | 'endReason' | 'endNote' | 'product' | 'transfer'
>

/** What stood in a course until somebody corrected it or took it out: a dose step, a pause, or some of its days. */
export interface EarlierCourse {
  dose?: DoseStep
  pause?: Pause
  course?: CourseState
  /** When, `YYYY-MM-DDTHH:MM:SS` on the clinic's clock, by whom, and why where it was said. */
  at: string
  by: string
  reason?: string
}

/** The week of the course that a day lies in, 1 on the first seven days (product.md §1). */
export function courseWeek(start: Day, on: Day): number {
  return Math.floor(daysBetween(start, on) / 7) + 1
}

/** The planned end: the first day plus seven days for each planned week (2026-04-10, 16 weeks: 2026-07-31). */
export function plannedEnd(course: Pick<Course, 'start' | 'plannedWeeks'>): Day | undefined {
  if (course.start === undefined || course.plannedWeeks === undefined) return undefined
  return addDays(course.start, 7 * course.plannedWeeks)
}

/** Where a day lies beside the courses: so many days before the first day of the next one, or after that of the last. */
export interface BesideCourse {
  /** Position of the course, from 0. */
  course: number
  /** Days from its first day; negative before it. */
  days: number
}

/** How old a draw is beside the course that it was made for: the course that holds the day, else the next, else the last. */
export function besideCourse(courses: readonly Course[], day: Day): BesideCourse | undefined {
  const known = courses.flatMap(({ start, end }, course) =>
    start === undefined ? [] : [{ course, start, end }],
  )
  const found =
    known.find(({ start, end }) => start <= day && (end === undefined || day <= end)) ??
    known.find(({ start }) => start > day) ??
    known.at(-1)
  return found && { course: found.course, days: daysBetween(found.start, day) }
}
