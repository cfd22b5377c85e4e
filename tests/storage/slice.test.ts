// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { addDays, day } from '@/domain/day'
import type { PatientFacts } from '@/domain/facts'
import { CONTACT_OUTCOMES } from '@/domain/patient'
import { factsOf } from '@/domain/factsOf'
import { sliceBytes, sliceOf } from '@/storage/pages/slice'
import { aPatient } from './clinic'

const FIRST = day('1930-01-01')
const aDay = fc.integer({ min: 0, max: 45_000 }).map((days) => addDays(FIRST, days))
const aText = fc.string({ unit: 'grapheme', maxLength: 12 })
const aCount = fc.integer({ min: 0, max: 2 ** 21 })
const aRow = fc.tuple(
  fc.integer({ min: 0, max: 20 }),
  fc.integer({ min: -1000, max: 30_000 }),
  fc.integer(),
  fc.integer({ min: 0, max: 3 }),
  fc.integer({ min: 0, max: 9 }),
  fc.integer({ min: -1, max: 300 }),
  fc.maxSafeInteger(),
)
const anyFacts: fc.Arbitrary<PatientFacts> = fc.record(
  {
    id: aText,
    number: aText,
    name: aText,
    kana: aText,
    phone: aText,
    phone2: aText,
    contactNote: aText,
    sex: fc.constantFrom('F', 'M'),
    birthDate: aDay,
    nextVisit: aDay,
    courses: fc.array(
      fc.record(
        {
          start: aDay,
          plannedWeeks: fc.integer({ min: 0, max: 60 }),
          end: aDay,
          protocol: fc.constantFrom('bimonthly', 'month1-bimonthly'),
          doses: fc.array(fc.record({ from: aDay, mgPerDay: fc.constantFrom(10, 12.5, 20, 0.1, -1) }), {
            maxLength: 3,
          }),
          pauses: fc.array(fc.record({ from: aDay, restart: aDay }, { requiredKeys: ['from'] }), {
            maxLength: 2,
          }),
        },
        { requiredKeys: ['doses', 'pauses'] },
      ),
      { maxLength: 3 },
    ),
    draws: fc.array(
      fc.record(
        {
          day: aDay,
          present: aCount,
          pending: aCount,
          unusable: aCount,
          arrived: aDay,
          reviewed: aDay,
          recheck: aDay,
          changedSince: fc.constant(true as const),
        },
        { requiredKeys: ['day', 'present', 'pending', 'unusable'] },
      ),
      { maxLength: 5 },
    ),
    values: fc.array(aRow, { maxLength: 6 }).map((rows) => rows.flat()),
    lastContact: fc.record(
      { day: aDay, outcome: fc.constantFrom(...CONTACT_OUTCOMES), next: aDay },
      { requiredKeys: ['day', 'outcome'] },
    ),
    callsNotReached: aCount,
    snooze: fc.record({ until: aDay, reason: aText, setOn: aDay }),
    resultsInDoubt: fc.boolean(),
    conflicts: aCount,
    labs: fc.array(fc.constantFrom('BML', 'SRL'), { maxLength: 2 }),
  },
  { requiredKeys: ['id', 'number', 'courses', 'draws', 'values'], noNullPrototype: true },
)

function back(facts: PatientFacts[]): PatientFacts[] {
  return sliceOf(sliceBytes({ facts, changed: facts.map(() => 1) })).facts
}

describe('the slice of facts beside a page', () => {
  test('gives back any facts exactly as they were', () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 12 }), (facts) => {
        expect(back(facts)).toEqual(facts)
      }),
      { numRuns: 300, seed: 20261122 },
    )
  })

  test('gives back in which version each patient last changed', () => {
    const one: PatientFacts = { id: 'a', number: '1', courses: [], draws: [], values: [] }
    const changed = [1, 200, 70_000]
    expect(sliceOf(sliceBytes({ facts: [one, one, one], changed })).changed).toEqual(changed)
  })

  test('keeps a field that somebody adds later, wherever it stands', () => {
    const one = {
      id: 'a',
      number: '1',
      fresh: { deep: [1, null] },
      courses: [
        {
          start: day('2026-04-10'),
          doses: [{ from: day('2026-04-10'), mgPerDay: 20, note: 'x' }],
          pauses: [],
        },
      ],
      draws: [{ day: day('2026-04-02'), present: 1, pending: 0, unusable: 0, lab: 'y' }],
      lastContact: { day: day('2026-04-03'), outcome: 'other', by: 'z' },
      snooze: { until: day('2026-05-03'), setOn: day('2026-04-03'), reason: 'r', by: 'z' },
      values: [1, 2, 3],
    } as unknown as PatientFacts
    expect(back([one, one])).toEqual([one, one])
  })

  test('has a place of its own for every field that the app keeps today', () => {
    const start = day('2026-04-10')
    const everything = factsOf({
      ...aPatient('00142', {
        kana: 'サトウ',
        phone: '1',
        phone2: '2',
        contactNote: 'n',
        sex: 'M',
        resultsInDoubt: true,
      }),
      birthDate: day('2001-03-04'),
      nextVisit: day('2026-11-25'),
      snooze: { until: day('2026-12-01'), reason: 'r', setOn: day('2026-11-20') },
      courses: [
        {
          id: 'c',
          start,
          plannedWeeks: 20,
          end: day('2026-09-01'),
          protocol: 'bimonthly',
          doses: [{ from: start, mgPerDay: 20 }],
          pauses: [{ from: day('2026-05-01'), restart: day('2026-05-20'), reason: 'r' }],
        },
      ],
      contacts: [
        { id: 'k', day: day('2026-11-20'), outcome: 'no-answer', next: day('2026-11-25'), note: 'n' },
      ],
      draws: [
        {
          id: 'd',
          day: start,
          time: '09:30',
          lab: 'BML',
          fasting: 'yes',
          marks: ['hemolysis'],
          reviews: [{ id: 'v', day: day('2026-04-12'), by: 'x', recheck: day('2026-05-12') }],
          results: (['alt', 'tg'] as const).map((analyte) => ({
            id: analyte,
            analyte,
            status: 'final',
            value: { kind: 'number', text: '98', number: { digits: 98, scale: 0 } },
            unit: 'U/L',
            low: '7',
            high: '23',
            arrived: day('2026-04-13'),
          })),
        },
      ],
    })
    expect(everything.draws[0]?.changedSince).toBe(true)
    const slowly = vi.spyOn(JSON, 'parse')
    expect(back([everything])).toEqual([everything])
    expect(slowly).not.toHaveBeenCalled()
    slowly.mockRestore()
    expect(Object.keys(everything).length).toBeGreaterThan(15)
  })

  test.each([2 ** 50 - 1, 2 ** 50, Number.MAX_SAFE_INTEGER, -(2 ** 50), -Number.MAX_SAFE_INTEGER, 0.5])(
    'keeps the packed value %d exactly',
    (value) => {
      const one: PatientFacts = {
        id: 'a',
        number: '1',
        courses: [],
        draws: [],
        values: [1, 20_000, value, 0, 1, 7, 23],
      }
      expect(back([one])[0]?.values).toEqual(one.values)
    },
  )

  test('of 100 patients with everything that a clinic notes takes less than a fifth of their JSON', () => {
    const facts = Array.from({ length: 100 }, (_, at) => usual(at))
    expect(sliceBytes({ facts, changed: facts.map(() => 1) }).length).toBeLessThan(
      JSON.stringify(facts).length / 5,
    )
  })
})

/** A patient in the middle of a course: four draws of eleven analytes. */
function usual(at: number): PatientFacts {
  const start = addDays(day('2026-01-10'), at)
  const draws = [-7, 55, 118].map((days) => addDays(start, days))
  return {
    id: `abcdefgh${1000 + at}`,
    number: String(10_000 + at),
    name: '佐藤 花子',
    kana: 'サトウ ハナコ',
    phone: `090-1234-${5000 + at}`,
    sex: 'F',
    birthDate: addDays(day('1999-01-01'), at * 31),
    nextVisit: addDays(start, 125),
    courses: [{ start, plannedWeeks: 20, doses: [{ from: start, mgPerDay: 20 }], pauses: [] }],
    draws: draws.map((one) => ({
      day: one,
      present: 8191,
      pending: 0,
      unusable: 0,
      arrived: addDays(one, 3),
    })),
    values: [2, 0].flatMap((draw) =>
      Array.from({ length: 11 }, (_, analyte) => [
        analyte,
        draw,
        770,
        0,
        20 + ((at * 7 + draw) % 90) + analyte,
        7,
        30 + analyte,
      ]).flat(),
    ),
  }
}
