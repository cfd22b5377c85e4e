import type { AnalyteId } from '@/domain/analyte'
import { isUnitText } from '@/domain/foldUnit'
import type { AttributeUse, ColumnUse, ImportTemplate, TableKind } from '@/domain/reading'
import { readRangeCell } from '../cells/rangeCell'
import { readSex } from '../cells/wordCells'
import { attributeUse } from './attributes'
import { isDay, isPlainNumber, proposedColumn, withoutRepeats } from './columnOf'
import { groupsIn, columnsWithGroups } from './groupsIn'
import { blockOf, headingBlock, ROWS_LOOKED_AT, type HeadingBlock } from './headingBlock'
import {
  columnKeys,
  fieldsIn,
  isAnalyteColumn,
  isBlank,
  isFieldColumn,
  positions,
  widthOf,
  type GroupedColumns,
  type LaidColumn,
  type TableLayout,
} from './layout'
import { drawnAbove, nearTemplate, useIn } from './templates'
import { personAbove } from './personAbove'
import type { Recognising } from './recognising'
import { transposedIn, type TransposedIn } from './transposedIn'

/** What a person is asked when the headings say too little, or are to be overruled. */
export interface NeedsMapping {
  kind: TableKind
  /** What the columns are keyed by (`columnKeys`, or positions). */
  headings: string[]
  /** The first rows under the headings, as received. */
  rows: string[][]
  /** What each column may be; absent for the days of a sheet with days across. */
  suggested: Record<string, ColumnUse>
  /** The names in the analyte columns that the catalogue does not know, as far as the sample shows. */
  unknownAnalytes: string[]
  /** Those that it knows, and what they mean; a mapping may say otherwise. */
  knownAnalytes: Record<string, AnalyteId>
  withoutHeadings: boolean
  /** Position of the first row of headings, from 0, and how many there are; −1 and 0 without. */
  headingRow: number
  headingRows: number
  /** The first rows of the file as they are, to choose the headings from. */
  beginning: string[][]
  groups?: GroupedColumns
  /** The texts of the attribute column with what they say they are. */
  attributes: Record<string, AttributeUse>
  /** The mapping to begin with: the one that recognised the file, or that nearly does. */
  template?: ImportTemplate
  /** Headings of that mapping that this file does not have. */
  missing: string[]
  /** Stated above the headings. */
  number?: string
  drawn?: string
  /** All rows that were looked at, by which a mapping is tried. */
  sample: readonly (readonly string[])[]
}

type Row = readonly string[]
const ROWS_SHOWN = 8
const ROWS_OF_BEGINNING = 12
const MOST_NAMES = 200

/** The questions about a file, with what its headings, its cells or a mapping already answer. */
export function askAbout(
  rows: readonly Row[],
  given: Recognising,
  layout: TableLayout | undefined,
  mapping?: ImportTemplate,
): NeedsMapping {
  const across = layout || mapping ? undefined : daysAcross(rows, given)
  const block = across ? blockOf(rows, across.headingRow, 1) : blockToAsk(rows, given, layout)
  const width = widthOf(rows.slice(0, ROWS_LOOKED_AT))
  const headings = block ? columnKeys(block.headings) : positions(width)
  const under = rows.slice((block?.last ?? -1) + 1)
  const shown = under.filter((row) => !isBlank(row))
  const near = layout || across || mapping || !block ? undefined : nearTemplate(block, given.templates)
  const template = mapping ?? layout?.template ?? near?.template
  const groups = layout?.groups ?? groupsToAsk(block, shown, given)
  const columns = across?.columns ?? columnsToAsk(block, headings, shown, groups, given, layout, template)
  const isAcross = across !== undefined || layout?.kind === 'results-transposed'
  const suggested = Object.fromEntries(
    headings.flatMap((heading, at) =>
      isAcross && columns[at] === 'unknown' && /\d/.test(heading)
        ? []
        : [[heading, known(columns[at])] as const],
    ),
  )
  const above = block ? rows.slice(0, block.first) : []
  const person = layout?.person ?? personAbove(above)
  const drawn = layout?.drawn ?? drawnAbove(above)
  return {
    kind:
      given.kind ??
      template?.kind ??
      layout?.kind ??
      (across ? 'results-transposed' : likelyKind(columns, groups)),
    headings,
    rows: shown.slice(0, ROWS_SHOWN).map((row) => [...row]),
    suggested,
    ...analyteNames(columns, shown, given),
    withoutHeadings: !block,
    headingRow: block?.first ?? -1,
    headingRows: block ? block.last - block.first + 1 : 0,
    beginning: rows.slice(0, ROWS_OF_BEGINNING).map((row) => [...row]),
    ...(groups ? { groups } : {}),
    attributes: attributesIn(columns, shown),
    ...(template ? { template } : {}),
    missing: near?.missing ?? [],
    ...(person ? { number: person.number } : {}),
    ...(drawn === undefined ? {} : { drawn }),
    sample: rows,
  }
}

/** Analytes down and days across say themselves what they are, whoever they are about. */
function daysAcross(rows: readonly Row[], given: Recognising): TransposedIn | undefined {
  if (given.headings || (given.kind !== undefined && given.kind !== 'results-transposed')) return undefined
  return transposedIn(rows, given)
}

function blockToAsk(
  rows: readonly Row[],
  given: Recognising,
  layout: TableLayout | undefined,
): HeadingBlock | undefined {
  if (given.headings)
    return given.headings.count === 0 ? undefined : blockOf(rows, given.headings.first, given.headings.count)
  if (layout) {
    if (layout.headingRow < 0) return undefined
    if (layout.kind === 'results-transposed') return blockOf(rows, layout.headingRow, 1)
    const count = layout.headingRows?.length ?? 1
    const first = rows.findIndex((_, at) => sameHeadings(blockOf(rows, at, count).headings, layout.headings))
    return blockOf(rows, Math.max(first, 0), count)
  }
  const found = headingBlock(rows, given)
  if (found) return found
  const likely = likelyHeadingRow(rows, widthOf(rows.slice(0, ROWS_LOOKED_AT)), given.zone)
  return likely < 0 ? undefined : blockOf(rows, likely, 1)
}

function sameHeadings(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((heading, at) => heading === others[at])
}

function columnsToAsk(
  block: HeadingBlock | undefined,
  headings: readonly string[],
  shown: readonly Row[],
  groups: GroupedColumns | undefined,
  given: Recognising,
  layout: TableLayout | undefined,
  template: ImportTemplate | undefined,
): readonly LaidColumn[] {
  if (layout && !given.headings) return layout.columns
  const own = block
    ? completedByCells(byHeadings(block.headings, groups, given), headings, shown, given)
    : byCells(headings, shown, given)
  if (!template) return own
  return headings.map((heading, at) => {
    const said = useIn(template, heading)
    return said === 'unknown' ? (own[at] ?? 'unknown') : said
  })
}

function byHeadings(
  headings: readonly string[],
  groups: GroupedColumns | undefined,
  { terms }: Recognising,
): LaidColumn[] {
  if (groups) return columnsWithGroups(headings, groups, terms)
  return withoutRepeats(headings.map((heading) => proposedColumn(heading, terms)))
}

/** What no heading says the cells may, but not which column holds the number: a code looks the same. */
function completedByCells(
  columns: LaidColumn[],
  headings: readonly string[],
  shown: readonly Row[],
  given: Recognising,
): LaidColumn[] {
  if (columns.some(isAnalyteColumn)) return columns
  const taken = fieldsIn(columns)
  const cells = byCells(headings, shown, given)
  return columns.map((use, at) => {
    const own = cells[at] ?? 'unknown'
    const isNew = isFieldColumn(own) && own.field !== 'number' && !taken.has(own.field)
    return use === 'unknown' && isNew ? own : use
  })
}

const SURE = 0.8

/** Without headings the cells themselves must say it: the columns of days, of names, of numbers, of units. */
function byCells(headings: readonly string[], rows: readonly Row[], given: Recognising): LaidColumn[] {
  const uses = headings.map((_, at) => useByCells(cellsOf(rows, at), at, given))
  const days = uses.flatMap((use, at) => (isFieldColumn(use) && use.field === 'drawn' ? [at] : []))
  const birth = days.length > 1 ? birthColumn(rows, days) : -1
  if (birth >= 0) uses[birth] = { field: 'birthDate' }
  const named = uses.findIndex((use) => isFieldColumn(use) && use.field === 'analyte')
  if (named >= 0) {
    const value = headings.findIndex(
      (_, at) => at > named && uses[at] === 'unknown' && looksLikeValues(rows, at),
    )
    if (value >= 0) uses[value] = { field: 'value' }
  }
  return withoutRepeats(uses)
}

function useByCells(cells: readonly string[], at: number, { terms, zone }: Recognising): LaidColumn {
  if (cells.length === 0) return 'unknown'
  const most = (holds: (cell: string) => boolean): boolean =>
    cells.filter(holds).length >= cells.length * SURE
  if (at > 0 && most((cell) => isDay(cell, zone))) return { field: 'drawn' }
  if (cells.filter((cell) => terms.heading(cell)).length >= Math.min(2, cells.length))
    return { field: 'analyte' }
  if (at === 0 && !most((cell) => isDay(cell, zone) && /\D/.test(cell))) return { field: 'number' }
  if (most((cell) => isDay(cell, zone))) return { field: 'drawn' }
  if (most((cell) => isUnitText(cell))) return { field: 'unit' }
  if (most((cell) => /^(?:H|L|HH|LL|N|[↑↓*])$/i.test(cell))) return { field: 'flag' }
  if (most((cell) => /[-~～〜–]|以下|以上/.test(cell) && isRange(cell))) return { field: 'range' }
  if (most((cell) => readSex(cell) !== undefined && !isPlainNumber(cell))) return { field: 'sex' }
  if (most((cell) => /^[ァ-ヶｦ-ﾟー\s]+$/.test(cell))) return { field: 'kana' }
  if (
    most((cell) =>
      /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{1,6}[\s　][\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{1,10}$/u.test(
        cell,
      ),
    )
  )
    return { field: 'name' }
  return 'unknown'
}

function isRange(cell: string): boolean {
  const range = readRangeCell(cell)
  return range?.low !== undefined || range?.high !== undefined
}

/** Of two columns of days, the one with the earlier years. */
function birthColumn(rows: readonly Row[], days: readonly number[]): number {
  const [first, second] = days
  if (first === undefined || second === undefined) return -1
  const years = days.map((at) => /\d{4}/.exec(cellsOf(rows, at)[0] ?? '')?.[0])
  if (years[0] === undefined || years[1] === undefined || years[0] === years[1]) return -1
  return years[0] < years[1] ? first : second
}

function looksLikeValues(rows: readonly Row[], at: number): boolean {
  const cells = cellsOf(rows, at)
  return cells.length > 0 && cells.filter((cell) => isPlainNumber(cell)).length >= cells.length / 2
}

function cellsOf(rows: readonly Row[], at: number): string[] {
  return rows.map((row) => row[at]?.trim() ?? '').filter((cell) => cell !== '')
}

/** Groups by their headings, or without headings by the columns in which analytes are named. */
function groupsToAsk(
  block: HeadingBlock | undefined,
  rows: readonly Row[],
  { terms, kind }: Recognising,
): GroupedColumns | undefined {
  if (kind !== undefined && kind !== 'results-groups') return undefined
  if (block) return groupsIn(block.headings)
  const named = positions(Math.min(widthOf(rows), 400)).flatMap((_, at) =>
    rows.some((row) => terms.named(row[at]?.trim() ?? '')) ? [at] : [],
  )
  const [first, second] = named
  if (first === undefined || second === undefined || second - first < 2) return undefined
  const width = second - first
  return named.every((at) => (at - first) % width === 0) ? { from: first, width } : undefined
}

function known(use: LaidColumn | undefined): ColumnUse {
  return use === undefined || use === 'unknown' ? 'leave-out' : use
}

function likelyKind(columns: readonly LaidColumn[], groups: GroupedColumns | undefined): TableKind {
  const fields = fieldsIn(columns)
  if (groups) return 'results-groups'
  if (fields.has('attribute') && fields.has('value')) return 'results-eav'
  if (fields.has('analyte') || fields.has('value')) return 'results-long'
  return columns.some(isAnalyteColumn) || fields.has('drawn') || fields.has('dayOffset')
    ? 'results-wide'
    : 'roster'
}

function analyteNames(
  columns: readonly LaidColumn[],
  rows: readonly Row[],
  { terms }: Recognising,
): Pick<NeedsMapping, 'unknownAnalytes' | 'knownAnalytes'> {
  const at = columns.flatMap((use, column) => (isFieldColumn(use) && use.field === 'analyte' ? [column] : []))
  const names = new Set(at.flatMap((column) => cellsOf(rows, column)))
  const all = [...names].slice(0, MOST_NAMES)
  return {
    unknownAnalytes: all.filter((name) => !terms.heading(name)),
    knownAnalytes: Object.fromEntries(
      all.flatMap((name) => {
        const meant = terms.heading(name)
        return meant ? [[name, meant.analyte] as const] : []
      }),
    ),
  }
}

function attributesIn(columns: readonly LaidColumn[], rows: readonly Row[]): Record<string, AttributeUse> {
  const at = columns.findIndex((use) => isFieldColumn(use) && use.field === 'attribute')
  const texts = at < 0 ? [] : [...new Set(cellsOf(rows, at))].slice(0, MOST_NAMES)
  return Object.fromEntries(texts.map((text) => [text, attributeUse(text) ?? 'leave-out']))
}

/** Where no heading is known: the first row without a gap, if no number and no day stands in it. What is above is a title. */
function likelyHeadingRow(rows: readonly Row[], width: number, zone: string): number {
  const isFilled = (row: Row): boolean => row.length === width && row.every((cell) => cell.trim() !== '')
  const at = width === 0 ? -1 : rows.slice(0, ROWS_LOOKED_AT).findIndex(isFilled)
  const row = rows[at]
  if (!row) return -1
  return row.every((cell) => !/^[\d.<>]+$/.test(cell.trim()) && !isDay(cell, zone)) ? at : -1
}
