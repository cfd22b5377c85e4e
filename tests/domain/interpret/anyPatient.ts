import fc from 'fast-check'
import { addDays, day, type Day } from '@/domain/day'
import { decimal } from '@/domain/decimal'
import type { Patient } from '@/domain/patient'
import type { ReferenceRange } from '@/domain/range'
import type { Draw, Result } from '@/domain/result'
import { aCourse, aDraw, aPatient, aResult, aReview } from '../patients'

export const TODAY = day('2026-11-22')

/** Ranges of a clinic's own for the lab BML: by sex, from a day and an age on, in another unit, one-sided. */
export const OWN_RANGES: readonly ReferenceRange[] = [
  { analyte: 'alt', high: decimal('100'), unit: 'U/L', source: 'clinic-own-range' },
  { analyte: 'alt', high: decimal('12'), unit: 'U/L', from: day('2025-06-01'), source: 'clinic-own-range' },
  { analyte: 'ast', high: decimal('50'), unit: 'U/L', minAge: 18, source: 'clinic-own-range' },
  { analyte: 'hb', low: decimal('9.1'), unit: 'g/dL', sex: 'F', source: 'clinic-own-range' },
  { analyte: 'tbil', high: decimal('20'), unit: 'umol/L', source: 'clinic-own-range' },
]

/** Patients with some years of odd results; bilirubin stays low, so that Hy's law has a test of its own. */
const anyResult: fc.Arbitrary<Result> = fc
  .record({
    analyte: fc.constantFrom('alt', 'ast', 'alp', 'tg', 'ldl', 'hb', 'tp', 'tbil', 'hdl'),
    text: fc.constantFrom(
      '溶血',
      '<5',
      '>1000',
      '<50',
      '9',
      '24',
      '47',
      '98',
      '113',
      '150',
      '175',
      '240',
      '360',
      '801',
      '7.95',
      '12.345678901',
    ),
    unit: fc.constantFrom(undefined, undefined, undefined, 'foo', 'mmol/L', 'ukat/L'),
    range: fc.constantFrom(
      undefined,
      undefined,
      ['0', '0'],
      ['5', '45'],
      ['106', '322'],
      [undefined, '12.5'],
      ['8', undefined],
    ),
    status: fc.constantFrom('final', 'final', 'preliminary', 'entered-in-error'),
    method: fc.constantFrom(undefined, undefined, 'ifcc', 'jscc', 'calculated'),
    fasting: fc.constantFrom(undefined, 'yes', 'no'),
  })
  .map(({ analyte, text, unit, range, status, method, fasting }) => ({
    ...aResult(analyte as Result['analyte'], analyte === 'tbil' ? '1.6' : text),
    status: status,
    ...(unit === undefined ? {} : { unit }),
    ...(range?.[0] === undefined ? {} : { low: range[0] }),
    ...(range?.[1] === undefined ? {} : { high: range[1] }),
    ...(method === undefined ? {} : { method: method }),
    ...(fasting === undefined ? {} : { fasting: fasting }),
  }))

const anyDraw: fc.Arbitrary<Draw> = fc
  .record({
    back: fc.integer({ min: 0, max: 2300 }),
    results: fc.array(anyResult, { minLength: 1, maxLength: 5 }),
    isSeen: fc.boolean(),
    lab: fc.constantFrom(undefined, 'BML', 'ＢＭＬ', 'SRL'),
  })
  .map(({ back, results, isSeen, lab }) =>
    aDraw(addDays(TODAY, -back), '', {
      results,
      reviews: isSeen ? [aReview('2026-11-22')] : [],
      ...(lab === undefined ? {} : { lab }),
    }),
  )

export const anyPatient: fc.Arbitrary<Patient> = fc
  .record({
    draws: fc.uniqueArray(anyDraw, { maxLength: 9, selector: (draw) => draw.day }),
    sex: fc.constantFrom('F', 'M', undefined),
    born: fc.constantFrom('2001-03-04', '2004-06-01', '2010-01-01', undefined),
    starts: fc.array(fc.integer({ min: 0, max: 1500 }), { maxLength: 2 }),
  })
  .map(({ draws, sex, born, starts }) => {
    const {
      sex: _sex,
      birthDate: _born,
      ...anybody
    } = aPatient({
      draws,
      courses: starts.map((back) => aCourse(addDays(TODAY, -back))),
    })
    return {
      ...anybody,
      ...(sex === undefined ? {} : { sex: sex as 'F' }),
      ...(born === undefined ? {} : { birthDate: born as Day }),
    }
  })
