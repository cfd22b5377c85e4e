import { plannedEnd, type Course } from '@/domain/course'
import type { Language } from '@/domain/language'
import type { Patient } from '@/domain/patient'
import { liveCourses } from '@/domain/standing'
import { csvPages } from './csvPages'

const HEADINGS: Record<Language, readonly string[]> = {
  ja: [
    '番号',
    '開始日',
    '種類',
    'から',
    'まで',
    '再開日',
    '1日量(mg)',
    '予定週数',
    '予定終了日',
    'プロトコル',
    '製品',
    '理由',
    'メモ',
    '転院元',
    '転院日',
  ],
  en: [
    'number',
    'course_start',
    'kind',
    'from',
    'until',
    'restart',
    'mg_per_day',
    'planned_weeks',
    'planned_end',
    'protocol',
    'product',
    'reason',
    'note',
    'transferred_from',
    'transferred_on',
  ],
}
const KINDS: Record<Language, { course: string; dose: string; pause: string }> = {
  ja: { course: 'コース', dose: '用量', pause: '休薬' },
  en: { course: 'course', dose: 'dose', pause: 'pause' },
}

/** Every course that counts, dose step and pause on a row of its own, for a spreadsheet; the import does not read it. */
export function makeCoursesCsv(
  pages: AsyncIterable<readonly Patient[]> | Iterable<readonly Patient[]>,
  language: Language,
): AsyncGenerator<string> {
  return csvPages(HEADINGS[language], pages, ({ number, courses }) =>
    liveCourses(courses).flatMap((course) => rowsOf(course, language).map((row) => [number, ...row])),
  )
}

type Row = (string | number | undefined)[]

function rowsOf(course: Course, language: Language): Row[] {
  const { start, end, plannedWeeks, protocol, product, endReason, endNote, transfer, doses, pauses } = course
  const kind = KINDS[language]
  return [
    [
      ...[start, kind.course, start, end, undefined, undefined, plannedWeeks, plannedEnd(course)],
      ...[protocol, product, endReason, endNote, transfer?.from, transfer?.on],
    ],
    ...doses.map(({ from, mgPerDay }) => [start, kind.dose, from, undefined, undefined, mgPerDay]),
    ...pauses.map(({ from, restart, reason }) => [
      ...[start, kind.pause, from, undefined, restart],
      ...[undefined, undefined, undefined, undefined, undefined, reason],
    ]),
  ].map((row) => [...row, ...new Array<undefined>(WIDTH - row.length)])
}

/** Each row has as many cells as there are headings beside the number. */
const WIDTH = HEADINGS.en.length - 1
