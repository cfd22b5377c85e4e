import { describe, expect, test } from 'vitest'
import { addDays, day } from '@/domain/day'
import { undoImport } from '@/domain/merge'
import type { Patient } from '@/domain/patient'
import type { ReadPatient, ReadResult } from '@/domain/reading'
import { imported, read } from './builders'

/** Imports one after the other, named i0, i1 …, of rows of a roster and of results. */
function grown(...imports: { people?: ReadPatient[]; results?: ReadResult[] }[]): Patient {
  let patient: Patient | undefined
  imports.forEach(({ people = [], results = [] }, at) => {
    patient = imported(patient, results, `i${at}`, undefined, people).patient
  })
  if (!patient) throw new Error('nobody')
  return patient
}

function values(patient: Patient | undefined): string[] {
  return patient?.draws.flatMap(({ results }) => results.map(({ value }) => value?.text ?? '')) ?? []
}

describe('an import taken back days later', () => {
  test('leaves what another import said as well, and the person as that import’s', () => {
    const patient = grown(
      { results: [read('98')] },
      { results: [read('98'), read('60', { analyte: 'ast' })] },
    )
    const first = undoImport(patient, 'i0')
    expect(values(first.patient)).toEqual(['98', '60'])
    expect(undoImport(first.patient ?? patient, 'i1')).toEqual({ kept: [] })
  })

  test('leaves a value that had waited against its own', () => {
    const patient = grown({ results: [read('98')] }, { results: [read('89')] })
    const { patient: undone } = undoImport(patient, 'i0')
    expect(values(undone)).toEqual(['89'])
    expect(undone?.draws[0]?.results[0]?.conflict).toBeUndefined()
  })

  test('names a result that a later report has corrected since', () => {
    const version = (value: string, at: string, status: ReadResult['status']): ReadResult =>
      read(value, { status, isVersioned: true, reportedAt: at, sourceKey: 'k' })
    const patient = grown(
      { results: [version('98', '2026-09-15T09:00:00.000', 'final')] },
      { results: [version('89', '2026-09-16T09:00:00.000', 'corrected')] },
    )
    const { patient: undone, kept } = undoImport(patient, 'i0')
    expect(values(undone)).toEqual(['89'])
    expect(kept.map(({ en }) => en)).toEqual(['alt of 2026-09-14 (89) has been changed since and stays.'])
    expect(undoImport(patient, 'i1').kept).toEqual([])
  })

  test('names a review of a draw that loses some of its results', () => {
    const patient = grown(
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
    const patient = grown({ people: [{ number: '1', line: 2, courseStart: day('2026-09-20') }] })
    const [course] = patient.courses
    if (!course) throw new Error('no course')
    const dosed = { ...patient, courses: [{ ...course, doses: [{ from: day('2026-09-20'), mgPerDay: 20 }] }] }
    const { patient: undone, kept } = undoImport(dosed, 'i0')
    expect(undone?.courses).toHaveLength(1)
    expect(kept[0]?.en).toContain('The course of 2026-09-20 has been changed since')
  })
})

describe('a record from before journals were kept', () => {
  const { journal, ...old } = grown({ results: [read('98')] }, { results: [read('89')] })

  test('is stepped back as far as it tells', () => {
    expect(journal).toHaveLength(1)
    expect(values(undoImport(old, 'i0').patient)).toEqual(['89'])
    expect(values(undoImport(old, 'i1').patient)).toEqual(['98'])
  })

  test('keeps a journal from the next import on, which goes without a trace', () => {
    const corrected = read('97', { status: 'corrected', isVersioned: true })
    const { patient } = imported(old, [corrected], 'm')
    expect(values(patient)).toEqual(['97'])
    expect(undoImport(patient, 'm')).toEqual({ patient: old, kept: [] })
    expect(values(undoImport(undoImport(patient, 'i0').patient ?? patient, 'm').patient)).toEqual(['89'])
  })
})

describe('a day on which only one import is left', () => {
  test('has no journal any more', () => {
    const patient = grown({ results: [read('98')] }, { results: [read('89')] })
    expect(undoImport(patient, 'i0').patient?.journal).toBeUndefined()
    expect(undoImport(patient, 'i1').patient?.journal).toBeUndefined()
  })

  test('has none either where a list comes a second time with a new day', () => {
    const again = { results: [read('98'), read('20', { day: day('2026-10-01'), line: 3 })] }
    const patient = grown({ results: [read('98')] }, again)
    expect(patient.journal).toBeUndefined()
    expect(values(undoImport(patient, 'i0').patient)).toEqual(['98', '20'])
  })
})

describe('the same list month after month beside a contradiction', () => {
  test('makes the journal no longer than three notes, and keeps the value while one of them is in force', () => {
    const months = Array.from({ length: 9 }, (_, month) => ({
      results: [read('98'), read('20', { day: addDays(day('2026-10-01'), month), line: 3 })],
    }))
    const patient = grown({ results: [read('89')] }, ...months)
    expect(patient.journal).toHaveLength(1)
    expect(patient.journal?.[0]?.acts).toHaveLength(1)
    const undone = ['i1', 'i2', 'i3'].reduce<Patient>(
      (now, id) => undoImport(now, id).patient ?? now,
      patient,
    )
    expect(undone.draws[0]?.results[0]?.conflict?.value.text).toBe('98')
    expect(undoImport(undone, 'i0').patient?.draws[0]?.results[0]?.value?.text).toBe('98')
  })
})
