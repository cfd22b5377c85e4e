import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { decimal, decimalText } from '@/domain/decimal'
import { interpret, limitId, methodOfResult } from '@/domain/interpret'
import type { JudgingRules } from '@/domain/interpret/types'
import type { ReferenceRange } from '@/domain/range'
import { aJudged, aValue, byCtcae, byDefault, flag, flagOf, without } from './judged'

const ALT_OF_A_LAB: ReferenceRange = {
  analyte: 'alt',
  low: decimal('4'),
  high: decimal('44'),
  unit: 'U/L',
  source: 'own',
}

function withLab(lab: string, ...ranges: ReferenceRange[]): JudgingRules {
  return { ...byDefault, labRanges: new Map([[lab, ranges]]) }
}

test('ALT 98 in a woman is above three times the common upper limit of 23', () => {
  const found = interpret(aJudged('alt', '98'), byDefault)
  expect(found).toMatchObject({ flag: 'stop', rangeSource: 'jccls', direction: 'high', inRange: false })
  expect(found.ulnMultiple).toBeCloseTo(4.26, 2)
  expect(limitId('alt', found.limit)).toBe('clinic-default@1:alt:stop')
  expect(decimalText(found.limit!.bound)).toBe('69')
  expect(found.range).toMatchObject({ sourceId: 'jccls-2022', unit: 'U/L' })
})

describe('the range is the first that has the limit needed', () => {
  test('printed on the report, before all others', () => {
    const found = interpret(
      aJudged('alt', '98', { low: '5', high: '100', lab: 'A' }),
      withLab('A', ALT_OF_A_LAB),
    )
    expect(found).toMatchObject({ flag: 'none', rangeSource: 'report', inRange: true })
  })

  test("the clinic's own for that lab, before the common one", () => {
    const found = interpret(aJudged('alt', '40', { lab: 'A' }), withLab('A', ALT_OF_A_LAB))
    expect(found).toMatchObject({ flag: 'none', rangeSource: 'lab' })
    expect(flag('alt', '40', { lab: 'B' }, withLab('A', ALT_OF_A_LAB))).toBe('notice')
  })

  test('a report that prints the other side only leaves the needed one to the next', () => {
    expect(interpret(aJudged('alt', '40', { low: '5' }), byDefault)).toMatchObject({
      flag: 'notice',
      rangeSource: 'jccls',
    })
    expect(interpret(aJudged('hb', '11', { high: '16' }), byDefault)).toMatchObject({
      flag: 'notice',
      rangeSource: 'jccls',
    })
    expect(interpret(aJudged('hb', '11', { low: '10.5' }), byDefault)).toMatchObject({
      flag: 'none',
      rangeSource: 'report',
    })
  })

  test('a printed range of 0 to 0, upside down, or of words is none', () => {
    for (const printed of [
      { low: '0', high: '0' },
      { high: '0' },
      { low: '40', high: '10' },
      { low: '-', high: '以下' },
    ]) {
      expect(interpret(aJudged('alt', '40', printed), byDefault)).toMatchObject({
        flag: 'notice',
        rangeSource: 'jccls',
      })
    }
  })

  test('full-width figures and thousands separators of a printed range are read', () => {
    expect(interpret(aJudged('alt', '40', { low: '５', high: '４５' }), byDefault)).toMatchObject({
      flag: 'none',
      rangeSource: 'report',
    })
    expect(interpret(aJudged('ck', '1100', { high: '1,100' }), byDefault)).toMatchObject({
      flag: 'none',
      rangeSource: 'report',
    })
  })

  test('a printed lower limit of 0 is a limit', () => {
    expect(interpret(aJudged('tbil', '1.0', { low: '0', high: '0.9' }), byDefault)).toMatchObject({
      flag: 'notice',
      rangeSource: 'report',
    })
  })
})

describe('never normal for want of information', () => {
  test.each<[string, Parameters<typeof aJudged>, string]>([
    ['words in place of a number', ['alt', '溶血'], 'text-only'],
    ['an analyte that the preset does not know', ['tp', '7.0'], 'no-limit-in-preset'],
    ['an unknown unit', ['tg', '90', { unit: 'mg/L' }], 'other-unit'],
    ['an unknown unit without a printed range', ['alt', '20', { unit: 'mg/dL' }], 'other-unit'],
    ['ALP of somebody of 19', ['alp', '300', { age: 19 }], 'under-age'],
    ['ALP before the change of methods', ['alp', '300', { day: day('2021-03-31') }], 'method-unknown'],
    ['a bound astride the limit', ['alt', '<50'], 'only-a-bound'],
    ['an analyte without a range anywhere', ['ast', '20', { method: 'unknown' }], ''],
  ])('%s', (_, [analyte, text, more], reason) => {
    expect(flag(analyte, text, more)).toBe(reason === '' ? 'none' : `not-judged ${reason}`)
  })

  test('an unknown sex leaves a limit that depends on it open, and the others standing', () => {
    const unknown = (text: string, analyte: 'alt' | 'hb' | 'ast' | 'tg') =>
      flagOf(interpret(without(aJudged(analyte, text), 'sex'), byDefault))
    expect(unknown('20', 'alt')).toBe('not-judged sex-unknown')
    expect(unknown('98', 'alt')).toBe('not-judged sex-unknown')
    expect(unknown('20', 'ast')).toBe('none')
    expect(unknown('15', 'hb')).toBe('not-judged sex-unknown')
    expect(unknown('9.9', 'hb')).toBe('caution')
    expect(unknown('100', 'tg')).toBe('none')
  })

  test('with a printed range neither sex nor age is needed', () => {
    const alt = without(aJudged('alt', '98', { low: '4', high: '44' }), 'sex', 'age')
    const alp = without(aJudged('alp', '98', { low: '38', high: '113' }), 'sex', 'age')
    expect(interpret(alt, byDefault).flag).toBe('caution')
    expect(interpret(alp, byDefault).flag).toBe('none')
  })

  test('without any range a limit that is a multiple cannot be asked', () => {
    expect(flag('alt', '20', {}, { ...byDefault, ranges: [] })).toBe('not-judged no-range')
    expect(flag('tc', '250', {}, { ...byDefault, ranges: [] })).toBe('not-judged no-range')
    expect(flag('tc', '301', {}, { ...byDefault, ranges: [] })).toBe('caution')
  })
})

describe('ALP', () => {
  test.each([
    [19, 'not-judged under-age'],
    [20, 'notice'],
  ])('at %d, against the common range: %s', (age, expected) => {
    expect(flag('alp', '200', { age })).toBe(expected)
  })

  test('under 20 is judged against the range printed on that report, and against no other', () => {
    const own: ReferenceRange = {
      analyte: 'alp',
      low: decimal('50'),
      high: decimal('350'),
      unit: 'U/L',
      source: 'own',
    }
    expect(flag('alp', '400', { age: 15, low: '60', high: '390' })).toBe('notice')
    expect(flag('alp', '300', { age: 15, low: '60', high: '390' })).toBe('none')
    expect(flag('alp', '300', { age: 15, lab: 'A' }, withLab('A', own))).toBe('not-judged under-age')
    expect(flag('alp', '300', { age: 20, lab: 'A' }, withLab('A', own))).toBe('none')
    expect(flag('alp', '300', { age: 19 }, byCtcae)).toBe('not-judged under-age')
  })

  test('without a birth date is not judged against the common range', () => {
    expect(flagOf(interpret(without(aJudged('alp', '100'), 'age'), byDefault))).toBe('not-judged age-unknown')
  })

  test.each([
    ['2021-03-31', 'not-judged method-unknown'],
    ['2021-04-01', 'notice'],
  ])('without a method on %s: %s', (drawn, expected) => {
    expect(flag('alp', '200', { day: day(drawn) })).toBe(expected)
  })

  test('is judged by the range of its method', () => {
    expect(flag('alp', '200', { method: 'jscc' })).toBe('none')
    expect(flag('alp', '323', { method: 'jscc' })).toBe('notice')
    expect(flag('alp', '114', { method: 'ifcc', day: day('2020-06-01') })).toBe('notice')
    expect(flag('alp', '113', { method: 'ifcc' })).toBe('none')
  })

  test.each([
    ['106', '322', '2026-01-01', 'jscc'],
    ['104', '338', '2026-01-01', 'jscc'],
    ['38', '113', '2026-01-01', 'ifcc'],
    ['38', '113', '2020-01-01', 'unknown'],
    ['60', '390', '2026-01-01', 'ifcc'],
  ])('with a printed range of %s to %s on %s is read as %s', (low, high, drawn, method) => {
    expect(methodOfResult('alp', 'unknown', day(drawn), decimal(low), decimal(high))).toBe(method)
    expect(interpret(aJudged('alp', '100', { low, high, day: day(drawn) }), byDefault).method).toBe(method)
  })

  test('a stated method stays, and other analytes are left alone', () => {
    expect(methodOfResult('alp', 'jscc', day('2026-01-01'))).toBe('jscc')
    expect(methodOfResult('ldl', 'direct', day('2026-01-01'))).toBe('direct')
    expect(methodOfResult('alt', 'unknown', day('2026-01-01'))).toBe('unknown')
  })
})

describe('triglycerides', () => {
  test.each([
    ['149', 'yes', 'none'],
    ['150', 'yes', 'notice'],
    ['150', 'no', 'none'],
    ['174', 'unknown', 'none'],
    ['175', 'unknown', 'notice'],
    ['175', 'no', 'notice'],
    ['800', 'yes', 'critical'],
    ['799', 'unknown', 'stop'],
  ] as const)('%s, fasting %s: %s', (text, fasting, expected) => {
    expect(flag('tg', text, { fasting })).toBe(expected)
  })

  test('within the common range and over the limit is both shown', () => {
    const found = interpret(aJudged('tg', '180', { sex: 'M' }), byDefault)
    expect(found).toMatchObject({ flag: 'notice', inRange: true, rangeSource: 'jccls', direction: 'high' })
  })
})

describe('a calculated LDL', () => {
  const calculated = { method: 'calculated', fasting: 'yes' } as const

  test.each([
    ['399', 'none'],
    ['399.9', 'none'],
    ['400', 'not-judged calculation-invalid'],
    ['>300', 'not-judged calculation-invalid'],
    ['<400', 'none'],
    ['<=400', 'not-judged calculation-invalid'],
    ['>1000', 'not-judged calculation-invalid'],
  ])('with triglycerides of %s: %s', (tg, expected) => {
    expect(flag('ldl', '100', { ...calculated, triglycerides: aValue(tg) })).toBe(expected)
  })

  test('of a draw that was not fasting does not hold', () => {
    expect(flag('ldl', '100', { ...calculated, fasting: 'no' })).toBe('not-judged calculation-invalid')
    expect(flag('ldl', '100', { ...calculated, fasting: 'yes' })).toBe('none')
  })

  test('a measured one holds whatever the triglycerides', () => {
    const high = { fasting: 'no', triglycerides: aValue('900') } as const
    expect(flag('ldl', '100', { ...high, method: 'direct' })).toBe('none')
    expect(flag('ldl', '100', { ...high, method: 'unknown' })).toBe('none')
  })

  test('triglycerides in mmol/L are compared as such: 4.517 is below 400 mg/dL, 4.518 is not', () => {
    const inMmol = (tg: string) =>
      flag('ldl', '100', { ...calculated, triglycerides: aValue(tg), triglyceridesUnit: 'mmol/L' })
    expect(inMmol('4.517')).toBe('none')
    expect(inMmol('4.518')).toBe('not-judged calculation-invalid')
  })
})

describe('another unit', () => {
  test('of the catalogue is compared by its factor, unrounded', () => {
    // 23 U/L = 0.3833… µkat/L; 3 × 23 = 69 U/L = 1.15 µkat/L.
    expect(flag('alt', '0.3833', { unit: 'ukat/L' })).toBe('none')
    expect(flag('alt', '0.3834', { unit: 'ukat/L' })).toBe('notice')
    expect(flag('alt', '1.15', { unit: 'ukat/L' })).toBe('caution')
    expect(flag('alt', '1.1501', { unit: 'ukat/L' })).toBe('stop')
    // 1.5 mg/dL × 17.104 = 25.656 µmol/L.
    expect(flag('tbil', '25.656', { unit: 'umol/L' })).toBe('none')
    expect(flag('tbil', '25.657', { unit: 'umol/L' })).toBe('notice')
    // 140 mg/dL × 0.025863 = 3.62082 mmol/L.
    expect(flag('ldl', '3.62081', { unit: 'mmol/L' })).toBe('none')
    expect(flag('ldl', '3.62082', { unit: 'mmol/L' })).toBe('notice')
  })

  test('a limit that its source prints in that unit is used as printed', () => {
    // CTCAE prints 1.71 mmol/L; 150 mg/dL × 0.011294 would be 1.6941.
    expect(flag('tg', '1.70', { unit: 'mmol/L' }, byCtcae)).toBe('none')
    expect(flag('tg', '1.71', { unit: 'mmol/L' }, byCtcae)).toBe('notice')
    expect(flag('tg', '11.4', { unit: 'mmol/L' }, byCtcae)).toBe('stop')
    expect(flag('tg', '11.41', { unit: 'mmol/L' }, byCtcae)).toBe('critical')
    expect(flag('tc', '7.75', { unit: 'mmol/L' }, byCtcae)).toBe('notice')
    expect(flag('tc', '7.76', { unit: 'mmol/L' }, byCtcae)).toBe('caution')
    expect(decimalText(interpret(aJudged('tg', '2', { unit: 'mmol/L' }), byCtcae).limit!.bound)).toBe('1.71')
  })

  test('of blood cells is the same count: 4400 /µL is 4.4', () => {
    expect(flag('wbc', '3300', { unit: '/uL' })).toBe('none')
    expect(flag('wbc', '3299', { unit: '/uL' })).toBe('notice')
    expect(flag('wbc', '1999', { unit: '/uL' })).toBe('stop')
    expect(flag('plt', '158', { unit: '10*3/uL' })).toBe('none')
    expect(flag('plt', '49.9', { unit: '10*3/uL' })).toBe('stop')
    expect(flag('hb', '99', { unit: 'g/L' })).toBe('caution')
  })

  test('that is not comparable is judged against a range printed beside it, multiples only', () => {
    expect(flag('alt', '4', { unit: 'nkat/dL', low: '0.1', high: '1' })).toBe('stop')
    expect(flag('tc', '5', { unit: 'mg/L', low: '3', high: '6' })).toBe('not-judged other-unit')
    expect(interpret(aJudged('tc', '8', { unit: 'mg/L', low: '3', high: '6' }), byDefault)).toMatchObject({
      flag: 'notice',
      atLeast: true,
    })
    expect(flag('hba1c', '42', { unit: 'mmol/mol' })).toBe('not-judged no-limit-in-preset')
  })

  test('the bound is shown in the unit of the result', () => {
    const found = interpret(aJudged('tbil', '80', { unit: 'umol/L' }), byDefault)
    expect(found.flag).toBe('stop')
    expect(decimalText(found.limit!.bound)).toBe('76.968')
    expect(found.ulnMultiple).toBeCloseTo(80 / 25.656, 6)
  })
})

test('AST over its limit points to CK, and a normal one does not', () => {
  expect(interpret(aJudged('ast', '40'), byDefault).hint?.en).toContain('CK')
  expect(interpret(aJudged('ast', '20'), byDefault).hint).toBeUndefined()
})

test('a grade is given where the preset grades', () => {
  expect(interpret(aJudged('alt', '98'), byCtcae)).toMatchObject({ flag: 'caution', grade: 'ctcae-v5:2' })
  expect(interpret(aJudged('alt', '98'), byDefault).grade).toBeUndefined()
})

test('LDH has one grade, and hemoglobin and albumin end with the third', () => {
  expect(flag('ld', '9999', {}, byCtcae)).toBe('notice')
  expect(flag('hb', '3', {}, byCtcae)).toBe('stop')
  expect(flag('alb', '1', {}, byCtcae)).toBe('stop')
})
