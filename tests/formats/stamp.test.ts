import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '@/domain/day'
import { sourceKeyOf } from '@/formats/sourceKey'
import { stampNumber, stampText } from '@/formats/stamp'

test('a moment on the clinic’s clock comes back from its number', () => {
  expect(stampText(stampNumber(day('2026-11-22'), 0))).toBe('2026-11-22T00:00:00.000')
  expect(stampText(stampNumber(day('1969-12-31'), 86_399_999))).toBe('1969-12-31T23:59:59.999')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 86_399_999 }), (at) => {
      const text = stampText(stampNumber(day('2026-02-28'), at))
      const [hours = 0, minutes = 0, seconds = 0] = text.slice(11).split(':').map(Number)
      expect(Math.round(((hours * 60 + minutes) * 60 + seconds) * 1000)).toBe(at)
    }),
  )
})

test('the print of an id is 16 hexadecimal digits, and two ids have two', () => {
  expect(sourceKeyOf('Observation/1')).toMatch(/^[0-9a-f]{16}$/)
  const ids = Array.from({ length: 20_000 }, (_, at) => `Observation/lab-${at}`)
  expect(new Set(ids.map(sourceKeyOf)).size).toBe(ids.length)
})
