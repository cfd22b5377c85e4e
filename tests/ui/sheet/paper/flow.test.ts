import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flow, type FlowBlock } from '@/ui/sheet/paper/flow'

const solid = (head: number): FlowBlock => ({ head, rows: [] })

describe('what is put on pages', () => {
  test('stays on one page up to its last pixel, and turns over with the next', () => {
    expect(flow([solid(60), solid(40)], 100)).toHaveLength(1)
    expect(flow([solid(60), solid(41)], 100)).toHaveLength(2)
    expect(flow([solid(50), solid(41)], 100, 10)).toHaveLength(2)
    expect(flow([solid(50), solid(40)], 100, 10)).toHaveLength(1)
  })

  test('a heading stands over its rows on every page, and never alone at the foot of one', () => {
    const rows = [20, 20, 20, 20, 20]
    expect(flow([{ head: 30, rows }], 70)).toEqual([
      [{ block: 0, from: 0, to: 2 }],
      [{ block: 0, from: 2, to: 4 }],
      [{ block: 0, from: 4, to: 5 }],
    ])
    expect(flow([solid(30), { head: 30, rows: [20] }], 70)).toEqual([
      [{ block: 0, from: 0, to: 0 }],
      [{ block: 1, from: 0, to: 1 }],
    ])
  })

  test('what is higher than a page stands alone on one', () => {
    expect(flow([solid(200), solid(10)], 100)).toEqual([
      [{ block: 0, from: 0, to: 0 }],
      [{ block: 1, from: 0, to: 0 }],
    ])
    expect(flow([{ head: 10, rows: [200, 20] }], 100)).toHaveLength(2)
  })

  test('no row is cut, lost or put twice, whatever the heights', () => {
    const blocks = fc.array(
      fc.record({
        head: fc.integer({ min: 0, max: 40 }),
        rows: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 30 }),
      }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(
        blocks,
        fc.integer({ min: 100, max: 300 }),
        fc.integer({ min: 0, max: 10 }),
        (all, room, gap) => {
          const pages = flow(all, room, gap)
          for (const page of pages) {
            const heights = page.map(({ block, from, to }) =>
              (all[block]?.rows ?? []).slice(from, to).reduce((sum, row) => sum + row, all[block]?.head ?? 0),
            )
            const filled = heights.reduce((sum, one) => sum + one, 0) + gap * Math.max(0, page.length - 1)
            expect(filled).toBeLessThanOrEqual(room)
          }
          all.forEach(({ rows }, block) => {
            const parts = pages.flat().filter((part) => part.block === block)
            expect(parts.length).toBeGreaterThan(0)
            expect(parts.flatMap(({ from, to }) => rows.slice(from, to))).toEqual(rows)
          })
        },
      ),
    )
  })
})
