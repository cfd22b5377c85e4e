import type { Course, DoseStep, Pause } from '../course'
import { daysBetween, type Day } from '../day'
import type { Patient } from '../patient'
import { hasNoDay, shareDay } from '../pauseDays'
import type { ReadPatient } from '../reading'
import type { Tracing } from './trace'
import {
  FURTHER,
  type CourseDoubt,
  type CourseStatement,
  type MergeFault,
  type MergeNote,
  type Merging,
} from './types'
import { liveCourses } from '../standing'

/** A first day so near to that of the only running course may be a correction of it (product.md §6). */
const NEAR_DAYS = 30

/** What merging a course found beside the patient. */
export interface CourseFindings {
  notes: MergeNote[]
  faults: MergeFault[]
  doubts: CourseDoubt[]
}

/** What a roster row states about a course; undefined where it states nothing of one. */
export function courseStatementOf(read: ReadPatient): CourseStatement | undefined {
  const { courseStart, plannedWeeks, courseEnd, protocol, doseMg, doseFrom, pauseStart, pauseRestart } = read
  const stated = [courseStart, plannedWeeks, courseEnd, protocol, doseMg, pauseStart, pauseRestart]
  if (stated.every((cell) => cell === undefined)) return undefined
  return {
    ...(courseStart === undefined ? {} : { start: courseStart }),
    ...(plannedWeeks === undefined ? {} : { plannedWeeks }),
    ...(courseEnd === undefined ? {} : { end: courseEnd }),
    ...(protocol === undefined ? {} : { protocol }),
    doses: doseMg !== undefined && doseFrom !== undefined ? [{ from: doseFrom, mgPerDay: doseMg }] : [],
    ...(doseMg !== undefined && doseFrom === undefined ? { doseNow: doseMg } : {}),
    pauses:
      pauseStart === undefined
        ? []
        : [{ from: pauseStart, ...(pauseRestart === undefined ? {} : { restart: pauseRestart }) }],
    ...(pauseStart === undefined && pauseRestart !== undefined ? { restart: pauseRestart } : {}),
    file: read.file ?? 0,
    line: read.line,
  }
}

/**
 * The patient with a stated course. A course is known by its first day: another first day within 30 days of that of the
 * only running course waits for a choice (corrected, or another course); farther away it is another course.
 */
export function withCourseStated(
  patient: Patient,
  stated: CourseStatement,
  merging: Merging,
  tracing: Tracing,
  found: CourseFindings,
): Patient {
  const target = targetOf(patient, stated, merging)
  if (target.kind === 'doubt') {
    found.doubts.push(target.doubt)
    const choice = merging.choiceOf(target.doubt.key)
    if (choice === undefined || choice === 'keep-old') return patient
    if (choice === 'keep-both') return withNewCourse(patient, stated, merging, tracing, found)
    return withStatement(patient, target.course, stated, merging, tracing, found)
  }
  if (target.kind === 'existing')
    return withStatement(patient, target.course, stated, merging, tracing, found)
  if (stated.start === undefined && hasNothingOfACourse(stated)) {
    found.faults.push(withoutCourse(stated))
    return patient
  }
  return withNewCourse(patient, stated, merging, tracing, found)
}

type Target =
  | { kind: 'existing'; course: Course }
  | { kind: 'new' }
  | { kind: 'doubt'; course: Course; doubt: CourseDoubt }

function targetOf(patient: Patient, stated: CourseStatement, merging: Merging): Target {
  const { start } = stated
  if (start === undefined) {
    const course = currentCourse(liveCourses(patient.courses), merging.today)
    return course ? { kind: 'existing', course } : { kind: 'new' }
  }
  const live = liveCourses(patient.courses)
  // A course that was struck out does not come back; what a file says of it stays with it.
  const same = [...live, ...patient.courses].find((course) => course.start === start)
  if (same) return { kind: 'existing', course: same }
  const dayless = live.find((course) => course.start === undefined)
  if (dayless) return { kind: 'existing', course: dayless }
  const running = live.filter((course) => course.end === undefined || course.end >= merging.today)
  const [only] = running
  if (
    running.length !== 1 ||
    only?.start === undefined ||
    Math.abs(daysBetween(only.start, start)) > NEAR_DAYS
  )
    return { kind: 'new' }
  const key = `k${stated.file}.${stated.line}.${start}`
  return {
    kind: 'doubt',
    course: only,
    doubt: { key, stored: only.start, received: start, file: stated.file, line: stated.line },
  }
}

/** The course that holds today, else the next to begin, else the last (product.md §2). */
function currentCourse(courses: readonly Course[], today: Day): Course | undefined {
  const byStart = [...courses].sort((a, b) => ((a.start ?? '') < (b.start ?? '') ? -1 : 1))
  const holding = byStart.findLast(
    ({ start, end }) => (start === undefined || start <= today) && (end === undefined || end >= today),
  )
  return holding ?? byStart.find(({ start }) => start !== undefined && start > today) ?? byStart.at(-1)
}

function withNewCourse(
  patient: Patient,
  stated: CourseStatement,
  merging: Merging,
  tracing: Tracing,
  found: CourseFindings,
): Patient {
  const blank: Course = {
    id: merging.newId(),
    ...(stated.start === undefined ? {} : { start: stated.start }),
    doses: [],
    pauses: [],
    importId: merging.importId,
  }
  // The steps of the making are one change: the course itself.
  const made = courseStated(blank, stated, merging, IGNORED, found)
  const earlier = stated.further?.earlier
  const course: Course = earlier === undefined ? made : { ...made, earlier }
  tracing.record(['courses', course.id], undefined, courseText(course))
  return { ...patient, courses: inOrder([...patient.courses, course]) }
}

function withStatement(
  patient: Patient,
  course: Course,
  stated: CourseStatement,
  merging: Merging,
  tracing: Tracing,
  found: CourseFindings,
): Patient {
  const changed = courseStated(course, stated, merging, tracing, found)
  if (changed === course) return patient
  return { ...patient, courses: inOrder(patient.courses.map((each) => (each === course ? changed : each))) }
}

/** Only what the making of a course needs of a trace. */
type Recording = Pick<Tracing, 'record'>
const IGNORED: Recording = { record: () => undefined }

function courseStated(
  course: Course,
  stated: CourseStatement,
  merging: Merging,
  tracing: Recording,
  found: CourseFindings,
): Course {
  const path = ['courses', course.id]
  let changed = course
  for (const field of ['start', 'plannedWeeks', 'end', 'protocol'] as const) {
    const value = stated[field]
    if (value === undefined || value === changed[field]) continue
    tracing.record([...path, field], changed[field], value)
    changed = { ...changed, [field]: value }
  }
  if (
    changed.start !== undefined &&
    changed.end !== undefined &&
    changed.end < changed.start &&
    changed !== course
  )
    found.faults.push(endBeforeStart(changed.start, changed.end, stated))
  changed = withFurther(changed, stated, tracing, path)
  changed = withDoses(changed, stated, merging, tracing, found, path)
  for (const pause of stated.pauses) changed = withPause(changed, pause, stated, tracing, found, path)
  return stated.restart === undefined
    ? changed
    : withRestart(changed, stated.restart, stated, tracing, found, path)
}

function withFurther(
  course: Course,
  { further }: CourseStatement,
  tracing: Recording,
  path: string[],
): Course {
  let changed = course
  for (const field of FURTHER) {
    const value = further?.[field]
    if (value === undefined || changed[field] !== undefined) continue
    tracing.record([...path, field], undefined, furtherText(value))
    changed = { ...changed, [field]: value }
  }
  return changed
}

/** What a clinic file says of a course beside its days, as compared when an import is taken back. */
export function furtherText(value: Course[(typeof FURTHER)[number]]): string | undefined {
  return typeof value === 'object' ? [value.from, value.on ?? ''].join('|') : value
}

function withDoses(
  course: Course,
  stated: CourseStatement,
  merging: Merging,
  tracing: Recording,
  found: CourseFindings,
  path: string[],
): Course {
  const now = stated.doseNow === undefined ? undefined : doseFromNow(course, stated.doseNow, merging.today)
  if (now) found.notes.push(doseNote(now, stated))
  const steps = now ? [...stated.doses, now] : stated.doses
  let changed = course
  for (const step of steps) changed = withDose(changed, step, tracing, path)
  return changed
}

/** A dose without a day: the first one of a course counts from its first day, a changed one from the day of the import. */
function doseFromNow(course: Course, mgPerDay: number, today: Day): DoseStep | undefined {
  const { start, doses } = course
  const now =
    [...doses].sort((a, b) => (a.from < b.from ? -1 : 1)).findLast((step) => step.from <= today) ?? doses[0]
  if (now?.mgPerDay === mgPerDay) return undefined
  if (doses.length === 0 && start !== undefined) return { from: start, mgPerDay }
  return { from: start !== undefined && start > today ? start : today, mgPerDay }
}

function withDose(course: Course, step: DoseStep, tracing: Recording, path: string[]): Course {
  const before = course.doses.find((dose) => dose.from === step.from)
  if (before?.mgPerDay === step.mgPerDay) return course
  tracing.record([...path, 'doses', step.from], before?.mgPerDay, step.mgPerDay)
  const others = course.doses.filter((dose) => dose.from !== step.from)
  return { ...course, doses: [...others, { ...step }].sort((a, b) => (a.from < b.from ? -1 : 1)) }
}

function withPause(
  course: Course,
  pause: Pause,
  stated: CourseStatement,
  tracing: Recording,
  found: CourseFindings,
  path: string[],
): Course {
  if (pause.restart !== undefined && hasNoDay(pause)) {
    found.faults.push(fault('restart-not-after-pause', pause.restart, pause.from, stated))
    return course
  }
  const before = course.pauses.find((each) => each.from === pause.from)
  if (before && (pause.restart === undefined || before.restart === pause.restart)) return course
  const others = course.pauses.filter((each) => each.from !== pause.from)
  const overlapped = others.find((other) => shareDay(other, pause))
  if (overlapped) {
    found.faults.push(
      fault('pauses-overlap', pause.from, `${overlapped.from} – ${overlapped.restart ?? ''}`.trim(), stated),
    )
    return course
  }
  tracing.record(
    [...path, 'pauses', pause.from],
    before ? (before.restart ?? '') : undefined,
    pause.restart ?? '',
  )
  const merged: Pause = { ...before, ...pause }
  return { ...course, pauses: [...others, merged].sort((a, b) => (a.from < b.from ? -1 : 1)) }
}

function withRestart(
  course: Course,
  restart: Day,
  stated: CourseStatement,
  tracing: Recording,
  found: CourseFindings,
  path: string[],
): Course {
  if (course.pauses.some((pause) => pause.restart === restart)) return course
  const open = course.pauses.filter((pause) => pause.restart === undefined)
  const [only] = open
  if (open.length === 1 && only)
    return withPause(course, { from: only.from, restart }, stated, tracing, found, path)
  found.faults.push(fault('restart-without-pause', restart, '', stated))
  return course
}

/** A restart day is a day with the drug, so it cannot be the first day of another pause either. */
function hasNothingOfACourse({ doses, doseNow, end, plannedWeeks, protocol }: CourseStatement): boolean {
  return (
    doses.length === 0 &&
    doseNow === undefined &&
    end === undefined &&
    plannedWeeks === undefined &&
    protocol === undefined
  )
}

function withoutCourse(stated: CourseStatement): MergeFault {
  return fault('pause-without-course', stated.pauses[0]?.from ?? stated.restart ?? '', '', stated)
}

function fault(
  code: MergeFault['code'],
  received: string,
  detail: string,
  { file, line }: CourseStatement,
): MergeFault {
  return { code, file, line, column: 0, received, detail, isWarning: false }
}

function endBeforeStart(start: Day, end: Day, { file, line }: CourseStatement): MergeFault {
  return { code: 'end-before-start', file, line, column: 0, received: end, detail: start, isWarning: true }
}

function doseNote({ from, mgPerDay }: DoseStep, { file, line }: CourseStatement): MergeNote {
  return {
    file,
    line,
    text: {
      ja: `1日量 ${mgPerDay} mg を ${from} からとして記録します。`,
      en: `The daily dose of ${mgPerDay} mg is recorded from ${from} on.`,
    },
  }
}

/** A course as compared when an import is taken back: whether somebody has changed it since. */
export function courseText(course: Course): string {
  const { start = '', plannedWeeks = '', end = '', protocol = '', doses, pauses } = course
  const steps = doses.map(({ from, mgPerDay }) => `${from}=${mgPerDay}`)
  const breaks = pauses.map(({ from, restart = '', reason = '' }) => `${from}~${restart}${reason}`)
  // Only where there is any: what earlier imports noted of a course must still compare.
  const further = FURTHER.flatMap((field) => furtherText(course[field]) ?? [])
  return [start, plannedWeeks, end, protocol, ...steps, ...breaks, ...further].join('|')
}

function inOrder(courses: readonly Course[]): Course[] {
  return [...courses].sort((a, b) =>
    (a.start ?? '') === (b.start ?? '') ? 0 : (a.start ?? '') < (b.start ?? '') ? -1 : 1,
  )
}
