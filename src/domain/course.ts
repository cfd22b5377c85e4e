import { addDays, daysBetween, type Day } from './day'

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
  importId?: string
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
