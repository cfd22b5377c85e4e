import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSeal, writtenSeal } from '@/domain/seal'

const HASH = 'ab12cd34' + '0'.repeat(56)

test('on paper a seal is its count and the first eight letters', () => {
  expect(writtenSeal({ count: 1234, hash: HASH })).toEqual({ count: 1234, letters: 'ab12cd34' })
})

test.each([
  '1234 · ab12cd34',
  '1,234 · ab12cd34',
  '記録 1234 · ab12cd34',
  'Record 1234 · ab12cd34',
  '記録 1234・AB12CD34',
  '  1234   ab12cd34  ',
  `1234 ${HASH}`,
  '「1234 ab12cd34」まで',
])('%s is read as it is meant', (text) => {
  expect(readSeal(text)).toEqual({ count: 1234, letters: 'ab12cd34' })
})

test.each([
  '',
  '1234',
  'ab12cd34',
  '1234 ab12cd3',
  '1234 ab12cd3g',
  '1234 xab12cd34',
  '1234ab12cd34',
  'one ab12cd34',
  `1234 ${HASH}0`,
])('%s is no seal', (text) => {
  expect(readSeal(text)).toBeUndefined()
})

test('whatever stands on paper is read back as it was', () => {
  const letter = fc.constantFrom(...'0123456789abcdef')
  const hash = fc.string({ unit: letter, minLength: 64, maxLength: 64 })
  fc.assert(
    fc.property(fc.nat({ max: 10_000_000 }), hash, (count, all) => {
      const written = writtenSeal({ count, hash: all })
      expect(readSeal(`記録 ${written.count} · ${written.letters}`)).toEqual(written)
      expect(readSeal(`Record ${count.toLocaleString('en')} · ${written.letters}`)).toEqual(written)
    }),
  )
})
