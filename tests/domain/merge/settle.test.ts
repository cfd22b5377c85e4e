import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { heldDecided, mergePatient, undoImport, withConflictDecided, type Merging } from '@/domain/merge'
import type { HeldReading, Patient } from '@/domain/patient'
import type { ReadResult } from '@/domain/reading'
import { merging as mergingOf, read } from './builders'

const DECIDER = { at: '2026-11-22T09:30:00', by: '佐伯' }
let last = 0

/** Ids that no other import of these tests gives. */
function merging(importId: string): Merging {
  return { ...mergingOf(importId), ...DECIDER, newId: () => `${importId}.${(last += 1)}` }
}

function take(patient: Patient | undefined, importId: string, ...results: ReadResult[]): Patient {
  return mergePatient(patient, '1', { people: [], results }, merging(importId)).patient
}

function onlyResult(patient: Patient): Patient['draws'][number]['results'][number] {
  const result = patient.draws[0]?.results[0]
  if (!result) throw new Error('no result')
  return result
}

function place(patient: Patient): { drawId: string; resultId: string } {
  return { drawId: patient.draws[0]?.id ?? '', resultId: onlyResult(patient).id }
}

describe('a value that waited beside the stored one, decided later', () => {
  const marked = take(take(undefined, 'a', read('98')), 'b', read('90'))

  test.each([
    ['take-new', '90', '98', 'conflict'],
    ['keep-both', '90', '98', 'retest'],
    ['keep-old', '98', '90', 'conflict'],
  ] as const)('%s: %s is reported, %s kept as %s', (choice, reported, kept, because) => {
    const result = onlyResult(withConflictDecided(marked, place(marked), choice, DECIDER))
    expect(result.value?.text).toBe(reported)
    expect(result.conflict).toBeUndefined()
    expect(result.earlier).toMatchObject([{ value: { text: kept }, replaced: { because, by: '佐伯' } }])
  })

  test('of two that wait, the newest is decided first and the other goes on waiting', () => {
    const both = take(marked, 'c', read('80'))
    expect(onlyResult(both).conflict).toMatchObject({
      value: { text: '80' },
      before: { value: { text: '90' } },
    })
    const one = withConflictDecided(both, place(both), 'keep-old', DECIDER)
    expect(onlyResult(one).conflict).toMatchObject({ value: { text: '90' } })
    expect(onlyResult(one).conflict?.before).toBeUndefined()
  })

  test('the import that brought the chosen value can still be taken back', () => {
    const chosen = withConflictDecided(marked, place(marked), 'take-new', DECIDER)
    const { patient } = undoImport(chosen, 'b')
    expect(patient && onlyResult(patient).value?.text).toBe('98')
  })
})

describe('rows that waited in the doubt list, decided later', () => {
  const held: HeldReading = {
    id: 'h',
    importId: 'b',
    because: 'birth-date',
    people: [{ number: '1', birthDate: day('1980-01-01'), line: 0 }],
    results: [read('90')],
  }
  const doubtful: Patient = {
    ...take(undefined, 'a', read('20', { day: day('2026-08-01') })),
    birthDate: day('2001-03-04'),
    held: [held],
    resultsInDoubt: true,
  }

  test('joined, they stand in the record, whose own birth date stays', () => {
    const { patient, other } = heldDecided(doubtful, 'h', 'take-new', merging('x'))
    expect(patient.draws.map((draw) => draw.day)).toEqual(['2026-08-01', '2026-09-14'])
    expect(patient).toMatchObject({ birthDate: '2001-03-04' })
    expect([patient.held, patient.resultsInDoubt, other]).toEqual([undefined, undefined, undefined])
  })

  test('kept apart, they make another person with the same number', () => {
    const { patient, other } = heldDecided(doubtful, 'h', 'keep-both', merging('x'))
    expect(patient.draws).toHaveLength(1)
    expect(other).toMatchObject({ number: '1', birthDate: '1980-01-01', draws: [{ day: '2026-09-14' }] })
    expect(other?.id).not.toBe(patient.id)
  })

  test('let go, nothing of them remains', () => {
    const { patient, other } = heldDecided(doubtful, 'h', 'keep-old', merging('x'))
    expect([patient.draws.length, patient.resultsInDoubt, other]).toEqual([1, undefined, undefined])
  })
})
