import { expect, test } from 'vitest'
import { day } from '@/domain/day'
import { holidayOn, loadHolidays } from '@/state/holidays'

test('before the list is loaded no holiday is known', () => {
  expect(holidayOn(day('2026-11-23'))).toBeUndefined()
})

test('loaded, it knows the holidays of Japan by day, substitute days included', async () => {
  await loadHolidays()
  expect(holidayOn(day('2026-11-23'))).toEqual({ ja: '勤労感謝の日', en: 'Labor Thanksgiving Day' })
  expect(holidayOn(day('2026-05-06'))).toBeDefined()
  expect(holidayOn(day('2026-11-24'))).toBeUndefined()
})

test('it knows 2050, and beyond it says nothing', async () => {
  await loadHolidays()
  expect(holidayOn(day('2050-11-23'))).toBeDefined()
  expect(holidayOn(day('2051-01-01'))).toBeUndefined()
})
