import { dayFromNumber, dayNumber, daysBetween, laterDay, type Day } from '../day'
import { SERVING } from '../analyte'
import type { Course } from '../course'
import { isReported, LATE_DAYS } from './series'
import { shownCourses } from './span'
import type { Timeline, TimelineGap, TimelineInput } from './types'

type Span = Timeline['span']

/** Days without a draw that the protocol asked for: between draws of a course, and from the due day to today. */
export function gapsOf(input: TimelineInput, span: Span): TimelineGap[] {
  return gapsWithin([...missedGaps(input), ...overdueGap(input)], span)
}

/** Gaps as far as they lie in a part of the time. */
export function gapsWithin(gaps: readonly TimelineGap[], span: Span): TimelineGap[] {
  return gaps.flatMap((gap) => clipped(gap, span))
}

/** Whether the draw that ends a gap was late rather than missed. */
export function isLate({ kind, from, to }: TimelineGap): boolean {
  return kind === 'missed' && daysBetween(from, to) <= LATE_DAYS
}

function overdueGap(input: TimelineInput): TimelineGap[] {
  const { due, status, groups } = input.verdict
  if (input.isCurrent === false || due === undefined || due >= input.today) return []
  if (status !== 'overdue' && status !== 'baseline-missing' && status !== 'in-grace') return []
  if (groups.length > 0 && !groups.includes(input.group)) return []
  return [{ kind: 'overdue', from: due, to: input.today }]
}

function missedGaps(input: TimelineInput): TimelineGap[] {
  const { dueAfter } = input
  if (dueAfter === undefined) return []
  return shownCourses(input).flatMap((course) => {
    const counted = countedDraws(servingDays(input, course), dueAfter)
    return counted.flatMap(({ day }, at) => {
      const before = counted[at - 1]
      if (before === undefined) return []
      const due = dueThroughPauses(before.due, course)
      return day > due ? [{ kind: 'missed' as const, from: due, to: day }] : []
    })
  })
}

/** The days of a course, its baseline included, whose draw the protocol counts, and when the next was due after each. */
function countedDraws(
  { upToStart, after }: { upToStart: Day[]; after: Day[] },
  dueAfter: NonNullable<TimelineInput['dueAfter']>,
): { day: Day; due: Day }[] {
  const baseline = upToStart.findLast((day) => dueAfter(day) !== undefined)
  return [...(baseline === undefined ? [] : [baseline]), ...after].flatMap((day) => {
    const due = dueAfter(day)
    return due === undefined ? [] : [{ day, due }]
  })
}

/** The days up to the first day of a course, and of the course after it, on which the group was measured. */
function servingDays(input: TimelineInput, course: Course): { upToStart: Day[]; after: Day[] } {
  const { start, end } = course
  if (start === undefined) return { upToStart: [], after: [] }
  const days = input.patient.draws
    .filter((draw) => draw.day <= input.today && (end === undefined || draw.day <= end))
    .filter((draw) =>
      draw.results.some(
        (one) =>
          SERVING[input.group].includes(one.analyte) && isReported(one) && one.value?.kind === 'number',
      ),
    )
    .map((draw) => draw.day)
    .sort()
  return {
    upToStart: days.filter((day) => day <= start),
    after: [...new Set(days.filter((day) => day > start))],
  }
}

/** Nothing is missed while the drug is paused: the days begin to count again on the restart day. */
function dueThroughPauses(due: Day, course: Course): Day {
  return course.pauses.reduce((later, pause) => {
    const covers = pause.from <= later && (pause.restart === undefined || pause.restart > later)
    return covers && pause.restart !== undefined ? laterDay(later, pause.restart) : later
  }, due)
}

function clipped(gap: TimelineGap, span: Span): TimelineGap[] {
  const from = Math.max(dayNumber(gap.from), span.from)
  const to = Math.min(dayNumber(gap.to), span.to)
  return to <= from ? [] : [{ ...gap, from: dayFromNumber(from), to: dayFromNumber(to) }]
}
