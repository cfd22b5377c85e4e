import { describe, expect, test } from 'vitest'
import type { ReadingRules } from '@/formats/readers/resultCells'
import { readLab } from '../japaneseLab/readLab'
import { anObservation, PATIENT as PERSON, readFhir, resource } from '../fhirReader/reading'
import { Clinic } from '../../state/import/desk'
import { message, ORDER, readMessages } from './messages'

/** What an item came to, by the route of each format that has standard codes. */
interface Fates {
  results: string[]
  /** Left out as not known: the import page asks the clinic by this name. */
  asked: string[]
}

type LeftOut = readonly { heading: string; reason: string }[]

function fates(results: readonly { analyte: string }[], leftOut: LeftOut): Fates {
  return {
    results: results.map(({ analyte }) => analyte),
    asked: leftOut.filter(({ reason }) => reason === 'unknown-analyte').map(({ heading }) => heading),
  }
}

async function byHl7(code: string, name: string, rules: Partial<ReadingRules> = {}): Promise<Fates> {
  const obx = `OBX|1|NM|${code}^${name}^LN||52|mg/dL|||||F|||20260331`
  const { results, leftOut } = await readMessages(message([ORDER, obx]), rules)
  return fates(results, leftOut)
}

function byFhir(code: string, name: string, rules: Partial<ReadingRules> = {}): Fates {
  const observation = anObservation({
    code: { coding: [{ system: 'http://loinc.org', code, display: name }] },
    valueQuantity: { value: 52, unit: 'mg/dL', system: 'http://unitsofmeasure.org', code: 'mg/dL' },
  })
  const { results, gathered } = readFhir([resource(PERSON, observation)], { rules })
  return fates(results, gathered.leftOut())
}

describe('a code of a standard list that the catalogue does not have', () => {
  test.each([
    ['2086-7', 'HDL'],
    ['2350-7', 'Glucose'],
    ['99999-9', 'ALT'],
  ])('makes %s another test, however %s it is called, by HL7 and by FHIR', async (code, name) => {
    const expected = { results: [], asked: [`${name} (${code})`] }
    expect(await byHl7(code, name)).toEqual(expected)
    expect(byFhir(code, name)).toEqual(expected)
  })

  test('is what the clinic says it is, once it was asked', async () => {
    const rules: Partial<ReadingRules> = {
      ownItem: (_, sent) => (sent === 'HDL (2086-7)' ? { analyte: 'hdl' } : undefined),
    }
    expect((await byHl7('2086-7', 'HDL', rules)).results).toEqual(['hdl'])
    expect(byFhir('2086-7', 'HDL', rules).results).toEqual(['hdl'])
  })

  test('is passed over where a code beside it is listed', async () => {
    const obx = 'OBX|1|NM|99999-9^HDL^LN^3F070000002327101^HDL^JC10||52|mg/dL|||||F|||20260331'
    expect((await readMessages(message([ORDER, obx]))).results.map(({ analyte }) => analyte)).toEqual(['hdl'])
  })

  test('the listed one is read by both', async () => {
    expect(await byHl7('2085-9', 'HDL')).toEqual({ results: ['hdl'], asked: [] })
    expect(byFhir('2085-9', 'HDL')).toEqual({ results: ['hdl'], asked: [] })
  })

  test('a whole JLAC10 code that is not listed is another test in the files of laboratories too', () => {
    const row =
      'LAB,00142,20260914,ｻｲﾄｳ ﾊﾅ,F,,,,E,01,生化学,,0482,5C070000002327101,ALT(GPT),,7-23,98,U/L,023,血清,,,,\r\n'
    const { results, leftOut } = readLab(row, { kind: 'opendolphin' })
    expect(fates(results, leftOut)).toEqual({ results: [], asked: ['ALT(GPT)'] })
  })
})

describe('an item whose code and name mean different tests', () => {
  test('is asked on the import page, once for its file', async () => {
    const obx = (at: number, value: string): string =>
      `OBX|${at}|NM|1920-8^ALT^LN||${value}|U/L|||||F|||2026033${at - 1}`
    const files = { 'm.hl7': message([ORDER, obx(1, '31'), obx(2, '33')]) }
    const clinic = await Clinic.empty()
    expect((await clinic.preview(files)).totals).toMatchObject({ new: 0, problems: 2, cells: 2 })
    expect((await clinic.desk.page('unknownItems', 0, 9)).items).toMatchObject([
      { kind: 'hl7', sent: 'ALT (1920-8)', cells: 2, files: 1, line: 4 },
    ])
  })
})
