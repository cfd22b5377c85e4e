import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnalyteId } from '@/domain/analyte'
import { addDays, day } from '@/domain/day'
import { mergePatient, undoImport, type Incoming } from '@/domain/merge'
import type { Patient } from '@/domain/patient'
import type { ReadPatient, ReadResult } from '@/domain/reading'
import { aDay, aPatient, aValue } from './arbitraries'
import { merging } from './builders'

/** Few days, analytes and values, so that they meet. */
const aRead: fc.Arbitrary<ReadResult> = fc
  .record({
    offset: fc.integer({ min: 0, max: 3 }),
    time: fc.option(fc.constantFrom('09:30', '15:00'), { nil: undefined }),
    analyte: fc.constantFrom<AnalyteId>('alt', 'ast', 'tg'),
    value: fc.option(aValue, { nil: undefined }),
    file: fc.integer({ min: 0, max: 1 }),
    line: fc.integer({ min: 2, max: 99 }),
    fasting: fc.option(fc.constantFrom('yes' as const, 'no' as const), { nil: undefined }),
  })
  .map(({ offset, time, analyte, value, file, line, fasting }) => ({
    number: '1',
    day: addDays(day('2026-01-01'), offset),
    analyte,
    status: value === undefined ? 'pending' : 'final',
    ...(time === undefined ? {} : { time }),
    ...(value === undefined ? {} : { value }),
    ...(value?.kind === 'number' ? { unit: 'U/L' } : {}),
    ...(fasting === undefined ? {} : { fasting }),
    file,
    line,
    column: 4,
  }))

const aRow: fc.Arbitrary<ReadPatient> = fc
  .record({
    name: fc.option(fc.constant('青葉 葵'), { nil: undefined }),
    phone: fc.option(fc.constantFrom('03-1', '03-2'), { nil: undefined }),
    courseStart: fc.option(aDay, { nil: undefined }),
    doseMg: fc.option(fc.constantFrom(10, 20), { nil: undefined }),
    pauseStart: fc.option(aDay, { nil: undefined }),
    weightKg: fc.option(fc.constantFrom(52, 53), { nil: undefined }),
    nextVisit: fc.option(aDay, { nil: undefined }),
  })
  .map((row) => ({
    number: '1',
    line: 2,
    ...(Object.fromEntries(
      Object.entries(row).filter(([, cell]) => cell !== undefined),
    ) as Partial<ReadPatient>),
  }))

const incoming: fc.Arbitrary<Incoming> = fc.record({
  people: fc.array(aRow, { maxLength: 2 }),
  results: fc
    .array(aRead, { maxLength: 12 })
    .map((all) => all.sort((a, b) => (a.file ?? 0) - (b.file ?? 0) || a.line - b.line)),
})
const choice = fc.constantFrom(undefined, 'take-new' as const, 'keep-old' as const, 'keep-both' as const)

/** A record as this app makes it: born of an import, so that its draws are in order and its ids its own. */
function grown(...imports: Incoming[]): Patient | undefined {
  return imports.reduce<Patient | undefined>(
    (patient, each, at) => mergePatient(patient, '1', each, merging(`g${at}`)).patient,
    undefined,
  )
}

/** That another import said the same is listed beside what is there; nothing is added by it. */
function withoutSources(given: unknown): unknown {
  return JSON.parse(
    JSON.stringify(given ?? null, (key, each: unknown) => (key === 'alsoFrom' ? undefined : each)),
  )
}

const RUNS = { numRuns: 1500, seed: 20261122 }

describe('merging, whatever a file says', () => {
  test('gives every cell one outcome', () => {
    fc.assert(
      fc.property(incoming, incoming, choice, (first, second, chosen) => {
        const merged = mergePatient(grown(first), '1', second, merging('m', chosen))
        expect(merged.outcomes).toHaveLength(second.results.length)
      }),
      RUNS,
    )
  })

  test('never changes the record that it was given', () => {
    fc.assert(
      fc.property(aPatient, incoming, choice, (patient, given, chosen) => {
        const before = JSON.stringify(patient)
        mergePatient(patient, patient.number, given, merging('m', chosen))
        expect(JSON.stringify(patient)).toBe(before)
      }),
      RUNS,
    )
  })

  test('of the same rows again adds nothing to draws, courses and person', () => {
    fc.assert(
      fc.property(incoming, (given) => {
        const once = grown(given)
        const again = mergePatient(once, '1', given, merging('m'))
        expect(withoutSources(again.patient.draws)).toEqual(withoutSources(once?.draws))
        expect(again.outcomes.filter((outcome) => outcome === 'new' || outcome === 'corrected')).toEqual([])
      }),
      RUNS,
    )
  })

  test('taken back, leaves the record exactly as it was', () => {
    fc.assert(
      fc.property(incoming, incoming, choice, (first, second, chosen) => {
        const before = grown(first)
        const after = mergePatient(before, '1', second, merging('m', chosen))
        const undone = undoImport(after.patient, 'm')
        expect(undone.kept).toEqual([])
        expect(undone.patient).toEqual(before)
      }),
      RUNS,
    )
  })

  test('of a new person, taken back, leaves nobody', () => {
    fc.assert(
      fc.property(incoming, choice, (given, chosen) => {
        const made = mergePatient(undefined, '1', given, merging('m', chosen))
        expect(undoImport(made.patient, 'm')).toEqual({ kept: [] })
      }),
      RUNS,
    )
  })

  test('of a whole record of a clinic file into itself adds nothing', () => {
    fc.assert(
      fc.property(aPatient, (record) => {
        const adopted = mergePatient(
          undefined,
          record.number,
          { people: [], results: [], records: [{ file: 0, record }] },
          merging('a'),
        ).patient
        const again = mergePatient(
          adopted,
          record.number,
          { people: [], results: [], records: [{ file: 0, record }] },
          merging('m'),
        )
        expect(again.outcomes.filter((outcome) => outcome === 'new')).toEqual([])
        expect(undoImport(adopted, 'a')).toEqual({ kept: [] })
      }),
      { numRuns: 200, seed: 20261122 },
    )
  })
})
