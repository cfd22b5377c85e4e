import fc from 'fast-check'
import type { AnalyteId } from '@/domain/analyte'
import { addDays, day, type Day } from '@/domain/day'
import type { Patient } from '@/domain/patient'
import { aPatient, type GivenDraw } from '../../gallery/patients'

const FIRST = day('2025-06-02')
const LIVER: readonly AnalyteId[] = ['ast', 'alt', 'ggt', 'alp', 'tbil']
const LIPIDS: readonly AnalyteId[] = ['tg', 'ldl', 'hdl', 'tc', 'nonhdl']

const usual: Partial<Record<AnalyteId, number>> = {
  tbil: 0.7,
  tg: 120,
  ldl: 110,
  hdl: 55,
  tc: 190,
  nonhdl: 130,
  alp: 70,
}

/** A value as a lab writes it: mostly ordinary, now and then far above, a bound, or words. */
function valueOf(analyte: AnalyteId): fc.Arbitrary<string> {
  const middle = usual[analyte] ?? 22
  const figures = middle < 5 ? 1 : 0
  const number = fc
    .oneof(
      { weight: 6, arbitrary: fc.double({ min: 0.4, max: 1.9, noNaN: true }) },
      fc.double({ min: 2, max: 22, noNaN: true }),
    )
    .map((times) => (middle * times).toFixed(figures))
  return fc.oneof(
    { weight: 18, arbitrary: number },
    { weight: 1, arbitrary: number.map((text) => `>${text}`) },
    { weight: 1, arbitrary: number.map((text) => `<${text}`) },
    { weight: 1, arbitrary: fc.constantFrom('溶血', '検体不良', '量不足のため測定できませんでした') },
  )
}

function valuesOf(analytes: readonly AnalyteId[]): fc.Arbitrary<GivenDraw['values']> {
  return fc.record(Object.fromEntries(analytes.map((analyte) => [analyte, valueOf(analyte)])), {
    requiredKeys: [],
  })
}

const anyGroup = (all: readonly AnalyteId[]): fc.Arbitrary<readonly AnalyteId[]> =>
  fc.oneof(fc.constant(all), fc.subarray([...all], { minLength: 1, maxLength: 1 }))

/** A patient with 3, some, 40 or 60 draws of 1 or 5 analytes a group, and what else happens in a course. */
export const anyPatient: fc.Arbitrary<{ patient: Patient; today: Day }> = fc
  .record({
    draws: fc.oneof(fc.constantFrom(3, 40, 60), fc.integer({ min: 0, max: 30 })),
    groups: fc.tuple(anyGroup(LIVER), anyGroup(LIPIDS)),
    spread: fc.constantFrom(5, 20, 75),
    seedling: fc.infiniteStream(fc.integer({ min: 1, max: 100 })),
    beyond: fc.integer({ min: 0, max: 200 }),
    weeks: fc.integer({ min: 8, max: 60 }),
    pause: fc.option(fc.tuple(fc.integer({ min: 10, max: 200 }), fc.integer({ min: 1, max: 60 }))),
    doses: fc.array(fc.tuple(fc.integer({ min: 0, max: 250 }), fc.constantFrom(5, 10, 20, 40)), {
      maxLength: 5,
    }),
    contacts: fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 12 }),
    visit: fc.option(fc.integer({ min: 1, max: 90 })),
  })
  .chain(({ draws, groups: [liver, lipids], spread, seedling, ...rest }) => {
    const steps = [...seedling.take(draws)].map((step) => 1 + Math.round((step / 100) * spread))
    const days = steps.map((_, at) =>
      addDays(
        FIRST,
        steps.slice(0, at).reduce((sum, step) => sum + step, 0),
      ),
    )
    return fc
      .tuple(...days.map((on) => anyDraw(on, [...liver, ...lipids])))
      .map((given) => ({ ...rest, given, last: days.at(-1) ?? FIRST }))
  })
  .map(({ given, last, beyond, weeks, pause, doses, contacts, visit }) => {
    const start = addDays(FIRST, 9)
    const today = addDays(last > start ? last : start, beyond)
    const from = pause && addDays(start, pause[0])
    return {
      today,
      patient: aPatient({
        number: '1',
        ...(visit === null ? {} : { visit: addDays(today, visit) }),
        courses: [
          {
            start,
            weeks,
            doses: doses.map(([after, mg]) => [addDays(start, after), mg]),
            pauses: from && pause ? [{ from, restart: addDays(from, pause[1]) }] : [],
          },
        ],
        draws: given,
        contacts: contacts.map((after, at) => ({
          id: `c${at}`,
          day: addDays(FIRST, after),
          outcome: 'no-answer' as const,
        })),
      }),
    }
  })

function anyDraw(on: Day, analytes: readonly AnalyteId[]): fc.Arbitrary<GivenDraw> {
  return fc
    .record({
      values: valuesOf(analytes),
      fasting: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
      isMarked: fc.integer({ min: 0, max: 7 }),
      lab: fc.oneof({ weight: 9, arbitrary: fc.constant('中央検査所') }, fc.constant('東検査センター')),
      high: fc.constantFrom('30', '40', ''),
      isReviewed: fc.boolean(),
    })
    .map(({ values, fasting, isMarked, lab, high, isReviewed }) => ({
      on,
      values,
      fasting,
      lab,
      marks: isMarked === 0 ? ['hemolysis'] : isMarked === 1 ? ['lipemia', 'icterus'] : [],
      ranges: { alt: ['', high], hdl: ['40', ''] },
      ...(isReviewed ? { reviewed: addDays(on, 3) } : {}),
    }))
}
