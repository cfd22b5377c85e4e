import { describe, expect, test } from 'vitest'
import { readDayCell, readTimeCell } from '@/formats/cells/dayCell'

function read(received: string, zone = 'Asia/Tokyo'): string {
  const cell = readDayCell(received, zone)
  return 'fault' in cell ? cell.fault : [cell.day, cell.time].filter((part) => part !== undefined).join(' ')
}

describe('a day in any of the forms of formats.md §5.4', () => {
  test.each([
    ['20260410', '2026-04-10'],
    ['2026/4/1', '2026-04-01'],
    ['2026-04-10', '2026-04-10'],
    ['2026.4.10', '2026-04-10'],
    ['2026年4月10日', '2026-04-10'],
    ['２０２６／４／１０', '2026-04-10'],
    [' 2026-04-10 ', '2026-04-10'],
    ['2026/4/10(金)', '2026-04-10'],
    ['2024-02-29', '2024-02-29'],
  ])('%s', (received, is) => expect(read(received)).toBe(is))

  test.each([
    ['R6.4.1', '2024-04-01'],
    ['R06/04/01', '2024-04-01'],
    ['r6-4-1', '2024-04-01'],
    ['令和6年4月1日', '2024-04-01'],
    ['令和元年5月1日', '2019-05-01'],
    ['㋿6.4.1', '2024-04-01'],
    ['令６．４．１', '2024-04-01'],
    ['R060401', '2024-04-01'],
    ['5060401', '2024-04-01'],
    ['4310430', '2019-04-30'],
    ['S63.12.31', '1988-12-31'],
    ['昭和64年1月7日', '1989-01-07'],
    ['平成元年1月8日', '1989-01-08'],
    ['T15.12.24', '1926-12-24'],
    ['明治45年7月29日', '1912-07-29'],
  ])('in an era: %s', (received, is) => expect(read(received)).toBe(is))

  test('a day of the first months after an era is still accepted in the old one: H31.5.1 is R1.5.1', () => {
    expect(read('H31.5.1')).toBe('2019-05-01')
  })

  test.each([
    'R6.2.30',
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '20260431',
    '26/4/10x',
    'abc',
    '45383',
    '2026-4',
    '03/04/2026',
    '13/04/2026',
    '04-Mar-2026',
    '26/03/04',
    '令和6年',
    '2026/3/4 24:00',
    '2026/3/4 9:30 PM',
  ])('no real day: %s', (received) => expect(read(received)).toBe('not-a-day'))

  test.each(['R0.1.1', 'R1.4.30', 'H1.1.7', 'H32.1.1', 'S1.12.24', 'S64.1.8', 'T15.12.25'])(
    'outside its era: %s',
    (received) => {
      expect(read(received)).toBe('outside-era')
    },
  )

  test.each(['4/10', '4月10日', '４／１０'])(
    'a month and a day without a year are asked about: %s',
    (received) => {
      expect(read(received)).toBe('day-without-year')
    },
  )
})

describe('a day with a time', () => {
  test.each([
    ['2026-04-10T09:30', '2026-04-10 09:30'],
    ['2026-04-10 9:30', '2026-04-10 09:30'],
    ['2026/4/10 09:30:15', '2026-04-10 09:30'],
    ['2025-08-02T17:55:54.365049', '2025-08-02 17:55'],
    ['R8.4.10 9:05', '2026-04-10 09:05'],
    ['2026年4月10日 9:05', '2026-04-10 09:05'],
    ['20260410093000', '2026-04-10 09:30'],
    ['202604100930', '2026-04-10 09:30'],
  ])('%s', (received, is) => expect(read(received)).toBe(is))

  test.each([
    ['2026-04-10T23:30:00+09:00', 'Asia/Tokyo', '2026-04-10 23:30'],
    ['2026-04-10T23:30:00Z', 'Asia/Tokyo', '2026-04-11 08:30'],
    ['2026-04-10T00:30:00+09:00', 'UTC', '2026-04-09 15:30'],
    ['2026-03-08T02:30:00-05:00', 'America/New_York', '2026-03-08 03:30'],
    ['202408160605-1000', 'Asia/Tokyo', '2024-08-17 01:05'],
  ])('%s belongs to the day that it had in %s', (received, zone, is) => expect(read(received, zone)).toBe(is))

  test.each(['2026-04-10T25:00', '2026-04-10 09:60'])('no real time: %s', (received) => {
    expect(read(received)).toBe('not-a-day')
  })

  test.each([
    ['9:30', '09:30'],
    ['0930', '09:30'],
    ['９時３０分', '09:30'],
    ['25:00', undefined],
    ['朝', undefined],
  ])('a time of its own: %s', (received, is) => expect(readTimeCell(received)).toBe(is))
})
