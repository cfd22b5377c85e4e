import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { RowReader } from '@/formats/table/rowReader'
import type { Delimiter } from '@/formats/table/delimiter'

const SEED = 20261123

/** All rows with their lines, the text fed in pieces of these lengths in turn. */
function cut(
  text: string,
  delimiter: Delimiter,
  lengths: readonly number[],
): { rows: string[][]; lines: number[] } {
  const reader = new RowReader(delimiter)
  const rows: string[][] = []
  const lines: number[] = []
  const take = ({ rows: some, lines: on = [] }: ReturnType<RowReader['feed']>): void => {
    rows.push(...some)
    lines.push(...on)
  }
  for (let at = 0, piece = 0; at < text.length; piece++) {
    const length = lengths[piece % lengths.length] ?? 1
    take(reader.feed(text.slice(at, at + length)))
    at += length
  }
  take(reader.end())
  expect(reader.openQuotes).toEqual([])
  return { rows, lines }
}

const aCell = fc.oneof(
  fc.constantFrom('', '98', 'ALT', '2026-09-14', 'U/L', '番号', '10³/µL', 'γ-GTP', '😀', '<5', ' a ', '髙橋'),
  fc.string({ unit: fc.constantFrom('a', '1', '"', ',', ';', '\t', ' ', 'あ', '😀'), maxLength: 5 }),
  // A whole line with as many delimiters as the row has is taken for a row that a stray quote swallowed.
  fc.string({ unit: fc.constantFrom('a', '1', '"', ' ', '\n', 'あ', '😀'), maxLength: 5 }),
)
const lineEnds = fc.constantFrom('\n', '\r\n', '\r')
const lengths = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 })

/** A row as RFC 4180 writes it; one empty cell alone is quoted, or it were no row. */
function rowOf(cells: readonly (readonly [string, boolean])[], delimiter: string): string {
  return cells
    .map(([cell, isQuoted]) => written(cell, delimiter, isQuoted || (cell === '' && cells.length === 1)))
    .join(delimiter)
}

function written(cell: string, delimiter: string, isQuoted: boolean): string {
  const must = cell.includes(delimiter) || /["\r\n]/.test(cell)
  return must || isQuoted ? `"${cell.replaceAll('"', '""')}"` : cell
}

describe('rows that are written well', () => {
  const table = fc.array(
    fc.tuple(fc.array(fc.tuple(aCell, fc.boolean()), { minLength: 1, maxLength: 3 }), lineEnds),
    {
      maxLength: 8,
    },
  )

  test('are read as they were written, with mixed line ends, in pieces of any length', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',' as const, '\t' as const, ';' as const),
        lengths,
        (rows, delimiter, pieces) => {
          const text = rows.map(([cells, end]) => rowOf(cells, delimiter) + end).join('')
          expect(cut(text, delimiter, pieces).rows).toEqual(
            rows.map(([cells]) => cells.map(([cell]) => cell)),
          )
        },
      ),
      { numRuns: 2000, seed: SEED },
    )
  })

  test('are what PapaParse reads of them where all lines end alike', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',' as const, '\t' as const, ';' as const),
        lengths,
        (rows, delimiter, pieces) => {
          const text = rows.map(([cells]) => rowOf(cells, delimiter)).join('\n')
          fc.pre(text !== '')
          const { data } = Papa.parse<string[]>(text, { delimiter, newline: '\n' })
          expect(cut(text, delimiter, pieces).rows).toEqual(data)
        },
      ),
      { numRuns: 2000, seed: SEED },
    )
  })

  test('know the line on which they begin, whatever stands in their cells', () => {
    fc.assert(
      fc.property(table, lengths, (rows, pieces) => {
        let line = 1
        const expected = rows.map(([cells]) => {
          const on = line
          line += 1 + cells.reduce((sum, [cell]) => sum + cell.split('\n').length - 1, 0)
          return on
        })
        const text = rows.map(([cells, end]) => rowOf(cells, ',') + end).join('')
        expect(cut(text, ',', pieces).lines).toEqual(expected)
      }),
      { numRuns: 1000, seed: SEED },
    )
  })
})

describe('rows that are written badly', () => {
  test.each([
    ['a,b"c,d', [['a', 'b"c', 'd']]],
    ['a,"b"  ,c', [['a', 'b', 'c']]],
    ['a,"b "x" c",d', [['a', 'b "x" c', 'd']]],
    ['a,"",c', [['a', '', 'c']]],
    ['"a","b"', [['a', 'b']]],
    ['a,b,', [['a', 'b', '']]],
    [',', [['', '']]],
    ['"a"', [['a']]],
    ['""', [['']]],
  ])('%j', (text, rows) => {
    expect(cut(text, ',', [100]).rows).toEqual(rows)
    expect(cut(text, ',', [1]).rows).toEqual(rows)
  })

  test('no text throws, and no letter is lost but quotes and line ends', () => {
    const anything = fc.string({
      unit: fc.constantFrom('"', '"', ',', '\n', '\r', 'a', ' ', 'あ', '\u001a'),
      maxLength: 60,
    })
    fc.assert(
      fc.property(anything, lengths, (text, pieces) => {
        const reader = new RowReader(',')
        const found: string[] = []
        for (let at = 0, piece = 0; at < text.length; piece++) {
          const length = pieces[piece % pieces.length] ?? 1
          found.push(...reader.feed(text.slice(at, at + length)).rows.flat())
          at += length
        }
        found.push(...reader.end().rows.flat())
        const bare = (letters: string): string => letters.replaceAll(/["\r\n, \u001a]/g, '')
        expect(bare(found.join(''))).toBe(bare(text))
      }),
      { numRuns: 3000, seed: SEED },
    )
  })

  test('rows of a piece that was replaced are not asked for', () => {
    const reader = new RowReader(',')
    const block = reader.feed('a,b\nc,d\n')
    reader.feed('e,f\n')
    expect(() => block.rows).toThrow('line 1')
  })
})
