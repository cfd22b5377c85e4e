import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { withMedicineEnd } from '@/domain/edit/entry/medicines'
import { withStruckOut } from '@/domain/edit/entry/entries'
import { mergePatient, undoImport } from '@/domain/merge'
import type { Patient } from '@/domain/patient'
import { aWriter, changed } from '../edit/builders'
import { aPatient } from './arbitraries'
import { merging } from './builders'

function merged(before: Patient | undefined, record: Patient, importId: string): Patient {
  const incoming = { people: [], results: [], records: [{ file: 0, record }] }
  return mergePatient(before, record.number, incoming, merging(importId)).patient
}

const blank: Patient = { id: '', number: '00142', weights: [], courses: [], draws: [], contacts: [] }
const medicine = { id: '', name: 'ミノマイシン', from: day('2026-11-01') }
const test1 = { id: '', day: day('2026-11-02'), result: 'positive' as const }
const record: Patient = { ...blank, medicines: [medicine], pregnancyTests: [test1] }
const stored: Patient = { ...blank, id: 'p' }

describe('medicines, pregnancy, procedures and notes of a clinic file', () => {
  test('come in with ids of this clinic, into a new record and into one that is there', () => {
    for (const before of [undefined, stored]) {
      const after = merged(before, record, 'm')
      expect(after.medicines).toMatchObject([{ name: 'ミノマイシン' }])
      expect(after.pregnancyTests?.[0]?.id).toMatch(/^m\./)
    }
  })

  test('that are there already are not added again', () => {
    fc.assert(
      fc.property(aPatient, (given) => {
        const once = merged(undefined, given, 'a')
        const again = merged(once, given, 'm')
        for (const room of ['medicines', 'pregnancyTests', 'motherhoods', 'procedures', 'notes'] as const)
          expect(again[room]).toEqual(once[room])
      }),
      { numRuns: 300 },
    )
  })

  test('taken back are gone, and the record is as it was', () => {
    expect(undoImport(merged(stored, record, 'm'), 'm')).toEqual({ patient: stored, kept: [] })
    expect(undoImport(merged(undefined, record, 'm'), 'm')).toEqual({ kept: [] })
  })

  test('entered here since stay when an import is taken back', () => {
    const own = { id: 'own', name: 'プレドニン' }
    const after = merged(stored, record, 'm')
    const { patient } = undoImport({ ...after, medicines: [...(after.medicines ?? []), own] }, 'm')
    expect(patient?.medicines).toEqual([own])
    const fresh = merged(undefined, record, 'm')
    const left = undoImport({ ...fresh, medicines: [...(fresh.medicines ?? []), own] }, 'm')
    expect(left.patient?.medicines).toEqual([own])
  })

  test('changed here since stay when the import is taken back, and are named', () => {
    const after = merged(stored, record, 'm')
    const id = after.medicines?.[0]?.id ?? ''
    const ended = changed(withMedicineEnd(after, id, day('2026-11-20'), aWriter()))
    const { patient, kept } = undoImport(ended, 'm')
    expect(patient?.medicines).toHaveLength(1)
    expect(kept[0]?.ja).toContain('ミノマイシン')
  })

  test('struck out here do not come back with the same file', () => {
    const once = merged(stored, record, 'm')
    const id = once.pregnancyTests?.[0]?.id ?? ''
    const struck = changed(withStruckOut(once, 'pregnancyTests', id, '別の患者', aWriter()))
    expect(merged(struck, record, 'n').pregnancyTests).toEqual(struck.pregnancyTests)
  })

  test('struck out there come in as struck out beside the one that stands', () => {
    const struckOut = { at: '2026-11-03T10:00', by: 'B', reason: '誤り' }
    const other = { ...record, pregnancyTests: [{ ...test1, struckOut }] }
    const after = merged(merged(stored, record, 'm'), other, 'n')
    expect(after.pregnancyTests?.map(({ struckOut: struck }) => struck !== undefined)).toEqual([false, true])
  })
})
