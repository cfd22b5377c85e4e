import { expect, test } from 'vitest'
import { waitingSeconds } from '@/screens/lock/useWaiting'

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
