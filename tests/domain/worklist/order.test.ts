import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import type { PatientFacts } from '@/domain/facts'
import type { Flag } from '@/domain/interpret/types'
import type { Verdict } from '@/domain/verdict'
import { defaultOrder, searchRows, sortRows, SORTS, type SortBy, type WorklistRow } from '@/domain/worklist'
import { aFacts } from '../../builders/facts'

const TODAY = day('2026-11-22')

interface Given extends Partial<Omit<WorklistRow, 'verdict' | 'facts'>> {
  verdict?: Partial<Verdict>
  facts?: Partial<PatientFacts>
}

/** A row as it is, told directly: these tests are about order, not about what the rules answer. */
function aRow(number: string, { verdict = {}, facts = {}, ...given }: Given = {}): WorklistRow {
  return {
    facts: aFacts({ number, ...facts }),
    verdict: {
      status: 'on-schedule',
      modifiers: [],
      groups: [],
      daysOverdue: 0,
      drawToday: 'no',
      protocol: 'bimonthly@1',
      today: TODAY,
      clocks: [],
      ...verdict,
    },
    worst: undefined,
    unreviewedDraws: 0,
    outlivedReviews: 0,
    section: 'work',
    inTreatment: true,
    ...given,
  }
}

const numbers = (rows: readonly WorklistRow[]) => rows.map((row) => row.facts.number)
const shuffled = (rows: readonly WorklistRow[]) => [...rows].sort((a, b) => (hash(a) < hash(b) ? -1 : 1))
const hash = (row: WorklistRow) => (Number(row.facts.number) * 7919) % 101

describe('the order in which the list opens', () => {
  const inOrder = [
    aRow('31', { unreviewedWorst: 'critical' }),
    aRow('30', { unreviewedWorst: 'stop', verdict: { status: 'overdue', daysOverdue: 90 } }),
    aRow('29', { verdict: { status: 'unknown', because: 'courses-overlap' } }),
    aRow('28', { verdict: { status: 'baseline-missing', daysOverdue: 40 } }),
    aRow('27', { verdict: { status: 'baseline-missing', daysOverdue: 2 } }),
    aRow('26', { verdict: { status: 'baseline-missing', daysOverdue: 0 } }),
    aRow('25', { verdict: { status: 'overdue', daysOverdue: 112 } }),
    aRow('24', { verdict: { status: 'overdue', daysOverdue: 8 }, unreviewedWorst: 'caution' }),
    aRow('22', { verdict: { status: 'overdue', daysOverdue: 1 } }),
    aRow('23', { verdict: { status: 'overdue', daysOverdue: 1 } }),
    aRow('21', { verdict: { status: 'in-grace' } }),
    aRow('20', { verdict: { status: 'due-today', due: TODAY } }),
    aRow('19', { verdict: { status: 'due-soon', due: day('2026-11-23'), modifiers: ['results-late'] } }),
    aRow('18', { verdict: { status: 'due-soon', due: day('2026-12-06') } }),
    aRow('17', { verdict: { status: 'on-schedule', modifiers: ['awaiting-results', 'results-late'] } }),
    aRow('16', { verdict: { status: 'on-hold', pauseWakes: TODAY } }),
    aRow('13', { verdict: { status: 'on-schedule' } }),
    aRow('14', { verdict: { status: 'none-left' } }),
    aRow('15', { verdict: { status: 'on-schedule' } }),
    aRow('12', { verdict: { status: 'on-hold', pauseWakes: day('2026-11-23') } }),
    aRow('11', { verdict: { status: 'no-course' } }),
    aRow('10', { verdict: { status: 'finished' } }),
    aRow('9', { section: 'booked', verdict: { status: 'due-soon', due: day('2026-11-25') } }),
    aRow('8', { section: 'booked' }),
    aRow('7', { section: 'snoozed', verdict: { status: 'overdue', daysOverdue: 300 } }),
  ]
  // Among late results and outlasted pauses equal rows go by number.
  const expected = numbers(inOrder).map((number) =>
    number === '17' ? '16' : number === '16' ? '17' : number,
  )

  test('is that of the specification, from any order before it', () => {
    expect(numbers(defaultOrder(shuffled(inOrder)))).toEqual(expected)
    expect(numbers(defaultOrder([...inOrder].reverse()))).toEqual(expected)
  })

  test('leaves the rows that it was given as they were', () => {
    const given = shuffled(inOrder)
    const before = numbers(given)
    defaultOrder(given)
    expect(numbers(given)).toEqual(before)
  })

  test.each([
    [
      ['10', '9', '100'],
      ['9', '10', '100'],
    ],
    [
      ['00142', '142', '0099'],
      ['0099', '142', '00142'],
    ],
    [
      ['B-2', 'A-10', 'A-9', '7'],
      ['7', 'A-9', 'A-10', 'B-2'],
    ],
    [
      ['12345678901234567890', '2'],
      ['2', '12345678901234567890'],
    ],
    [[], []],
  ])('equal rows go by number: %s', (given, sorted) => {
    expect(numbers(defaultOrder(given.map((number) => aRow(number))))).toEqual(sorted)
  })

  test('two patients with one number both stay', () => {
    expect(numbers(defaultOrder([aRow('7'), aRow('5'), aRow('7')]))).toEqual(['5', '7', '7'])
  })
})

describe('sorting by a column', () => {
  const worst = (flag: Flag, ulnMultiple?: number): Given => ({
    worst: {
      flag,
      analyte: 'alt',
      text: '',
      day: TODAY,
      ...(ulnMultiple === undefined ? {} : { ulnMultiple }),
    },
  })
  const contact = (on: string): Given => ({ facts: { lastContact: { day: day(on), outcome: 'no-answer' } } })
  const cases: [SortBy, low: Given, high: Given][] = [
    ['week', { courseWeek: 3 }, { courseWeek: 12 }],
    ['dose', { doseMg: 2.5 }, { doseMg: 20 }],
    ['lastDraw', { lastDraw: day('2026-09-14') }, { lastDraw: day('2026-10-01') }],
    ['due', { verdict: { due: day('2026-11-14') } }, { verdict: { due: day('2027-01-01') } }],
    ['visit', { facts: { nextVisit: day('2026-11-25') } }, { facts: { nextVisit: day('2026-12-20') } }],
    ['contact', contact('2026-11-01'), contact('2026-11-20')],
    ['flag', worst('notice', 1.2), worst('stop', 4.3)],
    ['flag', worst('stop', 3.1), worst('stop', 4.3)],
    ['flag', worst('notice', 9999), worst('caution')],
    ['flag', worst('none'), worst('not-judged')],
    ['name', { facts: { kana: 'アオキ' } }, { facts: { kana: 'ワタナベ' } }],
    ['name', { facts: { kana: 'かとう' } }, { facts: { kana: 'ガモウ' } }],
    ['name', { facts: { kana: 'ｱｵｷ' } }, { facts: { kana: 'あかぎ' } }],
  ]

  test.each(cases)('%s: both directions, without a value last, equal rows by number', (by, low, high) => {
    const rows = [aRow('5'), aRow('4', high), aRow('3', low), aRow('2', high), aRow('1')]
    expect(numbers(sortRows(rows, by, false))).toEqual(['3', '2', '4', '1', '5'])
    expect(numbers(sortRows(rows, by, true))).toEqual(['2', '4', '3', '1', '5'])
  })

  test('by number, figures as numbers, in both directions', () => {
    const rows = ['10', '9', '100'].map((number) => aRow(number))
    expect(numbers(sortRows(rows, 'number', false))).toEqual(['9', '10', '100'])
    expect(numbers(sortRows(rows, 'number', true))).toEqual(['100', '10', '9'])
  })

  test('by status, the most urgent first, most days first', () => {
    const rows = [
      aRow('1', { verdict: { status: 'finished' } }),
      aRow('2', { verdict: { status: 'due-soon', due: day('2026-11-30') } }),
      aRow('3', { verdict: { status: 'overdue', daysOverdue: 3 } }),
      aRow('4', { verdict: { status: 'overdue', daysOverdue: 30 } }),
    ]
    expect(numbers(sortRows(rows, 'status', false))).toEqual(['4', '3', '2', '1'])
    expect(numbers(sortRows(rows, 'status', true))).toEqual(['1', '2', '3', '4'])
  })

  test('a name without kana sorts by itself, and a new name finds its place among those known', () => {
    const rows = [aRow('1', { facts: { kana: 'ワタナベ' } }), aRow('2', { facts: { kana: 'アオキ' } })]
    expect(numbers(sortRows(rows, 'name', false))).toEqual(['2', '1'])
    const more = [...rows, aRow('3', { facts: { name: 'サトウ' } }), aRow('4')]
    expect(numbers(sortRows(more, 'name', false))).toEqual(['2', '3', '1', '4'])
  })

  test.each(SORTS)('%s keeps the sections apart and loses nobody', (by) => {
    const rows = [
      aRow('1', { section: 'snoozed', courseWeek: 1 }),
      aRow('2', { section: 'booked' }),
      aRow('3', { courseWeek: 9 }),
      aRow('4', { section: 'snoozed' }),
    ]
    for (const descending of [false, true]) {
      const sorted = sortRows(rows, by, descending)
      expect(sorted.map((row) => row.section)).toEqual(['work', 'booked', 'snoozed', 'snoozed'])
    }
  })
})

describe('search by number, name or kana, anywhere', () => {
  const rows = [
    aRow('00142', { facts: { name: '山田 花子', kana: 'ﾔﾏﾀﾞ ﾊﾅｺ' } }),
    aRow('00518', { facts: { name: '髙橋　健', kana: 'たかはし けん' } }),
    aRow('A-77', { facts: { name: 'Smith John' } }),
  ]
  test.each([
    ['142', ['00142']],
    ['１４２', ['00142']],
    ['ヤマダ', ['00142']],
    ['やまだ', ['00142']],
    ['ﾔﾏﾀﾞ', ['00142']],
    ['だはな', ['00142']],
    ['山田花', ['00142']],
    ['花子　ヤマダ', ['00142']],
    ['タカハシ', ['00518']],
    ['橋健', ['00518']],
    ['smith', ['A-77']],
    ['ＪＯＨＮ', ['A-77']],
    ['a-77', ['A-77']],
    ['00', ['00142', '00518']],
    ['', ['00142', '00518', 'A-77']],
    ['　', ['00142', '00518', 'A-77']],
    ['山田 142', ['00142']],
    ['山田 518', []],
    ['子や', []],
  ])('"%s" finds %s', (text, found) => {
    expect(numbers(searchRows(rows, text))).toEqual(found)
  })
})

test('100,000 rows are in order, and sort again by any column, without a comparison that goes astray', () => {
  const many = Array.from({ length: 100_000 }, (_, at) => {
    const spread = (at * 7919) % 100_000
    return aRow(String(spread).padStart(5, '0'), {
      verdict: spread % 3 === 0 ? { status: 'overdue', daysOverdue: spread % 200 || 1 } : {},
      courseWeek: spread % 30,
    })
  })
  const sorted = defaultOrder(many)
  expect(new Set(sorted).size).toBe(many.length)
  const byWeek = sortRows(many, 'week', true)
  const weeksAndNumbers = byWeek.map((row) => `${String(99 - (row.courseWeek ?? 0))} ${row.facts.number}`)
  const astray = weeksAndNumbers.findIndex((each, at) => at > 0 && each <= (weeksAndNumbers[at - 1] ?? ''))
  expect(weeksAndNumbers[astray]).toBeUndefined()
})
