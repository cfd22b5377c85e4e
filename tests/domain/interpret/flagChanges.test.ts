import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { decimal } from '@/domain/decimal'
import { flagChangeCounter, judgedResults } from '@/domain/interpret'
import type { FlagChanges } from '@/domain/interpret'
import type { JudgingRules } from '@/domain/interpret/types'
import type { Patient } from '@/domain/patient'
import type { ThresholdPreset } from '@/domain/threshold'
import { aDraw, aPatient } from '../patients'
import { OWN_RANGES, TODAY, anyPatient } from './anyPatient'
import { ALL_RULES, byCtcae, byCtcae6, byDefault } from './judged'

function changes(before: JudgingRules, after: JudgingRules, ...patients: Patient[]): FlagChanges {
  const counter = flagChangeCounter(before, after, TODAY)
  for (const patient of patients) counter.add(patient)
  return counter.changed()
}

/** The clinic default with its ALT limit of 2 times moved. */
function withAltCaution(multiple: string): JudgingRules {
  const { preset } = byDefault
  const limits = preset.rules.alt!.limits.map((limit) =>
    limit.level === 'caution' ? { ...limit, value: decimal(multiple) } : limit,
  )
  const changed: ThresholdPreset = { ...preset, version: '2', rules: { ...preset.rules, alt: { limits } } }
  return { ...byDefault, preset: changed }
}

describe('a moved limit', () => {
  // Twice a woman's upper limit of ALT is 46, one and a half times 34.5.
  test('changes what lies between the old and the new one, and tells which results', () => {
    const patient = aPatient({
      draws: [
        aDraw('2026-07-01', 'alt 34, ast 20'),
        aDraw('2026-08-01', 'alt 35, tg 900'),
        aDraw('2026-09-01', 'alt 47'),
      ],
    })
    expect(changes(byDefault, withAltCaution('1.5'), patient)).toEqual({
      results: 1,
      patients: 1,
      examined: 5,
      byAnalyte: { alt: 1 },
      examples: [
        {
          patientId: 'p1',
          number: '00142',
          analyte: 'alt',
          day: '2026-08-01',
          text: '35',
          from: 'notice',
          to: 'caution',
        },
      ],
    })
  })

  test('counts a patient once, and names the first twenty results only', () => {
    const draws = Array.from({ length: 25 }, (_, at) =>
      aDraw(`2026-10-${String(at + 1).padStart(2, '0')}`, 'alt 40'),
    )
    const found = changes(byDefault, withAltCaution('1.5'), aPatient({ draws }), aPatient({ draws: [] }))
    expect(found).toMatchObject({ results: 25, patients: 1, examined: 25 })
    expect(found.examples).toHaveLength(20)
  })

  test('concerns no result after today, no pending order and nothing struck out', () => {
    const draws = [
      aDraw('2026-11-22', 'alt 40'),
      aDraw('2026-11-23', 'alt 40'),
      aDraw('2026-10-01', 'alt pending'),
      aDraw('2026-10-02', '', {
        results: [{ ...aDraw('2026-10-02', 'alt 40').results[0]!, status: 'entered-in-error' }],
      }),
    ]
    expect(changes(byDefault, withAltCaution('1.5'), aPatient({ draws }))).toMatchObject({
      results: 1,
      examined: 1,
    })
  })
})

test('the same limits under another name and version change nothing', () => {
  const renamed = { ...byDefault, preset: { ...byDefault.preset, id: 'own', version: '9' } }
  const patient = aPatient({ draws: [aDraw('2026-10-01', 'alt 98, tg 900, hb 7')] })
  expect(changes(byDefault, renamed, patient)).toMatchObject({ results: 0, patients: 0, examined: 3 })
})

test('from one reason why it is not judged to another is no change of the flag', () => {
  const before = { ...byDefault, preset: { ...byDefault.preset, rules: {} } }
  const patient = aPatient({ draws: [aDraw('2026-10-01', 'alt 溶血')] })
  expect(changes(before, byDefault, patient).results).toBe(0)
})

test('a range of the clinic that begins on a day changes the draws from that day on', () => {
  const range = {
    analyte: 'alt',
    high: decimal('100'),
    unit: 'U/L',
    from: day('2026-10-01'),
    source: 'own',
  } as const
  const after = { ...byDefault, labRanges: new Map([['BML', [range]]]) }
  const draws = ['2026-09-30', '2026-10-01', '2026-10-02'].map((on) => aDraw(on, 'alt 98', { lab: 'BML' }))
  expect(changes(byDefault, after, aPatient({ draws })).examples.map((one) => one.day)).toEqual([
    '2026-10-01',
    '2026-10-02',
  ])
})

test('under CTCAE v6 instead of v5 an abnormal baseline makes the difference', () => {
  const courses = [{ id: 'c', start: day('2026-04-10'), doses: [], pauses: [] }]
  const draws = [aDraw('2026-04-02', 'alt 40'), aDraw('2026-06-02', 'alt 61'), aDraw('2026-08-02', 'alt 81')]
  expect(changes(byCtcae, byCtcae6, aPatient({ courses, draws })).examples).toMatchObject([
    { day: '2026-06-02', from: 'notice', to: 'caution' },
    { day: '2026-08-02', from: 'notice', to: 'stop' },
  ])
})

test('counts the very results whose interpretation differs, for any patient and any two rules', () => {
  const ranged = ALL_RULES.map((rules) => ({ ...rules, labRanges: new Map([['bml', OWN_RANGES]]) }))
  const any = fc.constantFrom(...ALL_RULES, ...ranged)
  fc.assert(
    fc.property(anyPatient, any, any, (patient, before, after) => {
      const then = judgedResults(patient, after)
      const differing = judgedResults(patient, before).filter(
        ({ interpretation }, at) => interpretation.flag !== then[at]?.interpretation.flag,
      )
      const found = changes(before, after, patient)
      expect(found.results).toBe(differing.length)
      expect(found.examined).toBe(then.length)
      expect(found.patients).toBe(differing.length > 0 ? 1 : 0)
    }),
    { numRuns: 1500 },
  )
}, 60_000)
