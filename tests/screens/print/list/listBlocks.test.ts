import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SECTIONS, type WorklistRow } from '@/domain/worklist'
import { headingOf, listBlocks, listPages } from '@/screens/print/list/listBlocks'

function row(number: number, section: WorklistRow['section']): WorklistRow {
  return { section, facts: { number: String(number) } } as WorklistRow
}

describe('the list on pages', () => {
  test('whom to call comes without a heading, every other section under its own, carried on over the page', () => {
    const rows = [row(1, 'work'), row(2, 'snoozed'), row(3, 'snoozed'), row(4, 'snoozed')]
    const blocks = listBlocks(rows)
    expect(blocks.map((block) => headingOf(block, 'ja'))).toEqual([undefined, '再通知待ち'])
    const pages = listPages(blocks, { room: 70, heading: 20, rows: [20, 20, 20, 20] })
    expect(
      pages.map((page) =>
        page.map(({ section, rows: of, isContinued }) => [section, of.length, isContinued]),
      ),
    ).toEqual([
      [
        ['work', 1, false],
        ['snoozed', 1, false],
      ],
      [['snoozed', 2, true]],
    ])
  })

  test('the last page is not left with a row or two: it takes some from the page before, where that has enough', () => {
    const counts = (rows: number, a = 10) =>
      listPages(listBlocks(Array.from({ length: rows }, (_, at) => row(at, 'work'))), {
        room: a * 20,
        heading: 0,
        rows: Array.from({ length: rows }, () => 20),
      }).map((page) => page.flatMap((block) => block.rows).length)
    expect(counts(20)).toEqual([10, 10])
    expect(counts(21)).toEqual([10, 7, 4])
    expect(counts(23)).toEqual([10, 9, 4])
    expect(counts(24)).toEqual([10, 10, 4])
    expect(counts(6, 5)).toEqual([5, 1])
    expect(counts(3)).toEqual([3])
  })

  test('everybody stands on it once, in the order of the list', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...SECTIONS), fc.integer({ min: 15, max: 60 })), { maxLength: 80 }),
        fc.integer({ min: 120, max: 600 }),
        (given, room) => {
          const rows = given.map(([section], at) => row(at, section))
          const heights = { room, heading: 18, rows: given.map(([, height]) => height) }
          const pages = listPages(listBlocks(rows), heights)
          expect(pages.flat().flatMap((block) => block.rows)).toEqual(rows)
          for (const page of pages) expect(page.every((block) => block.rows.length > 0)).toBe(true)
        },
      ),
    )
  })
})
