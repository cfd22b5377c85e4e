import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { decimal, decimalText } from '@/domain/decimal'
import { interpret, labRangeRefused, labRangesByLab } from '@/domain/interpret'
import type { Interpretation, Judged, JudgingRules } from '@/domain/interpret/types'
import type { LabRange } from '@/domain/range'
import { RANGES } from '@/tables/ranges'
import { sourceById } from '@/tables/sources'
import { ALL_RULES, aJudged, byDefault, flagOf, without } from './judged'

interface Written extends Partial<Omit<LabRange, 'low' | 'high' | 'from'>> {
  low?: string
  high?: string
  from?: string
}

/** A range of the lab BML, for ALT in U/L unless said otherwise. */
function own({ low, high, from, ...more }: Written): LabRange {
  return {
    lab: 'BML',
    analyte: 'alt',
    unit: 'U/L',
    source: 'clinic-own-range',
    ...(low === undefined ? {} : { low: decimal(low) }),
    ...(high === undefined ? {} : { high: decimal(high) }),
    ...(from === undefined ? {} : { from: day(from) }),
    ...more,
  }
}

function ruled(...ranges: LabRange[]): JudgingRules {
  return { ...byDefault, labRanges: labRangesByLab(ranges) }
}

function judged(
  rules: JudgingRules,
  analyte: Judged['analyte'],
  text: string,
  more: Partial<Judged> = {},
): Interpretation {
  return interpret(aJudged(analyte, text, { lab: 'BML', ...more }), rules)
}

describe('report, then the clinic’s own for that lab, then JCCLS: the first that has the limit', () => {
  const rules = ruled(own({ low: '4', high: '44' }))

  test('each in turn judges, and the flag names it with its source', () => {
    expect(judged(rules, 'alt', '50', { low: '5', high: '60' })).toMatchObject({
      flag: 'none',
      rangeSource: 'report',
    })
    expect(judged(rules, 'alt', '50')).toMatchObject({
      flag: 'notice',
      rangeSource: 'lab',
      range: { sourceId: 'clinic-own-range', low: decimal('4'), high: decimal('44'), unit: 'U/L' },
    })
    expect(judged(rules, 'alt', '40', { lab: 'SRL' })).toMatchObject({
      flag: 'notice',
      rangeSource: 'jccls',
      range: { sourceId: 'jccls-2022' },
    })
    expect(judged({ ...byDefault, ranges: [] }, 'alt', '40')).toMatchObject({
      flag: 'not-judged',
      because: 'no-range',
      rangeSource: 'none',
    })
  })

  test.each([
    ['the upper limit printed', { high: '60' }, '50', 'none', 'report'],
    ['the lower limit printed alone', { low: '5' }, '50', 'notice', 'lab'],
    ['words printed', { high: '陰性' }, '50', 'notice', 'lab'],
  ])('%s: ALT 50 is judged by %s', (_, printed, text, flag, source) => {
    expect(judged(rules, 'alt', text, printed)).toMatchObject({ flag, rangeSource: source })
  })

  test('each side for itself: an own range with an upper limit alone leaves the lower one to JCCLS', () => {
    const hb = ruled(own({ analyte: 'hb', unit: 'g/dL', high: '15' }))
    expect(judged(hb, 'hb', '11.5')).toMatchObject({ flag: 'notice', rangeSource: 'jccls' })
    expect(judged(hb, 'hb', '11.6')).toMatchObject({ flag: 'none', rangeSource: 'jccls' })
    const printedHigh = judged(hb, 'hb', '11.5', { high: '16' })
    expect(printedHigh).toMatchObject({ flag: 'notice', rangeSource: 'jccls' })
    const lowOfLab = ruled(own({ analyte: 'hb', unit: 'g/dL', low: '11' }))
    expect(judged(lowOfLab, 'hb', '11.5', { high: '16' })).toMatchObject({ flag: 'none', rangeSource: 'lab' })
  })

  test('the name of the lab is compared without regard to width, space and case', () => {
    for (const lab of ['BML', 'ＢＭＬ', ' b m l ', 'Ｂ　Ｍ　Ｌ']) {
      expect([lab, judged(rules, 'alt', '40', { lab }).rangeSource]).toEqual([lab, 'lab'])
    }
    const wide = ruled(own({ lab: 'エスアールエル', high: '44' }))
    expect(judged(wide, 'alt', '40', { lab: 'ｴｽｱｰﾙｴﾙ' }).rangeSource).toBe('lab')
    expect(judged(rules, 'alt', '40', { lab: 'BML2' }).rangeSource).toBe('jccls')
    expect(interpret(without(aJudged('alt', '40')), rules).rangeSource).toBe('jccls')
  })
})

describe('a range that holds from a day', () => {
  const rules = ruled(own({ high: '44' }), own({ high: '30', from: '2026-04-01' }))

  test.each([
    ['2026-03-31', 'none'],
    ['2026-04-01', 'notice'],
    ['2026-09-14', 'notice'],
  ])('judges draws from that day on: ALT 40 of %s is %s', (on, flag) => {
    expect(judged(rules, 'alt', '40', { day: day(on) })).toMatchObject({ flag, rangeSource: 'lab' })
  })

  test('before the first day of the only one the common range judges', () => {
    const later = ruled(own({ high: '44', from: '2026-04-01' }))
    expect(judged(later, 'alt', '40', { day: day('2026-03-31') })).toMatchObject({
      flag: 'notice',
      rangeSource: 'jccls',
    })
    expect(judged(later, 'alt', '40', { day: day('2026-04-01') })).toMatchObject({
      flag: 'none',
      rangeSource: 'lab',
    })
  })

  test('a later one with one side leaves the other to the one before', () => {
    const hb = ruled(
      own({ analyte: 'hb', unit: 'g/dL', low: '10', high: '15' }),
      own({ analyte: 'hb', unit: 'g/dL', high: '14', from: '2026-04-01' }),
    )
    expect(judged(hb, 'hb', '9.9')).toMatchObject({ flag: 'caution', rangeSource: 'lab' })
    expect(judged(hb, 'hb', '10.5')).toMatchObject({ flag: 'none', rangeSource: 'lab' })
  })

  test('one that was retired judges no more', () => {
    const retired = ruled({ ...own({ high: '44' }), retired: { at: '2026-10-01T09:00', by: 'doctor' } })
    expect(judged(retired, 'alt', '40').rangeSource).toBe('jccls')
  })
})

describe('sex, age, method and unit of an own range', () => {
  test('the row of the sex comes before the row for all', () => {
    const rules = ruled(own({ high: '100' }), own({ high: '30', sex: 'F' }))
    expect(judged(rules, 'alt', '40')).toMatchObject({ flag: 'notice', rangeSource: 'lab' })
    expect(judged(rules, 'alt', '40', { sex: 'M' })).toMatchObject({ flag: 'none', rangeSource: 'lab' })
    const unknown = interpret(without(aJudged('alt', '40', { lab: 'BML' }), 'sex'), rules)
    expect(unknown).toMatchObject({ flag: 'none', rangeSource: 'lab' })
  })

  test('without a recorded sex a range by sex does not judge; where the common one does not either, that is the reason', () => {
    const rules = ruled(own({ high: '30', sex: 'F' }), own({ analyte: 'ast', high: '90', sex: 'F' }))
    const asked = (analyte: 'alt' | 'ast') =>
      interpret(without(aJudged(analyte, '40', { lab: 'BML' }), 'sex'), rules)
    expect(flagOf(asked('alt'))).toBe('not-judged sex-unknown')
    expect(asked('ast')).toMatchObject({ flag: 'notice', rangeSource: 'jccls' })
    const only = { ...rules, ranges: [] }
    const ast = interpret(without(aJudged('ast', '40', { lab: 'BML' }), 'sex'), only)
    expect(flagOf(ast)).toBe('not-judged sex-unknown')
  })

  test('under its age, and without a birth date, it does not judge', () => {
    const rules = { ...ruled(own({ analyte: 'ast', high: '90', minAge: 18 })), ranges: [] }
    expect(flagOf(judged(rules, 'ast', '40', { age: 18 }))).toBe('none')
    expect(flagOf(judged(rules, 'ast', '40', { age: 17 }))).toBe('not-judged under-age')
    const unborn = interpret(without(aJudged('ast', '40', { lab: 'BML' }), 'age'), rules)
    expect(flagOf(unborn)).toBe('not-judged age-unknown')
    const both = ruled(own({ high: '90', minAge: 18 }), own({ high: '50' }))
    expect(judged(both, 'alt', '60', { age: 17 })).toMatchObject({ flag: 'notice', rangeSource: 'lab' })
    expect(judged(both, 'alt', '60', { age: 18 })).toMatchObject({ flag: 'none', rangeSource: 'lab' })
  })

  test('of another method it leaves the result to the common range of its method', () => {
    const rules = ruled(own({ analyte: 'alp', high: '90', method: 'ifcc' }))
    expect(judged(rules, 'alp', '100', { method: 'ifcc' })).toMatchObject({
      flag: 'notice',
      rangeSource: 'lab',
    })
    expect(judged(rules, 'alp', '200', { method: 'jscc' })).toMatchObject({
      flag: 'none',
      rangeSource: 'jccls',
    })
    const old = judged(rules, 'alp', '100', { day: day('2020-01-01') })
    expect(flagOf(old)).toBe('not-judged method-unknown')
  })

  test('in another unit of the analyte it is compared by the factors, exactly', () => {
    // 20 µmol/L = 1.16931… mg/dL; 17.104 µmol/L is 1 mg/dL.
    const rules = ruled(own({ analyte: 'tbil', unit: 'umol/L', high: '17.104' }))
    expect(judged(rules, 'tbil', '1')).toMatchObject({ flag: 'none', rangeSource: 'lab', inRange: true })
    const above = judged(rules, 'tbil', '1.01')
    expect(above).toMatchObject({ flag: 'notice', rangeSource: 'lab', inRange: false, direction: 'high' })
    expect(above.ulnMultiple).toBeCloseTo(1.01, 9)
    expect(decimalText(above.limit!.bound)).toBe('1')
    expect(judged(rules, 'tbil', '17.104', { unit: 'umol/L' }).flag).toBe('none')
    expect(judged(rules, 'tbil', '17.2', { unit: 'umol/L' })).toMatchObject({
      flag: 'notice',
      rangeSource: 'lab',
    })
  })

  test('a result in a unit that nobody knows is compared with no range', () => {
    expect(flagOf(judged(ruled(own({ high: '44' })), 'alt', '40', { unit: 'foo' }))).toBe(
      'not-judged other-unit',
    )
  })

  test('ALP under 20 is not judged by it', () => {
    const rules = ruled(own({ analyte: 'alp', high: '500', method: 'ifcc' }))
    expect(flagOf(judged(rules, 'alp', '300', { age: 19 }))).toBe('not-judged under-age')
    expect(flagOf(judged(rules, 'alp', '300', { age: 20 }))).toBe('none')
  })
})

test('under every preset and for every analyte with a common range, an own one for the lab takes its place on both sides', () => {
  for (const rules of ALL_RULES) {
    for (const range of RANGES.filter(({ method }) => method !== 'jscc')) {
      const { analyte, unit } = range
      const taken: LabRange = { ...range, lab: 'BML', source: 'clinic-own-range', unit }
      const sex = range.sex ?? 'F'
      const method = range.method ?? 'unknown'
      const at = (lab: string) =>
        interpret(aJudged(analyte, '50', { sex, method, lab }), {
          ...rules,
          labRanges: labRangesByLab([taken]),
        })
      const [own, other] = [at('BML'), at('SRL')]
      expect([analyte, own.flag, own.because]).toEqual([analyte, other.flag, other.because])
      expect([analyte, own.rangeSource, other.rangeSource]).toEqual([analyte, 'lab', 'jccls'])
      expect(sourceById(own.range?.sourceId ?? '')?.id).toBe('clinic-own-range')
    }
  }
})

describe('what the clinic enters for a lab', () => {
  const good = own({ low: '4', high: '44' })

  test('is taken where it is whole, with one side or with both', () => {
    for (const range of [
      good,
      own({ high: '44' }),
      own({ low: '0' }),
      own({ high: '1.5', analyte: 'tbil', unit: 'umol/L' }),
    ])
      expect(labRangeRefused(range, [])).toBeUndefined()
  })

  test.each<[string, LabRange, string, string]>([
    ['no lab', own({ lab: ' 　', high: '44' }), 'missing', 'lab'],
    ['neither side', own({}), 'missing', 'high'],
    ['an upper limit of 0', own({ high: '0' }), 'not-positive', 'high'],
    ['a lower limit below 0', own({ low: '-1' }), 'not-a-number', 'low'],
    [
      'a figure that is no exact decimal',
      { ...good, high: { digits: 1.5, scale: 0 } },
      'not-positive',
      'high',
    ],
    ['upside down', own({ low: '44', high: '4' }), 'upside-down', 'high'],
    ['both limits alike', own({ low: '44', high: '44.0' }), 'upside-down', 'high'],
    ['a unit of another analyte', own({ high: '44', unit: 'mg/dL' }), 'unknown-unit', 'unit'],
    ['a method of another analyte', own({ high: '44', method: 'direct' }), 'no-such-method', 'method'],
    ['ALP without a method', own({ analyte: 'alp', high: '113' }), 'missing', 'method'],
    ['half a year of age', own({ high: '44', minAge: 17.5 }), 'not-an-age', 'age'],
    ['a day that is none', { ...good, from: '2026-02-30' as never }, 'not-a-day', 'from'],
  ])('is refused with %s', (_, range, code, field) => {
    expect(labRangeRefused(range, [])).toMatchObject({ code, where: { field } })
  })

  test('is refused where the same lab has it for the same people, method and day; a later day is another one', () => {
    expect(labRangeRefused(own({ lab: 'ｂｍｌ', high: '50' }), [good])?.code).toBe('already-there')
    expect(labRangeRefused(own({ high: '50', from: '2026-04-01' }), [good])).toBeUndefined()
    expect(labRangeRefused(own({ high: '50', sex: 'M' }), [good])).toBeUndefined()
    expect(labRangeRefused(own({ high: '50' }), [{ ...good, retired: { at: '', by: '' } }])).toBeUndefined()
    expect(labRangeRefused(good, [good])).toBeUndefined()
  })
})
