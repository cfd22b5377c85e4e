import type { Sheet, SheetTable } from '@/domain/sheet'

/** What one page carries beside head and foot. */
export interface PagePlan {
  /** Verdict and course stand on the first. */
  isFirst: boolean
  /** On the first too, unless the words above them leave no room. */
  hasCharts: boolean
  tables: PlannedTable[]
  hasLimits: boolean
  /** The limits stand beside the table and not under it. */
  isAbreast?: boolean
}

/** A table as it stands on a page: `of` says which of the sheet's it is, or is a part of. */
export interface PlannedTable {
  of: SheetTable
  table: SheetTable
  /** Its first rows stand on the page before. */
  isContinued: boolean
}

/** The pages of a sheet, and how high its charts may be. */
export interface SheetPlan {
  pages: PagePlan[]
  liver: number
  lipids: number
}

/** How high the parts of a table are: what stands over its rows, the heading of a group, and each row. */
export interface TableHeights {
  head: number
  group: number
  rows: readonly number[]
}

/** What a sheet measures in CSS px, as it was laid out before it was cut into pages. */
export interface SheetHeights {
  /** Between head and foot of a page, the head as high as this patient's name makes it. */
  room: number
  /** Between two parts. */
  gap: number
  /** The parts above the charts, with the gaps between them. */
  texts: number
  /** The charts' part of the page without the charts. */
  chartHeads: number
  /** As in `tablesOf`. */
  tables: readonly TableHeights[]
  limits: number
  /** The only table with the limits beside it, where it leaves them room. */
  abreast?: number
}

/** Charts lower than this say too little, higher than this no more. */
const LEAST = { liver: 132, lipids: 158 }
const TALLEST = { liver: 256, lipids: 282 }
/** What the printer may round differently from the screen. */
const SPARE = 4

/** The tables of a sheet as they are read: the first page's, then the earlier draws, the newest of them first. */
export function tablesOf(sheet: Pick<Sheet, 'table' | 'earlier'>): SheetTable[] {
  return [sheet.table, ...sheet.earlier.toReversed()]
}

/**
 * How a sheet falls into pages: decided here and not by the browser, so that no page cuts a chart or a row and each knows
 * its number. Baseline, last draws and limits stay on the first page as long as charts of a fair height leave room; of a
 * longer table liver and lipids do. The limits stand beside a narrow table where that is lower. Older draws follow, the newest first. A table higher than a page goes on, with its
 * headings, on the next.
 */
export function sheetPlan(sheet: Pick<Sheet, 'table' | 'earlier'>, heights: SheetHeights): SheetPlan {
  const { gap, limits } = heights
  const room = heights.room - SPARE
  const [own, ...older] = tablesOf(sheet).map((of, at): Measured => ({
    of,
    table: of,
    height: heights.tables[at] ?? NOTHING,
  }))
  if (own === undefined) throw new Error('a sheet without a table')
  const charts = heights.chartHeads + LEAST.liver + LEAST.lipids
  const abreast = heights.abreast ?? Infinity
  const withoutCharts = heights.texts + gap + heights.chartHeads + gap + abreast
  if (abreast < heightOf(own) + gap + limits && withoutCharts + LEAST.liver + LEAST.lipids <= room)
    return { pages: [onePage(own)], ...chartHeights(room - withoutCharts) }
  const isTogether = heights.texts + gap + charts <= room
  const above = isTogether ? heights.texts + gap : 0
  const rows = firstRows(own, room - above - charts - gap)
  const begun = rows === undefined ? undefined : rowsOf(own, 0, rows)
  const rest = rowsOf(own, rows ?? 0)
  const taken = above + (begun ? gap + heightOf(begun) : 0)
  const hasLimits = taken + charts + gap + limits <= room
  const first: PagePlan = {
    isFirst: true,
    hasCharts: true,
    tables: begun ? [{ of: own.of, table: begun.table, isContinued: false }] : [],
    hasLimits,
  }
  const left = begun && rest.table.rows.length === 0 ? older : [rest, ...older]
  const later = laterPages(left, room, gap, hasLimits ? undefined : limits)
  const forCharts = room - taken - (hasLimits ? gap + limits : 0) - heights.chartHeads
  const begin = isTogether
    ? [first]
    : [
        { isFirst: true, hasCharts: false, tables: [], hasLimits: false },
        { ...first, isFirst: false },
      ]
  return { pages: [...begin, ...later], ...chartHeights(forCharts) }
}

function onePage({ of, table }: Measured): PagePlan {
  const tables = [{ of, table, isContinued: false }]
  return { isFirst: true, hasCharts: true, tables, hasLimits: true, isAbreast: true }
}

const NOTHING: TableHeights = { head: 0, group: 0, rows: [] }

/** A table, or some of its rows, and how high each is. */
interface Measured {
  of: SheetTable
  table: SheetTable
  height: TableHeights
}

/** How many rows of a table the first page takes: all, else those of liver and lipids; undefined where it has no room. */
function firstRows(own: Measured, room: number): number | undefined {
  const { rows } = own.table
  const main = rows.filter(({ group }) => group !== 'other').length
  const counts = main > 0 ? [rows.length, main] : [rows.length]
  return counts.find((count) => heightOf(rowsOf(own, 0, count)) <= room)
}

function rowsOf({ of, table, height }: Measured, from: number, to?: number): Measured {
  return {
    of,
    table: { ...table, rows: table.rows.slice(from, to) },
    height: { ...height, rows: height.rows.slice(from, to) },
  }
}

function chartHeights(left: number): Pick<SheetPlan, 'liver' | 'lipids'> {
  const given = left - TALLEST.liver - TALLEST.lipids
  if (given >= 0) return TALLEST
  return {
    liver: Math.max(LEAST.liver, Math.floor(TALLEST.liver + given / 2)),
    lipids: Math.max(LEAST.lipids, Math.floor(TALLEST.lipids + given / 2)),
  }
}

function laterPages(
  tables: readonly Measured[],
  room: number,
  gap: number,
  limits: number | undefined,
): PagePlan[] {
  const pages: PagePlan[] = []
  let left = 0
  const place = (needed: number): PagePlan => {
    const last = pages.at(-1)
    if (last !== undefined && needed + gap <= left) {
      left -= needed + gap
      return last
    }
    const page: PagePlan = { isFirst: false, hasCharts: false, tables: [], hasLimits: false }
    pages.push(page)
    left = room - needed
    return page
  }
  for (const { of, ...whole } of tables)
    for (const { table, height } of partsOf({ of, ...whole }, room))
      place(heightOf({ table, height })).tables.push({ of, table, isContinued: table.rows[0] !== of.rows[0] })
  if (limits !== undefined) place(limits).hasLimits = true
  return pages
}

/** A table whole, or in parts of whole rows where it is higher than a page. */
function partsOf(whole: Measured, room: number): Measured[] {
  const count = whole.table.rows.length
  let to = count
  while (to > 1 && heightOf(rowsOf(whole, 0, to)) > room) to -= 1
  return to === count ? [whole] : [rowsOf(whole, 0, to), ...partsOf(rowsOf(whole, to), room)]
}

function heightOf({ table, height }: Pick<Measured, 'table' | 'height'>): number {
  const groups = new Set(table.rows.map((row) => row.group)).size
  return height.head + groups * height.group + height.rows.reduce((sum, row) => sum + row, 0)
}
