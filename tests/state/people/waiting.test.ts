import fc from 'fast-check'
import { expect, test } from 'vitest'
import { secondsLeft, waitingSeconds, wrongTriesOf } from '@/state/people/waiting'

test.each([
  [1, 0],
  [2, 0],
  [3, 2],
  [4, 4],
  [5, 8],
  [7, 32],
  [8, 60],
  [40, 60],
])('after %i wrong tries one waits %i seconds', (wrong, seconds) =>
  expect(waitingSeconds(wrong)).toBe(seconds),
)

test.each([
  ['2026-11-22T09:14:00', 8],
  ['2026-11-22T09:14:07', 1],
  ['2026-11-22T09:14:08', 0],
  ['2026-11-23T00:00:00', 0],
])('after five tries, the last at 09:14:00, at %s %i seconds are left', (now, seconds) =>
  expect(secondsLeft({ count: 5, last: '2026-11-22T09:14:00' }, now)).toBe(seconds),
)

test('over midnight the seconds go on', () =>
  expect(secondsLeft({ count: 5, last: '2026-11-22T23:59:58' }, '2026-11-23T00:00:01')).toBe(5))

test.each(['2026-11-22T09:13:59', '2026-11-21T09:14:00', '2016-01-01T00:00:00'])(
  'a clock set back to %s begins the wait again, and makes it no longer',
  (now) => expect(secondsLeft({ count: 5, last: '2026-11-22T09:14:00' }, now)).toBe(8),
)

test('nobody waits longer than a minute, whatever the clock says', () => {
  const moment = fc
    .tuple(
      fc.integer({ min: 10, max: 28 }),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 10, max: 59 }),
    )
    .map(([day, hour, minute]) => `2026-11-${day}T${String(hour).padStart(2, '0')}:${minute}:00`)
  fc.assert(
    fc.property(fc.nat(1000), moment, moment, (count, last, now) => {
      const left = secondsLeft({ count, last }, now)
      expect(left).toBeGreaterThanOrEqual(0)
      expect(left).toBeLessThanOrEqual(waitingSeconds(count))
    }),
  )
})

test('the tries of everybody count together, and the latest of them begins the wait', () =>
  expect(
    wrongTriesOf([{ at: ['2026-11-22T09:14:00', '2026-11-22T09:14:09'] }, { at: ['2026-11-22T09:14:05'] }]),
  ).toEqual({ count: 3, last: '2026-11-22T09:14:09' }))

test('without a try there is nothing to wait for', () => {
  expect(wrongTriesOf([])).toEqual({ count: 0 })
  expect(secondsLeft({ count: 0 }, '2026-11-22T09:14:00')).toBe(0)
})
