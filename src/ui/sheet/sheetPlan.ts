import type { Sheet, SheetRow, SheetTable } from '@/domain/sheet'

/** What one page carries beside head and foot. */
export interface PagePlan {
  /** Verdict and course stand on the first. */
  isFirst: boolean
  /** On the first too, unless the words above them leave no room. */
  hasCharts: boolean
  tables: PlannedTable[]
  hasLimits: boolean
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
}

/** Charts lower than this say too little, higher than this no more. */
const LEAST = { liver: 132, lipids: 158 }
const TALLEST = { liver: 236, lipids: 262 }
/** What the printer may round differently from the screen. */
const SPARE = 4

/** The tables of a sheet as they are read: the first page's, then the earlier draws, the newest of them first. */
export function tablesOf(sheet: Pick<Sheet, 'table' | 'earlier'>): SheetTable[] {
  return [sheet.table, ...sheet.earlier.toReversed()]
}

/**
 * How a sheet falls into pages: decided here and not by the browser, so that no page cuts a chart or a row and each knows
 * its number. Baseline, last draws and limits stay on the first page as long as charts of a fair height leave room; older
 * draws follow, the newest first. A table higher than a page goes on, with its headings, on the next.
 */
export function sheetPlan(sheet: Pick<Sheet, 'table' | 'earlier'>, heights: SheetHeights): SheetPlan {
  const { gap, limits } = heights
  const room = heights.room - SPARE
  const [own, ...older] = tablesOf(sheet).map((of, at) => ({ of, height: heights.tables[at] ?? NOTHING }))
  if (own === undefined) throw new Error('a sheet without a table')
  const ownHeight = heightOf(own.of, own.height)
  const charts = heights.chartHeads + LEAST.liver + LEAST.lipids
  const isTogether = heights.texts + gap + charts <= room
  const above = isTogether ? heights.texts + gap : 0
  const hasTable = above + charts + gap + ownHeight <= room
  const taken = above + (hasTable ? gap + ownHeight : 0)
  const hasLimits = taken + charts + gap + limits <= room
  const first: PagePlan = {
    isFirst: true,
    hasCharts: true,
    tables: hasTable ? [{ of: own.of, table: own.of, isContinued: false }] : [],
    hasLimits,
  }
  const later = laterPages(hasTable ? older : [own, ...older], room, gap, hasLimits ? undefined : limits)
  const left = room - taken - (hasLimits ? gap + limits : 0) - heights.chartHeads
  const begin = isTogether
    ? [first]
    : [
        { isFirst: true, hasCharts: false, tables: [], hasLimits: false },
        { ...first, isFirst: false },
      ]
  return { pages: [...begin, ...later], ...chartHeights(left) }
}

const NOTHING: TableHeights = { head: 0, group: 0, rows: [] }

interface Measured {
  of: SheetTable
  height: TableHeights
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
  for (const { of, height } of tables)
    for (const { part, needed } of partsOf(of, height, room))
      place(needed).tables.push({ of, table: part, isContinued: part.rows[0] !== of.rows[0] })
  if (limits !== undefined) place(limits).hasLimits = true
  return pages
}

/** A table whole, or in parts of whole rows where it is higher than a page. */
function partsOf(of: SheetTable, height: TableHeights, room: number): { part: SheetTable; needed: number }[] {
  const whole = heightOf(of, height)
  if (whole <= room) return [{ part: of, needed: whole }]
  const parts: { part: SheetTable; needed: number }[] = []
  let rows: SheetRow[] = []
  let needed = height.head
  of.rows.forEach((row, at) => {
    const grouped = rows.at(-1)?.group === row.group ? 0 : height.group
    const more = (height.rows[at] ?? 0) + grouped
    if (rows.length > 0 && needed + more > room) {
      parts.push({ part: { ...of, rows }, needed })
      rows = []
      needed = height.head + (grouped === 0 ? height.group : 0)
    }
    rows.push(row)
    needed += more
  })
  return [...parts, { part: { ...of, rows }, needed }]
}

function heightOf({ rows }: SheetTable, { head, group, rows: heights }: TableHeights): number {
  const groups = new Set(rows.map((row) => row.group)).size
  return head + groups * group + heights.reduce((sum, height) => sum + height, 0)
}
