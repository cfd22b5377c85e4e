import type { Sheet, SheetRow, SheetTable } from '@/domain/sheet'
import { isSameRange } from './cellText'

/** What one page carries beside head and foot. */
export interface PagePlan {
  /** Verdict, course and charts stand on the first. */
  isFirst: boolean
  tables: SheetTable[]
  hasLimits: boolean
}

/** The pages of a sheet, and how high its charts may be. */
export interface SheetPlan {
  pages: PagePlan[]
  liver: number
  lipids: number
}

/** Heights in px at 96 to the inch, as the styles of the sheet give them, rather too high than too low. */
const PAGE = 1024
const GAP = 6
const HEAD_AND_FOOT = 62 + 2 * GAP
const CHART_HEADS = 32
const TABLE_HEAD = 50
/** So many draws leave their days no room for one line. */
const MANY_DRAWS = 8
const SECOND_LINE = 13
const ROW = 17
const FLAGGED_ROW = 25
/** Preset and sources, those of the changes too. */
const LIMITS_HEAD = 72
const LIMITS_LINE = 13
const LIMITS_A_LINE = 3.5
const TALLEST = { liver: 196, lipids: 222 }
/** So much of the height of both charts may go to the limits, and so much to the table; lower ones say too little. */
const MOST_TO_LIMITS = 116
const MOST_TO_TABLE = 128

/**
 * How a sheet falls into pages: decided here and not by the browser, so that no page cuts a row and each knows its number.
 * `texts` is the height of what stands above the charts. Baseline, last draws and limits stay on the first page as long
 * as charts of a fair height leave room; older draws follow, the newest first.
 */
export function sheetPlan(sheet: Sheet, texts: number): SheetPlan {
  const charts = TALLEST.liver + TALLEST.lipids + CHART_HEADS
  const room = PAGE - HEAD_AND_FOOT - texts - charts - 3 * GAP - tableHeight(sheet.table)
  const limits = limitsHeight(sheet)
  const hasLimits = room - limits >= -MOST_TO_LIMITS
  const hasTable = room >= -MOST_TO_TABLE
  const given = hasTable ? Math.max(0, (hasLimits ? limits : 0) - room) : 0
  const later = [...(hasTable ? [] : [sheet.table]), ...sheet.earlier.toReversed()]
  return {
    pages: [
      { isFirst: true, tables: hasTable ? [sheet.table] : [], hasLimits },
      ...laterPages(later, hasLimits ? 0 : limits),
    ],
    liver: TALLEST.liver - Math.ceil(given / 2),
    lipids: TALLEST.lipids - Math.ceil(given / 2),
  }
}

function laterPages(tables: readonly SheetTable[], limits: number): PagePlan[] {
  const pages: PagePlan[] = []
  let room = 0
  for (const table of tables) {
    const height = tableHeight(table)
    if (height > room) {
      pages.push({ isFirst: false, tables: [], hasLimits: false })
      room = PAGE - HEAD_AND_FOOT
    }
    pages.at(-1)?.tables.push(table)
    room -= height
  }
  if (limits === 0) return pages
  const last = pages.at(-1)
  if (last === undefined || limits > room) pages.push({ isFirst: false, tables: [], hasLimits: true })
  else last.hasLimits = true
  return pages
}

function tableHeight({ draws, rows }: SheetTable): number {
  const groups = new Set(rows.map((row) => row.group)).size
  const head = TABLE_HEAD + (draws.length < MANY_DRAWS ? 0 : SECOND_LINE)
  return head + GAP + rows.reduce((sum, row) => sum + (hasRemarks(row) ? FLAGGED_ROW : ROW), groups * ROW)
}

/** Whether words stand under a value of the row: its flag, another unit, range or result. */
function hasRemarks(row: SheetRow): boolean {
  return row.cells.some(
    (cell) =>
      cell !== undefined &&
      ((cell.interpretation !== undefined && cell.interpretation.flag !== 'none') ||
        cell.otherUnit !== undefined ||
        cell.others.length > 0 ||
        cell.result.conflict !== undefined ||
        !isSameRange(cell.range, row.range)),
  )
}

function limitsHeight(sheet: Sheet): number {
  const sets = sheet.limits.reduce((sum, one) => sum + (one.abnormalBaseline ? 2 : 1), 0)
  return LIMITS_HEAD + GAP + Math.ceil(sets / LIMITS_A_LINE) * LIMITS_LINE
}
