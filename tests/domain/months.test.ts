import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { day, dayFromNumber, dayNumber } from '@/domain/day'
import { addMonths } from '@/domain/months'

/** The test vectors of clinical.md §5. */
test.each([
  ['2025-12-31', 2, '2026-02-28'],
  ['2023-12-31', 2, '2024-02-29'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-01-31', 2, '2026-03-31'],
  ['2026-01-30', 1, '2026-02-28'],
  ['2024-01-30', 1, '2024-02-29'],
  ['2026-08-31', 1, '2026-09-30'],
  ['2026-06-30', 2, '2026-08-30'],
  ['2026-07-31', 2, '2026-09-30'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-08-31', 6, '2027-02-28'],
])('%s and %i months is %s', (from, months, to) => {
  expect(addMonths(day(from), months)).toBe(to)
})

test.each([
  ['2026-01-15', -1, '2025-12-15'],
  ['2026-01-15', -13, '2024-12-15'],
  ['2026-12-15', 1, '2027-01-15'],
  ['2026-11-30', 0, '2026-11-30'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', 48, '2028-02-29'],
])('over the turn of a year: %s and %i months is %s', (from, months, to) => {
  expect(addMonths(day(from), months)).toBe(to)
})

test('a sum that leaves the calendar stops at its last day', () => {
  expect(addMonths(day('9999-11-30'), 2)).toBe('9999-12-31')
})

test('month arithmetic equals Temporal’s, clamped to the end of the month, on a million random days', () => {
  const random = seeded(20261122)
  const [first, last] = [dayNumber(day('1900-01-01')), dayNumber(day('2199-12-31'))]
  for (let count = 0; count < 1_000_000; count += 1) {
    const from = dayFromNumber(first + Math.floor(random() * (last - first + 1)))
    const months = Math.floor(random() * 49) - 24
    const expected = Temporal.PlainDate.from(from).add({ months }, { overflow: 'constrain' }).toString()
    const added = addMonths(from, months)
    if (added !== expected) throw new Error(`${from} + ${months} months: ${added}, Temporal says ${expected}`)
  }
}, 120_000)

/** mulberry32: the same million days in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
