import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ANALYTE_IDS, type AnalyteId } from '@/domain/analyte'
import type { BiologicalVariation } from '@/domain/interpret/change'
import {
  analyticalUsed,
  inPercent,
  logRatioWithin,
  referenceChange,
} from '@/domain/interpret/change/referenceChange'
import { MEASURES } from '@/domain/measures'
import { isUnconfirmed } from '@/domain/source'
import { ANALYTES } from '@/tables/analytes'
import { RCV_SOURCES, VARIATION } from '@/tables/biologicalVariation'
import { sourceById } from '@/tables/sources'
import { change, said } from './changes'

/** Analytical variation used, and rise and fall in per cent at 95 %, two-sided, log-normal (rcv.md §1). */
const PUBLISHED: [AnalyteId, number, number, number][] = [
  ['alt', 6.7, 37.3, -27.2],
  ['ast', 5.5, 35.5, -26.2],
  ['ggt', 8.7, 41.1, -29.1],
  ['alp', 2.8, 18.1, -15.3],
  ['ld', 2.6, 17.5, -14.9],
  ['ck', 7.25, 56.4, -36.1],
  ['tbil', 10.45, 90.0, -47.4],
  ['alb', 1.5, 8.4, -7.8],
  ['tp', 1.3, 8.4, -7.7],
  ['tc', 2.59, 17.4, -14.8],
  ['ldl', 4.23, 29.9, -23.0],
  ['hdl', 2.84, 19.2, -16.1],
  ['tg', 9.9, 83.8, -45.6],
  ['wbc', 5.01, 36.3, -26.6],
  ['hb', 1.37, 8.9, -8.1],
  ['plt', 3.61, 25.0, -20.0],
]

function row(analyte: AnalyteId): BiologicalVariation {
  const found = VARIATION[analyte]
  if (!found) throw new Error(`no row: ${analyte}`)
  return found
}

describe.each(PUBLISHED)('the expected variation of %s', (analyte, analytical, up, down) => {
  const own = row(analyte)
  const { step, ...unrounded } = own

  test('takes the variation of the study, but at least half of that within one person', () => {
    expect(analyticalUsed(own)).toBeCloseTo(analytical, 1)
    expect(analyticalUsed(own)).toBeGreaterThanOrEqual(own.withinPerson / 2)
  })

  test('is the published rise and fall', () => {
    const found = referenceChange(unrounded)
    expect(Math.abs(found.up - up)).toBeLessThan(0.06)
    expect(Math.abs(found.down - down)).toBeLessThan(0.06)
  })

  test.each([
    ['a rise', 1],
    ['a fall', -1],
  ])('%s just inside it is within, just outside it is beyond', (_, sign) => {
    // A value so large that the step of reporting adds nothing.
    const base = 1_000_000_000
    const limit = sign > 0 ? referenceChange(unrounded).up : referenceChange(unrounded).down
    const edge = base * (1 + limit / 100)
    const inside = change(analyte, String(base), (edge - sign * 100).toFixed(0))
    const outside = change(analyte, String(base), (edge + sign * 100).toFixed(0))
    expect([said(inside), said(outside)]).toEqual(['within', 'beyond'])
    expect([inside.isStrong, outside.isStrong]).toEqual([undefined, undefined])
  })

  test('a change beyond the 99 % limit is marked as strong', () => {
    const base = 1_000_000_000
    const k = (Math.log1p(referenceChange(unrounded).up / 100) / 1.96) * 2.576
    const edge = base * Math.exp(k)
    expect(change(analyte, String(base), (edge - 100).toFixed(0)).isStrong).toBeUndefined()
    expect(change(analyte, String(base), (edge + 100).toFixed(0)).isStrong).toBe(true)
  })

  test('names the sources of both figures, which were read or quoted', () => {
    for (const id of [own.withinPersonSource, own.analyticalSource]) {
      const source = sourceById(id)
      expect(source, id).toBeDefined()
      expect(source && isUnconfirmed(source), id).toBe(false)
    }
  })

  test('has the step of its printed figures where rounding adds to it', () => {
    expect(step).toBe(analyte === 'tbil' ? 10 ** -ANALYTES.tbil.decimals : undefined)
  })
})

test('only what has a confirmed figure is in the table', () => {
  expect(Object.keys(VARIATION).sort()).toEqual(PUBLISHED.map(([analyte]) => analyte).sort())
  for (const analyte of ['dbil', 'nonhdl', 'hba1c', 'glu', 'hcg'] as const)
    expect(said(change(analyte, '5', '50')), analyte).toBe('no-variation-data')
  for (const id of RCV_SOURCES) expect(sourceById(id), id).toBeDefined()
})

test.each([
  [1.1, 4.4, 1.96, 13.4, -11.8],
  [6.7, 9.3, 1.96, 37.3, -27.2],
  [2.7, 9.3, 1.96, 30.7, -23.5],
  [7.7, 15.4, 1.96, 60.8, -37.8],
  [1.8, 19.8, 1.96, 72.6, -42.1],
  [6.7, 9.3, 1.645, 30.5, -23.4],
])('CVA %s and CVI %s at z %s give +%s and %s, as published', (analytical, within, z, up, down) => {
  const found = inPercent(logRatioWithin(within, [analytical, analytical], z))
  expect(Math.abs(found.up - up)).toBeLessThan(0.06)
  expect(Math.abs(found.down - down)).toBeLessThan(0.06)
})

describe('worked examples', () => {
  test.each<[AnalyteId, string, string, string]>([
    ['alt', '20', '27', 'within'],
    ['alt', '20', '28', 'beyond'],
    ['alt', '20', '15', 'within'],
    ['alt', '20', '14', 'beyond'],
    ['tg', '90', '150', 'within'],
    ['tg', '90', '165', 'within'],
    ['tg', '90', '166', 'beyond'],
    ['tg', '90', '170', 'beyond'],
    ['tg', '90', '49', 'within'],
    ['tg', '90', '48', 'beyond'],
    ['ldl', '120', '155', 'within'],
    ['ldl', '120', '156', 'beyond'],
    ['ldl', '120', '93', 'within'],
    ['ldl', '120', '92', 'beyond'],
    ['hb', '14.0', '15.2', 'within'],
    ['hb', '14.0', '15.3', 'beyond'],
    ['hb', '14.0', '12.9', 'within'],
    ['hb', '14.0', '12.8', 'beyond'],
  ])('%s from %s to %s is %s the expected variation', (analyte, before, after, verdict) => {
    expect(said(change(analyte, before, after))).toBe(verdict)
  })

  test('ALT 20 → 31 is beyond the 99 % limit too, 30 is not', () => {
    expect(change('alt', '20', '30').isStrong).toBeUndefined()
    expect(change('alt', '20', '31').isStrong).toBe(true)
  })

  test('bilirubin is printed in steps of 0.1, which widens what is expected of small values', () => {
    const { up } = referenceChange(row('tbil'), 0.6)
    const rounding = 100 * (0.1 / (Math.sqrt(12) * 0.6))
    expect(rounding).toBeCloseTo(4.8, 1)
    expect(up).toBeCloseTo(plainFormula(Math.hypot(10.45, rounding), 20.9).up, 6)
    expect(up).toBeGreaterThan(90)
    expect(said(change('tbil', '0.2', '0.4'))).toBe('within')
    expect(said(change('tbil', '2.0', '4.0'))).toBe('beyond')
  })
})

describe('properties', () => {
  const analyte = fc.constantFrom(...PUBLISHED.map(([id]) => id))
  const value = fc.integer({ min: 1, max: 20_000 })

  test('swapping the two results keeps the verdict, and rise and fall mirror each other', () => {
    fc.assert(
      fc.property(analyte, value, value, (id, one, other) => {
        const [there, back] = [change(id, String(one), String(other)), change(id, String(other), String(one))]
        expect([said(back), back.isStrong]).toEqual([said(there), there.isStrong])
        const [up, down] = [1 + (there.rcv?.up ?? 0) / 100, 1 + (there.rcv?.down ?? 0) / 100]
        expect(up * down).toBeCloseTo(1, 10)
      }),
    )
  })

  test('another unit on either side changes no verdict and no per cent', () => {
    fc.assert(
      fc.property(analyte, value, value, fc.nat(), fc.nat(), (id, one, other, first, second) => {
        const plain = change(id, String(one), String(other))
        const scaled = change(id, inUnit(id, one, first).text, inUnit(id, other, second).text, {
          before: { unit: inUnit(id, one, first).unit },
          after: { unit: inUnit(id, other, second).unit },
        })
        expect([said(scaled), scaled.isStrong, scaled.percent]).toEqual([
          said(plain),
          plain.isStrong,
          plain.percent,
        ])
      }),
    )
  })

  test('no difference at all is within', () => {
    fc.assert(
      fc.property(analyte, value, (id, one) => {
        const same = change(id, String(one), `${one}.0`)
        expect(said(same)).toBe('within')
        expect(same.difference?.digits).toBe(0)
        expect(same.percent).toBe(0)
      }),
    )
  })

  test('10,000 pairs get what the plain formula says', () => {
    const wrong: string[] = []
    let seed = 7
    const next = (): number => (seed = (seed * 48271) % 2147483647)
    for (let at = 0; at < 10_000; at += 1) {
      const [id] = PUBLISHED[next() % PUBLISHED.length] ?? ['alt']
      const before = 1 + (next() % 5000)
      const after = 1 + (next() % (3 * before))
      const { up, down } = plainChange(row(id), before, after)
      const percent = (100 * (after - before)) / before
      const expected = percent > up || percent < down ? 'beyond' : 'within'
      if (said(change(id, String(before), String(after))) !== expected) wrong.push(`${id} ${before} ${after}`)
    }
    expect(wrong).toEqual([])
  })
})

/** The formula as rcv.md prints it. */
function plainFormula(cvaPct: number, cviPct: number, z = 1.96, n1 = 1, n2 = 1) {
  const v = (p: number): number => Math.log(1 + (p / 100) ** 2)
  const k = z * Math.sqrt(1 / n1 + 1 / n2) * Math.sqrt(v(cvaPct) + v(cviPct))
  return { up: 100 * (Math.exp(k) - 1), down: 100 * (Math.exp(-k) - 1) }
}

/** The same with the rounding of each result. */
function plainChange(own: BiologicalVariation, before: number, after: number) {
  const cva = Math.max(own.analytical, own.withinPerson / 2)
  if (own.step === undefined) return plainFormula(cva, own.withinPerson)
  const v = (p: number): number => Math.log(1 + (p / 100) ** 2)
  const at = (x: number): number => Math.sqrt(cva ** 2 + ((100 * (own.step ?? 0)) / (Math.sqrt(12) * x)) ** 2)
  const k = 1.96 * Math.sqrt(v(at(before)) + v(at(after)) + 2 * v(own.withinPerson))
  return { up: 100 * (Math.exp(k) - 1), down: 100 * (Math.exp(-k) - 1) }
}

/** A value of the catalogue's unit written exactly in one of the other units of the analyte, or as it is. */
function inUnit(id: AnalyteId, value: number, pick: number): { text: string; unit: string } {
  const { unit, others } = MEASURES[id]
  const writable = others.filter(({ times }) => times.digits === 1)
  const other = writable[pick % (writable.length + 1)]
  if (other === undefined) return { text: String(value), unit }
  const text = (BigInt(value) * BigInt(other.per.digits)).toString().padStart(other.per.scale + 1, '0')
  const at = text.length - other.per.scale
  return { text: other.per.scale === 0 ? text : `${text.slice(0, at)}.${text.slice(at)}`, unit: other.unit }
}

test('every analyte of the catalogue is either in the table or has no figure', () => {
  for (const id of ANALYTE_IDS) expect(['within', 'no-variation-data']).toContain(said(change(id, '5', '5')))
})
