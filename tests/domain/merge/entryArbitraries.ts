import fc from 'fast-check'
import { addDays, day, type Day } from '@/domain/day'
import { PATIENT_NOTE_KINDS, PREGNANCY_TEST_RESULTS, PROCEDURE_KINDS, type Patient } from '@/domain/patient'

const aDay: fc.Arbitrary<Day> = fc
  .integer({ min: 0, max: 600 })
  .map((days) => addDays(day('2025-01-01'), days))
const words = fc.constantFrom('早川', 'a,b "c"', '=1+1', 'x\ny', 'ミノマイシン錠')

function opt<Given>(of: fc.Arbitrary<Given>): fc.Arbitrary<Given | undefined> {
  return fc.option(of, { nil: undefined })
}

function known<Given extends object>(given: Given): Given {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Given
}

const kept = {
  note: opt(words),
  by: opt(words),
  struckOut: opt(
    fc.record({ at: fc.constant('2026-11-22T09:30'), by: words, reason: opt(words) }).map(known),
  ),
}

function entries<Given extends object>(of: fc.Arbitrary<Given>): fc.Arbitrary<object[] | undefined> {
  return opt(
    fc.array(
      of.map((entry) => ({ id: 'e', ...known(entry) })),
      { minLength: 1, maxLength: 3 },
    ),
  )
}

const aSpan = fc
  .tuple(aDay, opt(fc.nat({ max: 90 })))
  .map(([from, days]) => ({ from, ...(days === undefined ? {} : { to: addDays(from, Math.min(days, 30)) }) }))

/** Medicines, pregnancy, procedures and notes in every combination of what may be known and what not. */
export const someEntries: fc.Arbitrary<Partial<Patient>> = fc
  .record({
    medicines: entries(
      fc
        .tuple(fc.record({ name: words, yj: opt(fc.constant('6152005F1052')), ...kept }), opt(aSpan))
        .map(([medicine, span]) => ({ ...medicine, ...span })),
    ),
    pregnancyTests: entries(
      fc.record({
        day: aDay,
        result: fc.constantFrom(...PREGNANCY_TEST_RESULTS),
        specimen: opt(fc.constantFrom('urine', 'serum')),
        ...kept,
      }),
    ),
    motherhoods: entries(
      fc
        .tuple(fc.record({ kind: fc.constantFrom('pregnancy', 'breast-feeding'), ...kept }), aSpan)
        .map(([motherhood, span]) => ({ ...motherhood, ...span })),
    ),
    procedures: entries(fc.record({ kind: fc.constantFrom(...PROCEDURE_KINDS), day: aDay, ...kept })),
    notes: entries(
      fc.record({
        day: aDay,
        kind: fc.constantFrom(...PATIENT_NOTE_KINDS),
        text: words,
        by: kept.by,
        struckOut: kept.struckOut,
      }),
    ),
  })
  .map((lists) => known(lists) as Partial<Patient>)
