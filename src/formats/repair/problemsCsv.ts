import type { Bilingual, Language } from '@/domain/language'
import type { Problem } from '@/domain/problem'
import { Refused } from '../refused'
import { BYTE_ORDER_MARK, csvLine } from '../csvText'
import type { SourceContent } from '../bytes/unpack'
import type { DELIMITER_NAMES, Delimiter } from '../table/delimiter'
import { REPAIR_HEADINGS } from '../table/headings'
import type { TableLayout } from '../table/recognise'
import { linesAgain, rowsAgain, type RowAgain } from './sourceAgain'

/** So many letters of a line of a message are shown; nobody repairs a longer one in a cell. */
const LONGEST_LINE = 2000
/** In an EAV list a result stands in several rows that differ in these two only. */
const DIFFERS_IN_EAV: ReadonlySet<string> = new Set(['attribute', 'value'])

/** A table whose problems are saved: where it stands, how it was read, and what was wrong. */
export interface TableToRepair {
  from: SourceContent
  layout: TableLayout
  delimiter: (typeof DELIMITER_NAMES)[Delimiter] | undefined
  problems: readonly Problem[]
}

/** A file that is no table, or none that can be read, with what was wrong. */
export interface FileToRepair {
  name: string
  from: SourceContent
  problems: readonly Problem[]
}

/** CSV in pieces, and how many rows of the source stand in it. */
export interface RepairCsv {
  pieces: string[]
  rows: number
}

/**
 * The rows of a table that have problems, as received and under its own headings, with line, reason and what to do behind
 * them: repaired, the file can be imported as it is.
 */
export async function tableProblemsCsv(table: TableToRepair, language: Language): Promise<RepairCsv> {
  const { layout } = table
  const said = byLine(table.problems)
  const isWanted = layout.kind === 'results-eav' ? await withTheSameResult(table, said) : wantedLines(said)
  const pieces = [BYTE_ORDER_MARK]
  let rows = 0
  for await (const read of rowsAgain(table.from, table.delimiter)) {
    if (read.at <= layout.headingRow) pieces.push(csvLine(topRow(read.row, layout, language)))
    else if (isWanted(read)) {
      rows += 1
      pieces.push(
        csvLine([...widened(read.row, layout), ...inWords(read.line, said.get(read.line), language)]),
      )
    }
  }
  return { pieces, rows }
}

/** The problems of files that are no tables, each with the line or segment as received. */
export async function fileProblemsCsv(
  files: readonly FileToRepair[],
  language: Language,
): Promise<RepairCsv> {
  const pieces = [BYTE_ORDER_MARK, csvLine(COLUMNS[language])]
  let rows = 0
  for (const { name, from, problems } of files) {
    const texts = await textsOf(from, new Set(byLine(problems).keys()))
    for (const { where, received, because, todo } of problems) {
      const { line = 0 } = where
      const place = line > 0 ? line : undefined
      pieces.push(csvLine([name, place, texts.get(line) ?? '', received, because[language], todo[language]]))
      rows += 1
    }
  }
  return { pieces, rows }
}

/** The lines that are asked for; of a file that must not be read on, those that stand before the damage. */
async function textsOf(from: SourceContent, wanted: ReadonlySet<number>): Promise<Map<number, string>> {
  const texts = new Map<number, string>()
  try {
    for await (const { line, text } of linesAgain(from, wanted, LONGEST_LINE)) texts.set(line, text)
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause
  }
  return texts
}

const COLUMNS: Record<Language, string[]> = {
  ja: ['ファイル', '行', '元の内容', '該当箇所', REPAIR_HEADINGS.ja.because, REPAIR_HEADINGS.ja.todo],
  en: ['file', 'line', 'as_received', 'received', REPAIR_HEADINGS.en.because, REPAIR_HEADINGS.en.todo],
}

function byLine(problems: readonly Problem[]): Map<number, Problem[]> {
  const lines = new Map<number, Problem[]>()
  for (const problem of problems) {
    const { line = 0 } = problem.where
    if (line > 0) lines.set(line, [...(lines.get(line) ?? []), problem])
  }
  return lines
}

function wantedLines(said: ReadonlyMap<number, unknown>): (read: RowAgain) => boolean {
  return ({ line }) => said.has(line)
}

/** A row alone is no result there: the other rows of the same result go along. */
async function withTheSameResult(
  { from, delimiter, layout }: TableToRepair,
  said: ReadonlyMap<number, unknown>,
): Promise<(read: RowAgain) => boolean> {
  const keyOf = (row: readonly string[]): string =>
    layout.columns
      .flatMap((use, at) =>
        typeof use === 'object' && 'field' in use && !DIFFERS_IN_EAV.has(use.field) ? [row[at] ?? ''] : [],
      )
      .join('\u0001')
  const keys = new Set<string>()
  for await (const { line, row } of rowsAgain(from, delimiter)) if (said.has(line)) keys.add(keyOf(row))
  return ({ row }) => keys.has(keyOf(row))
}

/** A row above the data as received; those that hold the headings get the three of ours. */
function topRow(row: readonly string[], layout: TableLayout, language: Language): string[] {
  const { headings, headingRows = [headings] } = layout
  if (!headingRows.some((each) => isSameRow(each, row))) return [...row]
  const { line, because, todo } = REPAIR_HEADINGS[language]
  return [...widened(row, layout), line, because, todo]
}

function isSameRow(a: readonly string[], b: readonly string[]): boolean {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, at) => at).every(
    (at) => (a[at] ?? '').trim() === (b[at] ?? '').trim(),
  )
}

/** A row that is longer than the headings stays so: it is refused again until somebody repairs it. */
function widened(row: readonly string[], { headings }: TableLayout): string[] {
  return [...row, ...Array.from({ length: Math.max(0, headings.length - row.length) }, () => '')]
}

function inWords(line: number, problems: readonly Problem[] = [], language: Language): (string | number)[] {
  const said = (of: (problem: Problem) => Bilingual): string =>
    [...new Set(problems.map((problem) => of(problem)[language]))].join(' / ')
  const because = problems.map(({ where, received, because }) => {
    const heading = where.heading ?? ''
    const isSaid = received === '' || because[language].includes(quoted(received, language))
    const place = [heading, isSaid ? '' : quoted(received, language)].filter((part) => part !== '')
    return [...place, because[language]].join(' ')
  })
  return [line, because.join(' / '), said(({ todo }) => todo)]
}

function quoted(text: string, language: Language): string {
  return language === 'ja' ? `「${text}」` : `“${text}”`
}
