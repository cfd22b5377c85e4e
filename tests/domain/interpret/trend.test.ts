import { describe, expect, test } from 'vitest'
import type { AnalyteId } from '@/domain/analyte'
import { day } from '@/domain/day'
import { interpret, trend, trends, type JudgedValue } from '@/domain/interpret'
import type { Judged } from '@/domain/interpret/types'
import { aJudged, aValue, byDefault } from './judged'

function result(analyte: AnalyteId, text: string, unit?: string): JudgedValue {
  const interpretation = interpret(aJudged(analyte, text, unit === undefined ? {} : { unit }), byDefault)
  return { interpretation, value: aValue(text), ...(unit === undefined ? {} : { unit }) }
}

// A woman's ALT is over its first limit above 23; her hemoglobin below 11.6.
test.each<[AnalyteId, string | undefined, string, string | undefined]>([
  ['alt', undefined, '24', 'first'],
  ['alt', '23', '24', 'first'],
  ['alt', undefined, '23', undefined],
  ['alt', '20', '22', undefined],
  ['alt', '98', '98', 'still'],
  ['alt', '98', '99', 'still'],
  ['alt', '98', '97', 'falling'],
  ['alt', '24', '23', 'back'],
  ['alt', '98', '溶血', undefined],
  ['hb', '9.0', '9.5', 'falling'],
  ['hb', '9.5', '9.0', 'still'],
  ['hb', '9.5', '12', 'back'],
  ['alt', '>1000', '900', 'falling'],
  ['alt', '>1000', '1000', 'falling'],
  ['alt', '>=1000', '1000', 'still'],
  ['alt', '900', '>1000', 'still'],
  ['alt', '>100', '>90', 'still'],
])('%s after %s is %s: %s', (analyte, before, now, expected) => {
  expect(trend(before === undefined ? undefined : result(analyte, before), result(analyte, now))).toBe(
    expected,
  )
})

test('values in two units are not compared', () => {
  expect(trend(result('tbil', '5', 'mg/dL'), result('tbil', '60', 'umol/L'))).toBe('still')
})

describe('a smaller number is no improvement where it is another thing', () => {
  const measured = (text: string, more: Partial<Judged>): JudgedValue => ({
    interpretation: interpret(aJudged('alt', text, more), byDefault),
    value: aValue(text),
    ...(more.method === undefined ? {} : { method: more.method }),
    ...(more.lab === undefined ? {} : { lab: more.lab }),
  })
  const alp = (text: string, more: Partial<Judged>): JudgedValue => ({
    interpretation: interpret(aJudged('alp', text, more), byDefault),
    value: aValue(text),
  })

  test('by another method: ALP 900 by JSCC and 300 by IFCC is still over, not falling', () => {
    expect(trend(alp('900', { method: 'jscc' }), alp('300', { method: 'ifcc' }))).toBe('still')
    expect(trend(alp('900', { method: 'ifcc' }), alp('300', { method: 'ifcc' }))).toBe('falling')
    const bare = alp('900', { day: day('2020-01-01'), low: '30', high: '200' })
    expect(trend(bare, alp('300', { method: 'ifcc' }))).toBe('still')
  })

  test('of other analytes by two stated methods; an unstated one says nothing', () => {
    expect(trend(measured('98', { method: 'jscc' }), measured('90', { method: 'ifcc' }))).toBe('still')
    expect(trend(measured('98', {}), measured('90', { method: 'ifcc' }))).toBe('falling')
  })

  test('from another laboratory', () => {
    expect(trend(measured('98', { lab: 'BML' }), measured('90', { lab: 'SRL' }))).toBe('still')
    expect(trend(measured('98', { lab: 'BML' }), measured('90', { lab: 'ＢＭＬ' }))).toBe('falling')
    expect(trend(measured('98', {}), measured('90', { lab: 'SRL' }))).toBe('falling')
  })

  test('against a range that is lower still', () => {
    const before = measured('98', { low: '5', high: '45' })
    expect(trend(before, measured('90', { low: '5', high: '40' }))).toBe('still')
    expect(trend(before, measured('80', { low: '5', high: '40' }))).toBe('falling')
  })

  test('but going back under the limit of its own method is going back', () => {
    expect(trend(alp('900', { method: 'jscc' }), alp('100', { method: 'ifcc' }))).toBe('back')
  })
})

test('a bound that is not judged between two values over is passed over, one that is over counts', () => {
  const row = ['98', '<50', '80', '>100', '60'].map((text) => result('alt', text))
  expect(trends(row)).toEqual(['first', undefined, 'falling', 'still', 'falling'])
})

test('a result that is not judged is passed over: over, unknown, over is still over', () => {
  const row = ['20', '98', '溶血', '80', '20', '21', '30'].map((text) => result('alt', text))
  expect(trends(row)).toEqual([undefined, 'first', undefined, 'falling', 'back', undefined, 'first'])
})
