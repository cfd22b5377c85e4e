import { describe, expect, test } from 'vitest'
import { judgedResults } from '@/domain/interpret'
import { EdishGathering, edishOf, type EdishSpot, type NotPlotted } from '@/domain/overview'
import type { Draw } from '@/domain/result'
import { byDefault } from '../interpret/judged'
import { aDraw, aPatient, aResult } from '../patients'

/** ALT with a printed upper limit of 30 and bilirubin with one of 1.5. */
function drawn(on: string, values: { alt?: string; tbil?: string }): Draw {
  return aDraw(on, '', {
    results: [
      ...(values.alt === undefined ? [] : [aResult('alt', values.alt, { high: '30' })]),
      ...(values.tbil === undefined ? [] : [aResult('tbil', values.tbil, { high: '1.5' })]),
    ],
  })
}

function of(...draws: Draw[]) {
  return edishOf(judgedResults(aPatient({ draws }), byDefault), byDefault)
}

/** Quadrant and values in a word; the reason where there is no point. */
function told(spot: EdishSpot | NotPlotted): string {
  return typeof spot === 'string' ? spot : `${spot.quadrant} ${spot.alt.text}/${spot.tbil.text}`
}

describe('the two peaks of a patient', () => {
  test.each([
    ['90', '3.0', 'hys-law'],
    ['89', '3.0', 'hyperbilirubinemia'],
    ['90', '2.9', 'temple'],
    ['89', '2.9', 'normal'],
  ])('ALT %s and bilirubin %s, with limits of 30 and 1.5: %s', (alt, tbil, quadrant) => {
    expect(told(of(drawn('2026-10-01', { alt, tbil })).course)).toBe(`${quadrant} ${alt}/${tbil}`)
  })

  test('are the highest multiples, each of its own upper limit, not the highest numbers', () => {
    const low = aDraw('2026-10-01', '', { results: [aResult('alt', '60', { high: '20' })] })
    const high = aDraw('2026-10-08', '', { results: [aResult('alt', '80', { high: '45' })] })
    const { course } = of(low, high, drawn('2026-10-08', { tbil: '0.6' }))
    expect(course).toMatchObject({ alt: { text: '60', multiple: 3 }, quadrant: 'temple' })
  })

  test('a bound above 1000 stands at 1000 and is above the cut; of equal numbers the bound is the peak', () => {
    const { course } = of(
      drawn('2026-10-01', { alt: '>1000', tbil: '0.6' }),
      drawn('2026-10-02', { alt: '1000' }),
    )
    expect(course).toMatchObject({
      quadrant: 'temple',
      alt: { text: '>1000', comparator: '>', multiple: 33.3333333333, isAbove: true },
    })
  })

  test('where a bound leaves the side of a cut open, the quadrant is not judged', () => {
    expect(told(of(drawn('2026-10-01', { alt: '>80', tbil: '3.5' })).course)).toBe('not-judged >80/3.5')
    expect(
      told(of(drawn('2026-10-01', { alt: '60', tbil: '0.5' }), drawn('2026-10-09', { alt: '>50' })).course),
    ).toBe('not-judged 60/0.5')
  })

  test('a value surely above its cut decides, whatever else is open', () => {
    expect(
      told(of(drawn('2026-10-01', { alt: '95', tbil: '0.5' }), drawn('2026-10-09', { alt: '<200' })).course),
    ).toBe('temple <200/0.5')
  })
})

describe('two values at most 30 days apart', () => {
  test('30 days are near, 31 are not', () => {
    const alt = drawn('2026-09-01', { alt: '120' })
    expect(told(of(alt, drawn('2026-10-01', { tbil: '4.0' })).near)).toBe('hys-law 120/4.0')
    expect(told(of(alt, drawn('2026-10-02', { tbil: '4.0' })).near)).toBe('not-near')
    expect(told(of(alt, drawn('2026-10-02', { tbil: '4.0' })).course)).toBe('hys-law 120/4.0')
  })

  test('a pair in a graver quadrant goes before a higher ALT alone', () => {
    const both = of(
      drawn('2026-06-01', { alt: '300', tbil: '0.6' }),
      drawn('2026-10-01', { alt: '95', tbil: '3.2' }),
    )
    expect([told(both.near), told(both.course)]).toEqual(['hys-law 95/3.2', 'hys-law 300/3.2'])
  })

  test('within a quadrant the highest ALT, then the highest bilirubin, is taken', () => {
    const { near } = of(
      drawn('2026-06-01', { alt: '100', tbil: '0.9' }),
      drawn('2026-10-01', { alt: '200', tbil: '0.4' }),
      drawn('2026-10-09', { tbil: '0.7' }),
    )
    expect(told(near)).toBe('temple 200/0.7')
  })
})

describe('who has no point', () => {
  const unsexed = (line: string) =>
    edishOf(
      judgedResults(
        { ...aPatient({ draws: [aDraw('2026-10-01', line)] }), sex: undefined } as never,
        byDefault,
      ),
      byDefault,
    )

  test('neither of the two, no ALT, no bilirubin, or only words', () => {
    expect(told(of().course)).toBe('no-results')
    expect(told(of(drawn('2026-10-01', { tbil: '1.0' })).course)).toBe('no-alt')
    expect(told(of(drawn('2026-10-01', { alt: '20' })).near)).toBe('no-tbil')
    expect(told(of(drawn('2026-10-01', { alt: '溶血', tbil: '1.0' })).course)).toBe('no-alt')
  })

  test('an ALT without an upper limit gives no multiple', () => {
    expect(told(unsexed('alt 90, tbil 0.6').course)).toBe('no-multiple')
  })

  test('results without a multiple beside others are counted at the point', () => {
    const strange = aDraw('2026-10-09', '', { results: [aResult('alt', '3', { unit: 'stones' })] })
    expect(of(drawn('2026-10-01', { alt: '20', tbil: '0.5' }), strange).course).toMatchObject({ unscaled: 1 })
  })
})

describe('a plot of very many patients', () => {
  const spot = (alt: number, tbil: number, quadrant: EdishSpot['quadrant']): EdishSpot => ({
    quadrant,
    alt: { multiple: alt, text: '', day: '2026-10-01' as never },
    tbil: { multiple: tbil, text: '', day: '2026-10-01' as never },
    unscaled: 0,
  })

  test('keeps the gravest as points, counts the others in squares, and loses nobody', () => {
    const gathering = new EdishGathering(10)
    for (let at = 0; at < 1000; at += 1)
      gathering.add(
        { id: `n${at}`, number: String(at) },
        spot(0.3 + (at % 20) / 10, 0.2 + (at % 15) / 10, 'normal'),
      )
    for (let at = 0; at < 8; at += 1)
      gathering.add({ id: `h${at}`, number: String(at) }, spot(5 + at, 3, 'hys-law'))
    const field = gathering.field()
    expect(field.points).toHaveLength(10)
    expect(field.points.slice(0, 8).map(({ id }) => id)).toEqual([
      'h7',
      'h6',
      'h5',
      'h4',
      'h3',
      'h2',
      'h1',
      'h0',
    ])
    expect(field.counts).toMatchObject({ 'hys-law': 8, normal: 1000 })
    expect(field.points.length + field.bins.reduce((sum, { count }) => sum + count, 0)).toBe(1008)
  })

  test('no square reaches across a cut, and 0 has a place', () => {
    const gathering = new EdishGathering(0)
    gathering.add({ id: 'a', number: '1' }, spot(3, 2, 'hys-law'))
    gathering.add({ id: 'b', number: '2' }, spot(2.999, 1.999, 'normal'))
    gathering.add({ id: 'c', number: '3' }, spot(0, 0, 'normal'))
    const squares = gathering.field().bins
    expect(squares).toHaveLength(3)
    for (const { quadrant, x, toX, y, toY } of squares) {
      expect([x >= 3 - 1e-9, y >= 2 - 1e-9]).toEqual(quadrant === 'normal' ? [false, false] : [true, true])
      if (quadrant === 'normal') expect([toX <= 3 + 1e-9, toY <= 2 + 1e-9]).toEqual([true, true])
    }
  })

  test('of those who are not plotted all are counted and the first are named', () => {
    const gathering = new EdishGathering()
    for (let at = 0; at < 600; at += 1) gathering.add({ id: `p${at}`, number: String(at) }, 'no-tbil')
    expect(gathering.field().notPlotted['no-tbil']).toMatchObject({ count: 600 })
    expect(gathering.field().notPlotted['no-tbil'].ids).toHaveLength(500)
  })
})
