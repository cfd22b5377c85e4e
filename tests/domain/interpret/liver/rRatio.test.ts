import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { ckNote, judgedResults, rRatio, rRatioText, type RRatio } from '@/domain/interpret'
import type { Patient } from '@/domain/patient'
import type { Draw, Result } from '@/domain/result'
import { sourceById } from '@/tables/sources'
import { aDraw, aPatient, aResult } from '../../patients'
import { ALL_RULES, byDefault } from '../judged'

function ratio(line: string, more: Partial<Draw> = {}, who: Partial<Patient> = {}): RRatio {
  const draw = aDraw('2026-09-14', line, more)
  return rRatio(judgedResults(aPatient({ ...who, draws: [draw] }), byDefault), byDefault)
}

function ofResults(results: Result[], who: Partial<Patient> = {}): RRatio {
  return ratio('', { results }, who)
}

// A woman's upper limits: ALT 23, ALP 113. R = (ALT/23) ÷ (ALP/113).
describe('the R ratio', () => {
  test.each([
    ['alt 115, alp 113', 'hepatocellular'],
    ['alt 114.9, alp 113', 'mixed'],
    ['alt 115, alp 113.1', 'mixed'],
    ['alt 46.1, alp 113', 'mixed'],
    ['alt 46, alp 113', 'cholestatic'],
    ['alt 23, alp 200', 'cholestatic'],
  ])('of %s is %s', (line, found) => {
    expect(ratio(line)).toMatchObject({ kind: 'ratio', class: found, source: 'acg-2014-r-ratio' })
  })

  test('is exact where fractions are not: 3.6 times against 0.72 times is 5', () => {
    const results = [
      aResult('alt', '3.6', { low: '0', high: '1' }),
      aResult('alp', '0.72', { low: '0', high: '1' }),
    ]
    expect(ofResults(results)).toMatchObject({ class: 'hepatocellular' })
  })

  test('takes the range printed beside each value, and another unit by its factor', () => {
    const printed = [
      aResult('alt', '120', { low: '5', high: '40' }),
      aResult('alp', '100', { low: '30', high: '100' }),
    ]
    expect(ofResults(printed)).toMatchObject({ class: 'mixed', value: 3, altMultiple: 3, alpMultiple: 1 })
    // 115 U/L = 1.91666… µkat/L
    const other = (text: string) =>
      ofResults([aResult('alt', text, { unit: 'ukat/L' }), aResult('alp', '113')])
    expect(other('1.9167')).toMatchObject({ class: 'hepatocellular' })
    expect(other('1.9166')).toMatchObject({ class: 'mixed' })
  })

  test.each([
    ['alt 23, alp 113', 'not-raised'],
    ['alp 300', 'no-alt'],
    ['alt 100', 'no-alp'],
    ['alt 溶血, alp 300', 'no-alt'],
    ['alt 100, alp 溶血', 'no-alp'],
    ['alt <30, alp 100', 'only-a-bound'],
  ])('is not available for %s: %s', (line, because) => {
    expect(ratio(line)).toMatchObject({ kind: 'none', because })
  })

  test('asks for ALT or ALP above the upper limit, either of them', () => {
    expect(ratio('alt 24, alp 113').kind).toBe('ratio')
    expect(ratio('alt 23, alp 114').kind).toBe('ratio')
  })

  test('asks for both on one day', () => {
    const draws = [aDraw('2026-09-14', 'alp 100'), aDraw('2026-09-15', 'alt 200')]
    const results = judgedResults(aPatient({ draws }), byDefault)
    expect(rRatio(results, byDefault)).toMatchObject({ kind: 'none', because: 'no-alp' })
  })

  test('asks for ALP by IFCC with an upper limit of IFCC', () => {
    const alp = (more: Partial<Result>, text = '100') =>
      ofResults([aResult('alt', '200'), aResult('alp', text, more)])
    expect(alp({ method: 'ifcc' }).kind).toBe('ratio')
    expect(alp({ method: 'jscc' })).toMatchObject({ because: 'other-method' })
    expect(alp({ low: '106', high: '322' })).toMatchObject({ because: 'other-method' })
    expect(alp({ method: 'ifcc', low: '106', high: '322' })).toMatchObject({
      because: 'method-unknown',
      concerns: 'alp',
    })
    const old = aDraw('2020-04-01', 'alt 200, alp 100')
    const results = judgedResults(aPatient({ draws: [old] }), byDefault)
    expect(rRatio(results, byDefault)).toMatchObject({ because: 'method-unknown' })
  })

  test('names what an upper limit lacks: sex, age, or that the person is growing', () => {
    const { sex: _sex, birthDate: _born, ...nobody } = aPatient()
    const of = (who: Patient) => {
      const draws = [aDraw('2026-09-14', 'alt 200, alp 100')]
      return rRatio(judgedResults({ ...who, draws }, byDefault), byDefault)
    }
    expect(of({ ...nobody, birthDate: day('2001-03-04') })).toMatchObject({
      because: 'sex-unknown',
      concerns: 'alt',
    })
    expect(of({ ...nobody, sex: 'F' })).toMatchObject({ because: 'age-unknown', concerns: 'alp' })
    expect(of(aPatient({ birthDate: day('2010-03-04') }))).toMatchObject({
      because: 'under-age',
      concerns: 'alp',
    })
  })

  test.each([
    ['alt >115, alp 113', 'hepatocellular', 'at-least'],
    ['alt >200, alp <113', 'hepatocellular', 'at-least'],
    ['alt 24, alp >113', 'cholestatic', 'at-most'],
    ['alt <46, alp 114', 'cholestatic', 'at-most'],
  ])('of a bound, %s, is %s where all its values are', (line, found, bound) => {
    expect(ratio(line)).toMatchObject({ class: found, bound })
  })

  test.each(['alt >100, alp 113', 'alt >200, alp >200', 'alt <100, alp 113', 'alt 200, alp >113'])(
    'of a bound, %s, is not said where its values differ',
    (line) => {
      expect(ratio(line)).toMatchObject({ kind: 'none', because: 'only-a-bound' })
    },
  )

  test('is the same under every preset', () => {
    const results = judgedResults(aPatient({ draws: [aDraw('2026-09-14', 'alt 200, alp 100')] }), byDefault)
    const found = ALL_RULES.map((rules) => rRatio(results, rules))
    for (const each of found) expect(each).toEqual(found[0])
  })
})

describe('what is said of R', () => {
  test('class, both multiples, conditions and source, in both languages', () => {
    expect(rRatioText(ratio('alt 230, alp 113'), 'en', sourceById)).toBe(
      'R ratio 10.0: hepatocellular (R ≥ 5) — ALT 10.0×ULN ÷ ALP 1.0×ULN, same day, ALP by IFCC, R ratio and pattern of liver injury (ACG guideline 2014)',
    )
    expect(rRatioText(ratio('alt 230, alp 113'), 'ja', sourceById)).toBe(
      'R比 10.0: 肝細胞障害型(R ≥ 5) — ALT 10.0×ULN ÷ ALP 1.0×ULN, 同じ採血日、ALPはIFCC法, R比による肝障害の型(ACG 2014)',
    )
  })

  test('a figure is never rounded into another class', () => {
    expect(rRatioText(ratio('alt 114.9, alp 113'), 'en')).toContain('R ratio 4.996: mixed')
    expect(rRatioText(ratio('alt 46.1, alp 113'), 'en')).toContain('R ratio 2.004: mixed')
    expect(rRatioText(ratio('alt >115, alp 113'), 'en')).toContain('R ratio ≥ 5.0')
  })

  test.each([
    ['alt 23, alp 113', 'n/a — neither ALT nor ALP is above its upper limit'],
    ['alt 200', 'n/a — no number for ALP on that day'],
    ['alt 200, alp >200', 'n/a — only a bound, which lies astride a limit'],
  ])('%s: %s', (line, expected) => {
    expect(rRatioText(ratio(line), 'en')).toContain(expected)
    expect(rRatioText(ratio(line), 'ja')).toContain('算出できません')
  })

  test('which of the two lacks its limit is named', () => {
    const found = ratio('alt 200, alp 100', {}, { birthDate: day('2010-03-04') })
    expect(rRatioText(found, 'ja')).toContain('ALP 成人の基準範囲の対象外です')
  })
})

describe('AST over its limit', () => {
  const note = (line: string, rules = byDefault) =>
    ckNote(judgedResults(aPatient({ draws: [aDraw('2026-09-14', line)] }), rules))

  test.each([
    ['ast 31', true],
    ['ast 30', false],
    ['ast 31, ck 100', false],
    ['ast 31, ck 溶血', true],
    ['ast 31, ck pending', true],
    ['alt 200', false],
    ['ast 溶血', false],
    ['ast >31', true],
  ])('%s: CK is missing: %s', (line, isMissing) => {
    expect(note(line) !== undefined).toBe(isMissing)
  })

  test('is said under presets that do not limit AST too', () => {
    for (const rules of ALL_RULES)
      expect([rules.preset.id, note('ast 31', rules)?.en]).toEqual([rules.preset.id, note('ast 31')?.en])
  })

  test('CK of another day does not help', () => {
    const draws = [aDraw('2026-09-14', 'ast 60'), aDraw('2026-09-15', 'ck 100')]
    expect(ckNote(judgedResults(aPatient({ draws }), byDefault))?.ja).toContain('CK')
  })
})
