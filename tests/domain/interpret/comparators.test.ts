import { describe, expect, test } from 'vitest'
import type { AnalyteId } from '@/domain/analyte'
import { interpret } from '@/domain/interpret'
import { aJudged, byCtcae, byDefault, flag, flagOf } from './judged'

// A woman's ALT: notice above 23, caution above 46, stop above 69. Hemoglobin: below 11.6, 10, 8.
describe('a value with a comparator is everything on its side of the bound', () => {
  test.each<[AnalyteId, string, string, boolean?]>([
    ['alt', '<5', 'none'],
    ['alt', '<23', 'none'],
    ['alt', '<=23', 'none'],
    ['alt', '<24', 'not-judged only-a-bound'],
    ['alt', '<=23.1', 'not-judged only-a-bound'],
    ['alt', '<50', 'not-judged only-a-bound'],
    ['alt', '>20', 'not-judged only-a-bound'],
    ['alt', '>=23', 'not-judged only-a-bound'],
    ['alt', '>23', 'notice', true],
    ['alt', '>46', 'caution', true],
    ['alt', '>=46', 'notice', true],
    ['alt', '>69', 'stop'],
    ['alt', '>=69', 'caution', true],
    ['alt', '>1000', 'stop'],
    ['tg', '>1000', 'critical'],
    ['tg', '>=800', 'critical'],
    ['tg', '>700', 'stop', true],
    ['tg', '<10', 'none'],
    ['ld', '>500', 'notice'],
    ['hb', '>11.6', 'none'],
    ['hb', '>=11.6', 'none'],
    ['hb', '>11.5', 'not-judged only-a-bound'],
    ['hb', '<8', 'stop'],
    ['hb', '<=8', 'caution', true],
    ['hb', '<10', 'caution', true],
    ['hb', '<11.6', 'notice', true],
    ['hb', '<12', 'not-judged only-a-bound'],
    ['hdl', '<40', 'notice'],
    ['hdl', '>40', 'none'],
    ['hdl', '>39', 'not-judged only-a-bound'],
  ])('%s %s: %s', (analyte, text, expected, atLeast) => {
    const found = interpret(aJudged(analyte, text), byDefault)
    expect(flagOf(found)).toBe(expected)
    expect(found.atLeast ?? false).toBe(atLeast ?? false)
  })

  test('above 1000 is grade 4 of triglycerides, which begins above 1000; from 1000 on is at least grade 3', () => {
    expect(interpret(aJudged('tg', '>1000'), byCtcae)).toMatchObject({ flag: 'critical' })
    expect(interpret(aJudged('tg', '>=1000'), byCtcae)).toMatchObject({ flag: 'stop', atLeast: true })
  })

  test('a sign after the number is read from the number: 100< is above 100', () => {
    expect(flag('alt', '100<')).toBe('stop')
    expect(flag('alt', '5>')).toBe('none')
  })

  test('the multiple of the upper limit is that of the bound, and a bound inside the range leaves open whether it is in it', () => {
    expect(interpret(aJudged('alt', '>92'), byDefault)).toMatchObject({
      ulnMultiple: 4,
      inRange: false,
      direction: 'high',
    })
    expect(interpret(aJudged('alt', '<20'), byDefault).inRange).toBeUndefined()
    expect(interpret(aJudged('alt', '<5'), byDefault)).toMatchObject({ inRange: false, direction: 'low' })
  })
})

test('a flag stands as "at least" where a higher limit cannot be asked', () => {
  const rules = {
    ...byDefault,
    preset: {
      ...byDefault.preset,
      rules: {
        alt: {
          limits: [...byDefault.preset.rules.tg!.limits.slice(-1), ...byDefault.preset.rules.alt!.limits],
        },
      },
    },
  }
  const { sex: _, ...unknownSex } = aJudged('alt', '200')
  expect(interpret(unknownSex, rules)).toMatchObject({ flag: 'notice', atLeast: true })
})
