import { describe, expect, test } from 'vitest'
import {
  compareDecimals,
  compareProducts,
  compareScaled,
  compareWithProduct,
  decimal,
  decimalText,
  multiplied,
  parseDecimal,
  rescaled,
  rounded,
  trimmed,
} from '@/domain/decimal'

test.each([
  ['3.60', '3.60'],
  ['-12.30', '-12.30'],
  ['.5', '0.5'],
  ['5.', '5'],
  ['0', '0'],
  ['-0', '0'],
  ['0.05', '0.05'],
])('%s is written back as %s', (text, back) => {
  expect(decimalText(decimal(text))).toBe(back)
})

test.each(['', '.', '-', '1e3', '1,234', '１２', ' 5', '99999999999999999'])('%s is no decimal', (text) => {
  expect(parseDecimal(text)).toBeUndefined()
  expect(() => decimal(text)).toThrow('not a decimal')
})

describe('comparing is exact', () => {
  test.each([
    ['3.6', '3.60', 0],
    ['3.59', '3.6', -1],
    ['98', '69', 1],
    ['-1', '0', -1],
    ['181.9955199678354', '181.9955199678353', 1],
    ['900719925474099', '900719925474098.9', 1],
    ['0.000000000000001', '0.000000000000002', -1],
    ['100000000000000', '0.000000000000001', 1],
  ])('%s against %s', (a, b, sign) => {
    expect(Math.sign(compareDecimals(decimal(a), decimal(b)))).toBe(sign)
    const [left, right] = [decimal(a), decimal(b)]
    expect(Math.sign(compareScaled(left.digits, left.scale, right.digits, right.scale))).toBe(sign)
    expect(compareProducts([left], [right])).toBe(sign)
  })

  test('1.2 × 3 does not exceed 3.6', () => {
    expect(compareWithProduct(decimal('3.6'), decimal('1.2'), decimal('3'))).toBe(0)
  })
})

test.each([
  ['1.5', '17.104', '25.656'],
  ['3', '23', '69'],
  ['2.5', '113', '282.5'],
  ['0.1', '158', '15.8'],
  ['0.001', '7407.0', '7.407'],
  ['10', '44', '440'],
  ['-3', '1.5', '-4.5'],
])('%s × %s is %s', (a, b, product) => {
  expect(decimalText(multiplied(decimal(a), decimal(b)))).toBe(product)
})

test('a product of more than fifteen figures is rounded in the last', () => {
  expect(decimalText(multiplied(decimal('0.333333333333333'), decimal('0.5')))).toBe('0.166666666666667')
})

test('a number keeps its size at another scale, or has none there', () => {
  expect(rescaled(decimal('3.6'), 3)).toEqual({ digits: 3600, scale: 3 })
  expect(rescaled(decimal('3.60'), 1)).toEqual({ digits: 36, scale: 1 })
  expect(rescaled(decimal('3.65'), 1)).toBeUndefined()
  expect(rescaled(decimal('90071992547409'), 5)).toBeUndefined()
  expect(trimmed(decimal('3.600'))).toEqual({ digits: 36, scale: 1 })
})

test('too many figures are rounded to fifteen, half away from zero', () => {
  expect(rounded(30000000000000004n, 17)).toEqual({ digits: 300000000000000, scale: 15 })
  expect(rounded(-1234567890123455n, 3)).toEqual({ digits: -123456789012346, scale: 2 })
  expect(rounded(1234567890123456n, 0)).toBeUndefined()
})
