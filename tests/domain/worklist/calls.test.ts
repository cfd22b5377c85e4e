import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import type { PatientFacts } from '@/domain/facts'
import { factsOf } from '@/domain/factsOf'
import { verdict } from '@/domain/verdict'
import { chipHolds, worklistRow, type WorklistRow } from '@/domain/worklist'
import { aCourse, aDraw, aFacts, someRules } from '../../builders/facts'
import { aDraw as aStoredDraw, aPatient } from '../edit/builders'

const TODAY = day('2026-11-22')

function aRow(facts: Partial<PatientFacts>, calls?: number): WorklistRow {
  const all = aFacts(facts)
  return worklistRow(all, verdict(all, someRules(), TODAY), undefined, TODAY, calls)
}

const called = (calls: number): Partial<PatientFacts> => ({
  courses: [aCourse('2026-07-20')],
  draws: [aDraw('2026-09-14', { reviewed: '2026-09-20' })],
  lastContact: { day: day('2026-11-20'), outcome: 'no-answer' },
  ...(calls > 0 ? { callsNotReached: calls } : {}),
})

describe('not reached', () => {
  test('twice in a row asks for the next step, once does not', () => {
    expect(aRow(called(1)).notReached).toBeUndefined()
    expect(aRow(called(2)).notReached).toBe(2)
    expect(aRow(called(0)).notReached).toBeUndefined()
  })

  test('as often as the clinic set', () => {
    expect(aRow(called(2), 3).notReached).toBeUndefined()
    expect(aRow(called(3), 3).notReached).toBe(3)
    expect(aRow(called(1), 1).notReached).toBe(1)
    expect(aRow(called(0), 0).notReached).toBeUndefined()
  })

  test('whoever was drawn after a call has been reached, whatever became of that call', () => {
    const call = (on: string) => ({ id: on, day: day(on), outcome: 'no-answer' as const })
    const inVain = (drawn: string) =>
      factsOf(
        aPatient({
          draws: [aStoredDraw(drawn, { alt: '20' })],
          contacts: [call('2026-11-10'), call('2026-11-14'), call('2026-11-20')],
        }),
      ).callsNotReached
    expect(inVain('2026-11-10')).toBe(3)
    expect(inVain('2026-11-11')).toBe(2)
    expect(inVain('2026-11-20')).toBe(1)
    expect(inVain('2026-11-21')).toBeUndefined()
  })

  test('has a filter of its own', () => {
    expect(chipHolds(aRow(called(2)), 'not-reached')).toBe(true)
    expect(chipHolds(aRow(called(1)), 'not-reached')).toBe(false)
  })
})

describe('a review that no longer stands', () => {
  const reviewed = aDraw('2026-09-14', { reviewed: '2026-09-20' })
  const changed = { ...reviewed, changedSince: true as const }

  test('makes its draw unreviewed again, and the list says that this is why', () => {
    expect(aRow({ draws: [reviewed] })).toMatchObject({ unreviewedDraws: 0, outlivedReviews: 0 })
    expect(aRow({ draws: [changed] })).toMatchObject({ unreviewedDraws: 1, outlivedReviews: 1 })
  })

  test('stands among the unreviewed, whatever its values are now', () => {
    expect(chipHolds(aRow({ draws: [reviewed] }), 'unreviewed')).toBe(false)
    expect(chipHolds(aRow({ draws: [changed] }), 'unreviewed')).toBe(true)
  })

  test('is not told of a draw that nobody ever reviewed', () => {
    expect(aRow({ draws: [aDraw('2026-09-14')] })).toMatchObject({ unreviewedDraws: 1, outlivedReviews: 0 })
  })
})
