import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { undoImport, withConflictDecided } from '@/domain/merge'
import { withResultStruckOut } from '@/domain/edit/draw/results'
import type { Patient } from '@/domain/patient'
import { grown, imported, listed, reported, standing, waiting } from './builders'

/** A laboratory's reports beside a list of the clinic that knows neither status nor version. */

const k = { key: 'k', time: '09:30' }

describe('a value of a list that the laboratory then reports', () => {
  test('98, corrected to 97 and back to 98, is 98', () => {
    const { patient, outcomes } = grown(
      [listed({ value: '98' })],
      [reported({ ...k, value: '97', status: 'corrected', hour: 2 })],
      [reported({ ...k, value: '98', status: 'corrected', hour: 3 })],
    )
    expect(standing(patient)).toEqual(['09-14 98'])
    expect(outcomes).toEqual(['corrected'])
  })

  test('reported once more later, is not replaced by what was reported between the two', () => {
    const { patient } = grown(
      [listed({ value: '98' })],
      [reported({ ...k, value: '98', hour: 1 })],
      [reported({ ...k, value: '98', hour: 5 })],
      [reported({ ...k, value: '97', hour: 3 })],
    )
    expect(standing(patient)).toEqual(['09-14 98'])
  })

  test('withdrawn and reported again with the same value, stands again', () => {
    const withdrawn = reported({ ...k, status: 'entered-in-error', hour: 2 })
    const again = reported({ ...k, value: '98', status: 'corrected', hour: 3 })
    const { patient } = grown(
      [listed({ value: '98' })],
      [reported({ ...k, value: '98', hour: 1 })],
      [withdrawn],
    )
    expect(standing(patient)).toEqual([])
    expect(standing(imported(patient, [again], 'm').patient)).toEqual(['09-14 98'])
  })
})

describe('a result that its source has withdrawn', () => {
  test.each(['cancelled', 'entered-in-error'] as const)(
    'without a value (%s) does not come alive by a list that still has it; the value is kept in the history',
    (status) => {
      const { patient, outcomes } = grown([reported({ ...k, status, hour: 2 })], [listed({ value: '98' })])
      expect(standing(patient)).toEqual([])
      expect(outcomes).toEqual(['corrected'])
      expect(patient.draws[0]?.results[0]?.earlier).toMatchObject([{ value: { text: '98' } }])
      expect(
        grown([reported({ ...k, status, hour: 2 })], [listed({ value: '98' })], [listed({ value: '98' })]),
      ).toMatchObject({ outcomes: ['same'], isChanged: false })
    },
  )

  test('stands as the list says where the withdrawal is taken back', () => {
    const { patient } = grown([reported({ ...k, status: 'cancelled', hour: 2 })], [listed({ value: '98' })])
    expect(standing(undoImport(patient, 'i0').patient)).toEqual(['09-14 98'])
    expect(undoImport(patient, 'i1')).toEqual({
      patient: grown([reported({ ...k, status: 'cancelled', hour: 2 })]).patient,
      kept: [],
    })
  })

  test('once more, later, does not come alive by a report from between the two', () => {
    const { patient } = grown(
      [listed({ value: '80' })],
      [reported({ ...k, status: 'entered-in-error', hour: 1 })],
      [reported({ ...k, status: 'entered-in-error', hour: 4 })],
      [reported({ ...k, value: '81', hour: 2 })],
    )
    expect(standing(patient)).toEqual([])
  })

  test('by a source without ids does not come alive by its older report', () => {
    const { patient } = grown(
      [listed({ value: '98' })],
      [reported({ status: 'entered-in-error', hour: 4 })],
      [reported({ value: '98', hour: 2 })],
    )
    expect(standing(patient)).toEqual([])
  })

  test('leaves the result that the laboratory gave another id, also where that report is older', () => {
    const { patient } = grown(
      [listed({ value: '98' })],
      [reported({ ...k, status: 'cancelled', hour: 5 })],
      [reported({ ...k, key: 'other', value: '89', hour: 3 })],
    )
    expect(standing(patient)).toEqual(['09-14 89'])
  })
})

describe('a value that waits for a choice', () => {
  const first = [listed({ value: '89' })]
  const second = [reported({ ...k, value: '98', hour: 1 })]

  test('goes where its own source withdraws it, and the stored value stands', () => {
    const withdrawn = reported({ ...k, value: '98', status: 'entered-in-error', hour: 2 })
    const before = grown(first, second).patient
    const { patient } = imported(before, [withdrawn], 'm')
    expect(standing(patient)).toEqual(['09-14 89'])
    expect(waiting(patient)).toEqual([])
    expect(undoImport(patient, 'm')).toEqual({ patient: before, kept: [] })
  })

  test('still waits where the stored value is withdrawn', () => {
    const { patient } = grown(second, first, [reported({ ...k, status: 'cancelled', hour: 2 })])
    expect(standing(patient)).toEqual([])
    expect(waiting(patient)).toEqual(['89'])
  })

  test('still waits, and can be taken, where the stored value moves to another day', () => {
    const moved = reported({ ...k, value: '98', status: 'corrected', hour: 2, on: 1 })
    const { patient } = grown(second, first, [moved])
    expect(waiting(patient)).toEqual(['89'])
    const [draw] = patient.draws
    const place = { drawId: draw?.id ?? '', resultId: draw?.results[0]?.id ?? '' }
    const decided = withConflictDecided(patient, place, 'take-new', { at: '2026-11-22T10:00', by: '早川' })
    expect(standing(decided)).toEqual(['09-14 89', '09-15 98'])
  })
})

describe('a laboratory whose report waits beside a list', () => {
  const list = [listed({ value: '89' })]

  test('withdraws a value that another list had brought, and its older report of another day does not come alive', () => {
    const other = [listed({ value: '98' })]
    const withdrawn = [reported({ key: 'k', value: '98', status: 'entered-in-error', hour: 2 })]
    const older = [reported({ key: 'k', value: '97', hour: 1, on: 1 })]
    expect(standing(grown(list, other, withdrawn, older).patient)).toEqual(['09-14 89'])
  })

  test('says that it was another day: once the list is taken back, the report stands on that day alone', () => {
    const waits = [reported({ key: 'k', value: '98', hour: 1 })]
    const moved = [reported({ key: 'k', value: '98', hour: 2, on: 1 })]
    const { patient } = grown(list, waits, moved)
    expect(standing(patient)).toEqual(['09-14 89', '09-15 98'])
    expect(standing(undoImport(patient, 'i0').patient)).toEqual(['09-15 98'])
  })

  test('says without a time what it had said at a time: the same with a list on that day and without one', () => {
    const timed = [
      reported({ analyte: 'ast', value: '98', time: '15:00' }),
      reported({ analyte: 'ast', value: '98', time: '09:30', status: 'preliminary' }),
    ]
    const plain = [reported({ analyte: 'ast', value: '98' }), reported({ value: '89' })]
    const statuses = (patient: Patient | undefined): string[] =>
      (patient?.draws ?? []).flatMap(({ time, results }) =>
        results.map(({ analyte, status }) => `${time ?? '-'} ${analyte} ${status}`),
      )
    const { patient } = grown(list, timed, plain)
    expect(statuses(undoImport(patient, 'i0').patient)).toEqual(statuses(grown(timed, plain).patient))
  })
})

describe('imports taken back one after the other', () => {
  test('leave each report of the day on which two reports said one value, whichever id it was given before', () => {
    const at = { value: '98', hour: 1 }
    const { patient } = grown(
      [listed({ value: '98' })],
      [listed({ value: '98', time: '09:30' })],
      [listed({ value: '98', analyte: 'ast' })],
      [
        reported({ ...at, key: 'k', time: '15:00' }),
        reported({ ...at, key: 'k', time: '09:30', analyte: 'ast' }),
      ],
      [reported({ ...at, key: 'm' })],
      [reported({ ...at, key: 'k', on: 1 })],
    )
    const once = undoImport(patient, 'i1').patient ?? patient
    const twice = undoImport(once, 'i0').patient
    expect(standing(twice)).toEqual(['09-14 98', '09-14 98', '09-14 98', '09-15 98'])
    const ids = twice?.draws.flatMap(({ results }) => results.map(({ id }) => id)) ?? []
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('a result that a person struck out', () => {
  const final = reported({ ...k, value: '98', hour: 1 })
  const corrected = reported({ ...k, value: '97', status: 'corrected', hour: 2 })
  const { patient } = grown([final])
  const [draw] = patient.draws
  const place = { drawId: draw?.id ?? '', resultId: draw?.results[0]?.id ?? '' }
  const writer = {
    at: '2026-11-22T10:00:00',
    by: '早川',
    today: day('2026-11-22'),
    newId: () => 'hand',
  }
  const struck = withResultStruckOut(patient, place, '別の患者', writer)
  if ('because' in struck) throw new Error('refused')

  test('does not come back with the same report, and its correction stands beside it once, however often it comes', () => {
    expect(standing(imported(struck, [final], 'a').patient)).toEqual([])
    const after = imported(struck, [corrected], 'b')
    expect(after.outcomes).toEqual(['new'])
    expect(imported(after.patient, [final, corrected], 'c')).toMatchObject({
      outcomes: ['same', 'same'],
      isChanged: false,
    })
    expect(standing(after.patient)).toEqual(['09-14 97'])
  })
})

describe('taking back', () => {
  test('a corrected collection day lets the result of a list stand again on its own day', () => {
    const before = grown([listed({ value: '98' })], [reported({ ...k, value: '98', hour: 1 })]).patient
    const moved = imported(
      before,
      [reported({ ...k, value: '98', status: 'corrected', hour: 2, on: 1 })],
      'm',
    )
    expect(standing(moved.patient)).toEqual(['09-15 98'])
    expect(undoImport(moved.patient, 'm')).toEqual({ patient: before, kept: [] })
  })

  test('the value that filled an order does not leave it behind, although a third import had repeated the order', () => {
    const before = grown([listed({})], [reported({ ...k, status: 'pending', hour: 0 })]).patient
    const filled = imported(before, [listed({ value: '80' })], 'm').patient
    expect(undoImport(filled, 'm')).toEqual({ patient: before, kept: [] })
  })

  test('an order, and then the value that filled it, leaves nobody: the order does not come back', () => {
    const { patient } = grown([listed({})], [listed({ value: '80' })])
    const withoutOrder = undoImport(patient, 'i0').patient
    expect(standing(withoutOrder)).toEqual(['09-14 80'])
    expect(withoutOrder && undoImport(withoutOrder, 'i1').patient).toBeUndefined()
  })
})

describe('the same reports a second time', () => {
  test('leave no trace on the record', () => {
    const reports = [
      reported({ ...k, value: '90', status: 'preliminary', hour: 1 }),
      reported({ ...k, value: '98', hour: 2, line: 3 }),
    ]
    const once = grown(reports).patient
    const again = imported(once, reports, 'again')
    expect(again).toMatchObject({ isChanged: false, outcomes: ['same', 'same'] })
    expect(again.patient).toBe(once)
  })

  test('are noted as a further source where the import says something new of that person', () => {
    const report = reported({ ...k, value: '98', hour: 2 })
    const { patient } = grown([report], [report, listed({ value: '20', on: 7, line: 3 })])
    expect(standing(undoImport(patient, 'i0').patient)).toEqual(['09-14 98', '09-21 20'])
  })
})
