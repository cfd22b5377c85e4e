import { describe, expect, test } from 'vitest'
import type { AnalyteId } from '@/domain/analyte'
import { describeLimit, hysLawText, interpret, limitText, REASON_WORDS } from '@/domain/interpret'
import { NOT_JUDGED_REASONS, type Judged } from '@/domain/interpret/types'
import type { Language } from '@/domain/language'
import { ANALYTES } from '@/tables/analytes'
import { sourceById } from '@/tables/sources'
import { aJudged, aValue, byCtcae, byDefault } from './judged'

function said(
  analyte: AnalyteId,
  text: string,
  language: Language,
  more: Partial<Judged> = {},
  rules = byDefault,
): string {
  const found = interpret(aJudged(analyte, text, more), rules)
  return describeLimit({ short: ANALYTES[analyte].short, text }, found, language, sourceById)
}

test('a flag names the limit, its preset and version, its source and whose range gave it', () => {
  expect(said('alt', '98', 'en')).toBe(
    'ALT 98 > 3×ULN (69) — clinic-default v1, Common Terminology Criteria for Adverse Events v5.0, JCCLS',
  )
  expect(said('alt', '98', 'ja')).toBe(
    'ALT 98 > 3×ULN (69) — clinic-default v1, 有害事象共通用語規準 CTCAE v5.0, JCCLS',
  )
  expect(said('alt', '98', 'ja', { low: '5', high: '40' })).toContain('> 2×ULN (80)')
  expect(said('alt', '98', 'ja', { low: '5', high: '40' })).toContain('検査票')
})

test.each([
  ['alt', '24', '> ULN (23)'],
  ['hb', '11', '< LLN (11.6)'],
  ['hb', '9', '< 10.0'],
  ['tg', '800', '≥ 800'],
  ['hdl', '39', '< 40'],
] as const)('%s %s exceeds %s', (analyte, text, limit) => {
  expect(limitText(interpret(aJudged(analyte, text), byDefault), 'en')).toBe(limit)
})

test('what is proposed or uncertain is said to be unconfirmed', () => {
  expect(said('alt', '50', 'en')).toContain('(unconfirmed)')
  expect(said('alt', '50', 'ja')).toContain('(未確認)')
  expect(said('alt', '98', 'en')).not.toContain('unconfirmed')
})

test('the range of men for HDL, on which the prints differ, is said to be unconfirmed', () => {
  expect(said('hdl', '50', 'en', { sex: 'M' })).toBe('HDL 50: within limits — JCCLS (unconfirmed)')
  expect(said('hdl', '50', 'en')).toBe('HDL 50: within limits — JCCLS')
})

test('a copy of the clinic goes by its name and version', () => {
  const name = { ja: '当院の基準', en: 'Our limits' }
  const preset = { ...byDefault.preset, id: 'x8f2', version: '3', name, copiedFrom: 'clinic-default@1' }
  expect(said('alt', '98', 'ja', {}, { ...byDefault, preset })).toContain('当院の基準 v3')
  expect(said('alt', '98', 'en', {}, { ...byDefault, preset })).toContain('Our limits v3')
})

test('a bound is "at least"', () => {
  expect(said('alt', '>46', 'en')).toContain('ALT >46 (at least) > 2×ULN (46)')
  expect(said('alt', '>46', 'ja')).toContain('(少なくとも)')
})

describe('what is not judged says why', () => {
  test('in both languages', () => {
    expect(said('alt', '溶血', 'ja')).toBe('ALT 溶血: 判定不能 — 数値ではない結果です')
    expect(said('alt', '<50', 'en')).toBe('ALT <50: not judged — only a bound, which lies astride a limit')
  })

  test.each(NOT_JUDGED_REASONS)('%s has its words', (reason) => {
    expect(REASON_WORDS[reason].ja).not.toBe('')
    expect(REASON_WORDS[reason].en).not.toBe('')
  })
})

test('above the upper limit but within the criterion of an abnormal baseline is not called normal', () => {
  const more = { baseline: { value: aValue('40') } }
  expect(said('alt', '50', 'en', more, byCtcae)).toBe(
    'ALT 50: above ULN, not above the baseline criterion — JCCLS',
  )
  expect(said('alt', '70', 'en', more, byCtcae)).toContain('≥ 1.5×baseline (60)')
  expect(said('alt', '70', 'ja', more, byCtcae)).toContain('≥ 1.5×開始前値 (60)')
  expect(said('alt', '30', 'en', {}, byCtcae)).toContain('baseline unknown')
})

test('below the range without a limit of that side is said as such', () => {
  expect(said('alt', '5', 'en')).toBe('ALT 5: below the range, within the limits — JCCLS')
})

test('a unit is written as people read it', () => {
  const found = interpret(aJudged('tbil', '80', { unit: 'umol/L' }), byDefault)
  const spoken = { short: ANALYTES.tbil.short, text: '80', unit: 'umol/L' }
  expect(describeLimit(spoken, found, 'en')).toContain('T-Bil 80 µmol/L > 3×ULN (76.968)')
})

test("Hy's law says what ALP leaves open, and leaves the rest to a physician", () => {
  expect(hysLawText({ cholestasis: 'not-excluded' }, 'en')).toContain('cholestasis not excluded')
  expect(hysLawText({ cholestasis: 'excluded' }, 'en')).not.toContain('cholestasis')
  expect(hysLawText({ cholestasis: 'excluded' }, 'ja')).toContain('医師の確認')
})

test('no sentence names a treatment', () => {
  for (const text of ['5', '24', '47', '98', '溶血', '<50']) {
    for (const language of ['ja', 'en'] as const) {
      expect(said('alt', text, language)).not.toMatch(/中止|減量|休薬|stop|reduce|discontinue/i)
    }
  }
})
