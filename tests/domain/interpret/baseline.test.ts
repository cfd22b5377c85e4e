import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { interpret } from '@/domain/interpret'
import { aJudged, aValue, byCtcae, byDefault, flag } from './judged'

function after(baseline: string, text: string, printed: { low?: string; high?: string } = {}) {
  return interpret(aJudged('alt', text, { baseline: { value: aValue(baseline), ...printed } }), byCtcae)
}

// A woman's upper limit of ALT is 23.
describe('with CTCAE v5', () => {
  test('without a baseline the upper limit grades, and the baseline is marked unknown', () => {
    expect(interpret(aJudged('alt', '30'), byCtcae)).toMatchObject({ flag: 'notice', baseline: 'unknown' })
  })

  test('a baseline at the upper limit is normal, one just above it is not', () => {
    expect(after('23', '30')).toMatchObject({ flag: 'notice', baseline: 'normal' })
    expect(after('24', '30')).toMatchObject({ flag: 'none', baseline: 'abnormal' })
  })

  test('a baseline below the lower limit is not abnormal: ALT 9 after 6 has no grade', () => {
    expect(after('6', '9')).toMatchObject({ flag: 'none', baseline: 'normal' })
  })

  test.each([
    ['40', 'none'],
    ['59.9', 'none'],
    ['60', 'notice'],
    ['120', 'notice'],
    ['120.1', 'caution'],
    ['200', 'caution'],
    ['200.1', 'stop'],
    ['800', 'stop'],
    ['800.1', 'critical'],
  ])('after an abnormal 40, ALT %s is graded by multiples of it: %s', (text, expected) => {
    expect(after('40', text).flag).toBe(expected)
  })

  test('between the upper limit and 1.5 times an abnormal baseline there is no grade, and it is not called in range', () => {
    expect(after('40', '50')).toMatchObject({
      flag: 'none',
      direction: 'high',
      inRange: false,
      baseline: 'abnormal',
    })
    expect(after('40', '20')).toMatchObject({ flag: 'none', inRange: true })
  })

  test('γ-GT and ALP begin at twice, bilirubin above once an abnormal baseline', () => {
    const graded = (analyte: 'ggt' | 'alp' | 'tbil', baseline: string, text: string) =>
      flag(analyte, text, { baseline: { value: aValue(baseline), day: day('2026-08-01') } }, byCtcae)
    expect([graded('ggt', '50', '99'), graded('ggt', '50', '100')]).toEqual(['none', 'notice'])
    expect([graded('alp', '200', '399'), graded('alp', '200', '400')]).toEqual(['none', 'notice'])
    expect([graded('tbil', '2.0', '2.0'), graded('tbil', '2.0', '2.1')]).toEqual(['none', 'notice'])
  })

  test('cholesterol, triglycerides, CK and LDH have no baseline rule', () => {
    for (const [analyte, text] of [
      ['tg', '160'],
      ['ck', '200'],
      ['ld', '300'],
      ['tc', '260'],
    ] as const) {
      const found = interpret(aJudged(analyte, text, { baseline: { value: aValue('9999') } }), byCtcae)
      expect(found).toMatchObject({ flag: 'notice' })
      expect(found.baseline).toBeUndefined()
    }
  })

  test('the baseline is judged by the range printed beside it', () => {
    expect(after('40', '50', { low: '5', high: '45' })).toMatchObject({ flag: 'notice', baseline: 'normal' })
  })

  test('a baseline that is a bound, in another method or an unknown unit says nothing', () => {
    expect(after('>100', '110')).toMatchObject({ flag: 'caution', baseline: 'unknown' })
    expect(after('<5', '110')).toMatchObject({ baseline: 'normal' })
    const alp = aJudged('alp', '200', { method: 'ifcc', baseline: { value: aValue('400'), method: 'jscc' } })
    expect(interpret(alp, byCtcae)).toMatchObject({ flag: 'notice', baseline: 'unknown' })
    const alt = aJudged('alt', '30', { baseline: { value: aValue('90'), unit: 'mg/dL' } })
    expect(interpret(alt, byCtcae)).toMatchObject({ flag: 'notice', baseline: 'unknown' })
  })

  test('baseline and value in different units are compared by their factors', () => {
    const tbil = (text: string) =>
      flag('tbil', text, { unit: 'umol/L', baseline: { value: aValue('2.0'), unit: 'mg/dL' } }, byCtcae)
    expect(tbil('34.208')).toBe('none')
    expect(tbil('34.209')).toBe('notice')
  })
})

test('the clinic default has no baseline rule', () => {
  const found = interpret(aJudged('alt', '30', { baseline: { value: aValue('90') } }), byDefault)
  expect(found.flag).toBe('notice')
  expect(found.baseline).toBeUndefined()
})
