import { describe, expect, test } from 'vitest'
import type { Patient } from '@/domain/patient'
import { sample } from '../../formats/reading'
import { CLINOSIM } from '../../formats/templates'
import { Clinic } from './desk'

const DEV = 'clinosim-jp-generated/dev'
const CSV = { 'lab_results.csv': sample(`${DEV}/lab_results.csv`) }
const FHIR = {
  'Patient.000.ndjson': sample(`${DEV}/Patient.000.ndjson`),
  'Observation.000.ndjson': sample(`${DEV}/Observation.000.ndjson`),
  'Observation.001.ndjson': sample(`${DEV}/Observation.001.ndjson`),
  'Observation.002.ndjson': sample(`${DEV}/Observation.002.ndjson`),
}

/** Every point as a line, sorted. */
function points(patients: readonly Patient[]): string[] {
  return patients
    .flatMap(({ number, draws }) =>
      draws.flatMap(({ day, time, results }) =>
        results.map(
          ({ analyte, value }) => `${number} ${day} ${time ?? '-'} ${analyte} ${Number(value?.text ?? NaN)}`,
        ),
      ),
    )
    .sort()
}

function waiting(patients: readonly Patient[]): number {
  return patients
    .flatMap(({ draws }) => draws.flatMap(({ results }) => results))
    .filter(({ conflict }) => conflict).length
}

describe('the same results by CSV and by FHIR', () => {
  test('give one set of points, whichever comes first', { timeout: 120_000 }, async () => {
    const one = await Clinic.empty()
    await one.take(CSV, { templates: [CLINOSIM] })
    const second = await one.take(FHIR)
    expect(second.totals).toMatchObject({ new: 0, corrected: 0, conflict: 0, doubt: 0, cells: 5495 })
    const other = await Clinic.empty()
    await other.take(FHIR)
    const again = await other.take(CSV, { templates: [CLINOSIM] })
    expect(again.totals).toMatchObject({ same: second.totals.same, corrected: 0, conflict: 0, doubt: 0 })
    const [here, there] = [await one.patients(), await other.patients()]
    expect(points(here)).toEqual(points(there))
    expect(waiting(here)).toBe(0)
    expect(new Set(points(here)).size).toBe(points(here).length)
  })
})
