import { expect, test } from 'vitest'
import { undoImport } from '@/domain/merge'
import { MOST_ACTS } from '@/domain/merge/journal/keep'
import type { Patient } from '@/domain/patient'
import { imported, listed, reported, standing } from './builders'

const MONTHS = 30

/** A list, and a laboratory that sends the same report again each month under a new moment. */
function sentAgain(): Patient {
  let patient = imported(undefined, [listed({ value: '98' })], 'list').patient
  for (let month = 0; month < MONTHS; month += 1) {
    const at = `2026-09-16T09:${String(month).padStart(2, '0')}:00.000`
    patient = imported(patient, [reported({ value: '98', key: 'k', at })], `m${month}`).patient
  }
  return imported(patient, [listed({ value: '60', analyte: 'ast' })], 'last').patient
}

test('a report that is sent again each month does not make the record grow without end', () => {
  const { journal = [] } = sentAgain()
  expect(journal.map(({ acts }) => acts.length)).toEqual([MOST_ACTS])
})

test('whichever of these imports is taken back, the value that the others say stands', () => {
  const patient = sentAgain()
  const months = Array.from({ length: MONTHS }, (_, month) => `m${month}`)
  for (const id of ['list', ...months])
    expect(standing(undoImport(patient, id).patient), id).toEqual(['09-14 98', '09-14 60'])
  expect(standing(undoImport(patient, 'last').patient)).toEqual(['09-14 98'])
})
