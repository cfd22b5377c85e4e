import { describe, expect, test } from 'vitest'
import { readLimitCells, readRangeCell } from '@/formats/cells/rangeCell'

describe('a printed range', () => {
  test.each([
    ['10-40', { low: '10', high: '40' }],
    ['10～40', { low: '10', high: '40' }],
    ['10〜40', { low: '10', high: '40' }],
    ['１０～４０', { low: '10', high: '40' }],
    [' 4 - 11 ', { low: '4', high: '11' }],
    ['6.70-8.3', { low: '6.70', high: '8.3' }],
    ['70_105', { low: '70', high: '105' }],
    ['(3.5-4.6)', { low: '3.5', high: '4.6' }],
    ['40以下', { high: '40' }],
    ['-139', { high: '139' }],
    ['40以上', { low: '40' }],
    ['<40', { high: '40', text: '<40' }],
    ['40未満', { high: '40', text: '40未満' }],
    ['陰性', { text: '陰性' }],
  ])('%s', (received, is) => expect(readRangeCell(received)).toEqual(is))

  test('of both sexes keeps both', () => {
    expect(readRangeCell('M:13-30 F:9-32')).toEqual({
      text: 'M:13-30 F:9-32',
      bySex: { M: { low: '13', high: '30' }, F: { low: '9', high: '32' } },
    })
    expect(readRangeCell('男 10～42／女 7～23')?.bySex).toEqual({
      M: { low: '10', high: '42' },
      F: { low: '7', high: '23' },
    })
  })

  test.each(['', '  ', '-', '***', '0-0', '0～0'])('none: %s', (received) => {
    expect(readRangeCell(received)).toBeUndefined()
  })

  test('in two cells, where 0 and 0 mean none', () => {
    expect(readLimitCells('13', '30')).toEqual({ low: '13', high: '30' })
    expect(readLimitCells('', '30')).toEqual({ high: '30' })
    expect(readLimitCells('0', '0')).toBeUndefined()
    expect(readLimitCells('', '')).toBeUndefined()
  })
})
