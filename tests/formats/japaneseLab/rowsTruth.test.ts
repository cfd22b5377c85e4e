import { describe, expect, it } from 'vitest'
import { accountedCells, answersTo, beginningOf, decodedText, readLab } from './readLab'
import { DEV, lineOf, methodOf, sample, truthRows } from './truth'

describe('the BML file', () => {
  const bytes = sample(`${DEV}/1234_O20231120.csv`)
  const found = readLab(bytes, { name: '1234_O20231120.csv' })
  /** The code of ALP is invented; whoever wants it says what it means. */
  const known = truthRows().filter(({ analyte }) => analyte !== 'alp')

  it('is recognised by what it holds, whatever its name is', () => {
    expect(answersTo(beginningOf(bytes, 'export.txt'))).toEqual([{ kind: 'bml', certainty: 2 }])
    expect(answersTo(beginningOf(bytes, 'box/1234_O20231120.csv'))).toEqual([{ kind: 'bml', certainty: 3 }])
  })

  it('gives every value of the truth with its day, time, flag and haemolysis, and nothing else', () => {
    const expected = known.map((row) => {
      // The comment 検体溶血 is all that BML says of a sample.
      const marks = row.marks.filter((mark) => mark === 'hemolysis').join('+')
      return [row.number, row.day, row.time, row.analyte, row.value, '', 'final', marks, row.flag].join(' ')
    })
    const read = found.results.map((result) => `${lineOf(result)} ${result.labFlag ?? ''}`)
    expect(read.sort()).toEqual(expected.sort())
    expect(found.results.every(({ isVersioned }) => isVersioned === undefined)).toBe(true)
  })

  it('leaves the unknown code out by its name, and takes it once the clinic says what it means', () => {
    const alp = truthRows().length - known.length
    expect(found.leftOut).toEqual([{ heading: '0000470', reason: 'unknown-analyte', cells: alp }])
    const own = readLab(bytes, {
      rules: {
        ownItem: (kind, sent) =>
          kind === 'bml' && sent === '0000470' ? { analyte: 'alp', unit: 'U/L' } : undefined,
      },
    })
    expect(own.results).toHaveLength(truthRows().length)
    expect(own.leftOut).toEqual([])
    expect(own.gathered.assumedUnits.some(({ heading }) => heading === '0000470')).toBe(false)
  })

  it('accounts for every item of the raw text, and knows the sex of each person', () => {
    const items = decodedText(bytes).match(/,\d{7},/g) ?? []
    expect(accountedCells(found)).toBe(items.length)
    expect(found.problems).toEqual([])
    const sexes = new Map(truthRows().map(({ number, sex }) => [number, sex]))
    for (const { number, sex } of found.gathered.subjects.list) expect(sex).toBe(sexes.get(number))
  })
})

describe('the OpenDolphin file', () => {
  const bytes = sample(`${DEV}/nlabo.DAT`)
  const found = readLab(bytes, { name: 'nlabo.DAT' })

  it('is recognised by what it holds, and as nothing else', () => {
    expect(answersTo(beginningOf(bytes))).toEqual([{ kind: 'opendolphin', certainty: 2 }])
  })

  it('gives every value of the truth with unit, range, flag, method, state and marks, and nothing else', () => {
    const expected = truthRows().map((row) => {
      const status = row.isInterim ? 'preliminary' : 'final'
      const stated = [row.number, row.day, '', row.analyte, row.value, methodOf(row) ?? '', status]
      return [...stated, row.marks.join('+'), row.unit, row.low, row.high, row.flag].join(' ')
    })
    const read = found.results.map((result) =>
      [lineOf(result), result.unit, result.low, result.high, result.labFlag ?? ''].join(' '),
    )
    expect(read.sort()).toEqual(expected.sort())
  })

  it('accounts for every row, and knows who each row is about', () => {
    expect(accountedCells(found)).toBe(
      decodedText(bytes)
        .trim()
        .split(/\r\n|\r|\n/).length,
    )
    expect([found.problems, found.warnings, found.leftOut]).toEqual([[], [], []])
    const people = new Map(truthRows().map((row) => [row.number, row]))
    for (const { number, kana, sex } of found.gathered.subjects.list) {
      expect(kana?.normalize('NFKC')).toBe(people.get(number)?.kana)
      expect(sex).toBe(people.get(number)?.sex)
    }
  })
})
