import type { Language } from '@/domain/language'
import { statusName, type StatusChange } from '@/domain/verdict'
import { BYTE_ORDER_MARK, csvLine } from '@/formats/csvText'
import { previewWords } from '@/words/settings/previews'

/** The changes as a table for a spreadsheet, one patient a line, days as YYYY-MM-DD. */
export function changesCsv(
  changes: readonly StatusChange[],
  names: ReadonlyMap<string, string | undefined>,
  language: Language,
): string {
  const words = previewWords[language]
  const heading = [words.number, words.name, words.before, words.dueBefore, words.after, words.dueAfter]
  const lines = changes.map(({ id, number, from, to, dueFrom, dueTo }) =>
    csvLine([number, names.get(id), statusName(from, language), dueFrom, statusName(to, language), dueTo]),
  )
  return BYTE_ORDER_MARK + csvLine(heading) + lines.join('')
}
