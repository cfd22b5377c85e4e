import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { changesOf, type Changes } from '@/domain/interpret/change'
import type { Patient } from '@/domain/patient'
import { VARIATION } from '@/tables/biologicalVariation'
import { aCourse, aDraw, aPatient, aResult } from '../../patients'

/** The changes to the result of an analyte on a day; the last reported where there are several. */
function changes(patient: Patient, on: string, analyte = 'alt'): Changes {
  const draw = patient.draws.findLast((each) => each.day === on)
  const result = draw?.results.findLast((each) => each.analyte === analyte)
  if (!draw || !result) throw new Error(`no result: ${on} ${analyte}`)
  return changesOf(patient, VARIATION)(draw, result)
}

const treated = (...draws: Patient['draws']) => aPatient({ courses: [aCourse('2026-04-10')], draws })

describe('the earlier results that a result is compared with', () => {
  const patient = treated(
    aDraw('2026-03-20', 'alt 10, tg 80'),
    aDraw('2026-04-02', 'alt 20'),
    aDraw('2026-06-02', 'alt 30, tg 90'),
    aDraw('2026-08-02', 'alt 25'),
  )

  test('are the draw before and the baseline of the course', () => {
    const { previous, baseline } = changes(patient, '2026-08-02')
    expect([previous?.from, previous?.before]).toEqual(['2026-06-02', '30'])
    expect([baseline?.from, baseline?.before]).toEqual(['2026-04-02', '20'])
  })

  test('the baseline is the last one of that analyte in the window, though a later draw of the window lacks it', () => {
    expect(changes(patient, '2026-06-02', 'tg').baseline?.from).toBe('2026-03-20')
  })

  test('the baseline itself has a draw before it and no baseline', () => {
    const found = changes(patient, '2026-04-02')
    expect(found.previous?.from).toBe('2026-03-20')
    expect(found.baseline).toBeUndefined()
  })

  test('a draw more than a month before the course is no baseline', () => {
    const old = treated(aDraw('2026-03-09', 'alt 20'), aDraw('2026-06-02', 'alt 30'))
    expect(changes(old, '2026-06-02').baseline).toBeUndefined()
    const kept = treated(aDraw('2026-03-10', 'alt 20'), aDraw('2026-06-02', 'alt 30'))
    expect(changes(kept, '2026-06-02').baseline?.from).toBe('2026-03-10')
  })

  test('the window is as wide as the protocol of the course has it', () => {
    const old = treated(aDraw('2026-02-20', 'alt 20'), aDraw('2026-06-02', 'alt 30'))
    const [, draw] = old.draws
    const result = draw?.results[0]
    if (!draw || !result) throw new Error('no result')
    const windows = { protocol: 'wide', maxAges: new Map([['wide', { months: 2 }]]) }
    expect(changesOf(old, VARIATION, windows)(draw, result).baseline?.from).toBe('2026-02-20')
    expect(changesOf(old, VARIATION)(draw, result).baseline).toBeUndefined()
  })

  test('a second course has its own baseline', () => {
    const twice = aPatient({
      courses: [aCourse('2025-04-10', { end: day('2025-08-01') }), aCourse('2026-04-10')],
      draws: [aDraw('2025-04-02', 'alt 11'), aDraw('2026-04-02', 'alt 20'), aDraw('2026-06-02', 'alt 30')],
    })
    expect(changes(twice, '2026-06-02').baseline?.from).toBe('2026-04-02')
    expect(changes(twice, '2026-04-02').previous?.from).toBe('2025-04-02')
  })

  test('draws of one day are one: the second of a day is compared with the day before', () => {
    const sameDay = treated(
      aDraw('2026-05-02', 'alt 20'),
      aDraw('2026-06-02', 'alt 30', { time: '09:00' }),
      aDraw('2026-06-02', 'alt 32', { time: '15:00' }),
    )
    expect(changes(sameDay, '2026-06-02').previous?.from).toBe('2026-05-02')
  })

  test('words, pending orders and what was struck out are passed over', () => {
    const gaps = treated(
      aDraw('2026-05-02', 'alt 20'),
      aDraw('2026-05-20', 'alt 溶血'),
      aDraw('2026-06-02', 'alt 未着'),
      aDraw('2026-06-10', '', { results: [aResult('alt', '90', { status: 'entered-in-error' })] }),
      aDraw('2026-07-02', 'alt 24'),
    )
    expect(changes(gaps, '2026-07-02').previous?.from).toBe('2026-05-02')
    for (const on of ['2026-05-20', '2026-06-02', '2026-06-10']) expect(changes(gaps, on)).toEqual({})
  })

  test('a bound is not passed over: it was the result before, and says that nothing is reckoned with it', () => {
    const bound = treated(
      aDraw('2026-05-02', 'tg 90'),
      aDraw('2026-06-02', 'tg >1000'),
      aDraw('2026-07-02', 'tg 95'),
    )
    expect(changes(bound, '2026-07-02', 'tg').previous).toMatchObject({
      before: '>1000',
      verdict: 'not-compared',
      because: 'only-a-bound',
    })
  })

  test('a result of a draw from elsewhere is compared with none of another laboratory', () => {
    const elsewhere = treated(
      aDraw('2026-05-02', 'alt 20', { outside: '健診' }),
      aDraw('2026-06-02', 'alt 30', { lab: 'BML' }),
    )
    expect(changes(elsewhere, '2026-06-02').previous?.because).toBe('other-lab')
  })

  test('fasting is that of the result where it says so, else that of the draw', () => {
    const draws = (fasting: 'yes' | 'no') =>
      treated(
        aDraw('2026-05-02', 'tg 90', { fasting: 'yes' }),
        aDraw('2026-06-02', '', { fasting, results: [aResult('tg', '95', { fasting: 'yes' })] }),
      )
    expect(changes(draws('no'), '2026-06-02', 'tg').previous?.verdict).toBe('within')
  })
})
