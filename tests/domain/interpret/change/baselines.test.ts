import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { baselinesOf, changesOf, type Baseline } from '@/domain/interpret/change'
import type { Draw, Result } from '@/domain/result'
import type { Patient } from '@/domain/patient'
import { VARIATION } from '@/tables/biologicalVariation'
import { aCourse, aDraw, aPatient } from '../../patients'

const course = aCourse('2026-04-10')
const treated = (...draws: Patient['draws']): Patient => aPatient({ courses: [course], draws })

function baseline(
  patient: Patient,
  analyte: 'alt' | 'tg' | 'tbil' | 'nonhdl' | 'alp' = 'alt',
): Baseline | undefined {
  return baselinesOf(patient, VARIATION)({ start: day('2026-04-10') }, analyte)
}

function last(patient: Patient): [Draw, Result] {
  const draw = patient.draws.at(-1)
  const result = draw?.results[0]
  if (!draw || !result) throw new Error('no result')
  return [draw, result]
}

describe('the baseline of a course with the values expected around it', () => {
  test('is the last number in the window: ALT 20 stays within 14.6 to 27.5 by chance', () => {
    const found = baseline(treated(aDraw('2026-03-20', 'alt 12'), aDraw('2026-04-02', 'alt 20')))
    expect(found?.draw.day).toBe('2026-04-02')
    expect(found?.expected?.low).toBeCloseTo(14.6, 1)
    expect(found?.expected?.high).toBeCloseTo(27.5, 1)
    expect(found?.expected?.sources).toContain('eubivas-enzymes-2017')
  })

  test('there is none without a number in the window', () => {
    expect(baseline(treated(aDraw('2026-03-09', 'alt 20')))).toBeUndefined()
    expect(baseline(treated(aDraw('2026-04-02', 'alt <5')))).toBeUndefined()
  })

  test('nothing is expected of an analyte whose variation is not confirmed, and it says so', () => {
    const found = baseline(treated(aDraw('2026-04-02', 'nonhdl 120')), 'nonhdl')
    expect([found?.value, found?.expected, found?.because]).toEqual([120, undefined, 'no-variation-data'])
  })

  test('of triglycerides something is expected only where the baseline was taken fasting', () => {
    const taken = (fasting: 'yes' | 'no' | 'unknown') =>
      baseline(treated({ ...aDraw('2026-04-02', 'tg 90'), fasting }), 'tg')
    expect(taken('yes')?.expected?.high).toBeCloseTo(165.4, 1)
    expect([taken('no')?.because, taken('unknown')?.because]).toEqual(['not-fasting', 'fasting-unknown'])
  })

  test('a result of another laboratory is not held against it', () => {
    const at = (lab: string) =>
      treated({ ...aDraw('2026-04-02', 'alt 20'), lab: 'BML' }, { ...aDraw('2026-06-02', 'alt 30'), lab })
    const holds = (patient: Patient) => baseline(patient)?.holdsFor(...last(patient))
    expect([holds(at('BML')), holds(at('SRL'))]).toEqual([true, false])
  })

  test('a later value lies outside of it exactly where its change is beyond the expected variation', () => {
    const anyValue = fc.integer({ min: 2, max: 3000 }).map((tenths) => (tenths / 10).toFixed(1))
    const seen = { within: 0, beyond: 0 }
    fc.assert(
      fc.property(
        fc.constantFrom('alt' as const, 'tbil' as const, 'tg' as const),
        anyValue,
        anyValue,
        (analyte, before, after) => {
          const fasting = 'yes' as const
          const patient = treated(
            { ...aDraw('2026-04-02', `${analyte} ${before}`), fasting },
            { ...aDraw('2026-06-02', `${analyte} ${after}`), fasting },
          )
          const { low, high } = baseline(patient, analyte)?.expected ?? { low: NaN, high: NaN }
          const { verdict } = changesOf(patient, VARIATION)(...last(patient)).baseline ?? {}
          const isBeyond = Number(after) > high || Number(after) < low
          expect(verdict).toBe(isBeyond ? 'beyond' : 'within')
          seen[isBeyond ? 'beyond' : 'within'] += 1
        },
      ),
      { numRuns: 400 },
    )
    expect(Math.min(seen.within, seen.beyond)).toBeGreaterThan(10)
  })
})
