import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import type { DrawFacts, PatientFacts } from '@/domain/facts'
import type { Protocol } from '@/domain/protocol'
import { explain, verdict, type Verdict } from '@/domain/verdict'
import { bimonthly } from '@/tables/protocols/bimonthly'
import { delphi2022 } from '@/tables/protocols/delphi2022'
import { month1Bimonthly } from '@/tables/protocols/month1Bimonthly'
import { aCourse, aDraw, aFacts, someRules, type GivenCourse } from '../../builders/facts'

const baseline = aDraw('2026-04-02')
type Doses = NonNullable<GivenCourse['doses']>

/** Start 2026-04-10 with these doses and draws. */
function taking(doses: Doses, draws: DrawFacts[], more: GivenCourse = {}): PatientFacts {
  return aFacts({ courses: [aCourse('2026-04-10', { doses, ...more })], draws })
}

function under(protocol: Protocol, facts: PatientFacts, today: string): Verdict {
  const rules = someRules({ protocolById: () => protocol })
  return verdict(facts, rules, day(today))
}

const peak = (facts: PatientFacts, today: string) => under(delphi2022, facts, today)

describe('a draw at the peak dose', () => {
  test('is due within a month of the first dose, which is higher than none before', () => {
    const facts = taking([['2026-04-10', 20]], [baseline])
    expect(peak(facts, '2026-05-09')).toMatchObject({ status: 'due-soon', due: '2026-05-10' })
    expect(peak(facts, '2026-05-10').status).toBe('due-today')
    expect(peak(facts, '2026-05-11')).toMatchObject({ status: 'overdue', daysOverdue: 1 })
  })

  test('is not served by the baseline, not even by one drawn on the first day', () => {
    expect(peak(taking([['2026-04-10', 20]], [aDraw('2026-04-10')]), '2026-04-11').due).toBe('2026-05-10')
    expect(peak(taking([['2026-04-10', 20]], [baseline, aDraw('2026-04-11')]), '2026-04-12').status).toBe(
      'none-left',
    )
  })

  test('is served from the day of the step on, not by a draw of the day before', () => {
    const doses: Doses = [
      ['2026-04-10', 20],
      ['2026-06-10', 40],
    ]
    expect(peak(taking(doses, [baseline, aDraw('2026-06-09')]), '2026-06-20').due).toBe('2026-07-10')
    expect(peak(taking(doses, [baseline, aDraw('2026-06-10')]), '2026-06-20').status).toBe('none-left')
  })

  test('is wanted by each dose higher than all before it, not by one that was higher once', () => {
    const doses: Doses = [
      ['2026-04-10', 40],
      ['2026-05-20', 20],
      ['2026-06-20', 40],
      ['2026-07-20', 45],
    ]
    const draws = [baseline, aDraw('2026-05-01')]
    expect(peak(taking(doses.slice(0, 3), draws), '2026-07-01').status).toBe('none-left')
    expect(peak(taking(doses, draws), '2026-07-21')).toMatchObject({ due: '2026-08-20' })
  })

  test('stays due for the first peak that no draw has served; one draw serves all peaks before it', () => {
    const doses: Doses = [
      ['2026-04-10', 20],
      ['2026-05-05', 30],
      ['2026-05-20', 40],
    ]
    expect(peak(taking(doses, [baseline]), '2026-05-25')).toMatchObject({ due: '2026-05-10' })
    expect(peak(taking(doses, [baseline, aDraw('2026-05-06')]), '2026-05-25').due).toBe('2026-06-20')
    expect(peak(taking(doses, [baseline, aDraw('2026-05-20')]), '2026-05-25').status).toBe('none-left')
  })

  test('for a course without a recorded dose counts from the first day, and the words say so', () => {
    const facts = taking([], [baseline])
    const said = peak(facts, '2026-05-12')
    expect(said).toMatchObject({ status: 'overdue', due: '2026-05-10', daysOverdue: 2 })
    expect(explain(said, facts, 'ja')).toContain('用量の記録なし、服用開始(2026-04-10)+ 1か月 = 2026-05-10')
    expect(explain(said, facts, 'en')).toContain('no dose recorded, first day (10 Apr 2026) + 1 month')
  })

  test('a first dose recorded only later is a peak of its own, after the first day', () => {
    const facts = taking([['2026-06-01', 20]], [baseline, aDraw('2026-05-02')])
    expect(peak(facts, '2026-06-02')).toMatchObject({ due: '2026-07-01' })
  })

  test('a dose written down from before the first day counts from the first day', () => {
    expect(peak(taking([['2026-04-01', 20]], [baseline]), '2026-04-20').due).toBe('2026-05-10')
  })

  test('of two doses entered for one day the later entry holds', () => {
    const doses: Doses = [
      ['2026-04-10', 20],
      ['2026-06-10', 60],
      ['2026-06-10', 20],
    ]
    expect(peak(taking(doses, [baseline, aDraw('2026-05-05')]), '2026-06-20').status).toBe('none-left')
  })

  test('the order in which doses were entered changes nothing', () => {
    const doses: Doses = [
      ['2026-06-10', 40],
      ['2026-04-10', 20],
    ]
    expect(peak(taking(doses, [baseline, aDraw('2026-05-05')]), '2026-06-20').due).toBe('2026-07-10')
  })

  test('a planned raise is due after it, and makes nothing overdue before', () => {
    const doses: Doses = [
      ['2026-04-10', 20],
      ['2026-06-10', 40],
    ]
    const facts = taking(doses, [baseline, aDraw('2026-05-05')])
    expect(peak(facts, '2026-05-06')).toMatchObject({ status: 'on-schedule', due: '2026-07-10' })
    expect(peak(facts, '2026-06-09')).toMatchObject({ status: 'on-schedule', due: '2026-07-10' })
    expect(peak(facts, '2026-07-11')).toMatchObject({ status: 'overdue', daysOverdue: 1 })
  })

  test('beyond the planned end none is left, and after the last dose a step was never taken', () => {
    const doses: Doses = [
      ['2026-04-10', 20],
      ['2026-07-20', 40],
    ]
    const draws = [baseline, aDraw('2026-05-05')]
    expect(peak(taking(doses, draws, { weeks: 16 }), '2026-07-25')).toMatchObject({
      status: 'none-left',
      noneLeft: '2026-08-20',
    })
    const ended = peak(taking(doses, draws, { end: '2026-07-19' }), '2026-07-01')
    expect(ended.status).toBe('none-left')
    expect(ended.noneLeft).toBeUndefined()
  })

  test('a step within a pause counts from the restart, when it is first taken', () => {
    const doses: Doses = [
      ['2026-04-10', 20],
      ['2026-06-05', 40],
    ]
    const draws = [baseline, aDraw('2026-05-05'), aDraw('2026-06-15')]
    const paused = taking(doses, draws, { pauses: ['2026-06-01/2026-06-25'] })
    expect(peak(paused, '2026-06-26')).toMatchObject({ due: '2026-07-25' })
    const open = taking(doses, draws, { pauses: ['2026-06-01/'] })
    expect(peak(open, '2026-06-26')).toMatchObject({ status: 'on-hold' })
  })

  test('through a long pause nothing is due; then the later of the peak’s day and the restart', () => {
    const facts = taking([['2026-04-10', 20]], [baseline], { pauses: ['2026-04-25/2026-05-20'] })
    expect(peak(facts, '2026-05-15').status).toBe('on-hold')
    expect(peak(facts, '2026-05-20')).toMatchObject({ status: 'due-today', due: '2026-05-20' })
  })
})

describe('a draw after a raised dose (clinical.md §5 row 11)', () => {
  const extra: Protocol = { ...bimonthly, onDoseIncrease: { offset: { months: 1 } } }
  const raised = (on: string): Doses => [
    ['2026-04-10', 20],
    [on, 40],
  ]
  const after = (on: string, draws: DrawFacts[], today: string, protocol = extra) =>
    under(protocol, taking(raised(on), draws), today)

  test('is due at the offset after the day of the raise', () => {
    // The regular day is 2026-08-02.
    const draws = [baseline, aDraw('2026-06-02')]
    const said = after('2026-06-10', draws, '2026-07-11')
    expect(said).toMatchObject({ status: 'overdue', due: '2026-07-10', daysOverdue: 1 })
    expect(said.clocks[0]).toMatchObject({
      from: 'dose-increase',
      step: { day: '2026-06-10', mgPerDay: 40, before: 20 },
    })
  })

  test('is dropped where the regular day is within 14 days after it, and stands at 15', () => {
    const draws = [baseline, aDraw('2026-06-02')]
    expect(after('2026-06-19', draws, '2026-07-01').due).toBe('2026-08-02')
    expect(after('2026-06-18', draws, '2026-07-01').due).toBe('2026-07-18')
  })

  test('is dropped where the regular day is earlier', () => {
    const draws = [baseline, aDraw('2026-06-02')]
    expect(after('2026-07-10', draws, '2026-07-11').due).toBe('2026-08-02')
  })

  test('is served by a draw after the day of the raise, not by one of that day', () => {
    expect(after('2026-06-10', [baseline, aDraw('2026-06-10')], '2026-06-20').due).toBe('2026-07-10')
    expect(after('2026-06-10', [baseline, aDraw('2026-06-11')], '2026-06-20').due).toBe('2026-08-11')
  })

  test('is wanted by a dose raised again after it was lowered, and not by the first dose or a lower one', () => {
    const doses: Doses = [
      ['2026-04-10', 40],
      ['2026-06-05', 20],
      ['2026-06-10', 40],
    ]
    const draws = [baseline, aDraw('2026-06-02')]
    expect(under(extra, taking(doses.slice(0, 1), draws), '2026-06-20').due).toBe('2026-08-02')
    expect(under(extra, taking(doses.slice(0, 2), draws), '2026-06-20').due).toBe('2026-08-02')
    expect(under(extra, taking(doses, draws), '2026-06-20').due).toBe('2026-07-10')
  })

  test('is not wanted by a first dose that was recorded late: nothing says that it was raised', () => {
    expect(
      under(extra, taking([['2026-06-10', 40]], [baseline, aDraw('2026-06-02')]), '2026-06-20').due,
    ).toBe('2026-08-02')
  })

  test('stands beside a first follow-up, where that is later', () => {
    const early: Protocol = {
      ...month1Bimonthly,
      first: { offset: { months: 3 }, notBefore: { days: 14 } },
      onDoseIncrease: { offset: { months: 1 } },
    }
    expect(after('2026-05-01', [baseline], '2026-05-02', early).due).toBe('2026-06-01')
  })

  test('is asked of each group by its own last draw', () => {
    const draws = [baseline, aDraw('2026-06-02'), aDraw('2026-06-20', { present: ['alt'] })]
    const said = after('2026-06-10', draws, '2026-06-21')
    expect(said).toMatchObject({ due: '2026-07-10', groups: ['lipids'] })
    expect(said.clocks.map((clock) => clock.due)).toEqual(['2026-08-20', '2026-07-10'])
  })

  test('a missing baseline comes first', () => {
    expect(after('2026-04-20', [], '2026-05-25')).toMatchObject({
      status: 'baseline-missing',
      due: '2026-04-10',
    })
  })

  test('the words name the dose before and after, the day and the sum', () => {
    const facts = taking(raised('2026-10-05'), [aDraw('2026-04-02'), aDraw('2026-10-01')])
    const said = under(extra, facts, '2026-10-20')
    expect(explain(said, facts, 'ja')).toContain(
      '肝機能・脂質 用量 20→40 mg(2026-10-05)+ 1か月 = 2026-11-05。本日 2026-10-20、期限まであと16日',
    )
    expect(explain(said, facts, 'en')).toContain(
      'Liver and lipids: dose 20→40 mg (5 Oct 2026) + 1 month = 5 Nov 2026; today 20 Oct 2026: due in 16 days',
    )
  })
})

test('protocols that ask nothing of the dose do not look at it', () => {
  const doses: Doses = [
    ['2026-04-10', 20],
    ['2026-05-10', 80],
  ]
  expect(under(bimonthly, taking(doses, [baseline]), '2026-05-11').due).toBe('2026-06-02')
})
