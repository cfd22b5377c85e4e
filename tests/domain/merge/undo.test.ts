import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { mergePatient, undoImport, type Merging } from '@/domain/merge'
import { parseValue } from '@/domain/parseValue'
import type { Patient } from '@/domain/patient'
import type { ReadPatient, ReadResult } from '@/domain/reading'

let last = 0
function merging(importId: string): Merging {
  return {
    today: day('2026-11-22'),
    at: '2026-11-22T09:30:00',
    by: '早川',
    importId,
    newId: () => `${importId}.${(last += 1)}`,
    choiceOf: () => undefined,
  }
}

function read(value: string, more: Partial<ReadResult> = {}): ReadResult {
  const parsed = parseValue(value)
  if (!parsed || 'pending' in parsed) throw new Error(`no value: ${value}`)
  return {
    number: '1',
    day: day('2026-09-14'),
    analyte: 'alt',
    status: 'final',
    value: parsed.value,
    unit: 'U/L',
    file: 0,
    line: 2,
    column: 4,
    ...more,
  }
}

function imported(...imports: { people?: ReadPatient[]; results?: ReadResult[] }[]): Patient {
  let patient: Patient | undefined
  imports.forEach(({ people = [], results = [] }, at) => {
    patient = mergePatient(patient, '1', { people, results }, merging(`i${at}`)).patient
  })
  if (!patient) throw new Error('nobody')
  return patient
}

function values(patient: Patient | undefined): string[] {
  return patient?.draws.flatMap(({ results }) => results.map(({ value }) => value?.text ?? '')) ?? []
}

describe('an import taken back days later', () => {
  test('leaves what another import said as well, and the person as that import’s', () => {
    const patient = imported(
      { results: [read('98')] },
      { results: [read('98'), read('60', { analyte: 'ast' })] },
    )
    const first = undoImport(patient, 'i0')
    expect(values(first.patient)).toEqual(['98', '60'])
    expect(undoImport(first.patient ?? patient, 'i1')).toEqual({ kept: [] })
  })

  test('leaves a value that had waited against its own', () => {
    const patient = imported({ results: [read('98')] }, { results: [read('89')] })
    const { patient: undone } = undoImport(patient, 'i0')
    expect(values(undone)).toEqual(['89'])
    expect(undone?.draws[0]?.results[0]?.conflict).toBeUndefined()
  })

  test('names a result that a later report has corrected since', () => {
    const version = (value: string, at: string, status: ReadResult['status']): ReadResult =>
      read(value, { status, isVersioned: true, reportedAt: at, sourceKey: 'k' })
    const patient = imported(
      { results: [version('98', '2026-09-15T09:00:00.000', 'final')] },
      { results: [version('89', '2026-09-16T09:00:00.000', 'corrected')] },
    )
    const { patient: undone, kept } = undoImport(patient, 'i0')
    expect(values(undone)).toEqual(['89'])
    expect(kept.map(({ en }) => en)).toEqual(['alt of 2026-09-14 (89) has been changed since and stays.'])
    expect(undoImport(patient, 'i1').kept).toEqual([])
  })

  test('names a review of a draw that loses some of its results', () => {
    const patient = imported(
      { people: [{ number: '1', line: 2, name: '青葉 葵' }] },
      { results: [read('98')] },
      { results: [read('60', { analyte: 'ast' })] },
    )
    const reviewed: Patient = {
      ...patient,
      draws: patient.draws.map((draw) => ({
        ...draw,
        reviews: [{ id: 'r', day: day('2026-09-20'), by: '早川' }],
      })),
    }
    const { patient: undone, kept } = undoImport(reviewed, 'i1')
    expect(values(undone)).toEqual(['60'])
    expect(kept.map(({ en }) => en)).toEqual(['The review of the draw of 2026-09-14 stays (1).'])
  })

  test('names a course to which a dose was added by hand', () => {
    const patient = imported({ people: [{ number: '1', line: 2, courseStart: day('2026-09-20') }] })
    const [course] = patient.courses
    if (!course) throw new Error('no course')
    const dosed = { ...patient, courses: [{ ...course, doses: [{ from: day('2026-09-20'), mgPerDay: 20 }] }] }
    const { patient: undone, kept } = undoImport(dosed, 'i0')
    expect(undone?.courses).toHaveLength(1)
    expect(kept[0]?.en).toContain('The course of 2026-09-20 has been changed since')
  })
})
