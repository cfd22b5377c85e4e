import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import { makeClinicFile, readClinicFile } from '@/formats/clinicFile'
import { Gathered } from '@/formats/gathered/gathered'
import { problemOf } from '@/formats/gathered/slips'
import { RULES } from './reading'

function read(patient: object) {
  const into = new Gathered()
  const text = JSON.stringify({
    saiketsu: 1,
    patients: [{ number: '00142', birthDate: '2001-03-04', ...patient }],
  })
  const { records } = readClinicFile(text, 0, into, RULES)
  const problems = into.problems.kept.map((slip) => problemOf(slip, ['c.saiketsu.json']))
  return { patient: records[0], problems: problems.map(({ code, where }) => [code, where.heading]) }
}

test('a medicine, a test, a pregnancy, a procedure and a note are read with their days', () => {
  const { patient, problems } = read({
    medicines: [{ name: 'ミノマイシン', from: '2026-11-01' }],
    pregnancyTests: [{ day: '2026-11-22', result: 'negative', specimen: 'urine' }],
    motherhoods: [{ kind: 'breast-feeding', from: '2026-06-01' }],
    procedures: [{ kind: 'lasik', day: '2027-06-01' }],
    notes: [{ day: '2026-11-20', kind: 'symptom', text: '乾燥' }],
  })
  expect(problems).toEqual([])
  expect(patient).toMatchObject({
    medicines: [{ name: 'ミノマイシン', from: '2026-11-01' }],
    pregnancyTests: [{ result: 'negative' }],
    motherhoods: [{ kind: 'breast-feeding' }],
    procedures: [{ kind: 'lasik' }],
    notes: [{ text: '乾燥' }],
  })
})

test('what happened cannot lie after today; a medicine and a procedure may be planned', () => {
  const { patient, problems } = read({
    medicines: [{ name: 'A', from: '2026-11-23' }],
    pregnancyTests: [{ day: '2026-11-23', result: 'positive' }],
    motherhoods: [{ kind: 'pregnancy', from: '2026-11-01', to: '2026-11-23' }],
    procedures: [{ kind: 'wax', day: '2026-11-23' }],
    notes: [{ day: '2026-11-23', kind: 'note', text: 'x' }],
  })
  expect(problems).toEqual([
    ['after-today', 'patients[0].pregnancyTests[0]'],
    ['after-today', 'patients[0].motherhoods[0]'],
    ['after-today', 'patients[0].notes[0]'],
  ])
  expect([patient?.medicines?.length, patient?.procedures?.length, patient?.notes]).toEqual([1, 1, undefined])
})

test('a fault names its place and costs its own item only', () => {
  const { patient, problems } = read({
    medicines: [{ name: '' }, { name: 'B', from: '2026-11-02', to: '2026-11-01' }, { name: 'C' }],
    pregnancyTests: [
      { day: '2001-03-03', result: 'positive' },
      { day: '2026-11-01', result: 'maybe' },
    ],
    notes: 'none',
  })
  expect(problems).toEqual([
    ['clinic-file-fault', 'patients[0].medicines[0].name'],
    ['clinic-file-fault', 'patients[0].medicines[1]'],
    ['before-birth', 'patients[0].pregnancyTests[0]'],
    ['clinic-file-fault', 'patients[0].pregnancyTests[1].result'],
    ['clinic-file-fault', 'patients[0].notes'],
  ])
  expect(patient?.medicines?.map(({ name }) => name)).toEqual(['C'])
})

test('a course and a draw that were struck out as a whole come back as they were written', async () => {
  const struckOut = { at: '2026-11-22T09:30', by: '佐藤', reason: '別人の記録' }
  const given = {
    courses: [{ start: '2026-09-27', plannedWeeks: 20, struckOut }],
    draws: [
      {
        day: '2026-09-14',
        results: [{ analyte: 'alt', value: '98', status: 'entered-in-error' }],
        struckOut,
      },
    ],
  }
  const { patient, problems } = read(given)
  expect(problems).toEqual([])
  expect(patient).toMatchObject({ courses: [{ struckOut }], draws: [{ struckOut }] })
  let text = ''
  if (!patient) throw new Error('not read')
  const clinic = { settings: DEFAULT_SETTINGS, templates: [] }
  for await (const piece of makeClinicFile(clinic, [[patient]])) text += piece
  const [written] = (JSON.parse(text) as { patients: (typeof given)[] }).patients
  expect(written).toMatchObject(given)
})
