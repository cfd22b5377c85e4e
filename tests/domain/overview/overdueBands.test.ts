import { describe, expect, test } from 'vitest'
import { addDays, day } from '@/domain/day'
import { OVERDUE_BANDS, overdueBands } from '@/domain/overview'
import { verdict } from '@/domain/verdict'
import { aCourse, aDraw, aFacts, someRules } from '../../builders/facts'

const DRAWN = day('2026-04-02')
const DUE = day('2026-06-02')

/** The band of somebody so many days past the due day. */
function bandAfter(days: number): string | undefined {
  const facts = aFacts({ courses: [aCourse('2026-04-10')], draws: [aDraw(DRAWN)] })
  const { bands } = overdueBands([{ verdict: verdict(facts, someRules(), addDays(DUE, days)) }])
  return bands.find(({ rows }) => rows.length > 0)?.id
}

describe('overdue by days', () => {
  test.each([
    [0, undefined],
    [1, '1-7'],
    [7, '1-7'],
    [8, '8-14'],
    [14, '8-14'],
    [15, '15-28'],
    [28, '15-28'],
    [29, '29-56'],
    [56, '29-56'],
    [57, '57+'],
    [400, '57+'],
  ])('%i days past the due day: %s', (days, band) => {
    expect(bandAfter(days)).toBe(band)
  })

  test('the bands follow on each other without a gap', () => {
    OVERDUE_BANDS.forEach(({ from }, at) => expect(from).toBe((OVERDUE_BANDS[at - 1]?.to ?? 0) + 1))
  })

  test('most days first, and those without a baseline apart, whatever their days', () => {
    const late = (drawn: string) => {
      const facts = aFacts({ number: drawn, courses: [aCourse(drawn)], draws: [aDraw(drawn)] })
      return { facts, verdict: verdict(facts, someRules(), day('2026-11-22')) }
    }
    const missing = aFacts({ number: 'missing', courses: [aCourse('2026-10-01')] })
    const found = overdueBands([
      late('2026-09-21'),
      { facts: missing, verdict: verdict(missing, someRules(), day('2026-11-22')) },
      late('2026-09-16'),
    ])
    expect(found.bands[0]?.rows.map(({ facts }) => facts.number)).toEqual(['2026-09-16', '2026-09-21'])
    expect(found.baselineMissing.map(({ facts }) => facts.number)).toEqual(['missing'])
    expect(found.baselineMissing[0]?.verdict.daysOverdue).toBe(52)
  })
})
