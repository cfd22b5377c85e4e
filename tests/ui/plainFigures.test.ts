import { expect, test } from 'vitest'
import { plainFigures } from '@/ui/plainFigures'

test.each([
  ['５２．５', '52.5'],
  ['５２。５', '52.5'],
  ['　２０ ', '20'],
  ['００１４２', '00142'],
  ['０３ー１２３４ー５６７８', '03-1234-5678'],
  ['０３−１２３４‐５６７８', '03-1234-5678'],
  ['Ａ００１', 'A001'],
  ['20', '20'],
])('%s is read as %s', (typed, plain) => {
  expect(plainFigures(typed)).toBe(plain)
})

test('what stands between words stays as it is', () => {
  expect(plainFigures('コーヒー')).toBe('コーヒー')
  expect(plainFigures('なし。')).toBe('なし。')
})
