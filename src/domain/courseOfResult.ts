import type { Day } from './day'
import { baselineWindow } from './verdict'

/**
 * The first day of the course whose baseline a result of that day is measured against: the last course that had begun
 * before it. Undefined before any course, and for a draw in the baseline window of a course, which is (or may be) the
 * baseline itself.
 */
export function courseStartFor(courses: readonly { start?: Day }[], day: Day): Day | undefined {
  let found: Day | undefined
  for (const { start } of courses) {
    if (start === undefined) continue
    if (start < day) {
      if (found === undefined || start > found) found = start
    } else if (day >= baselineWindow(start).from) return undefined
  }
  return found
}
