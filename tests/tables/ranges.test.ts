import { expect, test } from 'vitest'
import { compareDecimals, decimalText } from '@/domain/decimal'
import { RANGES } from '@/tables/ranges'

const written = RANGES.map(({ analyte, sex, method, minAge, low, high }) =>
  [analyte, sex, method, minAge, low && decimalText(low), high && decimalText(high)]
    .filter((part) => part !== undefined)
    .join(' '),
)

test('the common ranges are those of the fact sheet', () => {
  expect(written).toEqual([
    'ast 13 30',
    'alt M 10 42',
    'alt F 7 23',
    'ggt M 13 64',
    'ggt F 9 32',
    'alp ifcc 20 38 113',
    'alp jscc 20 106 322',
    'ld 124 222',
    'tbil 0.4 1.5',
    'alb 4.1 5.1',
    'tp 6.6 8.1',
    'ck M 59 248',
    'ck F 41 153',
    'tc 142 248',
    'ldl 65 163',
    'hdl M 38 90',
    'hdl F 48 103',
    'tg M 40 234',
    'tg F 30 117',
    'wbc 3.3 8.6',
    'hb M 13.7 16.8',
    'hb F 11.6 14.8',
    'plt 15.8 34.8',
    'glu 73 109',
    'hba1c 4.9 6.0',
  ])
})

test('each lower limit lies below its upper limit', () => {
  for (const { low, high } of RANGES) expect(low && high && compareDecimals(low, high)).toBeLessThan(0)
})
