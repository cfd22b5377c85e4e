import { expect, test } from 'vitest'
import type { AnalyteId } from '@/domain/analyte'
import { interpret, trend, trends, type JudgedValue } from '@/domain/interpret'
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

test('a result that is not judged is passed over: over, unknown, over is still over', () => {
  const row = ['20', '98', '溶血', '80', '20', '21', '30'].map((text) => result('alt', text))
  expect(trends(row)).toEqual([undefined, 'first', undefined, 'falling', 'back', undefined, 'first'])
})
