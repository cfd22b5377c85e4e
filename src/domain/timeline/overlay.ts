import { dayFromNumber, dayNumber, type Day } from '../day'
import type { Timeline, TimelineAxis, TimelinePoint, TimelineSeries } from './types'

/** A course as it is laid over others. */
export interface LaidCourse {
  id: string
  /** Which course of the patient: 1 for the first. */
  count: number
  start: Day
  /** Its days counted from the first dose: `x` 0 is that day, and 1970-01-01 is written for it. */
  timeline: Timeline
}

/** Courses over each other by week: one scale, one axis of days since the first dose. */
export interface Overlay {
  span: Timeline['span']
  left: TimelineAxis
  right?: TimelineAxis
  courses: LaidCourse[]
}

/**
 * Lays the courses of a patient over each other, first dose on first dose. Each timeline is that of one course alone; values,
 * limits, flags and gaps stay as they are, only their days are counted anew.
 */
export function overlay(
  courses: readonly { id: string; count: number; start: Day; timeline: Timeline }[],
): Overlay | undefined {
  const laid = courses.map((course) => ({
    ...course,
    timeline: shifted(course.timeline, dayNumber(course.start)),
  }))
  const left = widest(laid.map(({ timeline }) => timeline.left))
  if (left === undefined) return undefined
  const right = widest(laid.flatMap(({ timeline }) => timeline.right ?? []))
  return {
    span: {
      from: Math.min(...laid.map(({ timeline }) => timeline.span.from)),
      to: Math.max(...laid.map(({ timeline }) => timeline.span.to)),
    },
    left,
    ...(right === undefined ? {} : { right }),
    courses: laid,
  }
}

/** The scale that holds all of them: steps of the one that reaches highest. */
function widest(axes: readonly TimelineAxis[]): TimelineAxis | undefined {
  const [first, ...rest] = axes
  if (first === undefined) return undefined
  return rest.reduce(
    (wide, axis) => ({
      ...(axis.max > wide.max ? axis : wide),
      min: Math.min(wide.min, axis.min),
    }),
    first,
  )
}

function shifted(timeline: Timeline, by: number): Timeline {
  const moved = <Span extends { from: Day; to: Day }>(span: Span): Span => ({
    ...span,
    from: shiftedDay(span.from, by),
    to: shiftedDay(span.to, by),
  })
  const kept: Timeline = { ...timeline }
  delete kept.due
  return {
    ...kept,
    span: { from: timeline.span.from - by, to: timeline.span.to - by },
    today: shiftedDay(timeline.today, by),
    courses: timeline.courses.map((course) => ({
      ...moved(course),
      start: shiftedDay(course.start, by),
    })),
    series: timeline.series.map((one) => shiftedSeries(one, by)),
    limits: timeline.limits.map((limit) => ({ ...limit, steps: limit.steps.map(moved) })),
    baselines: [],
    gaps: timeline.gaps.map(moved),
    pauses: timeline.pauses.map(moved),
    doses: timeline.doses.map(moved),
    events: [],
  }
}

function shiftedSeries(one: TimelineSeries, by: number): TimelineSeries {
  // `day` stays the day of the draw, which is what is read; `x` alone says where it stands.
  const point = (each: TimelinePoint): TimelinePoint => ({ ...each, x: each.x - by })
  return {
    ...one,
    points: one.points.map(point),
    segments: one.segments.map((run) => run.map(point)),
    breaks: [],
  }
}

function shiftedDay(day: Day, by: number): Day {
  return dayFromNumber(dayNumber(day) - by)
}
