import type { Course, Pause } from '../../../course'
import { laterDay, type Day } from '../../../day'
import type { Bilingual } from '../../../language'
import type { Patient } from '../../../patient'
import type { Problem } from '../../../problem'
import type { CourseEntry } from '../courses'
import { beforeBirth, missing, refusal, tooFarAhead } from '../../refusal'
import type { Writer } from '../../writer'
import { COURSE_LABELS } from './labels'
import { liveCourses } from '../../../standing'

/** More than any course lasts: two years. */
const MOST_WEEKS = 104

/** Why a course with these days cannot stand among those of the patient, or nothing. */
export function courseRefused(
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
    overlapRefused(patient, start, end, courseId) ??
    endReasonRefused(entry) ??
    transferRefused(start, entry, writer)
  )
}

function endReasonRefused({ end, endReason, endNote }: CourseEntry): Problem | undefined {
  if (endReason === 'other' && !endNote) return missing('course-end-note', COURSE_LABELS.endNote)
  if (end !== undefined || (endReason === undefined && !endNote)) return undefined
  return refusal(
    'reason-without-end',
    'course-end',
    '',
    {
      ja: '終了理由がありますが、最終服用日が入力されていません。',
      en: 'A reason of the end is given, but no last-dose day.',
    },
    {
      ja: '最終服用日を入力するか、終了理由を消してください。',
      en: 'Enter the last-dose day, or clear the reason.',
    },
  )
}

function transferRefused(start: Day, entry: CourseEntry, writer: Writer): Problem | undefined {
  const { transferFrom, transferOn, end } = entry
  if (transferOn === undefined) return undefined
  if (!transferFrom) return missing('course-transfer-from', COURSE_LABELS.transferFrom)
  if (transferOn < start) return transferOutside(transferOn, 'before', start)
  if (end !== undefined && transferOn > end) return transferOutside(transferOn, 'after', end)
  return tooFarAhead('course-transfer-on', COURSE_LABELS.transferOn, transferOn, writer)
}

function transferOutside(on: Day, side: 'before' | 'after', limit: Day): Problem {
  const isBefore = side === 'before'
  return refusal(
    isBefore ? 'transfer-before-start' : 'transfer-after-end',
    'course-transfer-on',
    on,
    {
      ja: `当院での開始日 ${on} が${isBefore ? '開始日' : '最終服用日'} ${limit} より${isBefore ? '前' : '後'}です。`,
      en: `The first day in this clinic, ${on}, is ${isBefore ? 'before the first day' : 'after the last-dose day'}, ${limit}.`,
    },
    {
      ja: '「開始日」は転院元で実際に服用を始めた日です。どちらかを訂正してください。',
      en: '“First day” is the real first day, elsewhere. Correct one of the two.',
    },
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
  const other = liveCourses(patient.courses).find(
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

/** Why a course would leave one of its doses or pauses outside its days, or nothing. */
export function outsideRefused(course: Course): Problem | undefined {
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

function isAfter(day: Day, end: Day | undefined): boolean {
  return end !== undefined && day > end
}

function lastDayNamed(pause: Pause): Day {
  return pause.restart === undefined ? pause.from : laterDay(pause.from, pause.restart)
}
