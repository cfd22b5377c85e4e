import type { AnalyteId } from '../analyte'
import type { Flag } from '../interpret/types'
import type { Language } from '../language'
import { outcomeWords } from '../outcomeWords'
import { modifierWords, statusWords } from '../verdict'
import { CSV_WORDS, type CsvWords } from './csvWords'
import type { WorklistRow } from './row'

/** How the names of analytes are written; by default their ids in capitals. */
export type AnalyteName = (id: AnalyteId) => string

/** One column: its heading and what stands in it. */
interface Column {
  heading: string
  cell: (row: WorklistRow) => string | number | undefined
}

/**
 * The rows as a table for a spreadsheet: comma separated, line ends CR LF, days as YYYY-MM-DD, with a byte-order mark so
 * that Excel reads it as UTF-8. A cell that a spreadsheet would take for a formula begins with an apostrophe.
 */
export function worklistCsv(
  rows: readonly WorklistRow[],
  language: Language,
  analyteName: AnalyteName = (id) => id.toUpperCase(),
): string {
  const columns = columnsIn(language, CSV_WORDS[language], analyteName)
  const lines = [
    columns.map((column) => column.heading),
    ...rows.map((row) => columns.map(({ cell }) => cell(row))),
  ]
  return '\uFEFF' + lines.map((cells) => cells.map(csvCell).join(',') + '\r\n').join('')
}

/** A cell as CSV writes it, never a formula. */
export function csvCell(value: string | number | undefined): string {
  const text = value === undefined ? '' : String(value)
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

function columnsIn(language: Language, words: CsvWords, analyteName: AnalyteName): Column[] {
  const { heading } = words
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
    { heading: heading.modifiers, cell: ({ verdict }) => modifiersIn(language, verdict.modifiers) },
    { heading: heading.flag, cell: ({ worst }) => worst && flagIn(words, worst.flag) },
    { heading: heading.analyte, cell: ({ worst }) => worst && analyteName(worst.analyte) },
    { heading: heading.value, cell: ({ worst }) => worst?.text },
    { heading: heading.multiple, cell: ({ worst }) => worst?.ulnMultiple?.toFixed(1) },
    { heading: heading.unreviewed, cell: (row) => row.unreviewedDraws },
    { heading: heading.visit, cell: ({ facts }) => facts.nextVisit },
    { heading: heading.contact, cell: ({ facts }) => facts.lastContact?.day },
    {
      heading: heading.outcome,
      cell: ({ facts }) => facts.lastContact && outcomeWords(facts.lastContact.outcome, language),
    },
    { heading: heading.phone, cell: ({ facts }) => facts.phone },
    { heading: heading.phone2, cell: ({ facts }) => facts.phone2 },
    { heading: heading.contactNote, cell: ({ facts }) => facts.contactNote },
    { heading: heading.snoozedUntil, cell: (row) => row.snoozedUntil },
  ]
}

function modifiersIn(language: Language, modifiers: WorklistRow['verdict']['modifiers']): string {
  return modifiers.map((modifier) => modifierWords(modifier, language)).join(language === 'ja' ? '・' : '; ')
}

function flagIn(words: CsvWords, flag: Flag): string {
  return words.flag[flag]
}
