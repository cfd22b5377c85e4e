import type { AnalyteId } from '@/domain/analyte'
import type { Bilingual } from '@/domain/language'
import type { ColumnUse, ImportField, ImportTemplate, RosterField, TableKind } from '@/domain/reading'
import { readDayCell } from '../cells/dayCell'
import { readName, readNumber } from '../cells/wordCells'
import type { Terms } from '../terms'
import { fieldOfHeading, foldHeading } from './headings'

/** What one column of a file is taken for; `unknown` where neither the headings nor a mapping say anything. */
export type LaidColumn = ColumnUse | 'unknown'

/** Where the headings stand and what each column is. */
export interface TableLayout {
  kind: TableKind
  /** Position of the row of headings; −1 where there is none. Rows above it are a title. */
  headingRow: number
  headings: string[]
  columns: LaidColumn[]
  template?: ImportTemplate
  /** Stated above the headings, for a sheet that is about one person. */
  person?: { number: string; name?: string; birthDate?: string; sex?: string; kana?: string }
  because: Bilingual
}

/** What a person is asked when the headings say too little. */
export interface NeedsMapping {
  kind: TableKind
  headings: string[]
  rows: string[][]
  suggested: Record<string, ColumnUse>
  /** The names in the analyte column that the catalogue does not know, as far as the sample shows. */
  unknownAnalytes: string[]
  /** Those that it knows, and what they mean; a mapping may say otherwise. */
  knownAnalytes: Record<string, AnalyteId>
  withoutHeadings: boolean
}

export interface Recognising {
  terms: Terms
  templates: readonly ImportTemplate[]
  zone: string
  /** What a person said the file is. */
  kind?: TableKind
  /** The mapping that a person made for this file. */
  mapping?: ImportTemplate
}

const ROWS_LOOKED_AT = 30
const ROWS_SHOWN = 8
const IDENTITY: readonly ImportField[] = ['number', 'name', 'kana', 'birthDate', 'sex']

/** Headings of well-known exports; proposed in a mapping, never taken without a person's word. */
const PROPOSED: Record<string, ImportField> = {
  USUBJID: 'number',
  SUBJECT: 'number',
  SUBJECTID: 'number',
  SUBJID: 'number',
  LBTESTCD: 'analyte',
  LBTEST: 'analyte',
  LBORRES: 'value',
  LBORRESU: 'unit',
  LBORNRLO: 'low',
  LBORNRHI: 'high',
  LBDTC: 'drawn',
  LBNRIND: 'flag',
  LABNAME: 'analyte',
  RESULTDATETIME: 'drawn',
  DATETIME: 'drawn',
  DAY: 'dayOffset',
  DAYS: 'dayOffset',
  VISITDAY: 'dayOffset',
}

/** What a table is, from its first rows; or what must be asked because they do not say it. */
export function recogniseTable(rows: readonly string[][], given: Recognising): TableLayout | NeedsMapping {
  const mapped = given.mapping ? laidByTemplate(rows, given.mapping) : undefined
  if (mapped) return mapped
  if (given.kind === undefined) {
    const known = bestTemplate(rows, given.templates)
    if (known) return known
  }
  const headingRow = headingRowOf(rows, given)
  if (headingRow < 0) return askAbout(rows, -1, given)
  const headings = rows[headingRow] ?? []
  const columns = headings.map((heading) => columnOf(heading, given.terms))
  return (
    laidByHeadings(rows, headingRow, headings, withoutRepeats(columns), given) ??
    askAbout(rows, headingRow, given)
  )
}

/** Whether the answer is a layout that can be read. */
export function isLaidOut(answer: TableLayout | NeedsMapping): answer is TableLayout {
  return 'columns' in answer
}

function laidByHeadings(
  rows: readonly string[][],
  headingRow: number,
  headings: string[],
  columns: LaidColumn[],
  given: Recognising,
): TableLayout | undefined {
  const person = personAbove(rows.slice(0, headingRow))
  const kind = kindOf(headings, columns, person?.number !== undefined, given.zone)
  const wanted = given.kind ?? kind
  if (wanted === undefined || !suffices(wanted, headings, columns, person?.number !== undefined, given.zone))
    return undefined
  return {
    kind: wanted,
    headingRow,
    headings,
    columns: wanted === 'roster' ? columns.map(forRoster) : columns,
    ...(wanted === 'results-transposed' && person ? { person } : {}),
    because: because(wanted, headings, columns),
  }
}

/** The first kind whose columns are there. */
function kindOf(
  headings: string[],
  columns: LaidColumn[],
  hasPerson: boolean,
  zone: string,
): TableKind | undefined {
  const order: TableKind[] = ['results-long', 'results-transposed', 'results-wide', 'roster']
  return order.find((kind) => suffices(kind, headings, columns, hasPerson, zone))
}

function suffices(
  kind: TableKind,
  headings: string[],
  columns: LaidColumn[],
  hasPerson: boolean,
  zone: string,
): boolean {
  const fields = fieldsIn(columns)
  if (kind === 'results-transposed')
    return (
      hasPerson && fields.has('analyte') && !fields.has('value') && headings.some((text) => isDay(text, zone))
    )
  if (!fields.has('number')) return false
  const hasDay = fields.has('drawn') || fields.has('dayOffset')
  if (kind === 'results-long') return hasDay && fields.has('analyte') && fields.has('value')
  if (kind === 'results-wide') return hasDay && columns.some(isAnalyteColumn)
  const states = [...fields].filter((field) => !IDENTITY.includes(field) && isRosterField(field))
  if (hasDay || fields.has('analyte') || fields.has('value')) return states.length > 0
  if (states.length > 0) return true
  return (
    !columns.some(isAnalyteColumn) &&
    (fields.size > 1 || headings.filter((heading) => heading.trim() !== '').length === 1)
  )
}

function bestTemplate(
  rows: readonly string[][],
  templates: readonly ImportTemplate[],
): TableLayout | undefined {
  const fitting = templates.flatMap((template) => {
    if (template.withoutHeadings) return []
    const layout = laidByTemplate(rows, template)
    return layout ? [layout] : []
  })
  return fitting.sort((a, b) => mappedColumns(b) - mappedColumns(a))[0]
}

function mappedColumns(layout: TableLayout): number {
  return layout.columns.filter((use) => use !== 'unknown').length
}

/** The layout that a mapping gives, or undefined where the headings that it uses are not in the file. */
function laidByTemplate(rows: readonly string[][], template: ImportTemplate): TableLayout | undefined {
  const because = { ja: `列の対応「${template.name}」`, en: `Mapping “${template.name}”` }
  const shared = { kind: template.kind, template, because }
  if (template.withoutHeadings) {
    const width = Math.max(0, ...rows.map((row) => row.length))
    const headings = positions(width)
    if (lacksFirstDay(template)) return undefined
    return {
      ...shared,
      headingRow: -1,
      headings,
      columns: headings.map((at) => useIn(template, at)),
    }
  }
  const used = Object.entries(template.columns)
    .filter(([, use]) => use !== 'leave-out')
    .map(([heading]) => heading)
  const headingRow = rows.slice(0, ROWS_LOOKED_AT).findIndex((row) => {
    const present = new Set(row.map((cell) => cell.trim()))
    return used.every((heading) => present.has(heading))
  })
  if (headingRow < 0 || used.length === 0 || lacksFirstDay(template)) return undefined
  const headings = rows[headingRow] ?? []
  return {
    ...shared,
    headingRow,
    headings,
    columns: headings.map((heading) => useIn(template, heading.trim())),
  }
}

/** What a mapping says of a column; a heading may be `constructor`. */
function useIn({ columns }: ImportTemplate, heading: string): LaidColumn {
  return (Object.hasOwn(columns, heading) ? columns[heading] : undefined) ?? 'unknown'
}

/** Days are counted from a first day, which must be said. */
function lacksFirstDay({ columns, firstDay }: ImportTemplate): boolean {
  const fields = fieldsIn(Object.values(columns))
  return fields.has('dayOffset') && !fields.has('drawn') && firstDay === undefined
}

function askAbout(rows: readonly string[][], found: number, given: Recognising): NeedsMapping {
  const width = Math.max(0, ...rows.slice(0, ROWS_LOOKED_AT).map((row) => row.length))
  const headingRow = found >= 0 ? found : likelyHeadingRow(rows, width, given.zone)
  const withoutHeadings = headingRow < 0
  const headings = withoutHeadings
    ? positions(width)
    : (rows[headingRow] ?? []).map((heading) => heading.trim())
  const shown = rows.slice(headingRow + 1).filter((row) => row.some((cell) => cell.trim() !== ''))
  const suggested = withoutHeadings
    ? suggestedByCells(headings, shown, given)
    : suggestedByHeadings(headings, given)
  return {
    kind: given.kind ?? likelyKind(suggested),
    headings,
    rows: shown.slice(0, ROWS_SHOWN),
    suggested,
    ...analyteNames(headings, suggested, shown, given.terms),
    withoutHeadings,
  }
}

function suggestedByHeadings(headings: readonly string[], given: Recognising): Record<string, ColumnUse> {
  const uses = headings.map((heading) => {
    const column = columnOf(heading, given.terms)
    if (column !== 'unknown') return column
    const field = PROPOSED[foldHeading(heading)]
    return field ? { field } : 'unknown'
  })
  const once = withoutRepeats(uses)
  return Object.fromEntries(headings.map((heading, at) => [heading, known(once[at])]))
}

/** Without headings the cells themselves must say it: the column of days, of analyte names, of numbers. */
function suggestedByCells(
  headings: readonly string[],
  rows: readonly string[][],
  given: Recognising,
): Record<string, ColumnUse> {
  const uses = headings.map((_, at): LaidColumn => {
    const cells = rows.map((row) => row[at]?.trim() ?? '').filter((cell) => cell !== '')
    if (cells.length === 0) return 'unknown'
    if (cells.every((cell) => isDay(cell, given.zone))) return { field: 'drawn' }
    if (cells.some((cell) => given.terms.named(cell))) return { field: 'analyte' }
    return at === 0 ? { field: 'number' } : 'unknown'
  })
  const once = withoutRepeats(uses)
  return Object.fromEntries(headings.map((heading, at) => [heading, known(once[at])]))
}

function known(use: LaidColumn | undefined): ColumnUse {
  return use === undefined || use === 'unknown' ? 'leave-out' : use
}

function likelyKind(suggested: Record<string, ColumnUse>): TableKind {
  const uses = Object.values(suggested)
  const fields = fieldsIn(uses)
  if (fields.has('analyte') || fields.has('value')) return 'results-long'
  return uses.some(isAnalyteColumn) || fields.has('drawn') || fields.has('dayOffset')
    ? 'results-wide'
    : 'roster'
}

function analyteNames(
  headings: readonly string[],
  suggested: Record<string, ColumnUse>,
  rows: readonly string[][],
  terms: Terms,
): Pick<NeedsMapping, 'unknownAnalytes' | 'knownAnalytes'> {
  const at = headings.findIndex((heading) => {
    const use = suggested[heading]
    return use !== undefined && use !== 'leave-out' && 'field' in use && use.field === 'analyte'
  })
  const names = [
    ...new Set(at < 0 ? [] : rows.map((row) => row[at]?.trim() ?? '').filter((name) => name !== '')),
  ]
  const known = names.flatMap((name) => {
    const meant = terms.heading(name)
    return meant ? [[name, meant.analyte] as const] : []
  })
  return {
    unknownAnalytes: names.filter((name) => !terms.heading(name)),
    knownAnalytes: Object.fromEntries(known),
  }
}

/** The row with the most cells that are headings; at least two, or the number alone in a column of its own. */
function headingRowOf(rows: readonly string[][], { terms, zone }: Recognising): number {
  let best = -1
  let most = 1
  rows.slice(0, ROWS_LOOKED_AT).forEach((row, at) => {
    if (hasData(row, zone)) return
    const found = row.filter(
      (cell) => columnOf(cell, terms) !== 'unknown' || PROPOSED[foldHeading(cell)],
    ).length
    if (found > most) {
      most = found
      best = at
    }
  })
  if (best >= 0) return best
  return rows
    .slice(0, ROWS_LOOKED_AT)
    .findIndex((row) => row.length === 1 && fieldOfHeading(row[0] ?? '') === 'number')
}

/** Numbers stand under headings, not among them; days only where analytes run down and days across. */
function hasData(row: readonly string[], zone: string): boolean {
  if (row.some((cell) => /^[<>]?\d+(?:\.\d+)?$/.test(cell.trim()))) return true
  return !row.some((cell) => fieldOfHeading(cell) === 'analyte') && row.some((cell) => isDay(cell, zone))
}

/** Where no heading is known: the first row without a gap, a number or a day in it, if rows follow that have some. */
function likelyHeadingRow(rows: readonly string[][], width: number, zone: string): number {
  const at = rows.findIndex((row) => row.length === width && width > 0)
  const row = rows[at]
  if (!row) return -1
  return row.every((cell) => cell.trim() !== '' && !/^[\d.<>]+$/.test(cell.trim()) && !isDay(cell, zone))
    ? at
    : -1
}

/** What stands above the headings of a sheet about one person: a label, and the next cell beside it. */
function personAbove(rows: readonly string[][]): TableLayout['person'] {
  const stated: Partial<Record<ImportField, string>> = {}
  for (const row of rows)
    row.forEach((cell, at) => {
      const [label = '', inCell = ''] = cell.split(/[:：]/)
      const field = fieldOfHeading(label)
      const text = inCell.trim() || (row[at + 1]?.trim() ?? '')
      if (field && text !== '') stated[field] ??= text
    })
  if (stated.number === undefined) return undefined
  return {
    number: readNumber(stated.number),
    ...(stated.name === undefined ? {} : { name: readName(stated.name) }),
    ...(stated.kana === undefined ? {} : { kana: readName(stated.kana) }),
    ...(stated.birthDate === undefined ? {} : { birthDate: stated.birthDate }),
    ...(stated.sex === undefined ? {} : { sex: stated.sex }),
  }
}

function columnOf(heading: string, terms: Terms): LaidColumn {
  if (heading.trim() === '') return 'unknown'
  const field = fieldOfHeading(heading)
  if (field) return { field }
  const named = terms.heading(heading)
  return named ?? 'unknown'
}

/** A field is stated by its first column; analytes may have several. */
function withoutRepeats(columns: readonly LaidColumn[]): LaidColumn[] {
  const seen = new Set<ImportField>()
  return columns.map((use) => {
    if (use === 'unknown' || use === 'leave-out' || !('field' in use)) return use
    if (seen.has(use.field)) return 'unknown'
    seen.add(use.field)
    return use
  })
}

function forRoster(use: LaidColumn): LaidColumn {
  return isFieldColumn(use) && isRosterField(use.field) ? use : 'unknown'
}

function fieldsIn(columns: readonly LaidColumn[]): Set<ImportField> {
  return new Set(columns.filter(isFieldColumn).map(({ field }) => field))
}

function isFieldColumn(use: LaidColumn): use is { field: ImportField } {
  return typeof use === 'object' && 'field' in use
}

function isAnalyteColumn(use: LaidColumn): boolean {
  return typeof use === 'object' && 'analyte' in use
}

function isRosterField(field: ImportField): field is RosterField {
  return !RESULT_ONLY.has(field)
}
const RESULT_ONLY: ReadonlySet<ImportField> = new Set([
  'drawn',
  'dayOffset',
  'time',
  'analyte',
  'value',
  'unit',
  'range',
  'low',
  'high',
  'flag',
  'fasting',
  'comment',
  'lab',
  'specimen',
  'arrived',
])

function isDay(text: string, zone: string): boolean {
  return 'day' in readDayCell(text, zone)
}

function positions(width: number): string[] {
  return Array.from({ length: width }, (_, at) => String(at + 1))
}

function because(kind: TableKind, headings: readonly string[], columns: readonly LaidColumn[]): Bilingual {
  const recognised = headings.filter((_, at) => columns[at] !== 'unknown').map((heading) => heading.trim())
  const list = recognised.slice(0, 8).join('・')
  const kinds: Record<TableKind, Bilingual> = {
    roster: { ja: '患者名簿', en: 'Patient list' },
    'results-long': { ja: '検査結果(縦持ち)', en: 'Results, a row each' },
    'results-wide': { ja: '検査結果(横持ち)', en: 'Results, a column each' },
    'results-transposed': { ja: '検査結果(1人分、日付が横)', en: 'Results of one person, days across' },
    'results-groups': { ja: '検査結果(項目の組の繰り返し)', en: 'Results, groups of columns repeated' },
    'results-eav': {
      ja: '検査結果(値・単位・範囲が別々の行)',
      en: 'Results, value, unit and range in rows of their own',
    },
  }
  return { ja: `${kinds[kind].ja}: 見出し ${list}`, en: `${kinds[kind].en}: headings ${list}` }
}
