import { describe, expect, test } from 'vitest'
import {
  addDays,
  clampedDay,
  day,
  dayFromNumber,
  dayNumber,
  dayOf,
  daysBetween,
  daysInMonth,
  earlierDay,
  isLeapYear,
  LAST_DAY,
  laterDay,
  parseDay,
} from '@/domain/day'
import { courseWeek, plannedEnd } from '@/domain/course'
import { ageOn } from '@/domain/patient'

describe('a day is a real day of the calendar, as text', () => {
  test.each(['2026-11-22', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is a day', (text) => {
    expect(parseDay(text)).toBe(text)
  })

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    '2026-1-2',
    '2026/11/22',
    ' 2026-11-22',
    '2026-11-22T00:00',
    '20261122',
    '２０２６-11-22',
    '',
  ])('"%s" is no day', (text) => {
    expect(parseDay(text)).toBeUndefined()
    expect(() => day(text)).toThrow(`not a day: ${text}`)
  })

  test('a day of year, month and date is refused where no calendar has it', () => {
    expect(dayOf(2024, 2, 29)).toBe('2024-02-29')
    expect(() => dayOf(2026, 2, 29)).toThrow('no such day: 2026-2-29')
  })

  test('a date beyond its month becomes the last day of that month', () => {
    expect(clampedDay(2026, 2, 28)).toBe('2026-02-28')
    expect(clampedDay(2026, 2, 29)).toBe('2026-02-28')
    expect(clampedDay(2024, 2, 31)).toBe('2024-02-29')
  })

  test('leap years follow the Gregorian rule', () => {
    expect([1900, 2000, 2023, 2024, 2100, 2400].filter(isLeapYear)).toEqual([2000, 2024, 2400])
    expect(
      Array.from({ length: 12 }, (_, month) => daysInMonth(2026, month + 1)).reduce((a, b) => a + b),
    ).toBe(365)
  })
})

describe('counting days', () => {
  test('1970-01-01 is day 0, and every day of 800 years follows the one before', () => {
    expect(dayNumber(day('1970-01-01'))).toBe(0)
    expect(dayNumber(day('1969-12-31'))).toBe(-1)
    let before = dayFromNumber(dayNumber(day('1599-12-31')))
    for (let count = dayNumber(day('1600-01-01')); count <= dayNumber(day('2400-12-31')); count += 1) {
      const here = dayFromNumber(count)
      if (dayNumber(here) !== count || here <= before || parseDay(here) !== here)
        throw new Error(`out of step: ${here}`)
      before = here
    }
    expect(before).toBe('2400-12-31')
  })

  test.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-11-22', 0, '2026-11-22'],
    ['2026-11-22', 5, '2026-11-27'],
    ['2026-11-22', -21, '2026-11-01'],
    ['2026-11-22', -22, '2026-10-31'],
    ['0099-12-31', 1, '0100-01-01'],
  ])('%s and %i days is %s', (from, days, to) => {
    expect(addDays(day(from), days)).toBe(to)
    expect(daysBetween(day(from), day(to))).toBe(days)
  })

  test('a count that leaves the calendar stops at its first or last day', () => {
    expect(addDays(LAST_DAY, 1)).toBe(LAST_DAY)
    expect(addDays(day('0001-01-01'), -1)).toBe('0001-01-01')
  })

  test('of two days the later and the earlier', () => {
    expect(laterDay(day('2026-01-31'), day('2026-02-01'))).toBe('2026-02-01')
    expect(earlierDay(day('2026-01-31'), day('2026-02-01'))).toBe('2026-01-31')
  })
})

describe('a course in weeks', () => {
  test.each([
    ['2026-04-10', 1],
    ['2026-04-16', 1],
    ['2026-04-17', 2],
    ['2026-07-31', 17],
  ])('on %s a course from 2026-04-10 is in week %i', (on, week) => {
    expect(courseWeek(day('2026-04-10'), day(on))).toBe(week)
  })

  test.each([
    [16, '2026-07-31'],
    [20, '2026-08-28'],
  ])('a course of %i weeks from 2026-04-10 is planned to end on %s', (weeks, end) => {
    expect(plannedEnd({ start: day('2026-04-10'), plannedWeeks: weeks })).toBe(end)
  })
})

test('age is counted in whole years, on 29 February from 1 March in other years', () => {
  expect(ageOn(day('2001-03-04'), day('2026-03-03'))).toBe(24)
  expect(ageOn(day('2001-03-04'), day('2026-03-04'))).toBe(25)
  expect(ageOn(day('2004-02-29'), day('2026-02-28'))).toBe(21)
  expect(ageOn(day('2004-02-29'), day('2026-03-01'))).toBe(22)
  expect(ageOn(undefined, day('2026-03-01'))).toBeUndefined()
})
