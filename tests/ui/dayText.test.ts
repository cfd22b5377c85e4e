import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { distanceText, weekdayText, writtenDay } from '@/ui/dayText'

describe('how a day is written', () => {
  test('as it is stored, where the clinic chose western dates', () => {
    expect(writtenDay(day('2026-11-14'), 'iso', 'ja')).toBe('2026-11-14')
  })

  test('in the era of that very day', () => {
    expect(writtenDay(day('2026-11-14'), 'era', 'ja')).toBe('令和8年11月14日')
    expect(writtenDay(day('2019-05-01'), 'era', 'ja')).toBe('令和元年5月1日')
    expect(writtenDay(day('2019-04-30'), 'era', 'ja')).toBe('平成31年4月30日')
    expect(writtenDay(day('1989-01-07'), 'era', 'ja')).toBe('昭和64年1月7日')
  })

  test('short in a table', () => {
    expect(writtenDay(day('2026-11-04'), 'era', 'ja', true)).toBe('R8.11.4')
  })

  test('with the name of the era in English', () => {
    expect(writtenDay(day('2026-11-14'), 'era', 'en')).toBe('Reiwa 8-11-14')
  })
})

test('the day of the week', () => {
  expect(weekdayText(day('2026-11-22'), 'ja')).toBe('日')
  expect(weekdayText(day('1969-12-31'), 'en')).toBe('Wed')
})

test.each([
  ['2026-11-14', '8日前', '8 days ago'],
  ['2026-11-21', '昨日', 'yesterday'],
  ['2026-11-22', '今日', 'today'],
  ['2026-11-23', '明日', 'tomorrow'],
  ['2026-12-04', '12日後', 'in 12 days'],
])('on 2026-11-22, %s is %s', (shown, ja, en) => {
  expect(distanceText(day(shown), day('2026-11-22'), 'ja')).toBe(ja)
  expect(distanceText(day(shown), day('2026-11-22'), 'en')).toBe(en)
})
