import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mergePatient } from '@/domain/merge'
import { readFound, SAMPLES } from '../reading'
import { CLINOSIM } from '../templates'
import { countCells } from './counting'
import { clinicAfter, MERGING, readFhir, sampleFiles, type FhirFile, type FoundInFhir } from './reading'

const FOLDERS = [
  ['hl7-be-lab', 'json'],
  ['jami-clinical-core', 'json'],
  ['jp-core-r4-1.1.2', 'json'],
  ['us-core', 'json'],
  ['smart-generated-sample-data', 'json'],
  ['smart-sample-bulk-fhir-datasets', 'ndjson'],
  ['clinosim-jp-generated', 'ndjson'],
  ['derived-synthea-r4-bulk-ndjson', 'ndjson'],
] as const

function total(files: readonly FhirFile[]): number {
  return files.reduce((sum, { text }) => sum + countCells(text), 0)
}

function analytes({ results }: FoundInFhir): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { analyte } of results) counts[analyte] = (counts[analyte] ?? 0) + 1
  return counts
}

describe.each(FOLDERS)('the samples of %s', (folder, ends) => {
  const files = sampleFiles(folder, ends)

  test('are FHIR by what they say, and every result cell of them becomes a result, a problem or is left out', () => {
    expect(files.length).toBeGreaterThan(0)
    expect(readFhir(files).cells).toBe(total(files))
  })

  test('give the same in whatever pieces they arrive, and in whatever order', () => {
    const said = ({ results, problems, cells }: FoundInFhir): unknown => ({
      cells,
      problems: problems.map(({ code }) => code).sort(),
      results: results
        .map(({ number, day, time, analyte, value, unit, low, high }) =>
          JSON.stringify({ number, day, time, analyte, value, unit, low, high }),
        )
        .sort(),
    })
    const whole = said(readFhir(files, { piece: 1 << 30 }))
    expect(said(readFhir(files, { piece: 997 }))).toEqual(whole)
    expect(said(readFhir([...files].reverse()))).toEqual(whole)
  })
})

describe('the Belgian laboratory reports', () => {
  const found = readFhir(sampleFiles('hl7-be-lab'))

  test('give the liver values with LOINC, and haemoglobin in the unit that they use', () => {
    expect(analytes(found)).toMatchObject({ ast: 1, alt: 1, ggt: 1, alp: 1, tbil: 1, hb: 2, tp: 2 })
    const [alt] = found.results.filter(({ analyte }) => analyte === 'alt')
    expect(alt).toMatchObject({
      day: '2021-12-17',
      value: { text: '71' },
      unit: 'U/L',
      specimen: 'Serum',
      status: 'final',
    })
  })

  test('glucose of ascites, pleural fluid and urine is not taken for that of blood', () => {
    expect(found.results.filter(({ analyte }) => analyte === 'glu').map(({ value }) => value?.text)).toEqual([
      '70',
    ])
  })

  test('letters that the laboratory had lost are said, and the rows stay', () => {
    expect(found.warnings.filter(({ code }) => code === 'fhir-damaged-letters').length).toBeGreaterThan(0)
  })

  test('the versions of a report end in the same clinic in whatever order they are imported, in one import or in several', () => {
    const files = sampleFiles('hl7-be-lab')
    const end = (imports: FhirFile[][]): string =>
      JSON.stringify(
        [...clinicAfter(imports)]
          .map(([number, { draws }]) => [
            number,
            draws
              .flatMap(({ day, results }) =>
                results.map(
                  ({ analyte, value, status, reportedAt }) =>
                    `${day} ${analyte} ${value?.text} ${status} ${reportedAt}`,
                ),
              )
              .sort(),
          ])
          .sort(),
      )
    const inOrder = end(files.map((file) => [file]))
    expect(inOrder).toContain('alt 71 final')
    expect(end([...files].reverse().map((file) => [file]))).toBe(inOrder)
    expect(end([files])).toBe(inOrder)
    expect(end([[...files].reverse()])).toBe(inOrder)
  })
})

describe('the Japanese examples', () => {
  test('find the patient by the number of the institution, not by the insurance card', () => {
    const { roster } = readFhir(sampleFiles('jami-clinical-core'))
    expect(roster).toMatchObject([
      {
        number: '000999739',
        name: '牧野 爛漫',
        kana: 'マキノ ランマン',
        sex: 'F',
        birthDate: '1930-06-28',
        phone: '03-123-1234',
      },
    ])
  })

  test('albumin coded as of whole blood and drawn as serum is a problem that names both', () => {
    const { problems } = readFhir(sampleFiles('jami-clinical-core'))
    expect(problems.map(({ code }) => code)).toEqual(['fhir-specimen-disagrees', 'fhir-specimen-disagrees'])
    expect(problems[0]?.because.ja).toContain('血清')
  })

  test('results contained in a report are read, what was seen under the microscope is none of them', () => {
    const { results } = readFhir(sampleFiles('jp-core-r4-1.1.2'))
    expect(results).toMatchObject([
      {
        number: '00000010',
        analyte: 'hb',
        day: '2021-03-04',
        time: '08:30',
        value: { text: '176' },
        unit: 'g/L',
        low: '135',
        high: '180',
      },
    ])
  })
})

describe('the US examples', () => {
  test('have day, unit, range and the flag of the laboratory by its letter', () => {
    const { results } = readFhir(sampleFiles('us-core'))
    expect(results).toHaveLength(4)
    expect(results.find(({ analyte }) => analyte === 'plt')).toMatchObject({
      number: '1032702',
      day: '2005-07-05',
      unit: '10*3/uL',
      low: '150',
      high: '450',
      labFlag: 'N',
    })
  })
})

describe('clinosim by FHIR and by CSV', () => {
  const folder = 'clinosim-jp-generated/dev'
  const files = sampleFiles(folder, 'ndjson')

  test('has 5,495 results, each with a patient of its own file', () => {
    expect(total(files)).toBe(5495)
    const { results, problems } = readFhir(files)
    expect(problems).toEqual([])
    expect(results.every(({ isReference }) => !isReference)).toBe(true)
  })

  test('says the same as the CSV of the same results, value for value', async () => {
    const csv = Uint8Array.from(readFileSync(join(SAMPLES, folder, 'lab_results.csv')))
    const said = (results: readonly FoundInFhir['results'][number][]): Map<string, number> => {
      const counts = new Map<string, number>()
      for (const { number, day, time, analyte, value, unit } of results) {
        const figures =
          value?.kind === 'number' ? value.number.digits / 10 ** value.number.scale : value?.text
        const key = [number, day, time, analyte, figures, unit].join(' ')
        counts.set(key, (counts.get(key) ?? 0) + 1)
      }
      return counts
    }
    const byFhir = said(readFhir(files).results)
    const byCsv = said(
      (await readFound(csv, { templates: [CLINOSIM] })).results.map((each) => ({
        ...each,
        isReference: false,
      })),
    )
    const missing = [...byFhir].filter(([key, count]) => (byCsv.get(key) ?? 0) < count)
    expect(missing).toEqual([])
  })

  test('imported by both routes gives one set of results: the CSV adds nothing to what FHIR said', async () => {
    const csv = Uint8Array.from(readFileSync(join(SAMPLES, folder, 'lab_results.csv')))
    const rows = (await readFound(csv, { templates: [CLINOSIM] })).results
    const clinic = clinicAfter([files])
    let same = 0
    for (const [number, patient] of clinic) {
      const results = rows.filter((row) => row.number === number)
      const merged = mergePatient(patient, number, { people: [], results }, { ...MERGING, importId: 'csv' })
      expect(merged.conflicts).toEqual([])
      same += merged.outcomes.filter((outcome) => outcome === 'same').length
    }
    expect(same).toBeGreaterThanOrEqual(4213)
  })

  test('two exports with the same ids and different people never join them', () => {
    const [observation = ''] = files[1]?.text.split('\n') ?? []
    const [id = ''] = /POP-\d+/.exec(observation) ?? []
    const person = (birthDate: string): string =>
      JSON.stringify({
        resourceType: 'Patient',
        id,
        identifier: [{ type: { coding: [{ code: 'MR' }] }, value: id }],
        birthDate,
      })
    const seed = (at: string, birthDate: string): FhirFile[] => [
      { name: `${at}/Observation.ndjson`, text: `${observation}\n` },
      { name: `${at}/Patient.ndjson`, text: `${person(birthDate)}\n` },
    ]
    const inFolders = readFhir([...seed('a', '1950-01-01'), ...seed('b', '1980-02-02')])
    const births = inFolders.results.map(
      (_, row) => inFolders.gathered.subjects.list[inFolders.gathered.results.subjectOf(row)]?.birthDate,
    )
    expect(births).toEqual(['1950-01-01', '1980-02-02'])
    const loose = readFhir([
      { name: 'o.ndjson', text: `${observation}\n` },
      { name: 'p.ndjson', text: `${person('1950-01-01')}\n` },
      { name: 'q.ndjson', text: `${person('1980-02-02')}\n` },
    ])
    expect(loose.results.map(({ isReference }) => isReference)).toEqual([true])
    expect(loose.problems.map(({ code }) => code)).toEqual(['fhir-patients-differ'])
  })
})

describe('Synthea in bulk and as a bundle', () => {
  test('has every lipid and liver value with its thirteen figures', () => {
    const { results } = readFhir(sampleFiles('derived-synthea-r4-bulk-ndjson', 'ndjson'))
    expect(results).toHaveLength(3178)
    expect(results[0]?.value?.text).toBe('197.27706977596864')
  })
})
