import { describe, expect, test } from 'vitest'
import { closedBecause, openDayAfter, openDayBefore, weekdayOf, type ClosedDays } from '@/domain/closedDays'
import { day, type Day } from '@/domain/day'

const LABOUR = { ja: '勤労感謝の日', en: 'Labor Thanksgiving Day' }
const holidayOn = (on: Day) => (on === '2026-11-23' ? LABOUR : undefined)
const closed: ClosedDays = { weekdays: [0, 4], holidays: true, days: [day('2026-12-29')] }

const because = (on: string, days = closed) => closedBecause(day(on), days, holidayOn)

test('2026-11-22 is a Sunday, 1970-01-01 was a Thursday, 1969-12-31 a Wednesday', () => {
  expect(['2026-11-22', '2026-11-23', '1970-01-01', '1969-12-31'].map((on) => weekdayOf(day(on)))).toEqual([
    0, 1, 4, 3,
  ])
})

describe('a clinic closed on Sundays, Thursdays, national holidays and 29 December', () => {
  test('says why it is closed on a day', () => {
    expect(because('2026-11-22')).toEqual({ weekday: 0 })
    expect(because('2026-11-23')).toEqual({ holiday: LABOUR })
    expect(because('2026-12-29')).toEqual({ own: true })
    expect(because('2026-11-24')).toBeUndefined()
  })

  test('names a holiday only where it closes on holidays', () => {
    expect(because('2026-11-23', { ...closed, holidays: false })).toBeUndefined()
  })

  test('names every reason of a day that has several', () => {
    const all: ClosedDays = { weekdays: [1], holidays: true, days: [day('2026-11-23')] }
    expect(because('2026-11-23', all)).toEqual({ weekday: 1, holiday: LABOUR, own: true })
  })

  test('is open before and after a long weekend', () => {
    expect(openDayBefore(day('2026-11-22'), closed, holidayOn)).toBe('2026-11-21')
    expect(openDayAfter(day('2026-11-22'), closed, holidayOn)).toBe('2026-11-24')
  })
})

test('a clinic that is never open has no next open day', () => {
  const never: ClosedDays = { weekdays: [0, 1, 2, 3, 4, 5, 6], holidays: false, days: [] }
  expect(openDayAfter(day('2026-11-22'), never, holidayOn)).toBeUndefined()
  expect(openDayBefore(day('2026-11-22'), never, holidayOn)).toBeUndefined()
})
