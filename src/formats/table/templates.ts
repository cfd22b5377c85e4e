import type { ImportTemplate } from '@/domain/reading'
import { readDayCell } from '../cells/dayCell'
import { isDay } from './columnOf'
import { blockOf, ROWS_LOOKED_AT, rowsUnder, type HeadingBlock } from './headingBlock'
import {
  columnKeys,
  fieldsIn,
  isAnalyteColumn,
  isBlank,
  isFieldColumn,
  positions,
  widthOf,
  type LaidColumn,
  type TableLayout,
} from './layout'
import { personAbove, personTexts } from './personAbove'
import type { Recognising } from './recognising'

type Row = readonly string[]

/** A kept mapping whose headings are mostly here, and those that are not. */
export interface NearTemplate {
  template: ImportTemplate
  missing: string[]
}

/** The layout that a mapping gives, or undefined where the headings that it uses are not in the file. */
export function laidByTemplate(
  rows: readonly Row[],
  template: ImportTemplate,
  headings?: HeadingBlock,
): TableLayout | undefined {
  const layout = template.withoutHeadings
    ? withoutHeadings(rows, template)
    : underHeadings(rows, template, headings)
  return layout && lacksNothing(layout, template) ? layout : undefined
}

/** The kept mapping that fits best, and fits surely. */
export function bestTemplate(rows: readonly Row[], given: Recognising): TableLayout | undefined {
  const fitting = given.templates.flatMap((template) => {
    const layout = template.withoutHeadings
      ? fitsWithoutHeadings(rows, template, given)
      : underHeadings(rows, template)
    return layout && isReadable(layout) && hasFirstDay(template) ? [layout] : []
  })
  return fitting.sort((a, b) => mappedColumns(b) - mappedColumns(a))[0]
}

/** The kept mapping of whose headings most are here and some are not. */
export function nearTemplate(
  block: HeadingBlock,
  templates: readonly ImportTemplate[],
): NearTemplate | undefined {
  const present = new Set(columnKeys(block.headings))
  const near = templates.flatMap((template) => {
    const used = template.withoutHeadings ? [] : usedHeadings(template)
    const missing = used.filter((heading) => !present.has(heading))
    return used.length > 0 && missing.length > 0 && missing.length <= used.length / 2
      ? [{ template, missing }]
      : []
  })
  return near.sort((a, b) => a.missing.length - b.missing.length)[0]
}

/** Whether a person must be asked for what no column of the file says. */
export function asksFor(layout: TableLayout): boolean {
  return layout.template !== undefined && !lacksNothing(layout, layout.template)
}

function withoutHeadings(rows: readonly Row[], template: ImportTemplate): TableLayout {
  const headings = positions(widthOf(rows))
  const columns = headings.map((at) => useIn(template, at))
  return {
    ...shared(template),
    ...groupsOf(template, columns),
    headingRow: -1,
    headings,
    ...statedBy(template, []),
  }
}

function underHeadings(
  rows: readonly Row[],
  template: ImportTemplate,
  asked?: HeadingBlock,
): TableLayout | undefined {
  const used = usedHeadings(template)
  if (used.length === 0) return undefined
  const block = asked ?? blockWith(rows, template, used)
  if (!block) return undefined
  const keys = columnKeys(block.headings)
  const laid = groupsOf(
    template,
    keys.map((key) => useIn(template, key)),
  )
  const under = template.kind === 'results-wide' ? rowsUnder(rows, block.last, laid.columns) : undefined
  return {
    ...shared(template),
    ...laid,
    ...(under ? { columns: under.columns, ranges: under.ranges } : {}),
    headingRow: under?.last ?? block.last,
    headings: block.headings,
    ...rowsOf(rows, block),
    ...statedBy(template, rows.slice(0, block.first)),
  }
}

function blockWith(
  rows: readonly Row[],
  template: ImportTemplate,
  used: readonly string[],
): HeadingBlock | undefined {
  const count = template.headingRows === 2 ? 2 : 1
  for (let first = 0; first < Math.min(ROWS_LOOKED_AT, rows.length - count + 1); first++) {
    const block = blockOf(rows, first, count)
    const present = new Set(columnKeys(block.headings))
    if (used.every((heading) => present.has(heading))) return block
  }
  return undefined
}

/** Rows of headings as written, where several say what the columns are: they may come again further down. */
export function rowsOf(
  rows: readonly Row[],
  { first, last }: HeadingBlock,
): Pick<TableLayout, 'headingRows'> {
  return last > first ? { headingRows: rows.slice(first, last + 1) } : {}
}

function groupsOf(template: ImportTemplate, columns: LaidColumn[]): Pick<TableLayout, 'columns' | 'groups'> {
  const { from: first = 0, width = 0 } = template.groups ?? {}
  const isRegular = Number.isInteger(first) && Number.isInteger(width) && first >= 1 && width >= 2
  if (template.kind !== 'results-groups' || !isRegular) return { columns }
  const from = first - 1
  return {
    columns: columns.map((use, at) =>
      at < from ? use : (columns[from + ((at - from) % width)] ?? 'unknown'),
    ),
    groups: { from, width },
  }
}

function shared(template: ImportTemplate): Pick<TableLayout, 'kind' | 'template' | 'because'> {
  return {
    kind: template.kind,
    template,
    because: { ja: `列の対応「${template.name}」`, en: `Mapping “${template.name}”` },
  }
}

/** Who and when, where no column says it: as a person stated, else as it stands above the headings. */
function statedBy(template: ImportTemplate, above: readonly Row[]): Pick<TableLayout, 'person' | 'drawn'> {
  const fields = fieldsIn(Object.values(template.columns))
  const person = fields.has('number') ? undefined : (statedPerson(template) ?? personAbove(above))
  const isDated = fields.has('drawn') || fields.has('dayOffset') || template.kind === 'roster'
  const drawn = isDated ? undefined : (template.stated?.drawn ?? drawnAbove(above))
  return { ...(person ? { person } : {}), ...(drawn === undefined ? {} : { drawn }) }
}

function statedPerson({ stated }: ImportTemplate): TableLayout['person'] {
  const number = stated?.number?.trim() ?? ''
  return number === '' ? undefined : { number }
}

/** The collection day that stands above the headings. */
export function drawnAbove(rows: readonly Row[]): string | undefined {
  for (const row of rows) {
    const { drawn } = personTexts(row)
    if (drawn !== undefined && 'day' in readDayCell(drawn, 'UTC')) return drawn
  }
  return undefined
}

/** Days are counted from a first day, and a file without a number or a day needs them said. */
function lacksNothing(layout: TableLayout, template: ImportTemplate): boolean {
  const fields = fieldsIn(layout.columns)
  if (!isReadable(layout) || !hasFirstDay(template)) return false
  if (!fields.has('number') && !layout.person) return false
  const needsDay = template.kind !== 'roster' && template.kind !== 'results-transposed'
  return !needsDay || fields.has('drawn') || fields.has('dayOffset') || layout.drawn !== undefined
}

/** Groups are read only where it is said where they stand. */
function isReadable({ kind, groups }: TableLayout): boolean {
  return kind !== 'results-groups' || groups !== undefined
}

function hasFirstDay({ columns, firstDay }: ImportTemplate): boolean {
  const fields = fieldsIn(Object.values(columns))
  return !fields.has('dayOffset') || fields.has('drawn') || firstDay !== undefined
}

const MOST_SAMPLE_ROWS = 50
const SURE = 0.9

/**
 * A mapping by position is taken for a file only where nearly every row is as the mapping says: a number, a day where the
 * day should be, an analyte that it or the catalogue knows; and not wider than what was mapped.
 */
function fitsWithoutHeadings(
  rows: readonly Row[],
  template: ImportTemplate,
  { zone, terms }: Recognising,
): TableLayout | undefined {
  const layout = withoutHeadings(rows, template)
  const width = Math.max(0, ...Object.keys(template.columns).map(Number))
  const sample = rows.slice(0, MOST_SAMPLE_ROWS).filter((row) => !isBlank(row))
  if (sample.length === 0 || (!layout.groups && layout.headings.length > width)) return undefined
  const at = (field: string): number =>
    layout.columns.findIndex((use) => isFieldColumn(use) && use.field === field)
  const share = (holds: (row: Row) => boolean): number => sample.filter(holds).length / sample.length
  const [number, drawn, analyte] = [at('number'), at('drawn'), at('analyte')]
  if (number >= 0 && share((row) => isWord(row[number], zone)) < SURE) return undefined
  if (drawn >= 0 && share((row) => isDay(row[drawn] ?? '', zone)) < SURE) return undefined
  const knows = (name: string): boolean =>
    terms.heading(name) !== undefined || Object.hasOwn(template.analytes ?? {}, name)
  if (analyte >= 0 && !sample.some((row) => knows(row[analyte]?.trim() ?? ''))) return undefined
  const results = layout.columns.flatMap((use, index) => (isAnalyteColumn(use) ? [index] : []))
  if (results.length > 0 && share((row) => results.some((each) => /\d/.test(row[each] ?? ''))) < SURE)
    return undefined
  return drawn >= 0 || analyte >= 0 ? layout : undefined
}

function isWord(cell: string | undefined, zone: string): boolean {
  return cell !== undefined && cell.trim() !== '' && !(isDay(cell, zone) && /\D/.test(cell.trim()))
}

function usedHeadings({ columns }: ImportTemplate): string[] {
  return Object.entries(columns).flatMap(([heading, use]) => (use === 'leave-out' ? [] : [heading]))
}

function mappedColumns(layout: TableLayout): number {
  return layout.columns.filter((use) => use !== 'unknown').length
}

/** What a mapping says of a column; a heading may be `constructor`. */
export function useIn({ columns }: ImportTemplate, heading: string): LaidColumn {
  return (Object.hasOwn(columns, heading) ? columns[heading] : undefined) ?? 'unknown'
}
