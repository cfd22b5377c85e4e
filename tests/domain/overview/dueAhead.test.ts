import { describe, expect, test } from 'vitest'
import { addDays, day } from '@/domain/day'
import type { PatientFacts } from '@/domain/facts'
import { dueAhead, mondayOf, WEEKS_AHEAD } from '@/domain/overview'
import { verdict } from '@/domain/verdict'
import type { VerdictRules } from '@/domain/verdict/types'
import { aCourse, aDraw, aFacts, someRules } from '../../builders/facts'

/** A Sunday: the last day of the clinic's week. */
const TODAY = day('2026-11-22')

/** Somebody in a course whose next draw is due so many months after a complete one. */
function drawnOn(on: string, number = on): PatientFacts {
  return aFacts({ number, courses: [aCourse(on)], draws: [aDraw(on)] })
}

function ahead(everybody: readonly PatientFacts[], today = TODAY, rules = someRules()) {
  return dueAhead(
    everybody.map((facts) => ({ number: facts.number, verdict: verdict(facts, rules, today) })),
    today,
  )
}

/** The rules of a clinic whose draws are due so many days after the last. */
function dueAfter(days: number): VerdictRules {
  const protocol = {
    id: 'days',
    version: '1',
    name: { ja: '', en: '' },
    baseline: { maxAge: { months: 1 } },
    repeat: { every: { days } },
    source: '',
  }
  return someRules({ protocolById: () => protocol })
}

function weeksOf(found: ReturnType<typeof ahead>): string[] {
  return found.weeks.flatMap(({ monday, rows }) => rows.map(({ number }) => `${number} in ${monday}`))
}

describe('the weeks of the clinic', () => {
  test('begin on Monday and end on Sunday', () => {
    expect(['2026-11-15', '2026-11-16', '2026-11-22', '2026-11-23'].map((on) => mondayOf(day(on)))).toEqual([
      '2026-11-09',
      '2026-11-16',
      '2026-11-16',
      '2026-11-23',
    ])
  })

  test('are twelve, from this one on, also over the turn of the year', () => {
    const { weeks } = ahead([])
    expect(weeks).toHaveLength(WEEKS_AHEAD)
    expect([weeks[0]?.monday, weeks[0]?.sunday, weeks[7]?.monday, weeks.at(-1)?.sunday]).toEqual([
      '2026-11-16',
      '2026-11-22',
      '2027-01-04',
      '2027-02-07',
    ])
  })

  test('Sunday still belongs to this week, Monday to the next', () => {
    const found = ahead([drawnOn('2026-09-22', 'sunday'), drawnOn('2026-09-23', 'monday')])
    expect(weeksOf(found)).toEqual(['sunday in 2026-11-16', 'monday in 2026-11-23'])
  })

  test('the last Sunday of the twelfth week is in it, the Monday after is later', () => {
    expect(weeksOf(ahead([drawnOn('2026-11-22', 'last')], TODAY, dueAfter(77)))).toEqual([
      'last in 2027-02-01',
    ])
    const found = ahead([drawnOn('2026-11-22', 'far')], TODAY, dueAfter(78))
    expect(found.later.map(({ number }) => number)).toEqual(['far'])
    expect(weeksOf(found)).toEqual([])
  })
})

describe('who stands before the weeks', () => {
  test('overdue, in grace and without a baseline, each by the verdict', () => {
    const everybody = [
      drawnOn('2026-09-14', 'eight days late'),
      drawnOn('2026-09-21', 'one day late'),
      aFacts({ number: 'no baseline', courses: [aCourse('2026-11-01')] }),
      aFacts({ number: 'starts today', courses: [aCourse('2026-11-22')] }),
    ]
    const found = ahead(everybody, TODAY, someRules({ graceDays: 7 }))
    const names = (rows: readonly { number: string }[]) => rows.map(({ number }) => number)
    expect(names(found.past.overdue)).toEqual(['eight days late'])
    expect(names(found.past['in-grace'])).toEqual(['one day late'])
    expect(names(found.past['baseline-missing'])).toEqual(['no baseline', 'starts today'])
    expect(weeksOf(found)).toEqual([])
  })

  test('a day that is past its due day is in no week, also within this week', () => {
    const found = ahead([drawnOn('2026-09-17', 'tuesday')])
    expect(found.past.overdue).toHaveLength(1)
    expect(weeksOf(found)).toEqual([])
  })

  test('who has no due day stands apart, by status', () => {
    const found = ahead([
      aFacts({ number: '1' }),
      aFacts({ number: '2', courses: [aCourse('2026-08-01', { end: '2026-11-01' })] }),
      aFacts({ number: '3' }),
    ])
    expect([...found.undue].map(([status, rows]) => [status, rows.length])).toEqual([
      ['no-course', 2],
      ['finished', 1],
    ])
  })
})

test('a recheck is due in its own week, and within a week the nearest comes first', () => {
  const recheck = aFacts({
    number: 'recheck',
    courses: [aCourse('2026-11-01')],
    draws: [aDraw('2026-11-01', { reviewed: '2026-11-05', recheck: '2026-11-24' })],
  })
  const found = ahead([drawnOn('2026-09-28', 'saturday'), recheck, drawnOn('2026-09-23', 'monday')])
  expect(weeksOf(found)).toEqual(['monday in 2026-11-23', 'recheck in 2026-11-23', 'saturday in 2026-11-23'])
  expect(found.weeks[1]?.rows.map((row) => row.verdict.dueBy)).toEqual(['protocol', 'recheck', 'protocol'])
})

test('on a Monday the week of today begins with it', () => {
  const monday = addDays(TODAY, 1)
  expect(ahead([], monday).weeks[0]?.monday).toBe(monday)
})
