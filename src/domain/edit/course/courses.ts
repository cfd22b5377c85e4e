import type { Course, CourseState, DoseStep, EndReason } from '../../course'
import type { Day } from '../../day'
import type { Patient } from '../../patient'
import type { Problem } from '../../problem'
import { courseOf, inOrder, withEarlierPart, withThisCourse } from './courseOf'
import { courseRefused, outsideRefused } from './rules/days'
import { doseRefused } from './doses'
import { STRIKE_LABELS } from '../entry/entries'
import { missing } from '../refusal'
import type { Writer } from '../writer'

export { COURSE_LABELS } from './rules/labels'

/** The planned weeks that the form offers, and the one that it starts with (product.md §4). */
export const OFFERED_WEEKS = [16, 17, 18, 19, 20] as const
export const PRESET_WEEKS = 20

/** What the course form states. A dose makes the first step; it is only asked for when a course begins. */
export interface CourseEntry {
  start?: Day
  plannedWeeks?: number
  end?: Day
  endReason?: EndReason
  endNote?: string
  protocol?: string
  product?: string
  /** It began elsewhere: where, and the first day in this clinic's care. */
  transferFrom?: string
  transferOn?: Day
  mgPerDay?: number
}

/** The patient with another course. Refuses an end before the start, and days that belong to another course. */
export function withCourse(patient: Patient, entry: CourseEntry, writer: Writer): Patient | Problem {
  const refused = courseRefused(patient, entry, undefined, writer)
  if (refused) return refused
  const doses: DoseStep[] = []
  if (entry.mgPerDay !== undefined && entry.start !== undefined) {
    const dose = { from: entry.start, mgPerDay: entry.mgPerDay }
    const doseProblem = doseRefused(dose, entry, 'course-mg')
    if (doseProblem) return doseProblem
    doses.push(dose)
  }
  const course: Course = { id: writer.newId(), ...stated(entry), doses, pauses: [] }
  return { ...patient, courses: inOrder([...patient.courses, course]) }
}

/**
 * The patient with that course's days, planned weeks, protocol, product and end as now stated; what is left out is taken
 * away, and what had been stated otherwise is kept beside it. The first dose step moves with the first day. Refuses days
 * that would leave a dose or a pause outside the course.
 */
export function withChangedCourse(
  patient: Patient,
  courseId: string,
  entry: CourseEntry,
  writer: Writer,
): Patient | Problem {
  const before = courseOf(patient, courseId)
  const refused = courseRefused(patient, entry, courseId, writer)
  if (refused) return refused
  const now = stated(entry)
  const course: Course = {
    ...withoutState(before),
    ...now,
    doses: movedDoses(before, entry),
    pauses: before.pauses,
  }
  const replaced = replacedBy(before, now)
  return (
    outsideRefused(course) ??
    withThisCourse(patient, replaced ? withEarlierPart(course, { course: replaced }, writer) : course)
  )
}

/**
 * The patient with a whole course struck out as entered in error: it stays in the record with who, when and why, and
 * counts for nothing. Refuses a strike without a reason; one that is struck out already stays as it is.
 */
export function withCourseStruckOut(
  patient: Patient,
  courseId: string,
  reason: string | undefined,
  writer: Writer,
): Patient | Problem {
  const course = courseOf(patient, courseId)
  if (course.struckOut) return patient
  if (!reason) return missing('strike-reason', STRIKE_LABELS.reason)
  return withThisCourse(patient, {
    ...course,
    struckOut: { at: writer.at.slice(0, 16), by: writer.by, reason },
  })
}

const STATE = [
  'start',
  'plannedWeeks',
  'end',
  'protocol',
  'endReason',
  'endNote',
  'product',
  'transfer',
] as const satisfies readonly (keyof CourseState)[]

/** What had been stated and is stated otherwise now; nothing where the course only came to say more. */
function replacedBy(before: Course, now: CourseState): CourseState | undefined {
  const keys = STATE.filter(
    (key) => before[key] !== undefined && JSON.stringify(before[key]) !== JSON.stringify(now[key]),
  )
  if (keys.length === 0) return undefined
  return Object.fromEntries(keys.map((key) => [key, before[key]]))
}

function movedDoses(before: Course, entry: CourseEntry): DoseStep[] {
  const { start } = entry
  if (start === undefined || before.start === undefined || start === before.start) return before.doses
  const moved = before.doses.map((step) => (step.from === before.start ? { ...step, from: start } : step))
  return [...new Map(moved.map((step) => [step.from, step])).values()]
}

function withoutState(course: Course): Course {
  const kept = { ...course }
  for (const key of STATE) delete kept[key]
  return kept
}

function stated(entry: CourseEntry): CourseState {
  const { start, plannedWeeks, end, protocol, endReason, endNote, product, transferFrom, transferOn } = entry
  return {
    ...(start === undefined ? {} : { start }),
    ...(plannedWeeks === undefined ? {} : { plannedWeeks }),
    ...(end === undefined ? {} : { end }),
    ...(protocol === undefined ? {} : { protocol }),
    ...(endReason === undefined ? {} : { endReason }),
    ...(endNote === undefined ? {} : { endNote }),
    ...(product === undefined ? {} : { product }),
    ...(transferFrom === undefined
      ? {}
      : { transfer: { from: transferFrom, ...(transferOn === undefined ? {} : { on: transferOn }) } }),
  }
}
