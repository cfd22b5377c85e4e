import type { Course, Pause } from '../../course'
import type { Day } from '../../day'
import type { Bilingual } from '../../language'
import type { Patient } from '../../patient'
import { hasNoDay, shareDay } from '../../pauseDays'
import type { Problem } from '../../problem'
import { courseOf, withEarlierPart, withThisCourse } from './courseOf'
import { missing, refusal, tooFarAhead } from '../refusal'
import type { Writer } from '../writer'

export const PAUSE_LABELS = {
  start: { ja: '休薬開始日', en: 'First day without the drug' },
  restart: { ja: '再開日', en: 'Restart day' },
} satisfies Record<string, Bilingual>

/** What the pause form states; a field left empty is absent. */
export interface PauseEntry {
  from?: Day
  restart?: Day
  reason?: string
}

/**
 * The patient with a pause in that course, or, given `replacing`, with the pause that began on that day restated; what it
 * had said otherwise is kept with who and when, a restart that was only added needs no such trace.
 * Refuses a restart that is not after the start of the pause, days outside the course, and pauses that share a day.
 */
export function withPause(
  patient: Patient,
  courseId: string,
  entry: PauseEntry,
  writer: Writer,
  replacing?: Day,
): Patient | Problem {
  const course = courseOf(patient, courseId)
  const { from } = entry
  if (from === undefined) return missing('pause-start', PAUSE_LABELS.start)
  const others = course.pauses.filter((pause) => pause.from !== replacing)
  const pause: Pause = { ...entry, from }
  const refused = pauseRefused(pause, course, others, writer)
  if (refused) return refused
  const pauses = [...others, pause].sort((a, b) => (a.from < b.from ? -1 : 1))
  const before = course.pauses.find((each) => each.from === replacing)
  const changed: Course = { ...course, pauses }
  return withThisCourse(
    patient,
    before && contradicts(before, pause) ? withEarlierPart(changed, { pause: before }, writer) : changed,
  )
}

/** The patient with the drug taken again from `restart` on, after the pause that began on `from`. */
export function withRestart(
  patient: Patient,
  courseId: string,
  from: Day,
  restart: Day | undefined,
  writer: Writer,
): Patient | Problem {
  if (restart === undefined) return missing('pause-restart', PAUSE_LABELS.restart)
  const pause = courseOf(patient, courseId).pauses.find((each) => each.from === from)
  if (!pause) throw new Error(`no pause from: ${from}`)
  return withPause(patient, courseId, { ...pause, restart }, writer, from)
}

/** The patient without the pause that began on that day, which stays in the record as taken out, with who and when. */
export function withoutPause(
  patient: Patient,
  courseId: string,
  from: Day,
  writer: Writer,
  reason?: string,
): Patient {
  const course = courseOf(patient, courseId)
  const pause = course.pauses.find((each) => each.from === from)
  if (!pause) return patient
  const changed: Course = { ...course, pauses: course.pauses.filter((each) => each !== pause) }
  return withThisCourse(patient, withEarlierPart(changed, { pause }, writer, reason))
}

function contradicts(before: Pause, after: Pause): boolean {
  if (before.from !== after.from) return true
  return (['restart', 'reason'] as const).some(
    (key) => before[key] !== undefined && before[key] !== after[key],
  )
}

function pauseRefused(
  pause: Pause,
  course: Course,
  others: readonly Pause[],
  writer: Writer,
): Problem | undefined {
  const { from, restart } = pause
  if (restart !== undefined && hasNoDay(pause)) return notAfterStart(from, restart)
  const overlapped = others.find((other) => shareDay(pause, other))
  return (
    outsideRefused('pause-start', PAUSE_LABELS.start, from, from, course) ??
    (restart === undefined ? undefined : restartOutside(restart, course)) ??
    (overlapped && overlap(overlapped, from)) ??
    tooFarAhead('pause-start', PAUSE_LABELS.start, from, writer) ??
    (restart === undefined ? undefined : tooFarAhead('pause-restart', PAUSE_LABELS.restart, restart, writer))
  )
}

// The first-dose and the last-dose day are days with the drug, so a pause begins after the one and before the other.
function outsideRefused(
  field: string,
  label: Bilingual,
  received: Day,
  from: Day,
  course: Course,
): Problem | undefined {
  const afterStart = course.start === undefined || from > course.start
  const beforeEnd = course.end === undefined || from < course.end
  if (afterStart && beforeEnd) return undefined
  return outside(field, label, received, course)
}

function restartOutside(restart: Day, course: Course): Problem | undefined {
  if (course.end === undefined || restart <= course.end) return undefined
  return outside('pause-restart', PAUSE_LABELS.restart, restart, course)
}

function outside(field: string, label: Bilingual, received: Day, course: Course): Problem {
  const first = course.start ?? ''
  const last = course.end ?? ''
  return refusal(
    'outside-course',
    field,
    received,
    {
      ja: `${label.ja} ${received} は服用期間(開始 ${first}${last && `、最終服用 ${last}`})の間にありません。`,
      en: `${label.en} ${received} is not between the first dose (${first}) and the last${last && ` (${last})`}.`,
    },
    {
      ja: '開始日より後、最終服用日までの日付を入力してください。',
      en: 'Enter a day after the first day and up to the last-dose day.',
    },
  )
}

function notAfterStart(from: Day, restart: Day): Problem {
  return refusal(
    'restart-not-after-start',
    'pause-restart',
    restart,
    {
      ja: `再開日 ${restart} が休薬開始日 ${from} より後ではありません。`,
      en: `The restart day ${restart} is not after the first day without the drug, ${from}.`,
    },
    {
      ja: '再開日は服用を再開した最初の日です。休薬開始日より後の日付を入力してください。',
      en: 'The restart day is the first day with the drug again; enter a later day.',
    },
  )
}

function overlap(other: Pause, from: Day): Problem {
  const span = `${other.from} – ${other.restart ?? ''}`.trim()
  return refusal(
    'pauses-overlap',
    'pause-start',
    from,
    { ja: `既にある休薬(${span})と期間が重なります。`, en: `It overlaps the pause ${span}.` },
    { ja: '先にその休薬を訂正してください。', en: 'Correct that pause first.' },
  )
}
