import { afterEach, expect, test } from 'vitest'
import { watchZone } from './watchZone'

const MOMENT = 1_764_000_000_000
const stops: (() => void)[] = []

afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

function hasAsked(act: () => unknown): boolean {
  let asked = false
  const stop = watchZone(() => {
    asked = true
  })
  stops.push(stop)
  act()
  stop()
  return asked
}

test.each<[string, () => unknown]>([
  ['parts of a date', () => new Date(2026, 10, 22)],
  ['the hour', () => new Date(MOMENT).getHours()],
  ['the day of the week', () => new Date(MOMENT).getDay()],
  ['another day of the month', () => new Date(MOMENT).setDate(3)],
  ['its offset', () => new Date(MOMENT).getTimezoneOffset()],
  ['a date as text', () => `${String(new Date(MOMENT))}`],
  ['the date of now as text', () => Date()],
  ['a text without a zone', () => new Date('2026-11-22T09:14:00')],
  ['a text without a zone, parsed', () => Date.parse('22 Nov 2026')],
  ['a date written without a zone', () => new Date(MOMENT).toLocaleDateString('ja-JP')],
  ['a format without a zone', () => new Intl.DateTimeFormat('ja-JP')],
  ['its name', () => Intl.DateTimeFormat().resolvedOptions().timeZone],
])('who asks the machine for %s is seen', (_, act) => {
  expect(hasAsked(act)).toBe(true)
})

test.each<[string, () => unknown]>([
  ['now', () => [new Date(), Date.now()]],
  ['a day in UTC', () => Date.UTC(2026, 10, 22)],
  ['a number as text', () => new Intl.NumberFormat('ja').format(1)],
  ['the hour in UTC', () => new Date(MOMENT).getUTCHours()],
  ['a text with an offset', () => new Date('2026-11-22T09:14:00+09:00').toISOString()],
  ['a day alone, which begins in UTC', () => new Date('2026-11-22').getTime()],
  ['a date written for a zone', () => new Date(MOMENT).toLocaleString('ja-JP', { timeZone: 'Asia/Tokyo' })],
  ['a format for a zone', () => new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo' }).format(MOMENT)],
])('who asks for %s does not ask the machine', (_, act) => {
  expect(hasAsked(act)).toBe(false)
})

test('a watched answer is the answer, and dates are still dates', () => {
  const before = [new Date(2026, 10, 22).getTime(), String(new Date(MOMENT)), Date.parse('22 Nov 2026')]
  let after: unknown[] = []
  hasAsked(() => {
    const date = new Date(MOMENT)
    expect(date).toBeInstanceOf(Date)
    class Later extends Date {}
    expect(new Later(MOMENT)).toBeInstanceOf(Later)
    after = [new Date(2026, 10, 22).getTime(), String(date), Date.parse('22 Nov 2026')]
  })
  expect(after).toEqual(before)
  expect(String(new Date(MOMENT))).toBe(before[1])
})
