import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { heldRenumbered, mergePatient, type Merging } from '@/domain/merge'
import type { HeldReading, Patient } from '@/domain/patient'

const someone = (number: string, more: Partial<Patient> = {}): Patient => ({
  id: number,
  number,
  weights: [],
  courses: [],
  draws: [],
  contacts: [],
  ...more,
})
const held: HeldReading = {
  id: 'h',
  importId: 'i',
  because: 'birth-date',
  people: [{ number: '00518', birthDate: day('2001-03-04'), line: 0 }],
  results: [
    {
      number: '00518',
      day: day('2026-11-21'),
      analyte: 'alt',
      status: 'final',
      value: { kind: 'number', text: '41', number: { digits: 41, scale: 0 } },
      unit: 'U/L',
      line: 2,
      column: 5,
    },
  ],
}
const waiting = someone('00518', { held: [held], resultsInDoubt: true })
let last = 0
const given: Omit<Merging, 'importId' | 'choiceOf'> = {
  today: day('2026-11-22'),
  at: '2026-11-22T09:30:00',
  by: '早川',
  newId: () => `n${(last += 1)}`,
}

describe('rows in doubt whose number is corrected', () => {
  test('go to the patient of that number', () => {
    const whose = someone('00142', { birthDate: day('2001-03-04') })
    const { patient, other } = heldRenumbered(waiting, 'h', '00142', whose, given)
    expect(patient).toEqual(someone('00518'))
    expect(other).toMatchObject({
      id: '00142',
      draws: [{ results: [{ value: { text: '41' }, importId: 'i' }] }],
    })
  })

  test('wait there where something contradicts', () => {
    const whose = someone('00142', { birthDate: day('1980-01-01') })
    const { other } = heldRenumbered(waiting, 'h', '00142', whose, given)
    expect(other).toMatchObject({
      draws: [],
      resultsInDoubt: true,
      held: [{ because: 'birth-date', results: [{ number: '00142' }] }],
    })
  })

  test('make a new patient where nobody has that number', () => {
    const { other } = heldRenumbered(waiting, 'h', '00999', undefined, given)
    expect(other).toMatchObject({ number: '00999', birthDate: '2001-03-04', importId: 'i' })
  })
})

describe('a record of a clinic file whose number a person corrected', () => {
  test('makes a patient of the corrected number', () => {
    const incoming = { people: [], results: [], records: [{ file: 0, record: someone('00124') }] }
    const { patient } = mergePatient(undefined, '00142', incoming, {
      ...given,
      importId: 'i',
      choiceOf: () => undefined,
    })
    expect(patient.number).toBe('00142')
  })
})
