// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import {
  eraseRefused,
  lastEntryDay,
  mayErase,
  retentionRefused,
  retentionYearsOf,
} from '@/domain/history/retention'
import type { Patient } from '@/domain/patient'

const by = { id: 'u', name: '佐藤' }
const TODAY = day('2026-11-22')
const stamp = (at: string) => ({ at, by, what: 'x' })

describe('how long a record is kept', () => {
  test('is five years where the clinic says nothing, or less; longer where it says so', () => {
    expect(retentionYearsOf({})).toBe(5)
    expect(retentionYearsOf({ retentionYears: 3 })).toBe(5)
    expect(retentionYearsOf({ retentionYears: 10 })).toBe(10)
  })

  test.each([4, 0, -5, 4.99, 5.5, NaN, Infinity])('cannot be set to %d years', (years) => {
    expect(retentionRefused(years)).toMatchObject({ code: 'retention-too-short', received: String(years) })
  })

  test.each([5, 6, 30])('can be set to %d years', (years) => {
    expect(retentionRefused(years)).toBeUndefined()
  })
})

describe('the last entry about a patient', () => {
  const patient = {
    id: 'p',
    number: '00142',
    birthDate: '2001-03-04',
    weights: [],
    courses: [],
    draws: [{ id: 'd', day: '2021-09-14', results: [], reviews: [{ id: 'v', at: '2021-09-20T18:00' }] }],
    contacts: [],
  } as unknown as Patient

  test('is the latest day on which anything was written about them', () => {
    const stamps = [
      stamp('2021-11-20T09:00:00'),
      undefined,
      stamp('2021-11-21T23:59:59'),
      stamp('2020-01-01T00:00:00'),
    ]
    expect(lastEntryDay(patient, stamps, TODAY)).toBe('2021-11-21')
  })

  test('is the latest day that the record names, where nobody kept who wrote it', () => {
    expect(lastEntryDay(patient, [undefined], TODAY)).toBe('2021-09-20')
  })

  test('is no day ahead, and not the day of birth', () => {
    expect(lastEntryDay({ ...patient, nextVisit: day('2099-01-01') }, [], TODAY)).toBe('2021-09-20')
    expect(lastEntryDay({ ...patient, nextVisit: TODAY }, [], TODAY)).toBe(TODAY)
    expect(lastEntryDay({ ...patient, draws: [] }, [], TODAY)).toBeUndefined()
  })
})

describe('erasing a patient', () => {
  test.each([
    ['2021-11-22', 5, false],
    ['2021-11-21', 5, true],
    ['2016-11-22', 10, false],
    ['2016-11-21', 10, true],
    ['2021-11-22', 1, false],
  ])(
    'whose last entry was on %s, kept for %i years, is allowed on 2026-11-22: %s',
    (last, years, allowed) => {
      expect(mayErase({ lastEntry: day(last), today: TODAY, years })).toBe(allowed)
    },
  )

  test('after an entry on 29 February is allowed from 1 March of a year without that day', () => {
    const of = (today: string) => mayErase({ lastEntry: day('2020-02-29'), today: day(today), years: 5 })
    expect([of('2025-02-28'), of('2025-03-01')]).toEqual([false, true])
  })

  test('is refused with the day until which the record is kept, and where no last entry is known', () => {
    expect(eraseRefused({ lastEntry: day('2021-11-22'), today: TODAY, years: 5 })).toMatchObject({
      code: 'retention-not-over',
      because: { ja: expect.stringContaining('2026-11-22') as string },
    })
    expect(eraseRefused({ lastEntry: undefined, today: TODAY, years: 5 })?.code).toBe('last-entry-unknown')
  })
})
