import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import type { PatientFacts } from '@/domain/facts'
import type { Flag, WorstFlag } from '@/domain/interpret/types'
import { verdict, type VerdictRules } from '@/domain/verdict'
import {
  chipCounts,
  chipHolds,
  CHIPS,
  rowsAgain,
  worklistRow,
  worklistRows,
  type WorklistRow,
} from '@/domain/worklist'
import { aCourse, aDraw, aFacts, someRules } from '../../builders/facts'

const TODAY = '2026-11-22'

interface Given {
  today?: string
  rules?: Partial<VerdictRules>
  flag?: Flag
  unreviewed?: Flag
}

function aRow(
  facts: Partial<PatientFacts>,
  { today = TODAY, rules = {}, flag = 'none', unreviewed }: Given = {},
): WorklistRow {
  const all = aFacts(facts)
  const said = verdict(all, someRules(rules), day(today))
  return worklistRow(all, said, aWorst(flag, unreviewed), day(today))
}

function aWorst(flag: Flag, unreviewed?: Flag): WorstFlag {
  const worst: WorstFlag = { flag, analyte: 'alt', text: '98', day: day('2026-09-14') }
  return unreviewed === undefined ? worst : { ...worst, unreviewed: { flag: unreviewed, analyte: 'alt' } }
}

const course = (given: Parameters<typeof aCourse>[1] = {}) =>
  aCourse('2026-07-20', {
    weeks: 20,
    doses: [
      ['2026-07-20', 20],
      ['2026-10-01', 40],
    ],
    ...given,
  })
const overdue = {
  courses: [course()],
  draws: [aDraw('2026-07-14', { reviewed: '2026-07-18' }), aDraw('2026-09-14', { reviewed: '2026-09-20' })],
}
const dueSoon = { ...overdue, draws: [aDraw('2026-07-14'), aDraw('2026-10-01')] }

describe('what a row shows', () => {
  test('the week, the plan, the dose prescribed today and the last draw', () => {
    expect(aRow(overdue)).toMatchObject({
      courseWeek: 18,
      plannedWeeks: 20,
      doseMg: 40,
      lastDraw: '2026-09-14',
      inTreatment: true,
    })
    expect(aRow(overdue, { today: '2026-09-30' })).toMatchObject({ courseWeek: 11, doseMg: 20 })
  })

  test('no week and no dose before the first day or after the last dose', () => {
    const ended = aRow({ ...overdue, courses: [course({ end: '2026-11-21' })] })
    expect(ended).toMatchObject({ inTreatment: false })
    expect(ended.courseWeek).toBeUndefined()
    expect(ended.doseMg).toBeUndefined()
    expect(aRow({ ...overdue, courses: [course({ end: '2026-11-22' })] })).toMatchObject({
      inTreatment: true,
    })
    expect(aRow(overdue, { today: '2026-07-19' })).toMatchObject({ inTreatment: false })
    expect(aRow(overdue, { today: '2026-07-20' })).toMatchObject({ inTreatment: true, courseWeek: 1 })
  })

  test('a draw after today is not the last draw', () => {
    expect(aRow({ ...overdue, draws: [aDraw('2026-09-14'), aDraw('2026-11-23')] }).lastDraw).toBe(
      '2026-09-14',
    )
  })

  test('draws with something reported that nobody has reviewed are counted', () => {
    const draws = [
      aDraw('2026-07-14'),
      aDraw('2026-08-14', { reviewed: '2026-11-23' }),
      aDraw('2026-09-14', { reviewed: '2026-11-22' }),
      aDraw('2026-10-01', { pending: ['alt'] }),
      aDraw('2026-10-14', { unusable: ['alt'] }),
      aDraw('2026-11-01', { reviewed: '2026-11-05', arrived: '2026-11-05' }),
      aDraw('2026-11-02', { reviewed: '2026-11-05', arrived: '2026-11-06' }),
      aDraw('2026-11-23'),
    ]
    expect(aRow({ ...overdue, draws }).unreviewedDraws).toBe(4)
  })

  test.each([
    ['critical', 'critical'],
    ['notice', 'notice'],
    ['not-judged', undefined],
    ['none', undefined],
  ] as const)('an unreviewed result with flag %s counts as %s', (flag, shown) => {
    expect(aRow(overdue, { unreviewed: flag }).unreviewedWorst).toBe(shown)
  })

  test('the rows of everybody rest on the functions that they are given', () => {
    const everybody = [aFacts(overdue), aFacts({ number: '00002' })]
    const rows = worklistRows(
      everybody,
      (facts) => verdict(facts, someRules(), day(TODAY)),
      () => undefined,
      day(TODAY),
    )
    expect(rows.map((row) => [row.facts.number, row.verdict.status, row.worst])).toEqual([
      ['00001', 'overdue', undefined],
      ['00002', 'no-course', undefined],
    ])
  })
})

describe('booked before the due day', () => {
  test.each([
    ['2026-11-21', 'work'],
    ['2026-11-22', 'booked'],
    ['2026-12-01', 'booked'],
    ['2026-12-02', 'work'],
  ])('due 2026-12-01, next visit %s: %s', (visit, section) => {
    expect(aRow({ ...dueSoon, nextVisit: day(visit) }).section).toBe(section)
  })

  test('an unreviewed severe value, late results and a missing baseline still want a person', () => {
    const booked = { ...dueSoon, nextVisit: day('2026-11-25') }
    expect(aRow(booked, { unreviewed: 'caution' }).section).toBe('booked')
    expect(aRow(booked, { unreviewed: 'stop' }).section).toBe('work')
    expect(aRow(booked, { unreviewed: 'critical' }).section).toBe('work')
    const pending = aDraw('2026-10-01', { present: ['alt'], pending: ['tg'] })
    expect(aRow({ ...booked, draws: [aDraw('2026-07-14'), pending] }).section).toBe('work')
    const fresh = { courses: [aCourse(TODAY)], nextVisit: day(TODAY) }
    expect(aRow(fresh)).toMatchObject({ section: 'work', verdict: { status: 'baseline-missing' } })
  })
})

describe('a snooze', () => {
  const snoozed = (until: string, setOn: string) => ({
    snooze: { until: day(until), setOn: day(setOn), reason: '出張' },
  })

  test('holds until its day and no longer', () => {
    const facts = { ...overdue, ...snoozed('2026-11-25', '2026-11-20') }
    expect(aRow(facts, { today: '2026-11-24' })).toMatchObject({
      section: 'snoozed',
      snoozedUntil: '2026-11-25',
    })
    expect(aRow(facts, { today: '2026-11-25' }).section).toBe('work')
    expect(aRow(facts, { today: '2026-11-25' }).snoozedUntil).toBeUndefined()
  })

  test('lasts 28 days at most, whatever was stored', () => {
    const facts = { ...overdue, ...snoozed('2027-03-01', '2026-11-20') }
    expect(aRow(facts, { today: '2026-12-17' })).toMatchObject({
      section: 'snoozed',
      snoozedUntil: '2026-12-18',
    })
    expect(aRow(facts, { today: '2026-12-18' }).section).toBe('work')
  })

  test('changes neither status nor counts', () => {
    const [asleep, awake] = [aRow({ ...overdue, ...snoozed('2026-11-25', '2026-11-20') }), aRow(overdue)]
    expect(asleep.verdict).toEqual(awake.verdict)
    expect(CHIPS.filter((chip) => chipHolds(asleep, chip))).toEqual([
      'overdue',
      'snoozed',
      'in-treatment',
      'all',
    ])
  })

  test('becoming overdue after it was set wakes it; being overdue already does not', () => {
    expect(aRow({ ...overdue, ...snoozed('2026-12-01', '2026-11-14') }).section).toBe('work')
    expect(aRow({ ...overdue, ...snoozed('2026-12-01', '2026-11-15') }).section).toBe('snoozed')
    expect(
      aRow({ ...overdue, ...snoozed('2026-12-01', '2026-11-15') }, { rules: { graceDays: 2 } }).section,
    ).toBe('work')
    const inGrace = aRow({ ...overdue, ...snoozed('2026-12-01', '2026-11-14') }, { rules: { graceDays: 8 } })
    expect(inGrace).toMatchObject({ section: 'snoozed', verdict: { status: 'in-grace' } })
  })

  test('a course that began without a baseline wakes it', () => {
    const started = { courses: [aCourse('2026-11-21')], ...snoozed('2026-12-01', '2026-11-20') }
    expect(aRow(started).section).toBe('work')
    const before = { courses: [aCourse('2026-11-20')], ...snoozed('2026-12-01', '2026-11-20') }
    expect(aRow(before)).toMatchObject({ section: 'snoozed', verdict: { status: 'baseline-missing' } })
  })

  test('one set after today, by a clock that went wrong, does not hold', () => {
    expect(aRow({ ...overdue, ...snoozed('2026-12-01', '2026-11-23') }).section).toBe('work')
  })

  test('a result that came in after the day on which it was set wakes it', () => {
    const came = (arrived: string) => [
      ...overdue.draws,
      aDraw('2026-11-10', { present: ['ck'], arrived, reviewed: arrived }),
    ]
    expect(
      aRow({ ...overdue, draws: came('2026-11-20'), ...snoozed('2026-12-01', '2026-11-20') }).section,
    ).toBe('snoozed')
    expect(
      aRow({ ...overdue, draws: came('2026-11-21'), ...snoozed('2026-12-01', '2026-11-20') }).section,
    ).toBe('work')
    const drawn = [...overdue.draws, aDraw('2026-11-21', { present: ['ck'] })]
    expect(aRow({ ...overdue, draws: drawn, ...snoozed('2026-12-01', '2026-11-20') }).section).toBe('work')
  })

  test('an unreviewed severe flag that came in on that very day wakes it too', () => {
    const draws = [...overdue.draws, aDraw('2026-11-10', { present: ['alt'], arrived: '2026-11-20' })]
    const facts = { ...overdue, draws, ...snoozed('2026-12-01', '2026-11-20') }
    expect(aRow(facts, { unreviewed: 'critical' }).section).toBe('work')
    expect(aRow(facts, { unreviewed: 'notice' }).section).toBe('snoozed')
    const seen = [aDraw('2026-09-14'), aDraw('2026-11-10', { arrived: '2026-11-20', reviewed: '2026-11-20' })]
    expect(aRow({ ...facts, draws: seen }, { unreviewed: 'critical' }).section).toBe('snoozed')
  })

  test('a pause that outlasts the rule’s day by 28 days wakes it', () => {
    const paused = { ...overdue, courses: [course({ pauses: ['2026-11-01/'] })] }
    const facts = { ...paused, ...snoozed('2026-12-30', '2026-12-05') }
    expect(aRow(facts, { today: '2026-12-12' })).toMatchObject({
      section: 'snoozed',
      verdict: { status: 'on-hold' },
    })
    expect(aRow(facts, { today: '2026-12-13' }).section).toBe('work')
    const again = { ...paused, ...snoozed('2026-12-30', '2026-12-13') }
    expect(aRow(again, { today: '2026-12-20' }).section).toBe('snoozed')
  })

  test('it comes before being booked', () => {
    const facts = { ...dueSoon, nextVisit: day('2026-11-25'), ...snoozed('2026-12-01', '2026-11-20') }
    expect(aRow(facts).section).toBe('snoozed')
  })
})

describe('the filters', () => {
  const pending = aDraw('2026-11-20', { pending: ['alt', 'tg'] })
  const rows: [name: string, row: WorklistRow, chips: string[]][] = [
    ['overdue', aRow(overdue), ['overdue', 'in-treatment', 'all']],
    [
      'due soon, unreviewed notice',
      aRow(dueSoon, { unreviewed: 'notice' }),
      ['unreviewed', 'due-soon', 'in-treatment', 'all'],
    ],
    ['in grace', aRow(overdue, { rules: { graceDays: 10 } }), ['in-treatment', 'all']],
    ['due today', aRow(overdue, { today: '2026-11-14' }), ['due-today', 'in-treatment', 'all']],
    ['baseline missing', aRow({ courses: [course()] }), ['baseline-missing', 'in-treatment', 'all']],
    ['unknown', aRow({ courses: [course({ protocol: 'weekly' })] }), ['unknown', 'in-treatment', 'all']],
    [
      'awaiting results',
      aRow({ ...overdue, draws: [...overdue.draws, pending] }),
      ['results', 'in-treatment', 'all'],
    ],
    [
      'on hold',
      aRow({ ...overdue, courses: [course({ pauses: ['2026-11-01/'] })] }),
      ['on-hold', 'in-treatment', 'all'],
    ],
    ['no course', aRow({}), ['all']],
    ['finished', aRow({ ...overdue, courses: [course({ end: '2026-10-01' })] }), ['all']],
    [
      'not judged is no flag',
      aRow(overdue, { unreviewed: 'not-judged' }),
      ['overdue', 'in-treatment', 'all'],
    ],
  ]

  test.each(rows)('%s', (_, row, chips) => {
    expect(CHIPS.filter((chip) => chipHolds(row, chip))).toEqual(chips)
  })

  test('count patients', () => {
    expect(chipCounts(rows.map(([, row]) => row))).toEqual({
      unreviewed: 1,
      unknown: 1,
      'baseline-missing': 1,
      overdue: 2,
      'due-today': 1,
      'due-soon': 1,
      results: 1,
      'on-hold': 1,
      'not-reached': 0,
      snoozed: 0,
      'in-treatment': 9,
      all: 11,
    })
  })
})

test('a row is made again only for whose facts changed, wherever the others now stand', () => {
  const everybody = ['1', '2', '3'].map((number) => aFacts({ id: `id-${number}`, number }))
  const made: string[] = []
  const rowFor = (facts: PatientFacts): WorklistRow => {
    made.push(facts.number)
    return { ...aRow(facts), facts }
  }
  const again = (now: readonly PatientFacts[], before: readonly WorklistRow[]): WorklistRow[] => {
    made.length = 0
    return rowsAgain(now, before, rowFor)
  }
  const rows = again(everybody, [])
  expect(made).toEqual(['1', '2', '3'])
  const changed = everybody.map((facts) => (facts.number === '2' ? { ...facts, name: '別名' } : facts))
  const after = again(changed, rows)
  expect(made).toEqual(['2'])
  expect([after[0], after[2]]).toEqual([rows[0], rows[2]])
  const came = [aFacts({ id: 'id-0', number: '0' }), ...changed]
  expect(again(came, after).map(({ facts }) => facts.number)).toEqual(['0', '1', '2', '3'])
  expect(made).toEqual(['0'])
  expect(again(changed.slice(1), after)).toEqual(after.slice(1))
  expect(made).toEqual([])
})
