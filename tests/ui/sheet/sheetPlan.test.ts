import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SheetRow, SheetTable } from '@/domain/sheet'
import { sheetPlan, tablesOf, type PagePlan, type SheetHeights, type SheetPlan } from '@/ui/sheet/sheetPlan'

const A4 = 950
const GAP = 6
const LEAST = { liver: 132, lipids: 158 }

function rowsOf(count: number): SheetRow[] {
  return Array.from({ length: count }, (_, at) => ({
    analyte: 'alt',
    group: at % 3 === 0 ? 'liver' : at % 3 === 1 ? 'lipids' : 'other',
    name: { ja: `${at}`, en: `${at}` },
    unit: 'U/L',
    cells: [],
  })).sort((a, b) => a.group.localeCompare(b.group)) as SheetRow[]
}

function sheetOf(rows: number, earlier = 0): { table: SheetTable; earlier: SheetTable[] } {
  const table = (): SheetTable => ({ draws: [], rows: rowsOf(rows) })
  return { table: table(), earlier: Array.from({ length: earlier }, table) }
}

interface Given {
  rows?: number
  rowHeight?: number
  earlier?: number
  texts?: number
  limits?: number
  room?: number
  abreast?: number
}

function planned(given: Given): {
  plan: SheetPlan
  heights: SheetHeights
  sheet: ReturnType<typeof sheetOf>
} {
  const { rows = 10, rowHeight = 18, earlier = 0, texts = 110, limits = 120, room = A4, abreast } = given
  const sheet = sheetOf(rows, earlier)
  const table = { head: 52, group: 18, rows: Array.from({ length: rows }, () => rowHeight) }
  const tables = tablesOf(sheet).map(() => table)
  const heights: SheetHeights = {
    room,
    gap: GAP,
    texts,
    chartHeads: 34,
    tables,
    limits,
    ...(abreast !== undefined && { abreast }),
  }
  return { plan: sheetPlan(sheet, heights), heights, sheet }
}

/** What stands on a page, added up. */
function filled(page: PagePlan, plan: SheetPlan, heights: SheetHeights): number {
  const { head, group, rows } = heights.tables[0] ?? { head: 0, group: 0, rows: [] }
  const beside = heights.abreast ?? 0
  const parts = [
    ...(page.isFirst ? [heights.texts] : []),
    ...(page.hasCharts ? [heights.chartHeads + plan.liver + plan.lipids] : []),
    ...(page.isAbreast
      ? [beside]
      : page.tables.map(
          ({ table }) =>
            head +
            new Set(table.rows.map((row) => row.group)).size * group +
            table.rows.length * (rows[0] ?? 0),
        )),
    ...(page.hasLimits && !page.isAbreast ? [heights.limits] : []),
  ]
  return parts.reduce((sum, part) => sum + part, 0) + heights.gap * (parts.length - 1)
}

describe('the pages of a sheet', () => {
  test('a usual patient has one page: verdict, charts, the table and the limits it rests on', () => {
    const { plan, heights } = planned({})
    expect(plan.pages).toHaveLength(1)
    expect(plan.pages[0]).toMatchObject({ isFirst: true, hasCharts: true, hasLimits: true })
    expect(filled(plan.pages[0] as PagePlan, plan, heights)).toBeLessThanOrEqual(A4)
  })

  test('charts take what room is left, give way to a longer table, and never so far that they say nothing', () => {
    const [few, many, most] = [2, 10, 18].map((rows) => planned({ rows }).plan)
    expect(many?.liver).toBeLessThan(few?.liver ?? 0)
    expect(most?.liver).toBeGreaterThanOrEqual(LEAST.liver)
    expect(most?.lipids).toBeGreaterThanOrEqual(LEAST.lipids)
  })

  test('at the lowest charts the limits just fit on the page, and a pixel more turns them over', () => {
    const used = 4 + 110 + GAP + 34 + LEAST.liver + LEAST.lipids + GAP + 52 + 3 * 18 + 10 * 18 + GAP
    expect(planned({ limits: A4 - used }).plan.pages.map(({ hasLimits }) => hasLimits)).toEqual([true])
    expect(planned({ limits: A4 - used + 1 }).plan.pages.map(({ hasLimits }) => hasLimits)).toEqual([
      false,
      true,
    ])
  })

  test('the limits stand beside a narrow table where that is lower, up to the last pixel of the page', () => {
    const rest = 4 + 110 + GAP + 34 + LEAST.liver + LEAST.lipids + GAP
    const pages = (given: Given) =>
      planned(given).plan.pages.map(({ hasLimits, isAbreast = false }) => [hasLimits, isAbreast])
    // A table of 17 rows is 412 px high, and 538 px with the limits under it: too much for the page.
    expect(pages({ rows: 17, abreast: A4 - rest })).toEqual([[true, true]])
    expect(pages({ rows: 17, abreast: A4 - rest + 1 })).toEqual([
      [false, false],
      [true, false],
    ])
    const stacked = 52 + 3 * 18 + 10 * 18 + GAP + 120
    expect(pages({ abreast: stacked - 1 })).toEqual([[true, true]])
    expect(pages({ abreast: stacked })).toEqual([[true, false]])
  })

  test('where the words above are so many that the charts have no room, these begin a page', () => {
    const { plan } = planned({ texts: 700 })
    expect(plan.pages.map(({ isFirst, hasCharts }) => [isFirst, hasCharts])).toEqual([
      [true, false],
      [false, true],
    ])
  })

  test('a table that is higher than a page goes on with its headings, each row once', () => {
    const { plan, sheet } = planned({ rows: 21, rowHeight: 60 })
    const parts = plan.pages.flatMap(({ tables }) => tables)
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.flatMap(({ table }) => table.rows)).toEqual(sheet.table.rows)
    expect(parts.map(({ isContinued }) => isContinued)).toEqual(parts.map((_, at) => at > 0))
  })

  test('whatever the heights, nothing is cut, lost or shown twice, and older draws follow, the newest first', () => {
    fc.assert(
      fc.property(
        fc.record({
          rows: fc.integer({ min: 1, max: 21 }),
          rowHeight: fc.integer({ min: 15, max: 80 }),
          earlier: fc.integer({ min: 0, max: 7 }),
          texts: fc.integer({ min: 60, max: 880 }),
          limits: fc.integer({ min: 30, max: 400 }),
          room: fc.integer({ min: 880, max: 980 }),
        }),
        fc.option(fc.integer({ min: 100, max: 900 }), { nil: undefined }),
        (given, abreast) => {
          const isOne = given.earlier === 0 && abreast !== undefined
          const { plan, heights, sheet } = planned({ ...given, ...(isOne && { abreast }) })
          for (const page of plan.pages) expect(filled(page, plan, heights)).toBeLessThanOrEqual(heights.room)
          const tables = plan.pages.flatMap((page) => page.tables)
          expect(tables.flatMap(({ table }) => table.rows)).toEqual(
            [sheet.table, ...sheet.earlier.toReversed()].flatMap(({ rows }) => rows),
          )
          expect(plan.pages.filter(({ hasCharts }) => hasCharts)).toHaveLength(1)
          expect(plan.pages.filter(({ hasLimits }) => hasLimits)).toHaveLength(1)
          expect(plan.liver).toBeGreaterThanOrEqual(LEAST.liver)
          expect(plan.lipids).toBeGreaterThanOrEqual(LEAST.lipids)
        },
      ),
    )
  })
})
