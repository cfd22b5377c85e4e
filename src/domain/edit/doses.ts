import type { Course, DoseStep } from '../course'
import type { Day } from '../day'
import type { Bilingual } from '../language'
import type { Patient } from '../patient'
import type { Problem } from '../problem'
import { courseOf, withThisCourse } from './courseOf'
import { missing, refusal } from './refusal'

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
 * it. Refuses 0 mg or less, more than 200 mg, and a day outside the course.
 */
export function withDose(patient: Patient, courseId: string, entry: DoseEntry): Patient | Problem {
  const course = courseOf(patient, courseId)
  const { from, mgPerDay } = entry
  if (from === undefined) return missing('dose-from', DOSE_LABELS.from)
  if (mgPerDay === undefined) return missing('dose-mg', DOSE_LABELS.mg)
  const step = { from, mgPerDay }
  return (
    doseRefused(step, course, 'dose-mg') ??
    withThisCourse(patient, { ...course, doses: withStep(course, step) })
  )
}

/** The patient without the dose step of that day, for a step that was entered by mistake. */
export function withoutDose(patient: Patient, courseId: string, from: Day): Patient {
  const course = courseOf(patient, courseId)
  return withThisCourse(patient, { ...course, doses: course.doses.filter((step) => step.from !== from) })
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

function withStep(course: Course, step: DoseStep): DoseStep[] {
  const others = course.doses.filter((each) => each.from !== step.from)
  return [...others, step].sort((a, b) => (a.from < b.from ? -1 : 1))
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
