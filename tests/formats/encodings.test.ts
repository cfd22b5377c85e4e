import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFound, sample } from './reading'

/** Bytes one after the other, as often as it takes to fill several chunks of a file. */
function repeated(heading: Uint8Array, row: Uint8Array, times: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(heading.length + row.length * times)
  all.set(heading)
  for (let at = 0; at < times; at++) all.set(row, heading.length + at * row.length)
  return all
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

describe('encodings', () => {
  test('a letter of several bytes that lies across two chunks of a file comes whole', async () => {
    const bytes = repeated(
      utf8('番号,氏名,採血日,項目,結果,単位\n'),
      utf8('1,青葉葵,2026-09-14,ALT,98,U/L\n'),
      9_001,
    )
    const { results, gathered, warnings } = await readFound(bytes)
    expect(results).toHaveLength(9_001)
    expect(gathered.subjects.list).toHaveLength(1)
    expect(warnings).toEqual([])
  })

  test('Shift_JIS across many chunks, with bytes of a comma or backslash inside letters (表 能 ソ)', async () => {
    const sheet = sample('derived-from-cdisc/dev/wide_one_patient_era_cp932.tsv')
    // 番号,氏名,採血日,ALT and 1,表能ソ,2026-09-14,98 as a Shift_JIS editor writes them.
    const heading = Uint8Array.from([
      0x94, 0xd4, 0x8d, 0x86, 0x2c, 0x8e, 0x81, 0x96, 0xbc, 0x2c, 0x8d, 0xcc, 0x8c, 0x8c, 0x93, 0xfa, 0x2c,
      0x41, 0x4c, 0x54, 0x0d, 0x0a,
    ])
    const row = Uint8Array.from([
      0x31,
      0x2c,
      0x95,
      0x5c,
      0x94,
      0x5c,
      0x83,
      0x5c,
      0x2c,
      ...utf8('2026-09-14,98\r\n'),
    ])
    const { results, gathered, read } = await readFound(repeated(heading, row, 9_001))
    expect(read).toMatchObject({ encoding: 'Shift_JIS' })
    expect(results).toHaveLength(9_001)
    expect(gathered.subjects.list).toMatchObject([{ number: '1', name: '表能ソ' }])
    expect((await readFound(sheet)).read).toMatchObject({ encoding: 'Shift_JIS' })
  })

  test('a letter that cannot be read is a warning, and a value with one is a problem', async () => {
    const { problems, warnings } = await readFound(
      Uint8Array.from([...utf8('number,drawn,analyte,value\n1,2026-09-14,ALT,'), 0xfd, 0xff, 0x0a]),
    )
    expect(warnings).toMatchObject([{ code: 'unreadable-letters' }])
    expect(problems.map(({ code }) => code)).toEqual(['not-a-value'])
  })
})

describe('whatever stands in a file', () => {
  const aCell = fc.oneof(
    fc.constantFrom(
      '1',
      '2026-09-14',
      'ALT',
      'CRP',
      '98',
      '<5',
      '"',
      '""',
      "'",
      '\u001a',
      '溶血',
      'R8.4.1',
      '2026-02-30',
      'U/L',
      '10^4',
      '',
      ' ',
      '-',
    ),
    fc.string({ maxLength: 6 }),
  )
  const aTable = fc
    .array(fc.tuple(fc.array(aCell, { maxLength: 7 }), fc.constantFrom('\n', '\r', '\r\n')), {
      maxLength: 20,
    })
    .map((rows) => rows.map(([cells, end]) => cells.join(',') + end).join(''))

  test('reading never throws, and every result names its line', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('番号,採血日,項目,結果,単位\n', '番号,採血日,AST,ALT\n', '番号,氏名,開始日\n', ''),
        aTable,
        async (headings, table) => {
          const { results, problems, gathered } = await readFound(headings + table)
          const lines = (headings + table).split(/\r\n|\r|\n/).length
          for (const { line } of results) expect(line).toBeLessThanOrEqual(lines)
          for (const { where } of problems) expect(where.line ?? 0).toBeLessThanOrEqual(lines)
          expect(gathered.problems.cells).toBeGreaterThanOrEqual(0)
        },
      ),
      { numRuns: 1000, seed: 20261122 },
    )
  })

  test('in a list of plain cells, each non-empty value is a result, left out or a problem', async () => {
    const plain = fc.constantFrom(
      '1',
      '',
      '2026-09-14',
      'ALT',
      'CRP',
      '98',
      '<5',
      '溶血',
      '2026-02-30',
      'U/L',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(plain, plain, plain, plain, plain), { minLength: 1, maxLength: 20 }),
        async (rows) => {
          const text = ['番号,採血日,項目,結果,単位', ...rows.map((row) => row.join(',')), ''].join('\n')
          const { gathered, results } = await readFound(text)
          const leftOut = gathered.leftOut().reduce((sum, { cells }) => sum + cells, 0)
          const cells = results.length - gathered.orders + leftOut + gathered.problems.cells
          expect(cells).toBe(rows.filter((row) => row[3] !== '').length)
        },
      ),
      { numRuns: 1000, seed: 20261122 },
    )
  })
})
