import { addDays, dayFromNumber, dayNumber, earlierDay, laterDay, type Day } from '../day'
import type { Course, Pause } from '../course'
import { shownCourses } from './span'
import type { DoseBand, Timeline, TimelineInput, TimelinePause } from './types'

type Span = Timeline['span']

/** The pauses in the picture; an open one runs to its edge. */
export function pausesOf(input: TimelineInput, span: Span): TimelinePause[] {
  return shownCourses(input)
    .flatMap((course) => course.pauses)
    .flatMap((pause) => {
      const from = laterDay(pause.from, dayFromNumber(span.from))
      const to = earlierDay(pause.restart ?? input.today, dayFromNumber(span.to))
      if (to < from) return []
      const reason = pause.reason === undefined ? {} : { reason: pause.reason }
      return [{ from, to, open: pause.restart === undefined, ...reason }]
    })
    .sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** What was prescribed a day, as bands from the first day to today or the last dose, interrupted by pauses. */
export function doseBands(input: TimelineInput, span: Span): DoseBand[] {
  return shownCourses(input)
    .flatMap((course) => bandsOf(course, input.today))
    .flatMap((band) => {
      const from = Math.max(dayNumber(band.from), span.from)
      const to = Math.min(dayNumber(band.to), span.to)
      return to < from ? [] : [{ ...band, from: dayFromNumber(from), to: dayFromNumber(to) }]
    })
    .sort((a, b) => (a.from < b.from ? -1 : 1))
}

function bandsOf(course: Course, today: Day): DoseBand[] {
  const { start } = course
  if (start === undefined) return []
  const last =
    course.end === undefined ? laterDay(today, start) : earlierDay(course.end, laterDay(today, start))
  const steps = [...course.doses].sort((a, b) => (a.from < b.from ? -1 : 1))
  return steps.flatMap((step, at) => {
    const next = steps[at + 1]
    const to = next === undefined ? last : earlierDay(last, addDays(next.from, -1))
    const from = laterDay(step.from, start)
    return to < from ? [] : withoutPauses({ from, to, mgPerDay: step.mgPerDay }, course.pauses)
  })
}

function withoutPauses(band: DoseBand, pauses: readonly Pause[]): DoseBand[] {
  const ordered = [...pauses].sort((a, b) => (a.from < b.from ? -1 : 1))
  const parts: DoseBand[] = []
  let from = band.from
  for (const pause of ordered) {
    if (pause.from > band.to || (pause.restart !== undefined && pause.restart <= from)) continue
    if (pause.from > from) parts.push({ ...band, from, to: addDays(pause.from, -1) })
    if (pause.restart === undefined) return parts
    from = laterDay(from, pause.restart)
  }
  return from > band.to ? parts : [...parts, { ...band, from }]
}
