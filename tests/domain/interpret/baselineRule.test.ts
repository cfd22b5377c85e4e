import { describe, expect, test } from 'vitest'
import type { AnalyteId } from '@/domain/analyte'
import { day } from '@/domain/day'
import { decimal } from '@/domain/decimal'
import { factsOf } from '@/domain/factsOf'
import { describeLimit, interpret, judgedResults, worstFlag } from '@/domain/interpret'
import type { Judged, JudgingRules } from '@/domain/interpret/types'
import type { Patient } from '@/domain/patient'
import { ANALYTES } from '@/tables/analytes'
import { sourceById } from '@/tables/sources'
import { aCourse, aDraw, aPatient, aReview } from '../patients'
import { aJudged, aValue, byCtcae, byCtcae6, flagOf } from './judged'

const BASELINE_DAY = day('2026-08-01')

/** A woman's upper limits: ALT 23, AST 30, γ-GT 32, ALP 113, bilirubin 1.5. */
describe.each([byCtcae, byCtcae6])('the rule of the abnormal baseline under $preset.id', (rules) => {
  const after = (analyte: AnalyteId, baseline: string, text: string, more: Partial<Judged> = {}) =>
    interpret(
      aJudged(analyte, text, { baseline: { value: aValue(baseline), day: BASELINE_DAY }, ...more }),
      rules,
    )

  test('1. the baseline is the last result on or before the first day of the course; without one the upper limit grades and it says "baseline unknown"', () => {
    const courses = [aCourse('2026-04-10')]
    const graded = (...draws: ReturnType<typeof aDraw>[]) =>
      judgedResults(aPatient({ courses, draws }), rules).at(-1)!.interpretation
    expect(
      graded(aDraw('2026-04-09', 'alt 30'), aDraw('2026-04-10', 'alt 40'), aDraw('2026-06-01', 'alt 39')),
    ).toMatchObject({
      baseline: 'abnormal',
      flag: 'none',
    })
    expect(
      graded(aDraw('2026-04-10', 'alt 20'), aDraw('2026-04-11', 'alt 40'), aDraw('2026-06-01', 'alt 30')),
    ).toMatchObject({
      baseline: 'normal',
      flag: 'notice',
    })
    const none = graded(aDraw('2026-06-01', 'alt 30'))
    expect(none).toMatchObject({ baseline: 'unknown', flag: 'notice' })
    const said = describeLimit({ short: ANALYTES.alt.short, text: '30' }, none, 'en', sourceById)
    expect(said).toContain('baseline unknown')
  })

  test('2. a baseline that is normal or less than normal grades by the upper limit; only one above it by its own multiples', () => {
    expect(after('alt', '6', '9')).toMatchObject({ flag: 'none', baseline: 'normal' })
    expect(after('alt', '23', '24')).toMatchObject({ flag: 'notice', baseline: 'normal' })
    expect(after('alt', '23.1', '23.05')).toMatchObject({ flag: 'none', baseline: 'abnormal' })
  })

  test('3. above the upper limit and below the first multiple there is no grade: "above ULN, not above the baseline criterion"', () => {
    const found = after('alt', '40', '39.9')
    expect(found).toMatchObject({ flag: 'none', direction: 'high', inRange: false, baseline: 'abnormal' })
    const said = (language: 'ja' | 'en') =>
      describeLimit({ short: ANALYTES.alt.short, text: '39.9' }, found, language, sourceById)
    expect(said('en')).toContain('above ULN, not above the baseline criterion')
    expect(said('ja')).toContain('基準上限を超えるが、開始前値に対する基準には達しない')
  })

  test('4. cholesterol, triglycerides and LDH have no rule of the baseline, nor has CK where it is graded', () => {
    for (const [analyte, text] of [
      ['tc', '260'],
      ['tg', '160'],
      ['ld', '300'],
      ['ck', '200'],
    ] as const) {
      const found = after(analyte, '9999', text)
      expect(found.baseline).toBeUndefined()
      const isGraded = rules.preset.rules[analyte] !== undefined
      expect(flagOf(found)).toBe(isGraded ? 'notice' : 'not-judged no-limit-in-preset')
    }
  })

  test('5. upper ends belong to the lower grade, triglycerides begin at 150 itself', () => {
    expect([after('tg', '90', '149.9').flag, after('tg', '90', '150').flag]).toEqual(['none', 'notice'])
    expect([after('alt', '20', '69').flag, after('alt', '20', '69.1').flag]).toEqual(['notice', 'caution'])
  })

  test('6. multiples are compared exactly: 3.6 is not above three times 1.2, neither of the limit nor of the baseline', () => {
    expect(after('tbil', '0.8', '3.6', { low: '0.2', high: '1.2' }).flag).toBe('caution')
    expect(after('tbil', '0.8', '3.61', { low: '0.2', high: '1.2' }).flag).toBe('stop')
    const exact = { 'ctcae-v5': ['3.6', 'caution', 'stop'], 'ctcae-v6': ['3.0', 'caution', 'stop'] }[
      rules.preset.id
    ]!
    const baseline = { value: aValue('1.2'), day: BASELINE_DAY, low: '0.2', high: '1.0' }
    expect(after('tbil', '1.2', exact[0]!, { baseline }).flag).toBe(exact[1])
    expect(after('tbil', '1.2', exact[0]! + '01', { baseline }).flag).toBe(exact[2])
  })

  test('7. a value is graded in its own unit, by the limit that the source prints in it', () => {
    // 150 mg/dL × 0.011294 would be 1.6941; printed is 1.71.
    expect(after('tg', '1', '1.70', { unit: 'mmol/L' }).flag).toBe('none')
    expect(after('tg', '1', '1.71', { unit: 'mmol/L' }).flag).toBe('notice')
  })

  test('8. a grade is for reporting and orders no treatment: no sentence about it names one', () => {
    for (const text of ['30', '70', '120', '500', '1000']) {
      for (const language of ['ja', 'en'] as const) {
        const spoken = { short: ANALYTES.alt.short, text }
        const said = describeLimit(spoken, after('alt', '40', text), language, sourceById)
        expect(said).not.toMatch(/中止|減量|休薬|discontinue|reduce|stop/i)
      }
    }
  })

  test('a baseline by another method is none: the upper limit grades, and it is said', () => {
    const alp = interpret(
      aJudged('alp', '300', { method: 'ifcc', baseline: { value: aValue('400'), method: 'jscc' } }),
      rules,
    )
    expect(alp).toMatchObject({ baseline: 'unknown', baselineMethod: 'other' })
    expect(alp.flag).toBe(rules === byCtcae ? 'caution' : 'notice')
    const said = describeLimit({ short: ANALYTES.alp.short, text: '300' }, alp, 'en', sourceById)
    expect(said).toContain('baseline unknown: it was measured by another method')
    const alt = (own: 'jscc' | 'unknown') =>
      interpret(
        aJudged('alt', '30', { method: 'ifcc', baseline: { value: aValue('40'), method: own } }),
        rules,
      )
    expect(alt('jscc')).toMatchObject({ flag: 'notice', baseline: 'unknown', baselineMethod: 'other' })
    expect(alt('unknown')).toMatchObject({ baseline: 'abnormal' })
  })

  test('an ALP whose own method is not known is not graded by a baseline of a known one', () => {
    const found = interpret(
      aJudged('alp', '300', {
        day: day('2020-06-01'),
        baseline: { value: aValue('200'), method: 'ifcc', day: day('2020-05-01') },
      }),
      rules,
    )
    expect(flagOf(found)).toBe('not-judged method-unknown')
  })

  test('somebody who turns 20 between baseline and draw: the baseline at 19 has no common range, so ALP has no baseline', () => {
    const courses = [aCourse('2026-04-10')]
    const draws = [aDraw('2026-04-09', 'alp 300'), aDraw('2026-06-01', 'alp 290')]
    const patient = aPatient({ birthDate: day('2006-05-01'), courses, draws })
    expect(judgedResults(patient, rules).at(-1)?.interpretation).toMatchObject({ baseline: 'unknown' })
  })
})

describe('both sides of every multiple of an abnormal baseline', () => {
  test.each<[typeof byCtcae, AnalyteId, string, string, string, string]>([
    [byCtcae, 'alt', '40', '59.9', 'none', 'notice'],
    [byCtcae, 'alt', '40', '120', 'notice', 'caution'],
    [byCtcae, 'alt', '40', '200', 'caution', 'stop'],
    [byCtcae, 'alt', '40', '800', 'stop', 'critical'],
    [byCtcae, 'ggt', '50', '99.9', 'none', 'notice'],
    [byCtcae, 'ggt', '50', '125', 'notice', 'caution'],
    [byCtcae, 'alp', '200', '399.9', 'none', 'notice'],
    [byCtcae, 'alp', '200', '500', 'notice', 'caution'],
    [byCtcae, 'tbil', '2', '2', 'none', 'notice'],
    [byCtcae, 'tbil', '2', '3', 'notice', 'caution'],
    [byCtcae, 'tbil', '2', '20', 'stop', 'critical'],
    [byCtcae6, 'alt', '40', '39.9', 'none', 'notice'],
    [byCtcae6, 'alt', '40', '60', 'notice', 'caution'],
    [byCtcae6, 'alt', '40', '80', 'caution', 'stop'],
    [byCtcae6, 'alt', '40', '160', 'stop', 'critical'],
    [byCtcae6, 'ast', '40', '39.9', 'none', 'notice'],
    [byCtcae6, 'ast', '40', '160', 'stop', 'critical'],
    [byCtcae6, 'ggt', '50', '49.9', 'none', 'notice'],
    [byCtcae6, 'ggt', '50', '75', 'notice', 'caution'],
    [byCtcae6, 'ggt', '50', '150', 'caution', 'stop'],
    [byCtcae6, 'ggt', '50', '500', 'stop', 'critical'],
    [byCtcae6, 'alp', '200', '200', 'none', 'notice'],
    [byCtcae6, 'tbil', '2', '1.9', 'none', 'notice'],
    [byCtcae6, 'tbil', '2', '3', 'notice', 'caution'],
    [byCtcae6, 'tbil', '2', '5', 'caution', 'stop'],
    [byCtcae6, 'tbil', '2', '20', 'stop', 'critical'],
  ])(
    '$preset.id: %s after %s is %s, with a tenth more the next grade',
    (rules, analyte, baseline, text, at, past) => {
      const graded = (value: string) =>
        interpret(
          aJudged(analyte, value, { baseline: { value: aValue(baseline), day: BASELINE_DAY } }),
          rules,
        ).flag
      const tenthMore = String(Math.round(Number(text) * 10 + 1) / 10)
      expect([graded(text), graded(tenthMore)]).toEqual([at, past])
    },
  )
})

describe('CTCAE v6', () => {
  test('ALP has grade 1 only, and only above the baseline and above the upper limit', () => {
    const alp = (baseline: string, text: string, high: string) =>
      interpret(
        aJudged('alp', text, {
          low: '38',
          high,
          baseline: { value: aValue(baseline), day: BASELINE_DAY, low: '38', high: '113' },
        }),
        byCtcae6,
      )
    expect(alp('200', '201', '113')).toMatchObject({ flag: 'notice', grade: 'ctcae-v6:1' })
    expect(alp('200', '200', '113').flag).toBe('none')
    // Above the baseline, but within the range that was printed beside it since.
    expect(alp('120', '130', '150').flag).toBe('none')
    expect(alp('120', '151', '150').flag).toBe('notice')
    expect(alp('200', '9000', '113')).toMatchObject({ flag: 'notice', grade: 'ctcae-v6:1' })
  })

  test('its words name both, baseline and ULN', () => {
    const found = interpret(
      aJudged('alp', '201', { baseline: { value: aValue('200'), day: BASELINE_DAY } }),
      byCtcae6,
    )
    const said = (language: 'ja' | 'en') =>
      describeLimit({ short: ANALYTES.alp.short, text: '201' }, found, language, sourceById)
    expect(said('en')).toContain('> baseline and ULN (200)')
    expect(said('ja')).toContain('> 開始前値かつULN (200)')
  })

  test('CK is no term any more, so it is not judged', () => {
    expect(flagOf(interpret(aJudged('ck', '9999'), byCtcae6))).toBe('not-judged no-limit-in-preset')
  })

  test.each([
    ['15.8', 'none'],
    ['15.7', 'notice'],
    ['7.4', 'caution'],
    ['4.9', 'stop'],
    ['1.0', 'stop'],
    ['0.9', 'critical'],
  ])('platelets of %s ×10⁴/µL: %s', (text, expected) => {
    expect(interpret(aJudged('plt', text), byCtcae6).flag).toBe(expected)
  })

  test('the grade names its version', () => {
    expect(interpret(aJudged('alt', '98'), byCtcae6).grade).toBe('ctcae-v6:2')
    expect(interpret(aJudged('alt', '98'), byCtcae).grade).toBe('ctcae-v5:2')
  })
})

describe('a comparator under the rule of the baseline is an interval too', () => {
  // After an abnormal ALT of 40, v6 grades from 40, above 60, above 80, above 160.
  test.each([
    ['>160', 'critical', false],
    ['>100', 'stop', true],
    ['>=80', 'caution', true],
    ['>=40', 'notice', true],
    ['>39', 'not-judged only-a-bound', false],
    ['<40', 'none', false],
    ['<=40', 'not-judged only-a-bound', false],
    ['<5', 'none', false],
  ])('ALT %s after 40 is %s under v6', (text, expected, atLeast) => {
    const found = interpret(
      aJudged('alt', text, { baseline: { value: aValue('40'), day: BASELINE_DAY } }),
      byCtcae6,
    )
    expect(flagOf(found)).toBe(expected)
    expect(found.atLeast ?? false).toBe(atLeast)
  })

  test('ALP above a bound between baseline and upper limit is open, above both it is sure', () => {
    const alp = (text: string) =>
      flagOf(
        interpret(
          aJudged('alp', text, {
            high: '150',
            baseline: { value: aValue('120'), day: BASELINE_DAY, high: '113' },
          }),
          byCtcae6,
        ),
      )
    expect([alp('>110'), alp('>130'), alp('>150'), alp('<120'), alp('<140'), alp('<200')]).toEqual([
      'not-judged only-a-bound',
      'not-judged only-a-bound',
      'notice',
      'none',
      'none',
      'not-judged only-a-bound',
    ])
  })

  test('a baseline that is a bound above the upper limit says nothing, one below it is normal', () => {
    const after = (baseline: string) =>
      interpret(aJudged('alt', '70', { baseline: { value: aValue(baseline), day: BASELINE_DAY } }), byCtcae6)
    expect(after('>30')).toMatchObject({ flag: 'caution', baseline: 'unknown' })
    expect(after('<30')).toMatchObject({ flag: 'caution', baseline: 'unknown' })
    expect(after('<20')).toMatchObject({ flag: 'caution', baseline: 'normal' })
  })
})

describe('the baseline window of the protocol', () => {
  // A window of three months; ALT 40 two months before the first day, in nobody's month.
  const wide = {
    ...byCtcae,
    baselineWindows: { protocol: 'own', maxAges: new Map([['own', { months: 3 }]]) },
  }
  const patient = aPatient({
    courses: [aCourse('2026-04-10')],
    draws: [aDraw('2026-02-10', 'alt 40'), aDraw('2026-06-01', 'alt 50')],
  })
  const TODAY = day('2026-11-22')
  const seen = (from: string): Patient => ({
    ...patient,
    draws: patient.draws.map((draw) => ({ ...draw, day: draw.day === '2026-02-10' ? day(from) : draw.day })),
  })
  const newest = (of: Patient, rules: JudgingRules) => ({
    page: judgedResults(of, rules).at(-1)?.interpretation.baseline,
    list: worstFlag(factsOf(of), rules, TODAY)?.flag,
  })

  test.each([
    ['2026-01-09', 'unknown'],
    ['2026-01-10', 'abnormal'],
    ['2026-03-09', 'abnormal'],
    ['2026-04-10', 'abnormal'],
    ['2026-04-11', 'unknown'],
  ])('of three months takes a baseline of %s: %s', (on, expected) => {
    expect(newest(seen(on), wide).page).toBe(expected)
  })

  test('of a month, where the rules name none, does not take one of two months before', () => {
    expect(newest(patient, byCtcae).page).toBe('unknown')
    expect(newest(seen('2026-03-10'), byCtcae).page).toBe('abnormal')
  })

  test('holds in the list as on the page: ALT 50 after 40 has a grade by the upper limit only', () => {
    const reviewed = (of: Patient): Patient => ({
      ...of,
      draws: of.draws.map((draw) => ({ ...draw, reviews: [aReview('2026-11-01')] })),
    })
    expect(worstFlag(factsOf(reviewed(patient)), byCtcae, TODAY)?.flag).toBe('notice')
    expect(worstFlag(factsOf(reviewed(patient)), wide, TODAY)?.flag).toBe('none')
  })
})

test('a baseline is held against the ranges of its own laboratory: one that names none is not of that of the result', () => {
  const bml = [{ analyte: 'alt' as const, high: decimal('40'), unit: 'U/L', source: 'clinic-own-range' }]
  const rules: JudgingRules = { ...byCtcae6, labRanges: new Map([['BML', bml]]) }
  const reviews = [aReview('2026-11-01')]
  const of = (first: object, second: object) =>
    aPatient({
      courses: [aCourse('2026-04-10')],
      draws: [
        aDraw('2026-04-02', 'alt 30', { ...first, reviews }),
        aDraw('2026-06-01', 'alt 35', { ...second, reviews }),
      ],
    })
  const told = (patient: Patient) => ({
    page: judgedResults(patient, rules)[1]?.interpretation.flag,
    list: worstFlag(factsOf(patient), rules, day('2026-11-22'))?.flag,
  })
  // 30 is above 23, and 35 above that baseline; held against 40 both would be in range.
  expect(told(of({}, { lab: 'BML' }))).toEqual({ page: 'notice', list: 'notice' })
  expect(told(of({ lab: 'BML' }, { lab: 'BML' }))).toEqual({ page: 'none', list: 'none' })
})
