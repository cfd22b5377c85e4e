import { expect, test } from 'vitest'
import { isClockBack } from '@/domain/clockBack'

test.each([
  ['2026-11-22T09:00:00', '2026-11-22T09:00:00', false],
  ['2026-11-22T09:30:00', '2026-11-22T09:00:00', false],
  ['2026-11-22T09:00:00', '2026-11-22T09:10:59', false],
  ['2026-11-22T09:00:00', '2026-11-22T09:11:00', true],
  ['2026-11-21T23:59:00', '2026-11-22T00:05:00', false],
  ['2026-11-21T23:59:00', '2026-11-22T00:10:00', true],
  ['2025-12-31T23:00:00', '2026-11-22T00:05:00', true],
  ['no moment', '2026-11-22T00:05:00', false],
  ['2026-11-22T00:05:00', '', false],
])('%s after %s: the clock was set back by more than ten minutes: %s', (at, before, back) => {
  expect(isClockBack(at, before)).toBe(back)
})
