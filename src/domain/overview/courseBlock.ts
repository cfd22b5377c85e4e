import { courseWeek } from '../course'
import type { Day } from '../day'
import { baselineWindow } from '../verdict'

/**
 * Where in a course a result lies: 0 is its baseline window, the first day included; then four weeks each; after the
 * last dose; and outside of every course.
 */
export const COURSE_BLOCKS = [
  '0',
  '1-4',
  '5-8',
  '9-12',
  '13-16',
  '17-20',
  '21-24',
  '25+',
  'after',
  'outside',
] as const
export type CourseBlock = (typeof COURSE_BLOCKS)[number]

/** The block of a day, and the position of the course that it belongs to; none outside. */
export interface PlacedInCourse {
  block: CourseBlock
  course?: number
}

interface Dated {
  start?: Day
  end?: Day
}

const WEEKS_A_BLOCK = 4
const OUTSIDE: PlacedInCourse = { block: 'outside' }

/**
 * The block that a collection day lies in. A day in the baseline window of a course is its baseline, also where it ends
 * an earlier one (as in `courseStartFor`); otherwise it belongs to the last course that had begun before it.
 */
export function courseBlock(courses: readonly Dated[], on: Day): PlacedInCourse {
  let last: { at: number; start: Day } | undefined
  for (const [at, { start }] of courses.entries()) {
    if (start === undefined) continue
    if (start >= on) {
      if (on >= baselineWindow(start).from) return { block: '0', course: at }
    } else if (last === undefined || start > last.start) last = { at, start }
  }
  if (last === undefined) return OUTSIDE
  const { end } = courses[last.at] ?? {}
  const hasEnded = end !== undefined && on > end
  return { block: hasEnded ? 'after' : blockOfWeek(courseWeek(last.start, on)), course: last.at }
}

function blockOfWeek(week: number): CourseBlock {
  const blocks = COURSE_BLOCKS.indexOf('25+')
  const at = Math.min(Math.floor((week - 1) / WEEKS_A_BLOCK) + 1, blocks)
  return COURSE_BLOCKS[at] ?? 'outside'
}
