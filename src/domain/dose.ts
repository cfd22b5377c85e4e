import type { Course, Pause } from './course'
import type { Day } from './day'

/** The part of a course that a dose is read from. */
export type Dosed = Pick<Course, 'start' | 'end' | 'doses'> & {
  pauses: readonly Pick<Pause, 'from' | 'restart'>[]
}

/** The prescribed mg a day on a day: 0 during a pause, undefined outside the course or before any dose is stated. */
export function doseOn(course: Dosed, on: Day): number | undefined {
  if (course.start === undefined || on < course.start) return undefined
  if (course.end !== undefined && on > course.end) return undefined
  if (course.pauses.some((pause) => isPaused(pause, on))) return 0
  return stepOn(course, on)
}

/** The daily dose stated last on or before a day, pauses aside. */
export function stepOn(course: Dosed, on: Day): number | undefined {
  let latest: Dosed['doses'][number] | undefined
  for (const step of course.doses) {
    if (step.from <= on && (latest === undefined || step.from >= latest.from)) latest = step
  }
  return latest?.mgPerDay
}

/** Whether a day lies in a pause. */
export function isPaused(pause: Pick<Pause, 'from' | 'restart'>, on: Day): boolean {
  return pause.from <= on && (pause.restart === undefined || on < pause.restart)
}
