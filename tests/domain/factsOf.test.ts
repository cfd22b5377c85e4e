import { describe, expect, test } from 'vitest'
import { ANALYTE_IDS, analyteIndex, type AnalyteId } from '@/domain/analyte'
import { day } from '@/domain/day'
import { decimal } from '@/domain/decimal'
import { factsOf } from '@/domain/factsOf'
import {
  AT,
  BASELINE,
  COMPANION,
  NEWEST,
  PACKED,
  UNREVIEWED,
  bitsOf,
  packed,
  packedAnalyte,
  packedText,
} from '@/domain/packedValues'
import type { PatientFacts } from '@/domain/facts'
import { aCourse, aDraw, aPatient, aResult, aReview } from './patients'

function names(bits: number): AnalyteId[] {
  return ANALYTE_IDS.filter((id) => (bits & (1 << analyteIndex(id))) !== 0)
}

/** Each packed result as `analyte value@day roles`. */
function kept({ values, draws }: PatientFacts): string[] {
  const lines: string[] = []
  for (let at = 0; at < values.length; at += PACKED) {
    const bits = values[at + AT.bits]!
    const roles = [
      (bits & NEWEST) !== 0 && 'newest',
      (bits & BASELINE) !== 0 && 'baseline',
      (bits & UNREVIEWED) !== 0 && 'unreviewed',
      (bits & COMPANION) !== 0 && 'companion',
    ].filter((role) => role !== false)
    lines.push(
      `${packedAnalyte(values, at)} ${packedText(values, at)}@${draws[values[at + AT.draw]!]!.day} ${roles.join('+')}`,
    )
  }
  return lines
}

describe('the draws of a patient', () => {
  test('stand by day, earliest first, and all results of one day are one draw', () => {
    const facts = factsOf(
      aPatient({
        draws: [
          aDraw('2026-09-14', 'alt 98'),
          aDraw('2026-04-02', 'alt 20, tg 90'),
          aDraw('2026-09-14', 'tg 100'),
        ],
      }),
    )
    expect(facts.draws.map((draw) => [draw.day, names(draw.present)])).toEqual([
      ['2026-04-02', ['alt', 'tg']],
      ['2026-09-14', ['alt', 'tg']],
    ])
  })

  test('have a bit for a number, another for an order, another for words, and one of them only', () => {
    const [draw] = factsOf(
      aPatient({
        draws: [
          {
            ...aDraw('2026-09-14', 'alt 98, ast <5, ggt pending, ldl 溶血'),
            results: [
              aResult('alt', '98'),
              aResult('ast', '<5'),
              aResult('ggt', 'pending'),
              aResult('ldl', '溶血'),
              aResult('tg', '90', { status: 'cancelled' }),
              aResult('tc', '200', { status: 'entered-in-error' }),
              aResult('hdl', '60', { status: 'preliminary' }),
              aResult('ck', '溶血'),
              aResult('ck', '100'),
              aResult('alb', '検体不良'),
              aResult('alb', 'pending'),
            ],
          },
        ],
      }),
    ).draws
    expect(names(draw!.present)).toEqual(['ast', 'alt', 'hdl', 'ck'])
    expect(names(draw!.pending)).toEqual(['ggt', 'alb'])
    expect(names(draw!.unusable)).toEqual(['tc', 'ldl', 'tg'])
  })

  test('keep the day on which the last number came in, and the newest review with its recheck day', () => {
    const [draw] = factsOf(
      aPatient({
        draws: [
          {
            ...aDraw('2026-09-14', ''),
            results: [
              aResult('alt', '98', { arrived: day('2026-09-16') }),
              aResult('tg', '90', { arrived: day('2026-09-21') }),
            ],
            reviews: [aReview('2026-09-22', '2026-10-04'), aReview('2026-09-25')],
          },
        ],
      }),
    ).draws
    expect(draw).toMatchObject({ arrived: '2026-09-21', reviewed: '2026-09-25' })
    expect(draw?.recheck).toBeUndefined()
  })

  test('of two reviews of one day the later entry is the newer', () => {
    const reviews = [aReview('2026-09-22'), aReview('2026-09-22', '2026-10-04')]
    const [draw] = factsOf(aPatient({ draws: [aDraw('2026-09-14', 'alt 20', { reviews })] })).draws
    expect(draw?.recheck).toBe('2026-10-04')
  })
})

describe('the packed results', () => {
  test('are the newest number of each analyte; of several of one day the last reported', () => {
    const seen = { reviews: [aReview('2026-10-20')] }
    const facts = factsOf(
      aPatient({
        draws: [
          aDraw('2026-09-14', 'alt 98, alt 95', { ...seen, time: '15:00' }),
          aDraw('2026-09-14', 'alt 20', { ...seen, time: '09:00' }),
          aDraw('2026-04-02', 'alt 20, tg 90', seen),
        ],
      }),
    )
    expect(kept(facts)).toEqual(['alt 95@2026-09-14 newest', 'tg 90@2026-04-02 newest'])
  })

  test('keep the number beside words that came after it', () => {
    const seen = { reviews: [aReview('2026-10-20')] }
    const facts = factsOf(
      aPatient({ draws: [aDraw('2026-04-02', 'alt 98', seen), aDraw('2026-09-14', 'alt 溶血', seen)] }),
    )
    expect(kept(facts)).toEqual(['alt 98@2026-04-02 newest', 'alt @2026-09-14 newest'])
  })

  test('keep the last number in the baseline window of each course', () => {
    const seen = { reviews: [aReview('2026-10-20')] }
    const facts = factsOf(
      aPatient({
        courses: [aCourse('2026-04-10')],
        draws: [
          aDraw('2026-03-09', 'alt 10', seen),
          aDraw('2026-03-10', 'alt 11', seen),
          aDraw('2026-04-10', 'alt 12', seen),
          aDraw('2026-04-11', 'alt 13', seen),
          aDraw('2026-06-01', 'alt 14', seen),
        ],
      }),
    )
    expect(kept(facts)).toEqual(['alt 12@2026-04-10 baseline', 'alt 14@2026-06-01 newest'])
  })

  test('keep the highest that nobody has reviewed, and for hemoglobin the lowest too', () => {
    const facts = factsOf(
      aPatient({
        draws: [
          aDraw('2026-04-02', 'alt 20, hb 9.0'),
          aDraw('2026-05-02', 'alt 98, hb 14.0'),
          aDraw('2026-06-02', 'alt 5, hb 8.0'),
          aDraw('2026-07-02', 'alt 30, hb 12.0'),
        ],
      }),
    )
    expect(kept(facts)).toEqual([
      'alt 98@2026-05-02 unreviewed',
      'alt 30@2026-07-02 newest+unreviewed',
      'hb 14.0@2026-05-02 unreviewed',
      'hb 8.0@2026-06-02 unreviewed',
      'hb 12.0@2026-07-02 newest+unreviewed',
    ])
  })

  test('a result that came in after the review of its draw has been seen by nobody', () => {
    const result = aResult('alt', '98', { arrived: day('2026-09-21') })
    const reviewedOn = (on: string) =>
      kept(
        factsOf(
          aPatient({ draws: [aDraw('2026-09-14', '', { results: [result], reviews: [aReview(on)] })] }),
        ),
      )
    expect(reviewedOn('2026-09-20')).toEqual(['alt 98@2026-09-14 newest+unreviewed'])
    expect(reviewedOn('2026-09-21')).toEqual(['alt 98@2026-09-14 newest'])
  })

  test('keep the triglycerides beside a calculated LDL', () => {
    const seen = { reviews: [aReview('2026-10-20')] }
    const facts = factsOf(
      aPatient({
        draws: [
          aDraw('2026-04-02', '', {
            ...seen,
            results: [aResult('ldl', '100', { method: 'calculated' }), aResult('tg', '420')],
          }),
          aDraw('2026-05-02', 'tg 90', seen),
        ],
      }),
    )
    expect(kept(facts)).toEqual([
      'ldl 100@2026-04-02 newest',
      'tg 420@2026-04-02 companion',
      'tg 90@2026-05-02 newest',
    ])
  })

  test('name the labs that they come from', () => {
    const facts = factsOf(
      aPatient({
        draws: [
          aDraw('2026-04-02', 'alt 20, tg 90', { lab: 'BML' }),
          aDraw('2026-05-02', 'tg 90', { lab: 'SRL' }),
        ],
      }),
    )
    expect(facts.labs).toEqual(['BML', 'SRL'])
    expect(bitsOf.lab(facts.values[AT.bits]!)).toBe(1)
  })
})

describe('seven integers hold', () => {
  const plain = {
    analyte: 'alt',
    draw: 2,
    form: 0,
    fasting: 'yes',
    method: 'unknown',
    preliminary: false,
    lab: 0,
    roles: NEWEST,
  } as const

  test('a value with its range at one scale, and the figures as received', () => {
    const values = packed({ ...plain, number: decimal('3.60'), low: decimal('0.2'), high: decimal('1') })
    expect(values).toHaveLength(PACKED)
    expect(values.slice(AT.scale)).toEqual([2, 360, 20, 100])
    expect(packedText(values, 0)).toBe('3.60')
    expect(values.every(Number.isSafeInteger)).toBe(true)
  })

  test('attributes each by itself', () => {
    const values = packed({
      ...plain,
      analyte: 'tg',
      form: 4,
      number: decimal('1000'),
      unit: 'mmol/L',
      method: 'calculated',
      preliminary: true,
      lab: 31,
    })
    const bits = values[AT.bits]!
    expect([
      bitsOf.form(bits),
      bitsOf.fasting(bits),
      bitsOf.method(bits),
      bitsOf.unit(bits),
      bitsOf.lab(bits),
    ]).toEqual([4, 1, 4, 1, 31])
    expect([bitsOf.hasLow(bits), bitsOf.hasHigh(bits), bitsOf.isPreliminary(bits)]).toEqual([
      false,
      false,
      true,
    ])
    expect(packedText(values, 0)).toBe('>1000')
  })

  test('a unit that cannot be compared', () => {
    expect(bitsOf.unit(packed({ ...plain, number: decimal('1'), unit: 'foo' })[AT.bits]!)).toBe(7)
  })

  test('thirteen decimals beside a range of thousands, cut so that they still compare', () => {
    const values = packed({
      ...plain,
      number: decimal('181.9955199678354'),
      low: decimal('0'),
      high: decimal('20000'),
    })
    expect(values.every(Number.isSafeInteger)).toBe(true)
    const scale = values[AT.scale]!
    expect(values[AT.high]).toBe(20000 * 10 ** scale)
    const value = values[AT.value]!
    expect(value % 10).toBe(1)
    expect(value / 10 ** scale).toBeCloseTo(181.99552, 5)
  })
})

test('who is called and who is not', () => {
  const contact = (on: string, outcome: 'no-answer' | 'will-come' | 'message-left') => ({
    id: on,
    day: day(on),
    outcome,
  })
  const contacts = [
    contact('2026-11-20', 'no-answer'),
    contact('2026-11-01', 'will-come'),
    contact('2026-11-22', 'message-left'),
  ]
  const facts = factsOf(aPatient({ contacts }))
  expect(facts.lastContact).toEqual({ day: '2026-11-22', outcome: 'message-left' })
  expect(facts.callsNotReached).toBe(2)
  expect(factsOf(aPatient()).callsNotReached).toBeUndefined()
})

test('only what is stated is kept, courses in their order', () => {
  const facts = factsOf(
    aPatient({ courses: [aCourse('2026-04-10', { plannedWeeks: 16 }), aCourse('2025-01-01')], name: '山田' }),
  )
  expect(facts.courses.map((course) => course.start)).toEqual(['2026-04-10', '2025-01-01'])
  expect(Object.keys(facts)).not.toContain('phone')
  expect(facts.name).toBe('山田')
  expect(JSON.parse(JSON.stringify(facts))).toEqual(facts)
})

test('values that wait for a choice are counted', () => {
  const conflict = { value: { kind: 'number', text: '90', number: decimal('90') }, importId: 'i' } as const
  const facts = factsOf(
    aPatient({ draws: [aDraw('2026-04-02', '', { results: [aResult('alt', '98', { conflict })] })] }),
  )
  expect(facts.conflicts).toBe(1)
})
