import { describe, expect, it } from 'vitest'
import { day } from '@/domain/day'
import { genericRecord, joined, newRecord, oldRecord, withEnds, type Made } from './recordBytes'
import { accountedCells, answersTo, beginningOf, readLab, type LabFound } from './readLab'

const ALT = '3B045000002327201'
const AST = '3B035000002327201'
const TG = '3F015000002327101'

/** A file of the new dialect with these records. */
function newFile(...records: Made[]): Uint8Array {
  return withEnds(records.map(newRecord), '\r\n')
}

function oneItem(value: string, form = '', more: Made = {}): LabFound {
  return readLab(newFile({ ...more, items: [{ code: ALT, value, form }] }))
}

describe('the letter beside a value', () => {
  it.each([
    ['L', 'below', '<5', '<'],
    ['E', 'at or below', '<=5', '<='],
    ['U', 'at or above', '>=5', '>='],
    ['O', 'above', '>5', '>'],
  ])('%s is %s', (form, _, text, comparator) => {
    const [result] = oneItem('5', form).results
    expect(result?.value).toMatchObject({ kind: 'number', text, comparator })
  })

  it('blank leaves the value as it stands', () => {
    expect(oneItem('98').results[0]?.value).toEqual(expect.objectContaining({ text: '98' }))
    expect(oneItem('98').results[0]?.value).not.toHaveProperty('comparator')
  })

  it.each(['H', 'X', 'l', '1', 'ｱ'])(
    '%s is not known: the item is a problem that names it, the next one is taken',
    (form) => {
      const found = readLab(
        newFile({
          items: [
            { code: ALT, value: '5', form },
            { code: AST, value: '20' },
          ],
        }),
      )
      expect(found.problems).toMatchObject([
        { code: 'unknown-value-form', received: '5', where: { line: 1, column: 79 } },
      ])
      expect(found.problems[0]?.because.en).toContain(`“${form}”`)
      expect(found.results.map(({ analyte }) => analyte)).toEqual(['ast'])
      expect(accountedCells(found)).toBe(2)
    },
  )

  it('B without a value is cancelled in a final report and still open in an interim one', () => {
    expect(oneItem('', 'B').results).toMatchObject([{ status: 'cancelled' }])
    expect(oneItem('', 'B', { state: 'M' }).results).toMatchObject([{ status: 'pending' }])
    expect(oneItem('', 'B').results[0]).not.toHaveProperty('value')
  })

  it('B with words keeps the words, B with a number contradicts itself', () => {
    expect(oneItem('検体不良', 'B').results[0]?.value).toEqual({ kind: 'text', text: '検体不良' })
    expect(oneItem('12', 'B').problems).toMatchObject([{ code: 'value-form-contradicts', received: '12' }])
  })

  it('a value with the same sign stands, with another one or without a number it is a problem', () => {
    expect(oneItem('<5', 'L').results[0]?.value?.text).toBe('<5')
    expect(oneItem('5未満', 'L').results[0]?.value?.text).toBe('5未満')
    expect(oneItem('>5', 'L').problems).toMatchObject([{ code: 'value-form-contradicts', received: '>5' }])
    expect(oneItem('溶血', 'U').problems).toMatchObject([{ code: 'value-form-contradicts' }])
  })
})

describe('what was not reported', () => {
  it('a blank value is pending and counts as a cell', () => {
    const found = oneItem('')
    expect(found.results).toMatchObject([{ status: 'pending', isVersioned: true }])
    expect(found.results[0]?.isOrder).toBeUndefined()
    expect(accountedCells(found)).toBe(1)
  })

  it('a word for not yet is pending even in a final report', () => {
    expect(oneItem('未報告').results).toMatchObject([{ status: 'pending' }])
  })

  it('a value without a code names its record and is no item', () => {
    const found = readLab(
      newFile({
        items: [
          { code: '', value: '98' },
          { code: AST, value: '20' },
        ],
      }),
    )
    expect(found.problems).toMatchObject([
      { code: 'item-without-code', received: '98', where: { line: 1, column: 79 } },
    ])
    expect(accountedCells(found)).toBe(1)
  })
})

describe('the state of a report', () => {
  it.each([
    ['M', 'preliminary'],
    ['E', 'final'],
    [' ', 'final'],
  ])('%s is %s', (state, status) => {
    const found = oneItem('98', '', { state })
    expect(found.results).toMatchObject([{ status }])
    expect(found.warnings).toEqual([])
  })

  it('another letter is taken as final, and said', () => {
    const found = oneItem('98', '', { state: 'Z' })
    expect(found.results).toMatchObject([{ status: 'final' }])
    expect(found.warnings).toMatchObject([{ code: 'unknown-report-state', received: 'Z' }])
  })

  it('a final report has the key of the interim one', () => {
    const items = [{ code: ALT, value: '98' }]
    const found = readLab(newFile({ state: 'M', items }, { state: 'E', items: [{ code: ALT, value: '97' }] }))
    expect(found.results.map(({ status }) => status)).toEqual(['preliminary', 'final'])
    expect(new Set(found.results.map(({ sourceKey }) => sourceKey)).size).toBe(1)
  })

  it('another patient, day, item or request has another key', () => {
    const items = [{ code: ALT, value: '98' }]
    const files = [
      genericRecord({ items }),
      genericRecord({ items, number: '00143' }),
      genericRecord({ items, collected: '202609140931' }),
      genericRecord({ items: [{ code: AST, value: '98' }] }),
      genericRecord({ items, request: '000000000000002' }),
    ]
    const { results } = readLab(withEnds(files, '\n'))
    expect(new Set(results.map(({ sourceKey }) => sourceKey)).size).toBe(5)
  })
})

describe('the sample', () => {
  it.each([
    [['1+', '', ''], ['lipemia'], '乳び 1+'],
    [['', '2+', ''], ['hemolysis'], '溶血 2+'],
    [['', '', '+'], ['icterus'], 'ビリルビン血清 +'],
    [['1+', '1+', ''], ['lipemia', 'hemolysis'], '乳び 1+、溶血 1+'],
  ] as const)('%j marks the draw', (conditions, marks, comment) => {
    const [result] = oneItem('98', '', { conditions: [...conditions] }).results
    expect(result).toMatchObject({ marks, comment })
  })

  it.each(['', '-', '(-)', '0', '000', '－'])('%j in all three says nothing', (text) => {
    const [result] = oneItem('98', '', { conditions: [text, text, text] }).results
    expect(result).not.toHaveProperty('marks')
    expect(result).not.toHaveProperty('comment')
  })

  it.each([
    ['0', undefined],
    [' ', undefined],
    ['1', '透析前'],
    ['2', '透析後'],
  ])('dialysis %j is kept as a comment', (dialysis, comment) => {
    expect(oneItem('98', '', { dialysis }).results[0]?.comment).toBe(comment)
  })

  it('comment codes stay as they stand', () => {
    const { results } = readLab(newFile({ items: [{ code: ALT, value: '98', comments: 'H01A2 ' }] }))
    expect(results[0]?.comment).toBe('H01、A2')
  })

  it.each([
    ['0', undefined],
    ['1', '*'],
    ['H', 'H'],
    ['L', 'L'],
  ])('abnormal mark %s', (mark, flag) => {
    const items = [
      { code: AST, value: '20' },
      { code: ALT, value: '98' },
    ]
    const { results } = readLab(newFile({ abnormal: `0${mark}000`, items }))
    expect(results.map(({ labFlag }) => labFlag)).toEqual([undefined, flag])
  })
})

describe('the day', () => {
  const dayOf = (collected: string, today = '2026-11-22'): unknown[] => {
    const found = readLab(newFile({ collected, items: [{ code: ALT, value: '98' }] }), {
      kind: 'record-256-new',
      rules: { today: day(today) },
    })
    return [found.results[0]?.day, found.results[0]?.time, found.problems[0]?.code, accountedCells(found)]
  }

  it.each([
    ['2611220930', ['2026-11-22', '09:30', undefined, 1]],
    ['2611230930', [undefined, undefined, 'after-today', 1]],
    ['261122', ['2026-11-22', undefined, undefined, 1]],
    ['9911220930', ['1999-11-22', '09:30', undefined, 1]],
    ['9001010930', ['1990-01-01', '09:30', undefined, 1]],
    ['8912310930', [undefined, undefined, 'after-today', 1]],
    ['2602290930', [undefined, undefined, 'not-a-day', 1]],
    ['2402290930', ['2024-02-29', '09:30', undefined, 1]],
    ['2611222400', [undefined, undefined, 'not-a-day', 1]],
    ['2611222359', ['2026-11-22', '23:59', undefined, 1]],
    ['2611220000', ['2026-11-22', undefined, undefined, 1]],
    ['', [undefined, undefined, 'no-day', 1]],
    ['26/11/22', [undefined, undefined, 'not-a-day', 1]],
  ])('%j', (collected, expected) => {
    expect(dayOf(collected)).toEqual(expected)
  })

  it('a year of two figures lies in this century from its first day on', () => {
    expect(dayOf('2611220930', '2026-11-21')[2]).toBe('after-today')
    expect(dayOf('0001010930')[0]).toBe('2000-01-01')
  })

  it('the other dialects write it with four figures', () => {
    const items = [{ code: ALT, value: '98' }]
    const generic = readLab(genericRecord({ collected: '202609141455', items }))
    expect(generic.results).toMatchObject([{ day: '2026-09-14', time: '14:55' }])
    expect(readLab(oldRecord({ items })).results).toMatchObject([{ day: '2026-09-14' }])
    expect(readLab(oldRecord({ items })).results[0]).not.toHaveProperty('time')
  })
})

describe('how records are cut', () => {
  const records = [1, 2, 3, 4, 5, 6].map((at) =>
    newRecord({ number: `0014${at}`, name: 'ｻｲﾄｳ ﾊﾅ', items: [{ code: ALT, value: String(20 + at) }] }),
  )
  const numbers = ['00141', '00142', '00143', '00144', '00145', '00146']

  it.each([
    ['CRLF', '\r\n'],
    ['LF', '\n'],
    ['CR', '\r'],
    ['nothing', ''],
  ])('ended by %s, whole or in pieces of any size', (_, end) => {
    const file = withEnds(records, end)
    for (const piece of [1, 7, 255, 256, 257, 1 << 16]) {
      const found = readLab(file, { piece })
      expect(found.results.map(({ number }) => number)).toEqual(numbers)
      expect(found.results.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6])
      expect([found.problems, found.warnings]).toEqual([[], []])
    }
  })

  it.each(['\u001a', '\r\n\u001a', '\u001a\r\n', '\u0000'])(
    'the mark of old systems at the end says nothing: %j',
    (mark) => {
      for (const end of ['\r\n', '']) {
        const file = joined([
          withEnds(records.slice(0, 5), end),
          records[5] ?? new Uint8Array(),
          new TextEncoder().encode(mark),
        ])
        const found = readLab(file)
        expect(found.results).toHaveLength(6)
        expect(found.problems).toEqual([])
      }
    },
  )

  it('blank lines and blank records are passed over, and the lines after them keep their number', () => {
    const [first = new Uint8Array(), second = new Uint8Array()] = records
    const blank = new Uint8Array(256).fill(32)
    const found = readLab(withEnds([first, new Uint8Array(), blank, second], '\n'))
    expect(found.results.map(({ line }) => line)).toEqual([1, 4])
    expect(found.problems).toEqual([])
  })

  it('a record that ends too early is named with its line, the others are taken', () => {
    const [first = new Uint8Array(), second = new Uint8Array()] = records
    const found = readLab(joined([withEnds([first], '\r\n'), second.subarray(0, 150)]), {
      kind: 'record-256-new',
    })
    expect(found.results.map(({ number }) => number)).toEqual(['00141'])
    expect(found.problems).toMatchObject([{ code: 'record-length', where: { line: 2 } }])
    expect(accountedCells(found)).toBe(2)
  })

  it('a last record that is short is named in a file without line ends too', () => {
    const found = readLab(withEnds(records, '').subarray(0, 256 * 5 + 200))
    expect(found.results).toHaveLength(5)
    expect(found.problems).toMatchObject([{ code: 'record-length', where: { line: 6 } }])
  })

  it('spare bytes that a program cut off at the end of a line are not missed, further ones are', () => {
    const [first = new Uint8Array()] = records
    const withoutSpare = [254, 253].map((length) =>
      readLab(withEnds([first.subarray(0, length)], '\n'), { kind: 'record-256-new' }),
    )
    expect(withoutSpare.map(({ results, problems }) => [results.length, problems.length])).toEqual([
      [1, 0],
      [0, 1],
    ])
    const generic = genericRecord({ items: [{ code: ALT, value: '98' }] })
    expect(readLab(withEnds([generic.subarray(0, 238)], '\n')).results).toHaveLength(1)
    expect(readLab(generic.subarray(0, 237), { kind: 'record-256-generic' }).problems).toHaveLength(1)
  })

  it('blanks beyond the end are nothing, anything else is a problem', () => {
    const [first = new Uint8Array()] = records
    const longer = (text: string): LabFound =>
      readLab(withEnds([joined([first, new TextEncoder().encode(text)])], '\n'), { kind: 'record-256-new' })
    expect(longer('   ').results).toHaveLength(1)
    expect(longer('  x').problems).toMatchObject([{ code: 'record-length' }])
  })

  it('half a letter at the end of a field is left away', () => {
    const { subjects } = readLab(
      newFile({ name: '一二三四五六七八九ｱ斉藤', items: [{ code: ALT, value: '98' }] }),
    ).gathered
    expect(subjects.list).toMatchObject([{ name: '一二三四五六七八九ｱ' }])
  })
})

describe('records that are no results', () => {
  it('orders are counted and left out with a word', () => {
    const found = readLab(
      newFile({ kind: 'O1' }, { kind: 'O2' }, { kind: 'O2' }, { items: [{ code: ALT, value: '98' }] }),
    )
    expect(found.results).toHaveLength(1)
    expect(found.leftOut).toEqual([
      { heading: 'O1', reason: 'order', cells: 1 },
      { heading: 'O2', reason: 'order', cells: 2 },
    ])
    expect(found.notes[0]?.en).toContain('3 records of orders')
  })

  it('a file of orders alone is recognised, once, and holds no results', () => {
    const file = newFile({ kind: 'O1' }, { kind: 'O2' })
    expect(answersTo(beginningOf(file))).toEqual([{ kind: 'record-256-generic', certainty: 3 }])
    expect(readLab(file).results).toEqual([])
  })

  it('another kind is counted, and what is no record at all is a problem', () => {
    const noise = new TextEncoder().encode('これは結果ではない')
    const found = readLab(joined([newFile({ kind: 'Z9' }, { items: [{ code: ALT, value: '98' }] }), noise]), {
      kind: 'record-256-new',
    })
    expect(found.leftOut).toEqual([{ heading: 'Z9', reason: 'other-content', cells: 1 }])
    expect(found.problems).toMatchObject([{ code: 'record-kind', where: { line: 3 } }])
  })
})

describe('which dialect it is', () => {
  const items = [{ code: ALT, value: '98' }]

  it('two that fit are equally sure, so that a person is asked', () => {
    const file = withEnds(
      [newRecord({ items, collected: '210120' }), newRecord({ items, collected: '210205' })],
      '\n',
    )
    expect(answersTo(beginningOf(file))).toEqual([
      { kind: 'record-256-new', certainty: 2 },
      { kind: 'record-256-old', certainty: 2 },
    ])
  })

  it('none that fits is said by all three, with little certainty', () => {
    const file = newFile({ items, collected: '' })
    expect(answersTo(beginningOf(file)).map(({ certainty }) => certainty)).toEqual([1, 1, 1])
  })

  it.each([
    ['record-256-new', newRecord({ items })],
    ['record-256-old', oldRecord({ items })],
    ['record-256-generic', genericRecord({ items })],
  ])('one record is enough for %s', (kind, record) => {
    expect(answersTo(beginningOf(record))).toEqual([{ kind, certainty: 3 }])
  })

  it('one damaged record of six does not change the answer, two of six do', () => {
    const good = newRecord({ items })
    const file = (damaged: number): Uint8Array =>
      withEnds(
        [...Array<Uint8Array>(6 - damaged).fill(good), ...Array<Uint8Array>(damaged).fill(good.subarray(9))],
        '\n',
      )
    expect(answersTo(beginningOf(file(1)))).toEqual([{ kind: 'record-256-new', certainty: 3 }])
    expect(answersTo(beginningOf(file(2)))).toEqual([])
  })
})

describe('what an item means', () => {
  it('another specimen is another test, whatever its analyte is', () => {
    const found = readLab(newFile({ items: [{ code: '3A015000000127101', value: '12' }] }))
    expect(found.leftOut).toEqual([{ heading: '3A015000000127101', reason: 'unknown-analyte', cells: 1 }])
  })

  it('a code without its last two characters is read, five alone are read with a note', () => {
    const found = readLab(
      newFile({
        items: [
          { code: ALT.slice(0, 15), value: '98' },
          { code: TG.slice(0, 5), value: '120' },
        ],
      }),
    )
    expect(found.results.map(({ analyte }) => analyte)).toEqual(['alt', 'tg'])
    expect(found.warnings).toMatchObject([{ code: 'code-of-analyte-alone', received: '3F015' }])
  })

  it('what the clinic says of a code goes before the catalogue, and may leave it out', () => {
    const found = readLab(
      newFile({
        items: [
          { code: '0481', value: '98' },
          { code: ALT, value: '20' },
        ],
      }),
      {
        rules: {
          ownItem: (kind, sent) => {
            if (kind !== 'record-256-new') return undefined
            return sent === '0481' ? { analyte: 'ast' } : 'leave-out'
          },
        },
      },
    )
    expect(found.results.map(({ analyte }) => analyte)).toEqual(['ast'])
    expect(found.leftOut).toEqual([{ heading: ALT, reason: 'by-mapping', cells: 1 }])
  })

  it('a value that is not plausible in the unit of the catalogue is a problem, not a guess', () => {
    const found = readLab(newFile({ items: [{ code: ALT, value: '98000' }] }))
    expect(found.results).toEqual([])
    expect(found.problems).toMatchObject([{ code: 'unit-missing', received: '98000', where: { line: 1 } }])
  })

  it('a record without a number, or of no day, costs its items and says how many', () => {
    const items = [
      { code: ALT, value: '98' },
      { code: AST, value: '20' },
    ]
    const found = readLab(newFile({ number: '', items }, { items: [{ code: ALT, value: '97' }] }), {
      kind: 'record-256-new',
    })
    expect(found.problems).toMatchObject([{ code: 'no-number', where: { line: 1 } }])
    expect(found.gathered.problems.cells).toBe(2)
    expect(found.results).toHaveLength(1)
  })
})
