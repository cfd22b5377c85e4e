import { describe, expect, it } from 'vitest'
import { readFhir, readFhirInBytes } from './reading'

const REPORT = `${JSON.stringify({
  resourceType: 'DiagnosticReport',
  id: 'd1',
  status: 'final',
  code: { text: '生化学' },
  subject: { reference: 'Patient/p1' },
  effectiveDateTime: '2026-09-14',
  result: [{ reference: 'Observation/o1' }],
})}\n`
const OBSERVATION = `${JSON.stringify({
  resourceType: 'Observation',
  id: 'o1',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '1742-6' }] },
  subject: { reference: 'Patient/p1' },
  valueQuantity: { value: 31, unit: 'U/L' },
})}\n`

const SPECIMEN = `${JSON.stringify({
  resourceType: 'Specimen',
  id: 's1',
  type: { text: '血清' },
  collection: { collectedDateTime: '2026-09-13T09:30:00+09:00' },
})}\n`

describe('A result that takes its day from a report in another file', () => {
  const report = { name: 'a-report.ndjson', text: REPORT }
  const observation = { name: 'b-observation.ndjson', text: OBSERVATION }
  it.each([
    ['the report first', [report, observation]],
    ['the result first', [observation, report]],
  ])('has the day of the report, %s', (_, files) => {
    for (const found of [readFhir(files), readFhirInBytes(files)]) {
      expect(found.problems).toEqual([])
      expect(found.results.map(({ day }) => day)).toEqual(['2026-09-14'])
    }
  })

  it('has the moment of its specimen, whatever the order of the files', () => {
    const withSpecimen = {
      ...observation,
      text: OBSERVATION.replace('"status"', '"specimen":{"reference":"Specimen/s1"},"status"'),
    }
    const specimen = { name: 'c-specimen.ndjson', text: SPECIMEN }
    const orders = [
      [report, withSpecimen, specimen],
      [report, specimen, withSpecimen],
      [withSpecimen, specimen, report],
      [withSpecimen, report, specimen],
      [specimen, withSpecimen, report],
      [specimen, report, withSpecimen],
    ]
    for (const files of orders)
      for (const found of [readFhir(files), readFhirInBytes(files)]) {
        expect(found.problems).toEqual([])
        expect(found.results.map(({ day, time }) => [day, time])).toEqual([['2026-09-13', '09:30']])
      }
  })
})
