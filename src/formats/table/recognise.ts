import type { Bilingual } from '@/domain/language'
import type { ImportField, TableKind } from '@/domain/reading'
import type { Terms } from '../terms'
import { askAbout, type NeedsMapping } from './asking'
import { besideColumns } from './besideColumns'
import { columnOf, isRosterField, withoutRepeats } from './columnOf'
import { columnsWithGroups, groupsIn } from './groupsIn'
import { headingBlock, rowsUnder, type HeadingBlock } from './headingBlock'
import {
  fieldsIn,
  isAnalyteColumn,
  isFieldColumn,
  type LaidColumn,
  type StatedPerson,
  type TableLayout,
} from './layout'
import { personAbove } from './personAbove'
import type { Recognising } from './recognising'
import { asksFor, bestTemplate, drawnAbove, laidByTemplate, rowsOf } from './templates'
import { transposedIn } from './transposedIn'

export type { LaidColumn, TableLayout } from './layout'
export type { NeedsMapping } from './asking'
export type { ChosenHeadings, Recognising } from './recognising'

type Row = readonly string[]
const IDENTITY: readonly ImportField[] = ['number', 'name', 'kana', 'birthDate', 'sex']

/** What a table is, from its first rows; or what must be asked because they do not say it. */
export function recogniseTable(rows: readonly Row[], given: Recognising): TableLayout | NeedsMapping {
  const { mapping } = given
  if (mapping) return laidByTemplate(rows, mapping) ?? askAbout(rows, given, undefined, mapping)
  const known = given.kind === undefined ? bestTemplate(rows, given) : undefined
  const layout = known ?? laidByItself(rows, given)
  return layout && given.ask !== true && !asksFor(layout) ? layout : askAbout(rows, given, layout)
}

/** Whether the answer is a layout that can be read. */
export function isLaidOut(answer: TableLayout | NeedsMapping): answer is TableLayout {
  return 'columns' in answer
}

/** The layout that the headings and what stands above them say. */
function laidByItself(rows: readonly Row[], given: Recognising): TableLayout | undefined {
  const block = headingBlock(rows, given)
  return (block && laidByHeadings(rows, block, given)) ?? laidTransposed(rows, given)
}

/** What the first rows say of a sheet beside its columns. */
interface Sheet {
  headings: readonly string[]
  columns: readonly LaidColumn[]
  person: StatedPerson | undefined
  drawn: string | undefined
  groups: TableLayout['groups']
}

function laidByHeadings(
  rows: readonly Row[],
  block: HeadingBlock,
  given: Recognising,
): TableLayout | undefined {
  const { headings } = block
  const above = rows.slice(0, block.first)
  const groups = groupsIn(headings)
  const columns = groups
    ? columnsWithGroups(headings, groups, given.terms)
    : withoutRepeats(headings.map((heading) => headingUse(heading, given.terms)))
  const sheet = { headings, columns, groups, person: personAbove(above), drawn: drawnAbove(above) }
  const kind = given.kind ?? kindOf(sheet)
  if (kind === undefined || kind === 'results-transposed' || !suffices(kind, sheet)) return undefined
  return layoutOf(kind, rows, block, sheet)
}

function layoutOf(kind: TableKind, rows: readonly Row[], block: HeadingBlock, sheet: Sheet): TableLayout {
  const { headings } = block
  const fields = fieldsIn(sheet.columns)
  const under = kind === 'results-wide' ? rowsUnder(rows, block.last, sheet.columns) : undefined
  const columns = under ? withBeside(headings, under.columns) : [...sheet.columns]
  return {
    kind,
    headingRow: under?.last ?? block.last,
    headings,
    columns: kind === 'roster' ? columns.map(forRoster) : columns,
    ...rowsOf(rows, block),
    ...(under && Object.keys(under.ranges).length > 0 ? { ranges: under.ranges } : {}),
    ...(kind === 'results-groups' && sheet.groups ? { groups: sheet.groups } : {}),
    ...(kind !== 'roster' && !fields.has('number') && sheet.person ? { person: sheet.person } : {}),
    ...(kind !== 'roster' && !isDated(fields) && sheet.drawn !== undefined ? { drawn: sheet.drawn } : {}),
    because: because(kind, headings, columns),
  }
}

/** Flags, units and ranges beside each analyte, named as what they are. */
function withBeside(headings: readonly string[], columns: LaidColumn[]): LaidColumn[] {
  for (const { flag, unit, range } of besideColumns(headings, columns).values()) {
    if (flag !== undefined) columns[flag] = { field: 'flag' }
    if (unit !== undefined) columns[unit] = { field: 'unit' }
    if (range !== undefined) columns[range] = { field: 'range' }
  }
  return columns
}

/** `AST 値` of two rows of headings is AST. */
function headingUse(heading: string, terms: Terms): LaidColumn {
  const use = columnOf(heading, terms)
  const parts = /^(.+)\s(\S+)$/.exec(heading.trim())
  if (use !== 'unknown' || !parts) return use
  const last = columnOf(parts[2] ?? '', terms)
  return isFieldColumn(last) && last.field === 'value' ? columnOf(parts[1] ?? '', terms) : use
}

function laidTransposed(rows: readonly Row[], given: Recognising): TableLayout | undefined {
  if (given.kind !== undefined && given.kind !== 'results-transposed') return undefined
  const found = transposedIn(rows, given)
  const person = found && personAbove(rows.slice(0, found.headingRow))
  if (!found || !person) return undefined
  const kind = 'results-transposed'
  return { kind, ...found, person, because: because(kind, found.headings, found.columns) }
}

/** The first kind whose columns are there. */
function kindOf(sheet: Sheet): TableKind | undefined {
  const order: TableKind[] = ['results-groups', 'results-eav', 'results-long', 'results-wide', 'roster']
  return order.find((kind) => suffices(kind, sheet))
}

function suffices(kind: TableKind, { headings, columns, person, drawn, groups }: Sheet): boolean {
  const fields = fieldsIn(columns)
  const hasDay = isDated(fields)
  const isPlaced = (fields.has('number') || person !== undefined) && (hasDay || drawn !== undefined)
  const isList = fields.has('analyte') && fields.has('value')
  if (kind === 'results-groups') return groups !== undefined && isPlaced && isList
  if (kind === 'results-eav') return isPlaced && isList && fields.has('attribute')
  if (kind === 'results-long') return isPlaced && isList
  if (kind === 'results-wide') return isPlaced && columns.some(isAnalyteColumn)
  if (!fields.has('number')) return false
  const states = [...fields].filter((field) => !IDENTITY.includes(field) && isRosterField(field))
  if (hasDay || fields.has('analyte') || fields.has('value')) return states.length > 0
  if (states.length > 0) return true
  return (
    !columns.some(isAnalyteColumn) &&
    (fields.size > 1 || headings.filter((heading) => heading.trim() !== '').length === 1)
  )
}

function isDated(fields: ReadonlySet<ImportField>): boolean {
  return fields.has('drawn') || fields.has('dayOffset')
}

function forRoster(use: LaidColumn): LaidColumn {
  return isFieldColumn(use) && isRosterField(use.field) ? use : 'unknown'
}

const KINDS: Record<TableKind, Bilingual> = {
  roster: { ja: '患者名簿', en: 'Patient list' },
  'results-long': { ja: '検査結果(縦持ち)', en: 'Results, a row each' },
  'results-wide': { ja: '検査結果(横持ち)', en: 'Results, a column each' },
  'results-transposed': { ja: '検査結果(患者ごとの表、日付が横)', en: 'Results by person, days across' },
  'results-groups': { ja: '検査結果(項目の組の繰り返し)', en: 'Results, groups of columns repeated' },
  'results-eav': {
    ja: '検査結果(値・単位・範囲が別々の行)',
    en: 'Results, value, unit and range in rows of their own',
  },
}

function because(kind: TableKind, headings: readonly string[], columns: readonly LaidColumn[]): Bilingual {
  const recognised = headings
    .filter((heading, at) => columns[at] !== 'unknown' && heading.trim() !== '')
    .map((heading) => heading.trim())
  const shown = recognised.slice(0, 8)
  return {
    ja: `${KINDS[kind].ja}: 見出し ${shown.join('・')}`,
    en: `${KINDS[kind].en}: headings ${shown.join(', ')}`,
  }
}
