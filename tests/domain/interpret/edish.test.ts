import { describe, expect, test } from 'vitest'
import { EDISH_CUTS, EDISH_QUADRANTS, EDISH_SOURCE, edishQuadrant, isAboveCut } from '@/domain/interpret'
import { sourceById } from '@/tables/sources'
import { aJudged, byDefault, without } from './judged'

/** A printed upper limit of 30, so that 90 is three times of it. */
const alt = (text: string) => isAboveCut({ judged: aJudged('alt', text, { high: '30' }) }, byDefault)
/** A printed upper limit of 1.5, so that 3.0 is twice of it. */
const tbil = (text: string) => isAboveCut({ judged: aJudged('tbil', text, { high: '1.5' }) }, byDefault)

describe('the cuts of the eDISH plot', () => {
  test('ALT: 3×ULN itself lies above, one digit less does not', () => {
    expect([alt('90'), alt('89'), alt('89.9'), alt('91')]).toEqual([true, false, false, true])
  })

  test('bilirubin: 2×ULN itself lies above, one digit less does not', () => {
    expect([tbil('3.0'), tbil('2.9'), tbil('2.99'), tbil('3.1')]).toEqual([true, false, false, true])
  })

  test('a bound lies above where all its values do, below where none does, and is open astride the cut', () => {
    expect([alt('>1000'), alt('>=90'), alt('<5'), alt('<90')]).toEqual([true, true, false, false])
    expect([alt('>80'), alt('<91'), alt('<=90')]).toEqual([undefined, undefined, undefined])
  })

  test('without an upper limit, or as words, nothing is said', () => {
    const unsexed = without(aJudged('alt', '500'), 'sex')
    expect(isAboveCut({ judged: unsexed }, byDefault)).toBeUndefined()
    expect(isAboveCut({ judged: aJudged('alt', '溶血', { high: '30' }) }, byDefault)).toBeUndefined()
  })

  test("another unit is compared by its factor: 51 µmol/L of bilirubin is just below twice 1.5 mg/dL's 25.65", () => {
    const inMoles = (text: string) =>
      isAboveCut({ judged: aJudged('tbil', text, { unit: 'umol/L' }) }, byDefault)
    expect([inMoles('51'), inMoles('52')]).toEqual([false, true])
  })

  test('the preset of the clinic changes none of it', () => {
    const other = { ...byDefault, preset: { ...byDefault.preset, rules: {} } }
    expect(isAboveCut({ judged: aJudged('alt', '90', { high: '30' }) }, other)).toBe(true)
  })
})

describe('the quadrants', () => {
  test.each([
    [true, true, 'hys-law'],
    [true, false, 'temple'],
    [false, true, 'hyperbilirubinemia'],
    [false, false, 'normal'],
    [undefined, true, 'not-judged'],
    [true, undefined, 'not-judged'],
    [undefined, undefined, 'not-judged'],
  ] as const)('ALT above %s and bilirubin above %s is %s', (high, yellow, quadrant) => {
    expect(edishQuadrant(high, yellow)).toBe(quadrant)
    expect(EDISH_QUADRANTS).toContain(quadrant)
  })

  test('the cuts are those of a source in the table', () => {
    expect(EDISH_CUTS).toEqual({ alt: 3, tbil: 2 })
    expect(sourceById(EDISH_SOURCE)?.locator).toMatch(/ALT 3×ULN, TB 2×ULN/)
  })
})
