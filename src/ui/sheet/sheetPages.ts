import type { Sheet, SheetTable } from '@/domain/sheet'

/** What one page carries beside head and foot. */
export interface PagePlan {
  /** Verdict, course and charts stand on the first. */
  isFirst: boolean
  tables: SheetTable[]
  hasLimits: boolean
}

/** Heights in px at 96 to the inch, as the styles of the sheet give them, rather too high than too low. */
const PAGE = 1024
const HEAD_AND_FOOT = 92
const FIRST_PAGE_REST = 545
const TABLE_HEAD = 44
const ROW = 21
const GROUP_ROW = 17
const LIMITS = 150

/** How a sheet falls into pages, decided here and not by the browser, so that none cuts a row and each knows its number. */
export function sheetPages(sheet: Sheet): PagePlan[] {
  const first: PagePlan = { isFirst: true, tables: [sheet.table], hasLimits: false }
  const pages = [first]
  let room = PAGE - HEAD_AND_FOOT - FIRST_PAGE_REST - tableHeight(sheet.table)
  const wantsPage = (height: number): boolean => {
    if (height <= room) {
      room -= height
      return false
    }
    room = PAGE - HEAD_AND_FOOT - height
    return true
  }
  // The limits belong to the first page where they fit; older draws follow, newest first.
  if (wantsPage(LIMITS)) pages.push({ isFirst: false, tables: [], hasLimits: true })
  else first.hasLimits = true
  if (sheet.earlier.length > 0 && pages.length === 1) room = 0
  for (const table of sheet.earlier.toReversed()) {
    if (wantsPage(tableHeight(table))) pages.push({ isFirst: false, tables: [table], hasLimits: false })
    else pages.at(-1)?.tables.push(table)
  }
  return pages
}

function tableHeight({ rows }: SheetTable): number {
  return TABLE_HEAD + rows.length * ROW + new Set(rows.map((row) => row.group)).size * GROUP_ROW
}
