import type { Day } from '@/domain/day'
import type { Language } from '@/domain/language'
import { outcomeWords } from '@/domain/outcomeWords'
import type { Patient, StruckOut } from '@/domain/patient'
import { csvPages } from './csvPages'

const HEADINGS: Record<Language, readonly string[]> = {
  ja: ['番号', '日付', '種類', '内容', '次の日付', '終了', 'メモ', '記録者', '取消'],
  en: ['number', 'day', 'kind', 'what', 'next', 'until', 'note', 'by', 'struck_out'],
}

const KINDS = {
  ja: {
    contact: '連絡',
    review: '検査結果の確認',
    weight: '体重(kg)',
    medicine: '併用薬',
    test: '妊娠検査',
    pregnancy: '妊娠',
    'breast-feeding': '授乳',
    procedure: '処置・献血',
    note: '記録',
  },
  en: {
    contact: 'contact',
    review: 'review',
    weight: 'weight (kg)',
    medicine: 'medicine',
    test: 'pregnancy test',
    pregnancy: 'pregnancy',
    'breast-feeding': 'breast-feeding',
    procedure: 'procedure',
    note: 'note',
  },
} as const
type Kind = keyof (typeof KINDS)['en']

/** One line of what happened: what, with which day it leads to, and who wrote it. */
interface Happened {
  day: Day | undefined
  kind: Kind
  what?: string | number | undefined
  next?: Day | undefined
  until?: Day | undefined
  note?: string | undefined
  by?: string | undefined
  struckOut?: StruckOut | undefined
}

/**
 * Calls, reviews, weights, medicines, pregnancy, procedures and notes, a row each in the order of their days, for a
 * spreadsheet; the import does not read it. What was struck out stands there with who struck it out, when and why.
 */
export function makeRecordsCsv(
  pages: AsyncIterable<readonly Patient[]> | Iterable<readonly Patient[]>,
  language: Language,
): AsyncGenerator<string> {
  return csvPages(HEADINGS[language], pages, (patient) =>
    happenedTo(patient, language).map(({ day, kind, what, next, until, note, by, struckOut }) => [
      patient.number,
      day,
      KINDS[language][kind],
      what,
      next,
      until,
      note,
      by,
      struckOut && [struckOut.at, struckOut.by, struckOut.reason].filter(Boolean).join(' '),
    ]),
  )
}

function happenedTo(patient: Patient, language: Language): Happened[] {
  const { medicines = [], pregnancyTests = [], motherhoods = [], procedures = [], notes = [] } = patient
  const all: Happened[] = [
    ...patient.weights.map(({ day, kg }): Happened => ({ day, kind: 'weight', what: kg })),
    ...patient.draws.flatMap((draw) =>
      draw.reviews.map(({ day, by, note, recheck, plan, significance }): Happened => {
        const what = [draw.day, plan, significance].filter((each) => each !== undefined).join(' ')
        return { day, kind: 'review', what, next: recheck, note, by }
      }),
    ),
    ...patient.contacts.map(({ outcome, ...contact }): Happened => {
      return { ...contact, kind: 'contact', what: outcomeWords(outcome, language) }
    }),
    ...medicines.map(({ from, to, name, yj, ...rest }): Happened => {
      const what = yj === undefined ? name : `${name} (${yj})`
      return { ...rest, day: from, kind: 'medicine', what, until: to }
    }),
    ...pregnancyTests.map(({ result, specimen, ...rest }): Happened => {
      const what = specimen === undefined ? result : `${result} (${specimen})`
      return { ...rest, kind: 'test', what }
    }),
    ...motherhoods.map(({ from, to, kind, ...rest }): Happened => ({ ...rest, day: from, kind, until: to })),
    ...procedures.map(({ kind, ...rest }): Happened => ({ ...rest, kind: 'procedure', what: kind })),
    ...notes.map(({ kind, text, ...rest }): Happened => ({ ...rest, kind: 'note', what: kind, note: text })),
  ]
  return all.sort((a, b) => (a.day ?? '').localeCompare(b.day ?? ''))
}
