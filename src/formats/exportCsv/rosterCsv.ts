import type { Course, DoseStep, Pause } from '@/domain/course'
import type { Language } from '@/domain/language'
import type { Patient } from '@/domain/patient'
import type { RosterField } from '@/domain/reading'
import { liveCourses } from '@/domain/standing'
import { csvPages } from './csvPages'

type Row = Partial<Record<RosterField, string | number | undefined>>

/** The headings of product.md §6, in the order in which a person reads them. */
const HEADINGS: readonly { field: RosterField; ja: string; en: string }[] = [
  { field: 'number', ja: '番号', en: 'number' },
  { field: 'name', ja: '氏名', en: 'name' },
  { field: 'kana', ja: 'カナ', en: 'kana' },
  { field: 'phone', ja: '電話', en: 'phone' },
  { field: 'phone2', ja: '電話2', en: 'phone2' },
  { field: 'contactNote', ja: '連絡メモ', en: 'contact_note' },
  { field: 'birthDate', ja: '生年月日', en: 'birth_date' },
  { field: 'sex', ja: '性別', en: 'sex' },
  { field: 'weightKg', ja: '体重', en: 'weight_kg' },
  { field: 'courseStart', ja: '開始日', en: 'course_start' },
  { field: 'plannedWeeks', ja: '予定週数', en: 'planned_weeks' },
  { field: 'courseEnd', ja: '終了日', en: 'course_end' },
  { field: 'doseMg', ja: '1日量', en: 'dose_mg' },
  { field: 'doseFrom', ja: '用量変更日', en: 'dose_from' },
  { field: 'pauseStart', ja: '休薬開始日', en: 'pause_start' },
  { field: 'pauseRestart', ja: '再開日', en: 'pause_restart' },
  { field: 'nextVisit', ja: '次回受診', en: 'next_visit' },
  { field: 'protocol', ja: 'プロトコル', en: 'protocol' },
]

/**
 * The patients as the roster that the import reads, in pieces of text: one row a patient, and a further row for each
 * further course, dose and pause. It cannot hold the days of weights, a course without a first day, a dose of 0 mg, why a
 * course ended or paused, nor what was corrected: those stand in the other files.
 */
export function makeRosterCsv(
  pages: AsyncIterable<readonly Patient[]> | Iterable<readonly Patient[]>,
  language: Language,
): AsyncGenerator<string> {
  const headings = HEADINGS.map((heading) => heading[language])
  return csvPages(headings, pages, (patient) =>
    rowsOf(patient).map((row) => HEADINGS.map(({ field }) => row[field])),
  )
}

/** The newest course first, beside who the patient is; a spreadsheet that looks at one row sees what holds now. */
function rowsOf(patient: Patient): Row[] {
  const { number, name, kana, phone, phone2, contactNote, birthDate, sex, nextVisit } = patient
  const person: Row = { name, kana, phone, phone2, contactNote, birthDate, sex, nextVisit }
  const weightKg = [...patient.weights].sort((a, b) => (a.day < b.day ? 1 : -1))[0]?.kg
  const courses = liveCourses(patient.courses).filter(({ start }) => start !== undefined)
  const newestFirst = [...courses].sort((a, b) => ((a.start ?? '') < (b.start ?? '') ? 1 : -1))
  const [first = {}, ...further] = newestFirst.flatMap(courseRows)
  return [{ number, ...person, weightKg, ...first }, ...further.map((row) => ({ number, ...row }))]
}

function courseRows(course: Course): Row[] {
  const { start, plannedWeeks, end, protocol } = course
  const doses = course.doses.filter(({ mgPerDay }) => mgPerDay > 0).sort((a, b) => (a.from < b.from ? 1 : -1))
  const count = Math.max(1, doses.length, course.pauses.length)
  return Array.from({ length: count }, (_, at) => ({
    courseStart: start,
    ...(at === 0 ? { plannedWeeks, courseEnd: end, protocol } : {}),
    ...doseCells(doses[at]),
    ...pauseCells(course.pauses[at]),
  }))
}

function doseCells(dose: DoseStep | undefined): Row {
  return dose ? { doseMg: dose.mgPerDay, doseFrom: dose.from } : {}
}

function pauseCells(pause: Pause | undefined): Row {
  return pause ? { pauseStart: pause.from, pauseRestart: pause.restart } : {}
}
