import { expect, test } from 'vitest'
import { materialOf } from '@/domain/merge/material'

test.each(['血清', '血漿', 'Serum', 'Plasma', 'Serum or Plasma', '全血', '023'])(
  '%s is blood',
  (specimen) => {
    expect(materialOf(specimen)).toBe('blood')
  },
)

test.each(['尿', 'Urine', '髄液'])('%s is another specimen than blood', (specimen) => {
  expect(materialOf(specimen)).not.toBe('blood')
  expect(materialOf(specimen)).toBeDefined()
})

test('a specimen of which nothing is said is nothing in particular', () => {
  expect(materialOf(undefined)).toBeUndefined()
})
