import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holding, LEAST_DAYS, panned, spanned, zoomed, type Span } from '@/ui/chart/view/zoom'

const WHOLE: Span = { from: 20_000, to: 20_200 }
const PART: Span = { from: 20_050, to: 20_150 }

describe('the part of the days that the charts show', () => {
  test('becomes narrower around the day that is looked at, which stays where it stood', () => {
    expect(zoomed(WHOLE, WHOLE, 0.5, 20_100)).toEqual({ from: 20_050, to: 20_150 })
    expect(zoomed(WHOLE, WHOLE, 0.5, 20_000)).toEqual({ from: 20_000, to: 20_100 })
  })

  test('is the whole again once it is as wide as that', () => {
    expect(zoomed(PART, WHOLE, 2)).toBeUndefined()
    expect(zoomed(PART, WHOLE, 1.9)).toBeDefined()
  })

  test('moves by a share of itself and stops at the edge of what is known', () => {
    expect(panned(PART, WHOLE, 0.25)).toEqual({ from: 20_075, to: 20_175 })
    expect(panned(PART, WHOLE, 3)).toEqual({ from: 20_100, to: 20_200 })
  })

  test('is moved to a day that it does not hold, and stays for one that it does', () => {
    expect(holding(PART, WHOLE, 20_150)).toEqual(PART)
    expect(holding(PART, WHOLE, 20_010)).toEqual({ from: 20_000, to: 20_100 })
  })

  test('is what a pointer was drawn across, in either direction, two weeks at least', () => {
    expect(spanned(20_150, 20_050, WHOLE)).toEqual(PART)
    expect(spanned(20_100, 20_102, WHOLE)).toEqual({ from: 20_094, to: 20_108 })
  })

  test('never reaches past the days that are known, and never shows fewer than two weeks', () => {
    const day = fc.integer({ min: 19_900, max: 20_300 })
    fc.assert(
      fc.property(day, day, fc.double({ min: 0.01, max: 50, noNaN: true }), (one, other, factor) => {
        const chosen = spanned(one, other, WHOLE) ?? WHOLE
        const part = zoomed(chosen, WHOLE, factor, one) ?? WHOLE
        expect(part.from).toBeGreaterThanOrEqual(WHOLE.from)
        expect(part.to).toBeLessThanOrEqual(WHOLE.to)
        expect(part.to - part.from).toBeGreaterThanOrEqual(LEAST_DAYS)
      }),
    )
  })
})
