import { addDays, dayFromNumber, dayNumber, type Day } from '../day'
import { plannedEnd, type Course } from '../course'
import type { Timeline, TimelineCourse, TimelineInput } from './types'

/** A baseline is at most one month old, so this many days before the first dose belong in the picture. */
const BEFORE_START = 31
/** After a course, so many days show what the values did. */
const AFTER_END = 62
/** A visit further ahead than this does not stretch the picture. */
const VISIT_AHEAD = 92
/** Days before today of the periods that end there. */
const LAST_DAYS = { quarter: 92, 'half-year': 183, year: 366 } as const
const MARGIN = 0.04
const LEAST_MARGIN = 4

type Span = Timeline['span']
type SpanInput = Pick<TimelineInput, 'patient' | 'course' | 'verdict' | 'isCurrent' | 'today' | 'period'>

/**
 * The days that are drawn: from before the baseline to beyond today and the next due day, so that silence shows. It
 * depends on no group, so that the charts of one patient stand on one axis.
 */
export function spanOf(input: SpanInput): Span {
  const end = Math.max(...endsOf(input))
  const start = Math.min(end, startOf(input))
  const margin = Math.max(LEAST_MARGIN, Math.round((end - start) * MARGIN))
  return { from: start - margin, to: end + margin }
}

/** The part of the days that is looked at: the window, as far as it lies among them, else all. */
export function windowOf({ window }: Pick<TimelineInput, 'window'>, whole: Span): Span {
  if (window === undefined) return whole
  const from = Math.max(whole.from, dayNumber(window.from))
  const to = Math.min(whole.to, dayNumber(window.to))
  return from < to ? { from, to } : whole
}

/** Whether a day lies in the picture. */
export function inSpan(x: number, span: Span): boolean {
  return x >= span.from && x <= span.to
}

/** The courses whose weeks are counted in the picture, earliest first. */
export function coursesInView(input: SpanInput, span: Span): TimelineCourse[] {
  return shownCourses(input)
    .flatMap((course) => courseInView(course, input.today, span))
    .sort((a, b) => (a.start < b.start ? -1 : 1))
}

/** The courses that the picture shows: the one in view, or all where no part of the time is left out. */
export function shownCourses(input: Pick<SpanInput, 'patient' | 'course' | 'period'>): Course[] {
  return input.course !== undefined && input.period !== 'all' ? [input.course] : input.patient.courses
}

function courseInView(course: Course, today: Day, span: Span): TimelineCourse[] {
  if (course.start === undefined) return []
  const from = Math.max(dayNumber(course.start), span.from)
  const last = course.end ?? (course.start > today ? course.start : dayFromNumber(span.to))
  const to = Math.min(dayNumber(last), span.to)
  if (to < from) return []
  const planned = plannedEnd(course)
  return [
    {
      start: course.start,
      from: dayFromNumber(from),
      to: dayFromNumber(to),
      ...(planned === undefined ? {} : { plannedEnd: planned }),
    },
  ]
}

function startOf(input: SpanInput): number {
  const today = dayNumber(input.today)
  const { course } = input
  if (input.period !== undefined && input.period !== 'course' && input.period !== 'all')
    return today - LAST_DAYS[input.period]
  if (input.period === 'all' || course?.start === undefined)
    return firstDayKnown(input) ?? today - BEFORE_START
  const baselines =
    input.isCurrent === false ? [] : input.verdict.clocks.flatMap((clock) => clock.baseline ?? [])
  const window = addDays(course.start, -BEFORE_START)
  const before = input.patient.draws.map((draw) => draw.day).filter((on) => on >= window)
  return Math.min(dayNumber(course.start), ...[...baselines, ...before].map(dayNumber))
}

function firstDayKnown(input: SpanInput): number | undefined {
  const days = [
    ...input.patient.draws.map((draw) => draw.day),
    ...input.patient.courses.flatMap((course) => course.start ?? []),
  ].filter((on) => on <= input.today)
  return days.length === 0 ? undefined : Math.min(...days.map(dayNumber))
}

function endsOf(input: SpanInput): number[] {
  if (input.isCurrent === false && input.period !== 'all' && input.course)
    return [endOfEarlier(input.course, input)]
  const visit = input.patient.nextVisit
  const farthest = addDays(input.today, VISIT_AHEAD)
  return [
    input.today,
    ...(input.verdict.due === undefined ? [] : [input.verdict.due]),
    ...(visit === undefined || visit > farthest ? [] : [visit]),
    ...(input.course?.end === undefined ? [] : [input.course.end]),
    ...(input.course?.start === undefined ? [] : [input.course.start]),
  ].map(dayNumber)
}

function endOfEarlier(course: Course, input: SpanInput): number {
  const start = course.start ?? input.today
  const following = input.patient.courses.flatMap((one) =>
    one.start !== undefined && one.start > start ? one.start : [],
  )
  const limit = Math.min(dayNumber(input.today), ...following.map(dayNumber))
  const end = course.end === undefined ? limit : dayNumber(course.end) + AFTER_END
  return Math.max(dayNumber(start), Math.min(end, limit))
}
