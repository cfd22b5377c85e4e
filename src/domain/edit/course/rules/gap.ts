import type { Course } from '../../../course'
import { daysBetween, type Day } from '../../../day'
import type { Patient } from '../../../patient'

/** Between the last dose of a course and the next course at least so many weeks (clinical.md §5 row 17, S22c). */
export const WEEKS_BETWEEN_COURSES = 8
/** Id of the row of the table of sources that says so. */
export const GAP_SOURCE = 'us-label-next-course'

/** How long a patient went without the drug before a course: whole days from the last dose to the first one again. */
export interface CourseGap {
  lastDose: Day
  days: number
  isShort: boolean
}

/**
 * The gap between the last dose of the course before and a first day; short below eight weeks, which warns and refuses
 * nothing. Undefined where no other course ended before that day.
 */
export function gapBefore(
  patient: Pick<Patient, 'courses'>,
  start: Day,
  courseId?: string,
): CourseGap | undefined {
  const lastDose = patient.courses.reduce<Course['end']>(
    (last, { id, end }) =>
      id !== courseId && end !== undefined && end < start && (last === undefined || end > last) ? end : last,
    undefined,
  )
  if (lastDose === undefined) return undefined
  const days = daysBetween(lastDose, start)
  return { lastDose, days, isShort: days < 7 * WEEKS_BETWEEN_COURSES }
}
