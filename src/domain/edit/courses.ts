import type { Course, DoseStep, Pause } from '../course'
import { laterDay, type Day } from '../day'
import type { Bilingual } from '../language'
import type { Patient } from '../patient'
import type { Problem } from '../problem'
import { courseOf, inOrder, withThisCourse } from './courseOf'
import { doseRefused } from './doses'
import { beforeBirth, missing, refusal, tooFarAhead } from './refusal'
import type { Writer } from './writer'

/** The planned weeks that the form offers, and the one that it starts with (product.md §4). */
export const OFFERED_WEEKS = [16, 17, 18, 19, 20] as const
export const PRESET_WEEKS = 20
const MOST_WEEKS = 104

/** What the course form states. A dose makes the first step; it is only asked for when a course begins. */
export interface CourseEntry {
  start?: Day
  plannedWeeks?: number
  end?: Day
  protocol?: string
  mgPerDay?: number
}

export const COURSE_LABELS = {
  start: { ja: '開始日', en: 'First day' },
  weeks: { ja: '予定週数', en: 'Planned weeks' },
  end: { ja: '最終服用日', en: 'Last-dose day' },
} satisfies Record<string, Bilingual>

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
 * The patient with that course's days, planned weeks and protocol as now stated; what is left out is taken away. The
 * first dose step moves with the first day. Refuses days that would leave a dose or a pause outside the course.
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
  const kept = withoutDays(before)
  const course: Course = {
    ...kept,
    ...stated(entry),
    doses: movedDoses(before, entry),
    pauses: before.pauses,
  }
  return outsideRefused(course) ?? withThisCourse(patient, course)
}

function courseRefused(
  patient: Patient,
  entry: CourseEntry,
  courseId: string | undefined,
  writer: Writer,
): Problem | undefined {
  const { start, end } = entry
  if (start === undefined) return missing('course-start', COURSE_LABELS.start)
  if (patient.birthDate !== undefined && start < patient.birthDate)
    return beforeBirth('course-start', COURSE_LABELS.start, start, patient.birthDate)
  return (
    tooFarAhead('course-start', COURSE_LABELS.start, start, writer) ??
    weeksRefused(entry.plannedWeeks) ??
    (end === undefined ? undefined : endRefused(start, end, writer)) ??
    overlapRefused(patient, start, end, courseId)
  )
}

function weeksRefused(weeks: number | undefined): Problem | undefined {
  if (weeks === undefined || (Number.isInteger(weeks) && weeks >= 1 && weeks <= MOST_WEEKS)) return undefined
  return refusal(
    'not-planned-weeks',
    'course-weeks',
    String(weeks),
    {
      ja: `予定週数 ${weeks} は1から${MOST_WEEKS}までの整数ではありません。`,
      en: `Planned weeks ${weeks} is not a whole number from 1 to ${MOST_WEEKS}.`,
    },
    {
      ja: '例: 16、20。未定の場合は空欄にしてください。',
      en: 'For example 16 or 20; leave it empty where undecided.',
    },
  )
}

function endRefused(start: Day, end: Day, writer: Writer): Problem | undefined {
  if (end >= start) return tooFarAhead('course-end', COURSE_LABELS.end, end, writer)
  return refusal(
    'end-before-start',
    'course-end',
    end,
    {
      ja: `最終服用日 ${end} が開始日 ${start} より前です。`,
      en: `The last-dose day ${end} is before the first day ${start}.`,
    },
    { ja: '開始日以後の日付を入力してください。', en: 'Enter a day on or after the first day.' },
  )
}

function overlapRefused(
  patient: Patient,
  start: Day,
  end: Day | undefined,
  courseId: string | undefined,
): Problem | undefined {
  const other = patient.courses.find(
    (course) =>
      course.id !== courseId &&
      course.start !== undefined &&
      (end === undefined || course.start <= end) &&
      (course.end === undefined || course.end >= start),
  )
  if (!other) return undefined
  return other.end === undefined && (other.start ?? start) <= start
    ? stillRunning(other, start)
    : overlaps(other, start)
}

function stillRunning(other: Course, start: Day): Problem {
  return refusal(
    'courses-overlap',
    'course-start',
    start,
    {
      ja: `${other.start} 開始のコースに最終服用日の記録がありません。`,
      en: `The course that began on ${other.start} has no last-dose day.`,
    },
    {
      ja: '先にそのコースの最終服用日を記録してください。',
      en: 'Record the last-dose day of that course first.',
    },
  )
}

function overlaps(other: Course, start: Day): Problem {
  const until = other.end ?? ''
  return refusal(
    'courses-overlap',
    'course-start',
    start,
    {
      ja: `${other.start} ～ ${until} のコースと期間が重なります。`,
      en: `It overlaps the course ${other.start} – ${until}.`,
    },
    { ja: '開始日か最終服用日を確かめてください。', en: 'Check the first day and the last-dose day.' },
  )
}

function outsideRefused(course: Course): Problem | undefined {
  const start = course.start
  if (start === undefined) return undefined
  const dose = course.doses.find((step) => step.from < start || isAfter(step.from, course.end))
  if (dose) return leftOutside(course, dose.from, { ja: '用量変更', en: 'dose step' })
  const pause = course.pauses.find((each) => each.from <= start || isAfter(lastDayNamed(each), course.end))
  return pause && leftOutside(course, pause.from, { ja: '休薬', en: 'pause' })
}

function leftOutside(course: Course, on: Day, what: Bilingual): Problem {
  const before = course.start !== undefined && on <= course.start
  return refusal(
    'outside-course',
    before ? 'course-start' : 'course-end',
    (before ? course.start : course.end) ?? '',
    {
      ja: `${on} の${what.ja}がこのコースの期間の外になります。`,
      en: `The ${what.en} of ${on} would lie outside this course.`,
    },
    { ja: '先にその記録を訂正してください。', en: 'Correct that entry first.' },
  )
}

function movedDoses(before: Course, entry: CourseEntry): DoseStep[] {
  const { start } = entry
  if (start === undefined || before.start === undefined || start === before.start) return before.doses
  const moved = before.doses.map((step) => (step.from === before.start ? { ...step, from: start } : step))
  return [...new Map(moved.map((step) => [step.from, step])).values()]
}

function withoutDays(course: Course): Course {
  const kept = { ...course }
  delete kept.start
  delete kept.end
  delete kept.plannedWeeks
  delete kept.protocol
  return kept
}

function stated(entry: CourseEntry): Pick<Course, 'start' | 'plannedWeeks' | 'end' | 'protocol'> {
  return {
    ...(entry.start === undefined ? {} : { start: entry.start }),
    ...(entry.plannedWeeks === undefined ? {} : { plannedWeeks: entry.plannedWeeks }),
    ...(entry.end === undefined ? {} : { end: entry.end }),
    ...(entry.protocol === undefined ? {} : { protocol: entry.protocol }),
  }
}

function isAfter(day: Day, end: Day | undefined): boolean {
  return end !== undefined && day > end
}

function lastDayNamed(pause: Pause): Day {
  return pause.restart === undefined ? pause.from : laterDay(pause.from, pause.restart)
}
