import { describe, expect, it } from 'vitest'
import { Refused } from '@/formats/refused'
import { accountedCells, answersTo, beginningOf, readLab, type LabFound } from './readLab'

const COLUMNS = [
  'lab',
  'number',
  'drawn',
  'name',
  'sex',
  'chyle',
  'hemolysis',
  'dialysis',
  'state',
  'groupCode',
  'group',
  'parent',
  'code',
  'medis',
  'item',
  'abnormal',
  'range',
  'value',
  'unit',
  'specimenCode',
  'specimen',
  'commentCode1',
  'comment1',
  'commentCode2',
  'comment2',
] as const
type Cells = Partial<Record<(typeof COLUMNS)[number], string>>

const USUAL: Cells = {
  lab: 'LAB',
  number: '00142',
  drawn: '20260914',
  name: 'ｻｲﾄｳ ﾊﾅ',
  sex: 'F',
  code: '0482',
  medis: '3B045000002327201',
  item: 'ALT(GPT)',
  range: '7-23',
  value: '98',
  unit: 'U/L',
}

function cellsOf(cells: Cells): string[] {
  return COLUMNS.map((column) => cells[column] ?? USUAL[column] ?? '')
}

function dat(cells: Cells = {}): string {
  return cellsOf(cells).join(',')
}

/** With the number of the order second. */
function dat2(cells: Cells = {}, order = '20260914001'): string {
  const [lab = '', ...rest] = cellsOf(cells)
  return [lab, order, ...rest].join(',')
}

function read(...rows: string[]): LabFound {
  return readLab(rows.join('\r\n'), { kind: 'opendolphin' })
}

describe('an OpenDolphin file', () => {
  it.each([
    ['25 columns', dat()],
    ['26 columns', dat2()],
    ['26 columns with an order number like a day', dat2({}, '20260914')],
    ['24 columns', dat().replace(/,$/, '')],
    ['the empty ones at the end left away', dat().replace(/,+$/, '')],
    ['quotes around every cell', `"${dat().replaceAll(',', '","')}"`],
  ])('is recognised with %s, and as nothing else', (_, text) => {
    expect(answersTo(beginningOf(`${text}\r\n${text}\r\n`))).toEqual([{ kind: 'opendolphin', certainty: 2 }])
    expect(read(text).results).toMatchObject([
      {
        number: '00142',
        day: '2026-09-14',
        analyte: 'alt',
        value: { text: '98' },
        unit: 'U/L',
        low: '7',
        high: '23',
      },
    ])
  })

  it('a comma within quotes belongs to the cell; a stray quote is deleted', () => {
    const quoted = `"${cellsOf({ comment1: '再検済み,確認' }).join('","')}"`
    expect(read(quoted).results[0]?.comment).toBe('再検済み,確認')
    expect(read(dat({ item: 'ALT"(GPT)' })).results).toMatchObject([{ analyte: 'alt' }])
  })

  it.each([
    ['20260914', '2026-09-14', undefined],
    ['2026/09/14', '2026-09-14', undefined],
    ['2026-09-14', '2026-09-14', undefined],
    ['2026-09-14 09:30', '2026-09-14', '09:30'],
    ['2026/09/14 09:30', '2026-09-14', '09:30'],
    ['2026-09-14 00:00', '2026-09-14', undefined],
    ['2026-09-1409:30', '2026-09-14', '09:30'],
    ['2026/09/1400:00', '2026-09-14', undefined],
  ])('day %j', (drawn, day, time) => {
    const found = readLab(dat({ drawn }))
    expect([found.results[0]?.day, found.results[0]?.time]).toEqual([day, time])
  })

  it.each([
    ['20260931', 'not-a-day'],
    ['20261123', 'after-today'],
    ['', 'no-day'],
  ])('day %j is a problem', (drawn, code) => {
    expect(read(dat({ drawn }), dat()).problems).toMatchObject([{ code, where: { line: 1, column: 3 } }])
  })

  it('the day of today is taken, and the order number keeps two requests apart', () => {
    expect(read(dat({ drawn: '20261122' })).results).toHaveLength(1)
    const { results } = read(dat2({ state: 'F' }, '1'), dat2({ state: 'F' }, '2'))
    expect(results[0]?.sourceKey).not.toBe(results[1]?.sourceKey)
  })

  it.each([
    ['F', 'final'],
    ['E', 'final'],
    ['最終報告', 'final'],
    ['M', 'preliminary'],
    ['P', 'preliminary'],
    ['中間報告', 'preliminary'],
    ['C', 'corrected'],
  ])('report state %s is %s', (state, status) => {
    const found = read(dat({ state }))
    expect(found.results).toMatchObject([{ status, isVersioned: true }])
    expect(found.warnings).toEqual([])
  })

  it('without a state there are no versions; an unknown one is said', () => {
    expect(read(dat()).results[0]).toMatchObject({ status: 'final' })
    expect(read(dat()).results[0]?.isVersioned).toBeUndefined()
    expect(read(dat({ state: '?' })).warnings).toMatchObject([
      { code: 'unknown-report-state', received: '?' },
    ])
  })

  it('an empty value is open, never a zero; with laboratory M and a final state there is no result', () => {
    const found = read(
      dat({ value: '' }),
      dat({ value: '', lab: 'M', state: 'F' }),
      dat({ value: '', lab: 'M', state: 'M' }),
    )
    expect(found.results.map(({ status }) => status)).toEqual(['pending', 'cancelled', 'pending'])
    expect(found.results.every(({ value }) => value === undefined)).toBe(true)
    expect(accountedCells(found)).toBe(3)
  })

  it('chyle and haemolysis mark the draw, dialysis and comments stay in words', () => {
    const [result] = read(
      dat({ chyle: '1+', hemolysis: '2+', dialysis: '1', comment1: '再検済み', commentCode2: 'A1' }),
    ).results
    expect(result).toMatchObject({
      marks: ['lipemia', 'hemolysis'],
      comment: '乳び 1+、溶血 2+、透析前、再検済み、A1',
    })
  })

  it('a flag that contradicts the range stands beside the value', () => {
    expect(read(dat({ abnormal: 'N', value: '10.2' })).results).toMatchObject([
      { labFlag: 'N', value: { text: '10.2' }, high: '23' },
    ])
  })

  it('the national code is asked first, then the name; both must mean one test', () => {
    expect(read(dat({ medis: '' })).results).toMatchObject([{ analyte: 'alt' }])
    expect(read(dat({ item: '院内名' })).results).toMatchObject([{ analyte: 'alt' }])
    expect(read(dat({ item: 'AST(GOT)' })).problems).toMatchObject([
      { code: 'code-and-name-differ', where: { line: 1 } },
    ])
    expect(read(dat({ item: 'ALP(IFCC)', medis: '3B070000002327501' })).results).toMatchObject([
      { analyte: 'alp', method: 'ifcc' },
    ])
  })

  it('another material is another test', () => {
    const found = read(
      dat({ item: 'アルブミン', medis: '', specimen: '尿' }),
      dat({ item: 'アルブミン', medis: '3A015000000127101' }),
    )
    expect(found.leftOut).toEqual([{ heading: 'アルブミン', reason: 'unknown-analyte', cells: 2 }])
  })

  it('what the clinic says is asked by name and by code', () => {
    const rows = dat({ item: '院内A', medis: '', code: 'X1' })
    for (const asked of ['院内A', 'X1']) {
      const found = readLab(rows, {
        kind: 'opendolphin',
        rules: {
          ownItem: (kind, sent) =>
            kind === 'opendolphin' && sent === asked ? { analyte: 'ggt' } : undefined,
        },
      })
      expect(found.results).toMatchObject([{ analyte: 'ggt' }])
    }
    expect(read(rows).leftOut).toEqual([{ heading: '院内A', reason: 'unknown-analyte', cells: 1 }])
  })

  it('a row of another width, without a number or an item is a problem of its own', () => {
    const found = read(
      dat(),
      'LAB,00142,20260914',
      dat({ number: '' }),
      dat({ item: '', code: '', medis: '' }),
      dat(),
    )
    expect(found.problems.map(({ code, where }) => [code, where.line])).toEqual([
      ['row-width', 2],
      ['no-number', 3],
      ['no-analyte', 4],
    ])
    expect(found.results).toHaveLength(2)
    expect(accountedCells(found)).toBe(5)
  })

  it('mixed line ends, the old end mark and no last line end change nothing', () => {
    const found = readLab(`${dat()}\r${dat()}\n${dat()}\r\n\r\n${dat()}\u001a`)
    expect(found.results.map(({ line }) => line)).toEqual([1, 2, 3, 5])
  })

  it('a row of more columns, or with a longer cell, than any table has refuses the file', () => {
    expect(() => read(','.repeat(4096))).toThrow(Refused)
    expect(read(','.repeat(4095)).problems).toMatchObject([{ code: 'row-width' }])
    expect(() => read(dat({ comment1: 'x'.repeat(32_768) }))).toThrow(Refused)
    expect(read(dat({ comment1: 'x'.repeat(32_767) })).results).toHaveLength(1)
  })

  it('letters that its encoding could not read are named once', () => {
    const found = read(dat(), dat({ name: 'ｻｲ\uFFFD' }), dat({ name: '\uFFFD' }))
    expect(found.warnings).toMatchObject([{ code: 'unreadable-letters', where: { line: 2 } }])
  })
})
