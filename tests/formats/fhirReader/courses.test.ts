import { describe, expect, test } from 'vitest'
import { lines, PATIENT, readFhir } from './reading'

const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm'

function request(given: object = {}): object {
  return {
    resourceType: 'MedicationRequest',
    id: 'm1',
    status: 'active',
    intent: 'order',
    subject: { reference: 'Patient/p1' },
    medicationCodeableConcept: { coding: [{ system: RXNORM, code: '6064' }] },
    dosageInstruction: [dosage()],
    ...given,
  }
}

function dosage(given: object = {}, repeat: object = {}): object {
  return {
    timing: {
      repeat: {
        boundsPeriod: { start: '2026-09-01', end: '2026-09-30' },
        frequency: 1,
        period: 1,
        periodUnit: 'd',
        ...repeat,
      },
    },
    doseAndRate: [{ doseQuantity: { value: 20, unit: 'mg' } }],
    ...given,
  }
}

function rows(...requests: object[]): object[] {
  return readFhir([lines(PATIENT, ...requests)])
    .roster.slice(0, -1)
    .map(({ number: _, file: __, line: ___, birthDate: ____, sex: _____, ...row }) => row)
}

describe('prescriptions of isotretinoin', () => {
  test.each([
    [{ coding: [{ system: RXNORM, code: '6064' }] }],
    [{ coding: [{ system: 'http://www.whocc.no/atc', code: 'D10BA01' }] }],
    [{ text: 'イソトレチノイン20mg' }],
    [{ text: 'アキュテイン カプセル' }],
    [{ coding: [{ display: 'Isotretinoin 20 MG Oral Capsule' }] }],
    [{ text: 'Roaccutane' }],
  ])('%j are a course with its dose', (medicationCodeableConcept) => {
    expect(rows(request({ medicationCodeableConcept }))).toEqual([
      { courseStart: '2026-09-01', doseMg: 20, doseFrom: '2026-09-01' },
    ])
  })

  test.each([
    [{ text: 'ビブラマイシン' }],
    [{ text: 'Isotretinoin 0.05% gel' }],
    [{ text: 'トレチノインクリーム' }],
  ])('%j is another medicine, and is counted', (medicationCodeableConcept) => {
    const found = readFhir([lines(PATIENT, request({ medicationCodeableConcept }))])
    expect(found.roster).toHaveLength(1)
    expect(found.notes[0]?.en).toContain('MedicationRequest 1')
  })

  test('may name their medicine in another resource, of the same file or not', () => {
    const by = request({
      medicationCodeableConcept: undefined,
      medicationReference: { reference: 'Medication/x' },
    })
    const medicine = { resourceType: 'Medication', id: 'x', code: { text: 'イソトレチノイン' } }
    expect(readFhir([lines(by), lines(medicine), lines(PATIENT)]).roster).toHaveLength(2)
    expect(readFhir([lines(by), lines(PATIENT)]).roster).toHaveLength(1)
  })

  test.each([
    [dosage({}, { frequency: 2 }), 40],
    [dosage({}, { period: 12, periodUnit: 'h' }), 40],
    [
      dosage({
        doseAndRate: [
          { rateRatio: { numerator: { value: 30, unit: 'mg' }, denominator: { value: 1, unit: 'd' } } },
        ],
      }),
      30,
    ],
    [dosage({}, { frequency: undefined, period: undefined, when: ['MORN', 'EVE'] }), 40],
  ])('%j is so many mg a day', (instruction, doseMg) => {
    expect(rows(request({ dosageInstruction: [instruction] }))).toMatchObject([{ doseMg }])
  })

  test.each([
    [dosage({ asNeededBoolean: true })],
    [dosage({ doseAndRate: [{ doseQuantity: { value: 0.5, unit: 'mg/kg' } }] })],
    [dosage({ doseAndRate: [{ doseQuantity: { value: 1, unit: 'カプセル' } }], text: '1日1回朝食後' })],
    [dosage({ doseAndRate: [{ doseRange: { low: { value: 10 }, high: { value: 20 } } }] })],
    [dosage({}, { period: 2 })],
    [dosage({}, { frequencyMax: 2 })],
    [dosage({ doseAndRate: [{ doseQuantity: { value: 20_000, unit: 'mg' } }] })],
  ])('%j is a problem with its words, never a guess', (instruction) => {
    const found = readFhir([lines(PATIENT, request({ dosageInstruction: [instruction] }))])
    expect(found.roster).toHaveLength(1)
    expect(found.problems.map(({ code }) => code)).toEqual(['fhir-dose-unclear'])
  })

  test('that follow each other are one course; days between are a pause, after more than thirty it is another', () => {
    const step = (id: string, start: string, end: string, value: number, status = 'completed'): object =>
      request({
        id,
        status,
        dosageInstruction: [
          dosage(
            { doseAndRate: [{ doseQuantity: { value, unit: 'mg' } }] },
            { boundsPeriod: { start, end } },
          ),
        ],
      })
    expect(
      rows(
        step('c', '2026-05-01', '2026-05-28', 10),
        step('a', '2026-01-01', '2026-01-28', 20),
        step('b', '2026-02-05', '2026-03-01', 40, 'stopped'),
      ),
    ).toEqual([
      { courseStart: '2026-01-01', doseMg: 20, doseFrom: '2026-01-01' },
      { courseStart: '2026-01-01', doseMg: 40, doseFrom: '2026-02-05' },
      { courseStart: '2026-01-01', pauseStart: '2026-01-29', pauseRestart: '2026-02-05' },
      { courseStart: '2026-01-01', courseEnd: '2026-03-01' },
      { courseStart: '2026-05-01', doseMg: 10, doseFrom: '2026-05-01' },
      { courseStart: '2026-05-01', courseEnd: '2026-05-28' },
    ])
  })

  test('two at a time are a problem', () => {
    const found = readFhir([
      lines(
        PATIENT,
        request(),
        request({
          id: 'm2',
          dosageInstruction: [dosage({ doseAndRate: [{ doseQuantity: { value: 10, unit: 'mg' } }] })],
        }),
      ),
    ])
    expect(found.problems.map(({ code }) => code)).toEqual(['fhir-doses-overlap'])
  })

  test('without a first day count from the day they were written, and the preview says so', () => {
    const found = readFhir([
      lines(
        PATIENT,
        request({
          authoredOn: '2026-09-02T10:00:00+09:00',
          dosageInstruction: [dosage({ timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } } })],
        }),
      ),
    ])
    expect(found.roster[0]).toMatchObject({ courseStart: '2026-09-02', doseFrom: '2026-09-02' })
    expect(found.warnings.map(({ code }) => code)).toEqual(['fhir-dose-from-order'])
  })

  test.each(['cancelled', 'entered-in-error', 'draft'])('that are %s were never taken', (status) => {
    expect(rows(request({ status }))).toEqual([])
  })
})
