import type { Course, DoseStep } from '../../course'
import type { Day } from '../../day'
import type { Bilingual } from '../../language'
import type { Patient } from '../../patient'
import type { Problem } from '../../problem'
import { courseOf, withEarlierPart, withThisCourse } from './courseOf'
import { missing, refusal } from '../refusal'
import type { Writer } from '../writer'

/** Above this many mg a day an entry is taken for a slip: no published scheme gives an adult so much. */
export const MOST_MG_PER_DAY = 200

export const DOSE_LABELS = {
  from: { ja: '変更日', en: 'From' },
  mg: { ja: '1日量', en: 'Daily dose' },
} satisfies Record<string, Bilingual>

/** What the dose form states; a field left empty is absent. */
export interface DoseEntry {
  from?: Day
  mgPerDay?: number
}

/**
 * The patient with a dose step in that course: from this day, so many mg a day. A step on a day that has one replaces
 * it, and so does a corrected one (`replacing`: its day before); what stood there is kept with who and when. Refuses 0 mg
 * or less, more than 200 mg, and a day outside the course.
 */
export function withDose(
  patient: Patient,
  courseId: string,
  entry: DoseEntry,
  writer: Writer,
  replacing?: Day,
): Patient | Problem {
  const course = courseOf(patient, courseId)
  const { from, mgPerDay } = entry
  if (from === undefined) return missing('dose-from', DOSE_LABELS.from)
  if (mgPerDay === undefined) return missing('dose-mg', DOSE_LABELS.mg)
  const step = { from, mgPerDay }
  const refused = doseRefused(step, course, 'dose-mg')
  if (refused) return refused
  const gone = course.doses.filter((each) => each.from === from || each.from === replacing)
  if (gone.some((each) => each.from === from && each.mgPerDay === mgPerDay) && gone.length === 1)
    return patient
  const left = withoutSteps(course, gone, writer)
  const doses = [...left.doses, step].sort((a, b) => (a.from < b.from ? -1 : 1))
  return withThisCourse(patient, { ...left, doses })
}

/** The patient without the dose step of that day, which stays in the record as taken out, with who and when. */
export function withoutDose(
  patient: Patient,
  courseId: string,
  from: Day,
  writer: Writer,
  reason?: string,
): Patient {
  const course = courseOf(patient, courseId)
  const gone = course.doses.filter((step) => step.from === from)
  return withThisCourse(patient, withoutSteps(course, gone, writer, reason))
}

function withoutSteps(course: Course, gone: readonly DoseStep[], writer: Writer, reason?: string): Course {
  const left: Course = { ...course, doses: course.doses.filter((step) => !gone.includes(step)) }
  return gone.reduce((changed, dose) => withEarlierPart(changed, { dose }, writer, reason), left)
}

/** Why a dose step cannot stand in a course with these days, or nothing. */
export function doseRefused(
  step: DoseStep,
  course: Pick<Course, 'start' | 'end'>,
  mgField: string,
): Problem | undefined {
  if (!(step.mgPerDay > 0)) return notPositive(step.mgPerDay, mgField)
  if (step.mgPerDay > MOST_MG_PER_DAY) return tooMuch(step.mgPerDay, mgField)
  if (course.start !== undefined && step.from < course.start) return outside(step.from, course)
  if (course.end !== undefined && step.from > course.end) return outside(step.from, course)
  return undefined
}

function notPositive(mg: number, field: string): Problem {
  return refusal(
    'dose-not-positive',
    field,
    String(mg),
    { ja: `1日量 ${mg} mg は0より大きくありません。`, en: `A daily dose of ${mg} mg is not above 0.` },
    { ja: '服用しない期間は休薬として記録してください。', en: 'Record days without the drug as a pause.' },
  )
}

function tooMuch(mg: number, field: string): Problem {
  return refusal(
    'dose-too-high',
    field,
    String(mg),
    {
      ja: `1日量 ${mg} mg は上限 ${MOST_MG_PER_DAY} mg を超えています(入力の誤りを防ぐための上限)。`,
      en: `A daily dose of ${mg} mg is above ${MOST_MG_PER_DAY} mg, the limit that catches slips of the hand.`,
    },
    { ja: '桁と単位(mg/日)を確かめてください。', en: 'Check the figures and the unit (mg a day).' },
  )
}

function outside(from: Day, course: Pick<Course, 'start' | 'end'>): Problem {
  const span = `${course.start ?? ''} – ${course.end ?? ''}`.trim()
  return refusal(
    'outside-course',
    'dose-from',
    from,
    { ja: `${from} はコース(${span})の期間の外です。`, en: `${from} lies outside the course (${span}).` },
    { ja: 'コースの期間内の日付を入力してください。', en: 'Enter a day within the course.' },
  )
}
