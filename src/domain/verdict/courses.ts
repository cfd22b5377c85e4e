import type { Day } from '../day'
import type { CourseFacts } from '../facts'
import type { Span } from '../protocol'
import { before } from './calendar'
import type { UnknownReason } from './types'

const ONE_MONTH: Span = { months: 1 }

/**
 * The days on which a draw serves as the baseline of a course that begins on `start`, both included: from the same day
 * of the month before, clamped, to the first day itself (product.md §2 rule 2).
 */
export function baselineWindow(start: Day, maxAge: Span = ONE_MONTH): { from: Day; to: Day } {
  return { from: before(start, maxAge), to: start }
}

/** The position of the course that holds today; else of the next to begin; else of the last (product.md §2). */
export function currentCourse(courses: readonly CourseFacts[], today: Day): number | undefined {
  let holding: number | undefined
  let next: number | undefined
  let last: number | undefined
  for (let at = 0; at < courses.length; at += 1) {
    const { start, end } = courses[at] ?? {}
    if (start === undefined) continue
    if (start > today) {
      if (next === undefined || start < startAt(courses, next)) next = at
    } else if (end === undefined || end >= today) {
      if (holding === undefined || start >= startAt(courses, holding)) holding = at
    } else if (last === undefined || start >= startAt(courses, last)) last = at
  }
  return holding ?? next ?? last
}

/** What the courses contradict themselves in, so that nothing can be said; the protocol is looked at elsewhere. */
export function courseFault(courses: readonly CourseFacts[]): UnknownReason | undefined {
  if (courses.length > 1 && overlapping(courses) !== undefined) return 'courses-overlap'
  let because: UnknownReason | undefined
  for (const course of courses) {
    if (endsBeforeStart(course)) return 'end-before-start'
    if (lacksFirstDay(course)) because = 'no-first-day'
  }
  return because
}

/** The first two courses that share a day, by position. A course without a last dose goes on. */
export function overlapping(courses: readonly CourseFacts[]): [number, number] | undefined {
  for (let one = 0; one < courses.length; one += 1) {
    for (let other = one + 1; other < courses.length; other += 1) {
      if (shareADay(courses[one], courses[other])) return [one, other]
    }
  }
  return undefined
}

/** Whether the last dose is stated before the first. */
export function endsBeforeStart({ start, end }: CourseFacts): boolean {
  return start !== undefined && end !== undefined && end < start
}

/** Whether something was taken, paused or ended without a first day. A mere plan without one is no course yet. */
export function lacksFirstDay({ start, end, doses, pauses }: CourseFacts): boolean {
  return start === undefined && (end !== undefined || doses.length > 0 || pauses.length > 0)
}

function shareADay(a: CourseFacts | undefined, b: CourseFacts | undefined): boolean {
  if (a?.start === undefined || b?.start === undefined || endsBeforeStart(a) || endsBeforeStart(b))
    return false
  return (b.end === undefined || a.start <= b.end) && (a.end === undefined || b.start <= a.end)
}

function startAt(courses: readonly CourseFacts[], at: number): Day {
  const start = courses[at]?.start
  if (start === undefined) throw new Error(`no first day at: ${at}`)
  return start
}
