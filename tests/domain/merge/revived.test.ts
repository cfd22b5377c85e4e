import { describe, expect, test } from 'vitest'
import { undoImport } from '@/domain/merge'
import { grown, imported, listed, reported, standing } from './builders'

const k = { key: 'k', time: '09:30' }
const final = reported({ ...k, value: '98', hour: 1 })
const withdrawn = reported({ ...k, status: 'entered-in-error', value: '98', hour: 2 })
const again = reported({ ...k, value: '98', hour: 3 })

describe('an order of a list beside a result that its source withdrew', () => {
  const before = grown([final], [withdrawn], [listed({})]).patient

  test('waits for its value', () => {
    expect(standing(before)).toEqual(['09-14 -'])
  })

  test('is filled where the source reports the result again, and stays in the history', () => {
    const { patient } = imported(before, [again], 'm')
    expect(standing(patient)).toEqual(['09-14 98'])
    expect(patient.draws[0]?.results).toHaveLength(1)
    expect(patient.draws[0]?.results[0]?.earlier?.[0]).toMatchObject({
      status: 'pending',
      replaced: { because: 'filled' },
    })
  })

  test('waits again where that report is taken back, and is not there where the list is', () => {
    const { patient } = imported(before, [again], 'm')
    expect(undoImport(patient, 'm')).toEqual({ patient: before, kept: [] })
    const withoutList = undoImport(patient, 'i2').patient
    expect(withoutList?.draws[0]?.results[0]).toMatchObject({ status: 'final', value: { text: '98' } })
    expect(withoutList?.draws[0]?.results[0]?.earlier?.map(({ status }) => status)).toEqual([
      'final',
      'entered-in-error',
    ])
  })
})

describe('a preliminary report of what stands as final already', () => {
  test.each([
    ['a list', listed({ value: '98' })],
    ['a laboratory without moments', reported({ value: '98' })],
    ['a laboratory', reported({ value: '98', hour: 5 })],
  ])('%s said it: counts as the same, and it stays final', (_, first) => {
    const preliminary = reported({ value: '98', status: 'preliminary', hour: 1 })
    const { patient, outcomes } = grown([first], [preliminary])
    expect(outcomes).toEqual(['same'])
    expect(patient.draws[0]?.results).toMatchObject([{ status: 'final', value: { text: '98' } }])
  })

  test('with another value is a version of its own and counts as corrected', () => {
    const preliminary = reported({ value: '90', status: 'preliminary', hour: 1 })
    const { patient, outcomes } = grown([reported({ value: '98', hour: 5 })], [preliminary])
    expect(outcomes).toEqual(['corrected'])
    expect(standing(patient)).toEqual(['09-14 98'])
  })
})

describe('an order that was deleted where it is stored', () => {
  test('shows again where a report from after the deletion has the result', () => {
    expect(standing(grown([final], [withdrawn], [again]).patient)).toEqual(['09-14 98'])
    expect(standing(grown([again], [final], [withdrawn]).patient)).toEqual(['09-14 98'])
  })

  test('does not show again by a report of it from before the deletion', () => {
    const between = reported({ ...k, value: '98', hour: 1, line: 3 })
    expect(standing(grown([final], [withdrawn], [between]).patient)).toEqual([])
  })

  test('leaves the result that another message reports under an id of its own, whenever it was reported', () => {
    const own = { ...k, key: 'own' }
    const deleted = reported({ ...k, status: 'entered-in-error', value: '98', hour: 4 })
    expect(standing(grown([final], [deleted], [reported({ ...own, value: '98', hour: 5 })]).patient)).toEqual(
      ['09-14 98'],
    )
    expect(standing(grown([final], [deleted], [reported({ ...own, value: '98', hour: 2 })]).patient)).toEqual(
      ['09-14 98'],
    )
  })
})
