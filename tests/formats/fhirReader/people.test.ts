import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { mergePatient } from '@/domain/merge'
import {
  anObservation,
  bundle,
  clinicAfter,
  lines,
  MERGING,
  PATIENT,
  readFhir,
  resource,
  type FhirFile,
} from './reading'

const IDE = 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation'
const named = (code: string, text: string): object => ({ extension: [{ url: IDE, valueCode: code }], text })

function person(given: object): object | undefined {
  return readFhir([resource({ ...PATIENT, ...given }, anObservation())]).roster[0]
}

describe('a patient', () => {
  test.each([
    [[named('SYL', 'アオバ アオイ'), named('IDE', '青葉 葵')], { name: '青葉 葵', kana: 'アオバ アオイ' }],
    [
      [
        { use: 'old', text: '旧姓 葵' },
        { use: 'official', family: '青葉', given: ['葵'] },
      ],
      { name: '青葉 葵' },
    ],
    [[{ family: 'Smith', given: ['Anna', 'B.'] }], { name: 'Anna B. Smith' }],
  ])('named %j is %j', (name, expected) => {
    expect(person({ name })).toMatchObject(expected)
  })

  test('with name and kana marked the wrong way round states neither', () => {
    const found = person({ name: [named('IDE', 'アオバ アオイ'), named('SYL', '青葉 葵')] })
    expect(found).not.toHaveProperty('name')
    expect(found).not.toHaveProperty('kana')
  })

  test.each([
    [[{ value: '7' }], '7'],
    [
      [
        { system: 'http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID', value: '1:2:3' },
        { value: '7' },
      ],
      '7',
    ],
    [[{ value: '9' }, { type: { coding: [{ code: 'MR' }] }, value: '00007' }], '00007'],
    [[{ use: 'old', value: '9' }, { value: '7' }], '7'],
    [[{ type: { coding: [{ code: 'SS' }] }, value: '999-12' }, { value: '7' }], '7'],
  ])('with the identifiers %j has the number %s', (identifier, number) => {
    expect(person({ identifier })).toMatchObject({ number })
  })

  test('sex and birth date are taken where they are certain', () => {
    expect(person({ gender: 'other', birthDate: '1990' })).not.toHaveProperty('sex')
    expect(person({ gender: 'other', birthDate: '1990' })).not.toHaveProperty('birthDate')
  })

  test('merged into another or out of use: the file says so', () => {
    const { notes } = readFhir([lines({ ...PATIENT, active: false, link: [{ type: 'replaced-by' }] })])
    expect(notes).toHaveLength(2)
  })
})

describe('what a Patient says of somebody whom the clinic knows', () => {
  const known = {
    ...PATIENT,
    name: [{ text: '山田 花子' }],
    telecom: [{ system: 'phone', value: '090-1234-5678' }],
  }
  const NUMBER = '00142'

  test('fills what is empty', () => {
    const clinic = clinicAfter([[JSON.stringify(PATIENT)], [JSON.stringify(known)]])
    expect(clinic.get(NUMBER)).toMatchObject({ name: '山田 花子', phone: '090-1234-5678' })
  })

  test('replaces nothing, whether results come with it or not', () => {
    const other = {
      ...known,
      name: [{ text: '鈴木 花子' }],
      telecom: [{ system: 'phone', value: '03-0000-0000' }],
    }
    for (const text of [JSON.stringify(other), lines(other, anObservation())]) {
      const clinic = clinicAfter([[JSON.stringify(known)], [text]])
      expect(clinic.get(NUMBER)).toMatchObject({ name: '山田 花子', phone: '090-1234-5678' })
    }
  })

  test('is told where it differs, once, and not where it is only written otherwise', () => {
    const patient = clinicAfter([[JSON.stringify(known)]]).get(NUMBER)
    const notesOf = (given: object): string[] => {
      const { roster, results } = readFhir([lines({ ...known, ...given }, anObservation())])
      const identities = [{ name: roster[0]?.name ?? '', birthDate: day('2001-03-04') }]
      return mergePatient(patient, NUMBER, { people: roster, results, identities }, MERGING).notes.map(
        ({ text }) => text.en,
      )
    }
    expect(notesOf({ telecom: [{ system: 'phone', value: '03-0000-0000' }] })).toEqual([
      'Telephone “03-0000-0000” is not the one recorded, “090-1234-5678”. What is recorded stays.',
    ])
    expect(notesOf({ name: [{ text: '鈴木 花子' }] })).toEqual([
      'The name “鈴木 花子” is not the one recorded, “山田 花子” (same birth date). The recorded name stays.',
    ])
    expect(
      notesOf({ name: [{ text: '山田花子 様' }], telecom: [{ system: 'phone', value: '09012345678' }] }),
    ).toEqual([])
  })

  test('of several versions in an import the newest says who it is', () => {
    const version = (text: string, lastUpdated: string): object => ({
      ...PATIENT,
      meta: { lastUpdated },
      name: [{ text }],
    })
    const [old, now] = [
      version('旧姓 花子', '2026-01-01T00:00:00Z'),
      version('山田 花子', '2026-06-01T00:00:00Z'),
    ]
    for (const text of [lines(old, now), lines(now, old)])
      expect(clinicAfter([[text]]).get(NUMBER)?.name).toBe('山田 花子')
  })
})

describe('whom a result is about', () => {
  const uuid = 'urn:uuid:61ebe359-bfdc-4613-8bf2-c5e300945f0a'
  const address = 'https://emr.example/fhir/Patient/p1'

  test.each([
    ['Patient/p1', undefined],
    ['Patient/p1/_history/3', undefined],
    [uuid, uuid],
    [address, address],
    [`${address}/_history/1`, address],
    ['Patient/p1', address],
  ])('is found by %s where the address of the patient is %s', (reference, fullUrl) => {
    const text = JSON.stringify({
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ resource: anObservation({ subject: { reference } }) }, { fullUrl, resource: PATIENT }],
    })
    expect(readFhir([text]).results).toMatchObject([{ number: '00142', isReference: false }])
  })

  test('is found by an identifier alone, in the same file or in another', () => {
    const [identifier] = PATIENT.identifier
    const observation = anObservation({ subject: { identifier: { system: 'card', value: '1:2' } } })
    const patient = { ...PATIENT, identifier: [identifier, { system: 'card', value: '1:2' }] }
    expect(readFhir([lines(observation), lines(patient)]).results).toMatchObject([
      { number: '00142', isReference: false },
    ])
    const byNumber = anObservation({ subject: { identifier } })
    expect(readFhir([lines(byNumber)]).results).toMatchObject([{ number: '00142', isReference: false }])
    expect(readFhir([lines(observation)]).results).toMatchObject([{ number: '1:2', isReference: true }])
  })

  test('may stand within the result', () => {
    const observation = anObservation({
      contained: [{ ...PATIENT, id: 'in' }],
      subject: { reference: '#in' },
    })
    expect(readFhir([lines(observation)]).results).toMatchObject([{ number: '00142', isReference: false }])
  })

  test('is nobody whom the files know: the id stays a reference', () => {
    expect(readFhir([lines(anObservation({ subject: { reference: 'Patient/zzz' } }))]).results).toMatchObject(
      [{ number: 'zzz', isReference: true }],
    )
  })

  test('is no group and no device', () => {
    const { gathered, results } = readFhir([lines(anObservation({ subject: { reference: 'Device/1' } }))])
    expect(results).toEqual([])
    expect(gathered.leftOut()).toMatchObject([{ reason: 'not-a-lab-result' }])
  })

  test('is the patient of the same file, whoever has that id in another', () => {
    const other = { ...PATIENT, identifier: [{ value: '00518' }], birthDate: '1980-01-01' }
    const files: FhirFile[] = [
      { name: 'a.json', text: bundle('collection', PATIENT, anObservation()) },
      {
        name: 'b.json',
        text: bundle('collection', other, anObservation({ effectiveDateTime: '2026-09-15' })),
      },
    ]
    expect(readFhir(files).results.map(({ number }) => number)).toEqual(['00142', '00518'])
  })

  test('is the newest of several versions of one patient in a file', () => {
    const version = (day: string, birthDate: string): object => ({
      ...PATIENT,
      birthDate,
      meta: { lastUpdated: `${day}T00:00:00Z` },
    })
    const { gathered } = readFhir([
      bundle(
        'history',
        version('2026-02-01', '2001-03-04'),
        version('2026-01-01', '2001-04-03'),
        anObservation(),
      ),
    ])
    expect(gathered.subjects.list[0]).toMatchObject({ number: '00142', birthDate: '2001-03-04' })
  })
})
