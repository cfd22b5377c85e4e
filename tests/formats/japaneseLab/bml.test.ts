import { describe, expect, it } from 'vitest'
import { accountedCells, answersTo, beginningOf, readLab, type LabFound } from './readLab'

const HEAD = '1234,00142,20260914,0930,,00000001,2,,,,01'

function read(...rows: string[]): LabFound {
  return readLab(rows.map((row) => `${row}\r\n`).join(''), { kind: 'bml' })
}

describe('a BML file', () => {
  it('has rows of different length, each with its own items', () => {
    const found = read(`${HEAD},0000482,98,H,`, `${HEAD},0000481,20,,,0000454,120,,再検済み,0000402,4.2`)
    expect(found.results.map(({ analyte, value, labFlag }) => [analyte, value?.text, labFlag])).toEqual([
      ['alt', '98', 'H'],
      ['ast', '20', undefined],
      ['tg', '120', undefined],
      ['alb', '4.2', undefined],
    ])
    expect(found.results[2]?.comment).toBe('再検済み')
    expect(found.problems).toEqual([])
  })

  it.each([
    ['0930', '09:30'],
    ['930', '09:30'],
    ['09:30', '09:30'],
    ['', undefined],
    ['0000', undefined],
  ])('time %j', (time, expected) => {
    const found = read(`1234,00142,20260914,${time},,1,2,,,,01,0000482,98,,`)
    expect(found.results[0]?.time).toBe(expected)
    expect(found.warnings).toEqual([])
  })

  it('a time that is none is said, and the day is taken', () => {
    const found = read('1234,00142,20260914,2561,,1,2,,,,01,0000482,98,,')
    expect(found.warnings).toMatchObject([{ code: 'not-a-time', received: '2561' }])
    expect(found.results).toMatchObject([{ day: '2026-09-14' }])
  })

  it.each([
    ['1', 'M', 0],
    ['2', 'F', 0],
    ['', undefined, 0],
    ['9', undefined, 1],
  ])('sex %j', (stated, sex, problems) => {
    const found = read(`1234,00142,20260914,0930,,1,${stated},,,,01,0000482,98,,`)
    expect(found.gathered.subjects.list[0]?.sex).toBe(sex)
    expect(found.problems).toHaveLength(problems)
  })

  it('an empty value is open; what the comment says of the sample is its words', () => {
    const found = read(`${HEAD},0000482,,,,0000481,,,溶血,0000454,120,,`)
    expect(found.results.map(({ status, value }) => [status, value?.text])).toEqual([
      ['pending', undefined],
      ['final', '溶血'],
      ['final', '120'],
    ])
  })

  it('an item of a row with results that has only its code is open and counts as a cell', () => {
    const found = read(`${HEAD},0000482,,,,0000454,120,,`)
    expect(found.results.map(({ status }) => status)).toEqual(['pending', 'final'])
    expect(accountedCells(found)).toBe(2)
  })

  it.each([
    ['codes with empty cells', `${HEAD},0000482,,,,0000481,,,`, 2],
    ['codes alone', `${HEAD},0000482,0000481,0000454`, 3],
  ])('an order (%s) is recognised by what it holds, counted and left out with a word', (_, row, items) => {
    const text = `${row}\r\n${row}\r\n`
    for (const name of ['kensa_irai_20260914.csv', 'any.csv'])
      expect(answersTo(beginningOf(text, name))).toEqual([{ kind: 'bml', certainty: 2 }])
    const found = readLab(text)
    expect(found.results).toEqual([])
    expect(found.leftOut).toEqual([{ heading: 'kensa_irai', reason: 'order', cells: items * 2 }])
    expect(found.notes[0]?.ja).toContain('2 件')
  })

  it('a cell too many or too few refuses the row instead of shifting its values', () => {
    const good = `${HEAD},0000482,98,,,0000481,20,,`
    const found = read(`${HEAD},0000482,98,,0000481,20,,`, `${HEAD},,0000482,98,,,0000481,20,,`, good)
    expect(found.problems.map(({ code, where }) => [code, where.line])).toEqual([
      ['row-shifted', 1],
      ['row-shifted', 2],
    ])
    expect(found.results.map(({ line }) => line)).toEqual([3, 3])
  })

  it('a code that is none costs its item alone', () => {
    const found = read(`${HEAD},00004x2,98,,,0000481,20,,,,30,,`)
    expect(found.problems.map(({ code }) => code)).toEqual(['not-an-item-code', 'item-without-code'])
    expect(found.results).toMatchObject([{ analyte: 'ast', value: { text: '20' } }])
    expect(accountedCells(found)).toBe(3)
  })

  it('a row without a number, a day or items is a problem that counts its items', () => {
    const items = '0000482,98,,,0000481,20,,'
    const found = read(
      `1234,,20260914,0930,,1,2,,,,01,${items}`,
      `1234,00142,20260931,0930,,1,2,,,,01,${items}`,
      '1234,00142,20260914,0930,,1,2,,,,01',
    )
    expect(found.problems.map(({ code, where }) => [code, where.line])).toEqual([
      ['no-number', 1],
      ['not-a-day', 2],
      ['no-analyte', 3],
    ])
    expect(accountedCells(found)).toBe(4)
  })
})
