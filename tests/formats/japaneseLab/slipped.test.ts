import { describe, expect, it } from 'vitest'
import { genericRecord, joined, newRecord, oldRecord, withEnds } from './recordBytes'
import { accountedCells, readLab, type LabFound } from './readLab'

const ALT = '3B045000002327201'
const BLANK = Uint8Array.of(32)

function fates({ results, problems }: LabFound): string[] {
  return [
    ...results.map(({ number, analyte, value }) => `${number} ${analyte} ${value?.text ?? 'pending'}`),
    ...problems.map(({ code, where }) => `${code} in line ${where.line}`),
  ]
}

/** The record without one of its bytes. */
function without(bytes: Uint8Array, at: number): Uint8Array {
  return joined([bytes.subarray(0, at), bytes.subarray(at + 1)])
}

describe('a 256-byte record that lost a byte or has one too many', () => {
  const made = { items: [{ code: ALT, value: '98', form: 'L' }] }

  it.each([
    ['the new', 'record-256-new', newRecord],
    ['the old', 'record-256-old', oldRecord],
    ['the generic', 'record-256-generic', genericRecord],
  ] as const)('is refused in %s dialect, wherever the byte was', (_, kind, record) => {
    const whole = record(made)
    for (const at of [20, 60, 90, 102, 200]) {
      const lost = withEnds([without(whole, at), whole], '\r\n')
      expect(fates(readLab(lost, { kind }))).toEqual(['00142 alt <98', 'record-length in line 1'])
      const more = joined([whole.subarray(0, at), BLANK, whole.subarray(at)])
      const [last, ...others] = fates(readLab(withEnds([more, whole], '\r\n'), { kind }))
      expect(last).toBe('00142 alt <98')
      expect(others).toHaveLength(1)
    }
  })

  it('a name in the place of the number makes nobody of that name', () => {
    const found = readLab(withEnds([newRecord({ ...made, number: '斉藤花子' })], '\r\n'), {
      kind: 'record-256-new',
    })
    expect(fates(found)).toEqual(['no-number in line 1'])
    expect(found.gathered.subjects.list).toEqual([])
  })
})

const DAT =
  'LAB,00142,20260914,ｻｲﾄｳ ﾊﾅ,F,,,,E,01,生化学,,0482,3B045000002327201,ALT(GPT),,7-23,98,U/L,023,血清,,,,'
const AST = DAT.replace('0482', '0481').replace('3B045', '3B035').replace('ALT(GPT)', 'AST(GOT)')

function readDat(...rows: string[]): LabFound {
  return readLab(rows.map((row) => `${row}\r\n`).join(''), { kind: 'opendolphin' })
}

/** The row with a cell put in before one (or with one taken out). */
function slipped(row: string, at: number, by: 1 | -1): string {
  const cells = row.split(',')
  cells.splice(at, by === 1 ? 0 : 1, ...(by === 1 ? [''] : []))
  return cells.join(',')
}

describe('a row of OpenDolphin whose cells slipped', () => {
  it.each([
    ['an empty cell before the value', slipped(DAT, 17, 1)],
    ['an empty cell before the name of the item', slipped(DAT, 14, 1)],
    ['no cell for the range', slipped(DAT, 16, -1)],
    ['no cell for the mark of abnormal', slipped(DAT, 15, -1)],
    ['no cell for the name of the patient', slipped(DAT, 3, -1)],
    ['a comma in its value', DAT.replace(',98,', ',1,234,')],
  ])('is a problem: %s', (_, row) => {
    const found = readDat(AST, row)
    expect(fates(found)).toEqual(['00142 ast 98', 'row-shifted in line 2'])
    expect(accountedCells(found)).toBe(2)
  })

  it.each([
    ['words', '溶血'],
    ['a comparator', '<5'],
    ['a unit behind the number', '98 U/L'],
    ['a number of full width', '９８'],
  ])('is none for %s as the value', (_, value) => {
    expect(readDat(DAT.replace(',98,', `,${value},`)).results).toHaveLength(1)
  })

  it('a unit in the value that is not that of its cell is a problem', () => {
    expect(fates(readDat(DAT.replace(',98,', ',1.6 µkat/L,')))).toEqual(['units-differ in line 1'])
  })
})

describe('a row with which the file ends', () => {
  it('is cut off where all others have more cells, or a quote is not closed', () => {
    const row = (text: string): string => readableRow(text)
    const short = AST.slice(0, AST.indexOf(',98') + 2)
    expect(fates(readLab(`${DAT}\r\n${short}`, { kind: 'opendolphin' }))).toEqual([
      '00142 alt 98',
      'row-cut in line 2',
    ])
    const quoted = row(AST)
    const open = quoted.slice(0, quoted.indexOf('"98') + 2)
    expect(fates(readLab(open, { kind: 'opendolphin' }))).toEqual(['row-cut in line 1'])
  })

  it('is whole without a line end where it has as many cells', () => {
    expect(readLab(`${DAT}\r\n${AST}`, { kind: 'opendolphin' }).results).toHaveLength(2)
    expect(readLab(DAT, { kind: 'opendolphin' }).results).toHaveLength(1)
  })

  it('of WOLF is cut off likewise', () => {
    const cells: Record<number, string> = {
      0: 'WOLF',
      1: '20260915',
      3: '00142',
      11: '20260914',
      15: 'ALT(GPT)',
      16: '1',
      24: '98',
      25: 'U/L',
    }
    const wolf = Array.from({ length: 36 }, (_, at) => cells[at] ?? '').join(',')
    const short = wolf.slice(0, wolf.indexOf(',98') + 2)
    expect(fates(readLab(`${wolf}\r\n${short}`, { kind: 'wolf' }))).toEqual([
      '00142 alt 98',
      'row-cut in line 2',
    ])
    const shifted = slipped(wolf, 24, 1).replace(/,$/, '')
    expect(fates(readLab(`${wolf}\r\n${shifted}\r\n`, { kind: 'wolf' }))).toEqual([
      '00142 alt 98',
      'row-shifted in line 2',
    ])
  })

  it('of BML loses its last item alone, which is named', () => {
    const bml = '1234,00142,20260914,0930,,00000001,2,,,,01,0000482,98,H,,0000481,28,,'
    const cut = bml.slice(0, bml.indexOf(',28') + 2)
    expect(fates(readLab(`${bml}\r\n${cut}`, { kind: 'bml' }))).toEqual([
      '00142 alt 98',
      '00142 ast 28',
      '00142 alt 98',
      'row-cut in line 2',
    ])
    expect(readLab(bml, { kind: 'bml' }).results).toHaveLength(2)
  })

  it('of BML is whole where all rows end without empty cells', () => {
    const bml = '1234,00142,20260914,0930,,00000001,2,,,,01,0000482,98,,,0000481,28'
    expect(readLab(`${bml}\r\n${bml.replace('00142', '00143')}`, { kind: 'bml' }).results).toHaveLength(4)
  })
})

function readableRow(text: string): string {
  return text
    .split(',')
    .map((cell) => `"${cell}"`)
    .join(',')
}
