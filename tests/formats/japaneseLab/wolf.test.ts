import { describe, expect, it } from 'vitest'
import { accountedCells, answersTo, beginningOf, readLab, type LabFound } from './readLab'

/** The cells that a test states, by their position in the row (docs/formats.md), in a row of 36. */
function row(cells: Record<number, string> = {}): string {
  const usual: Record<number, string> = {
    0: 'WOLF',
    1: '20260915',
    2: '0001',
    3: '00142',
    4: '142',
    5: 'ｻｲﾄｳ ﾊﾅ',
    6: '20010304',
    7: 'F',
    11: '20260914',
    14: '0482',
    15: 'ALT(GPT)',
    16: '1',
    17: '3B045',
    18: '023',
    21: '0',
    24: '98',
    25: 'U/L',
    26: '7-23',
    27: '-',
    28: '7',
    29: '23',
  }
  return Array.from({ length: 36 }, (_, at) => `"${cells[at] ?? usual[at] ?? ''}"`).join(',')
}

function read(...rows: Record<number, string>[]): LabFound {
  return readLab(rows.map((cells) => row(cells)).join('\r\n'), { kind: 'wolf' })
}

describe('a WOLF file', () => {
  it('is recognised by its 36 columns, with quotes or without, and as nothing else', () => {
    const text = `${row()}\r\n${row({ 14: '0481', 15: 'AST(GOT)', 17: '3B035' })}\r\n`
    expect(answersTo(beginningOf(text))).toEqual([{ kind: 'wolf', certainty: 2 }])
    expect(answersTo(beginningOf(text.replaceAll('"', '')))).toEqual([{ kind: 'wolf', certainty: 2 }])
  })

  it('gives value, unit, range, person and the day of collection rather than of reception', () => {
    const found = read({})
    expect(found.results).toMatchObject([
      {
        number: '00142',
        day: '2026-09-14',
        analyte: 'alt',
        value: { text: '98' },
        unit: 'U/L',
        low: '7',
        high: '23',
        status: 'final',
      },
    ])
    expect(found.gathered.subjects.list).toMatchObject([
      { kana: 'ｻｲﾄｳ ﾊﾅ', birthDate: '2001-03-04', sex: 'F' },
    ])
    expect([found.problems, found.warnings, found.leftOut]).toEqual([[], [], []])
  })

  it('takes the first day where none of collection is stated, and the chart number where it stands alone', () => {
    expect(read({ 11: '', 3: '' }).results).toMatchObject([{ day: '2026-09-15', number: '142' }])
  })

  it.each([
    ['E', '<=5', '<='],
    ['L', '<5', '<'],
    ['U', '>=5', '>='],
  ])('result form %s is %s', (form, text, comparator) => {
    expect(read({ 23: form, 24: '5' }).results[0]?.value).toMatchObject({ text, comparator })
  })

  it('another result form is a problem that names it', () => {
    expect(read({ 23: 'Q', 24: '5' }).problems).toMatchObject([{ code: 'unknown-value-form', received: '5' }])
  })

  it.each([
    [
      { 27: '-', 28: '7', 29: '23' },
      { low: '7', high: '23' },
    ],
    [{ 27: 'E', 28: '23', 29: '' }, { high: '23' }],
    [{ 27: 'E', 28: '', 29: '23' }, { high: '23' }],
    [
      { 27: 'L', 28: '23', 29: '' },
      { high: '23', rangeText: '23未満' },
    ],
    [{ 27: 'U', 28: '40', 29: '' }, { low: '40' }],
    [{ 27: '', 28: '', 29: '', 26: '40以下' }, { high: '40' }],
    [{ 27: '', 28: '', 29: '', 26: '' }, {}],
  ])('range %j', (cells, range) => {
    const [result] = read(cells).results
    const { low, high, rangeText } = result ?? {}
    expect(JSON.parse(JSON.stringify({ low, high, rangeText }))).toEqual(range)
  })

  it.each(['H', 'L', '!'])('abnormal mark %s is its flag', (mark) => {
    expect(read({ 22: mark }).results[0]?.labFlag).toBe(mark)
  })

  it.each([
    ['0', 'final'],
    ['1', 'preliminary'],
    ['2', 'corrected'],
    ['3', 'corrected'],
  ])('examination %s is %s', (retest, status) => {
    expect(read({ 21: retest }).results).toMatchObject([{ status }])
  })

  it('a repeated examination has the key of the first one', () => {
    const { results } = read({ 21: '1', 24: '400' }, { 21: '2', 24: '98' })
    expect(results[0]?.sourceKey).toBe(results[1]?.sourceKey)
    expect(results.map(({ value }) => value?.text)).toEqual(['400', '98'])
  })

  it('the heading of a group is left out as such, a child is taken, an empty value is open', () => {
    const found = read(
      { 15: '肝機能', 14: '9000', 16: '2', 17: '', 24: '' },
      { 16: '3' },
      { 16: '1', 24: '' },
    )
    expect(found.leftOut).toEqual([{ heading: '肝機能', reason: 'panel', cells: 1 }])
    expect(found.results.map(({ status }) => status)).toEqual(['final', 'pending'])
    expect(accountedCells(found)).toBe(3)
  })

  it('an item of urine is another test, a code that contradicts its name a problem', () => {
    const urine = read({ 15: 'アルブミン', 14: '1', 17: '3A015', 18: '001', 19: '尿' })
    expect(urine.leftOut).toMatchObject([{ heading: 'アルブミン', reason: 'unknown-analyte' }])
    expect(read({ 15: 'AST(GOT)', 17: '3B045' }).problems).toMatchObject([{ code: 'code-and-name-differ' }])
  })

  it('a row of another width, without a number, a name or a day is a problem of its own', () => {
    const text = [
      row(),
      'WOLF,20260915',
      row({ 3: '', 4: '' }),
      row({ 14: '', 15: '', 17: '' }),
      row({ 11: '20260931' }),
    ]
    const found = readLab(text.join('\n'), { kind: 'wolf' })
    expect(found.problems.map(({ code, where }) => [code, where.line])).toEqual([
      ['row-width', 2],
      ['no-number', 3],
      ['no-analyte', 4],
      ['not-a-day', 5],
    ])
    expect(found.results).toHaveLength(1)
    expect(accountedCells(found)).toBe(5)
  })
})
