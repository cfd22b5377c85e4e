import type { AnalyteId } from '@/domain/analyte'
import type { Language } from '@/domain/language'
import { outcomeWords } from '@/domain/outcomeWords'
import { modifierWords, reasonWords, statusWords } from '@/domain/verdict'
import { SECTION_WORDS, whyHere, type WorklistRow } from '@/domain/worklist'
import { BYTE_ORDER_MARK, csvLine } from '../csvText'
import { CSV_WORDS, type CsvWords } from './words'

/** How the names of analytes are written; by default their ids in capitals. */
export type AnalyteName = (id: AnalyteId) => string

/** One column: its heading and what stands in it. */
interface Column {
  heading: string
  cell: (row: WorklistRow) => string | number | undefined
}

/** What the table says that the rows do not hold: how analytes and alerts are named, and the clinic's own next step. */
export interface CsvNames {
  analyte?: AnalyteName
  /** What the clinic does once calls reached nobody; empty where it set nothing. */
  notReachedStep?: string
  /** What the labels name against a course of this patient, in words. */
  alerts?: (row: WorklistRow) => string
}

/**
 * The rows as a table for a spreadsheet: comma separated, line ends CR LF, days as YYYY-MM-DD, with a byte-order mark so
 * that Excel reads it as UTF-8. A cell that a spreadsheet would take for a formula begins with an apostrophe.
 */
export function worklistCsv(rows: readonly WorklistRow[], language: Language, names: CsvNames = {}): string {
  const columns = columnsIn(language, CSV_WORDS[language], names)
  const lines = [
    columns.map((column) => column.heading),
    ...rows.map((row) => columns.map(({ cell }) => cell(row))),
  ]
  return BYTE_ORDER_MARK + lines.map(csvLine).join('')
}

function columnsIn(language: Language, words: CsvWords, names: CsvNames): Column[] {
  const { heading } = words
  const { analyte: analyteName = (id) => id.toUpperCase(), notReachedStep = '', alerts = () => '' } = names
  return [
    { heading: heading.number, cell: ({ facts }) => facts.number },
    { heading: heading.name, cell: ({ facts }) => facts.name },
    { heading: heading.kana, cell: ({ facts }) => facts.kana },
    { heading: heading.week, cell: (row) => row.courseWeek },
    { heading: heading.plannedWeeks, cell: (row) => row.plannedWeeks },
    { heading: heading.dose, cell: (row) => row.doseMg },
    { heading: heading.lastDraw, cell: (row) => row.lastDraw },
    { heading: heading.due, cell: ({ verdict }) => verdict.due },
    { heading: heading.dueBy, cell: ({ verdict }) => verdict.dueBy && words.dueBy[verdict.dueBy] },
    { heading: heading.status, cell: ({ verdict }) => statusWords(verdict, language) },
    { heading: heading.statusId, cell: ({ verdict }) => verdict.status },
    { heading: heading.daysOverdue, cell: ({ verdict }) => verdict.daysOverdue },
    {
      heading: heading.because,
      cell: ({ verdict }) => verdict.because && reasonWords(verdict.because, language),
    },
    { heading: heading.modifiers, cell: ({ verdict }) => modifiersIn(language, verdict.modifiers) },
    { heading: heading.section, cell: ({ section }) => SECTION_WORDS[language][section] },
    { heading: heading.reason, cell: (row) => whyHere(row, language) },
    { heading: heading.flag, cell: ({ worst }) => worst && words.flag[worst.flag] },
    { heading: heading.analyte, cell: ({ worst }) => worst && analyteName(worst.analyte) },
    { heading: heading.value, cell: ({ worst }) => worst?.text },
    { heading: heading.multiple, cell: ({ worst }) => worst?.ulnMultiple?.toFixed(1) },
    { heading: heading.unreviewed, cell: (row) => row.unreviewedDraws },
    { heading: heading.outlived, cell: (row) => row.outlivedReviews },
    { heading: heading.alerts, cell: alerts },
    { heading: heading.visit, cell: ({ facts }) => facts.nextVisit },
    { heading: heading.contact, cell: ({ facts }) => facts.lastContact?.day },
    {
      heading: heading.outcome,
      cell: ({ facts }) => facts.lastContact && outcomeWords(facts.lastContact.outcome, language),
    },
    { heading: heading.contactNext, cell: ({ facts }) => facts.lastContact?.next },
    { heading: heading.notReached, cell: ({ facts }) => facts.callsNotReached ?? 0 },
    { heading: heading.step, cell: (row) => (row.notReached === undefined ? undefined : notReachedStep) },
    { heading: heading.phone, cell: ({ facts }) => facts.phone },
    { heading: heading.phone2, cell: ({ facts }) => facts.phone2 },
    { heading: heading.contactNote, cell: ({ facts }) => facts.contactNote },
    { heading: heading.snoozedUntil, cell: (row) => row.snoozedUntil },
    { heading: heading.snoozeReason, cell: (row) => row.snoozedUntil && row.facts.snooze?.reason },
  ]
}

function modifiersIn(language: Language, modifiers: WorklistRow['verdict']['modifiers']): string {
  return modifiers.map((modifier) => modifierWords(modifier, language)).join(language === 'ja' ? '・' : '; ')
}
