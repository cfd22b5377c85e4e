import type { Day } from './day'
import { baselineWindow } from './verdict'

/**
 * How far before its first day the baseline of a course may lie: as its protocol has it, by id. Plain data, so that it can
 * be handed to a worker with the rules that it belongs to.
 */
export interface BaselineWindows {
  /** The protocol of courses that name none. */
  protocol: string
  maxAges: ReadonlyMap<string, NonNullable<Parameters<typeof baselineWindow>[1]>>
}

/** The first day of a course's baseline window; a calendar month before its first day where nothing else is stated. */
export function baselineFrom(course: { start: Day; protocol?: string }, windows?: BaselineWindows): Day {
  return baselineWindow(course.start, windows?.maxAges.get(course.protocol ?? windows.protocol)).from
}

/**
 * The course whose baseline a result of that day is measured against: the last that had begun before it. Undefined before
 * any course, and for a draw in the baseline window of a course, which is (or may be) the baseline itself.
 */
export function courseFor<Known extends { start?: Day; protocol?: string }>(
  courses: readonly Known[],
  day: Day,
  windows?: BaselineWindows,
): (Known & { start: Day }) | undefined {
  let found: (Known & { start: Day }) | undefined
  for (const course of courses) {
    if (!hasBegun(course)) continue
    if (course.start < day) {
      if (found === undefined || course.start > found.start) found = course
    } else if (day >= baselineFrom(course, windows)) return undefined
  }
  return found
}

/** The first day of that course. */
export function courseStartFor(
  courses: readonly { start?: Day; protocol?: string }[],
  day: Day,
  windows?: BaselineWindows,
): Day | undefined {
  return courseFor(courses, day, windows)?.start
}

/** Whether the first day of a course is stated. */
export function hasBegun<Known extends { start?: Day }>(course: Known): course is Known & { start: Day } {
  return course.start !== undefined
}
