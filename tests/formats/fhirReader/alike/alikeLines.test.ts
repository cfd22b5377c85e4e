import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi, type MockInstance } from 'vitest'
import { Observations } from '@/formats/fhirReader/results/observations'
import { SAMPLES } from '../../reading'
import {
  anObservation,
  lines,
  PATIENT,
  readFhir,
  readFhirInBytes,
  type FhirFile,
  type FoundInFhir,
} from '../reading'

let parsed: MockInstance<Observations['take']>
beforeEach(() => {
  parsed = vi.spyOn(Observations.prototype, 'take')
})
afterEach(() => {
  parsed.mockRestore()
})

/** What a file came to, without the numbers under which texts are kept. */
function cameTo({ gathered, results, roster, problems, warnings, notes, cells }: FoundInFhir): object {
  const { subjects } = gathered
  return {
    results,
    roster,
    problems,
    warnings,
    notes,
    cells,
    subjects: subjects.list,
    leftOut: gathered.leftOut(),
  }
}

/** Reads files as text and as bytes, which must come to the same; gives how many Observations were parsed of the bytes. */
function parsedOf(files: readonly (FhirFile | string)[], piece?: number): number {
  const byText = cameTo(readFhir(files))
  parsed.mockClear()
  expect(cameTo(readFhirInBytes(files, piece))).toEqual(byText)
  return parsed.mock.calls.length
}

/** More letters than are read before bytes are taken, none of which teaches anything. */
const START = `${JSON.stringify({ resourceType: 'Basic', text: 'x'.repeat(1000) })}\n`.repeat(70)

function ofPatient(given: object): object {
  return anObservation({ category: [{ coding: [{ code: 'laboratory' }] }], ...given })
}

test('lines that differ in ids, days, patients and values are parsed once', () => {
  const many = Array.from({ length: 200 }, (_, at) =>
    ofPatient({
      id: `o${at}`,
      meta: { lastUpdated: `2026-09-14T09:${String(at % 60).padStart(2, '0')}:30.5+09:00` },
      subject: { reference: `Patient/p${at % 7}` },
      effectiveDateTime: `2026-0${1 + (at % 9)}-14T0${at % 10}:30:00Z`,
      valueQuantity: { value: at / 2, unit: 'U/L', system: 'http://unitsofmeasure.org', code: 'U/L' },
    }),
  )
  expect(parsedOf([START + lines(PATIENT, ...many)])).toBe(1)
})

test('another flag, unit, range or code is parsed once and known from then on', () => {
  const kinds = [
    {},
    { interpretation: [{ coding: [{ code: 'H' }] }] },
    { referenceRange: [{ low: { value: 7 }, high: { value: 23 } }] },
    { code: { coding: [{ system: 'http://loinc.org', code: '1920-8' }] } },
    { code: { coding: [{ system: 'http://loinc.org', code: '999-9' }], text: 'Something else' } },
    { category: [{ coding: [{ code: 'vital-signs' }] }] },
  ]
  const many = Array.from({ length: 60 }, (_, at) => ofPatient({ id: `o${at}`, ...kinds[at % kinds.length] }))
  // Vital signs are told by a glance, without being parsed at all.
  expect(parsedOf([START + lines(PATIENT, ...many)])).toBe(kinds.length - 1)
})

test('what differs in a way that has to be read is parsed each time', () => {
  const odd = [
    { id: 'ö1' },
    { id: 'a"b' },
    { id: ' o' },
    { id: '' },
    { effectiveDateTime: '2027-01-01' },
    { effectiveDateTime: '2026-02-30T09:00:00Z' },
    { effectiveDateTime: '' },
    { subject: { reference: 'Group/1' } },
    { subject: { reference: '#p' } },
    { subject: {} },
    { valueQuantity: { value: 1e21, unit: 'U/L', system: 'http://unitsofmeasure.org', code: 'U/L' } },
    { valueQuantity: { value: '98', unit: 'U/L', system: 'http://unitsofmeasure.org', code: 'U/L' } },
  ]
  const plain = Array.from({ length: 5 }, (_, at) => ofPatient({ id: `o${at}` }))
  const all = odd.flatMap((each, at) => [...plain, ofPatient({ id: `odd${at}`, ...each })])
  expect(parsedOf([START + lines(PATIENT, ...all)])).toBe(1 + odd.length)
})

test('figures stay as they were written', () => {
  const numbers = [
    '98',
    '98.0',
    '98.00',
    '0.10',
    '-0',
    '-1.5',
    '0',
    '12345678901234567890',
    '0.1234567890123456789',
  ]
  const texts = numbers.map((number, at) =>
    JSON.stringify(ofPatient({ id: `o${at}` })).replace('"value":98', `"value":${number}`),
  )
  const text = `${START}${JSON.stringify(ofPatient({}))}\n${texts.join('\n')}\n`
  expect(parsedOf([text])).toBe(1)
  expect(
    readFhirInBytes([text])
      .results.map(({ value }) => value?.text)
      .slice(1, 5),
  ).toEqual(['98', '98.0', '98.00', '0.10'])
})

test('a laboratory that is named later in the file is not missed', () => {
  const of = (id: string): object => ofPatient({ id, performer: [{ reference: 'Organization/l' }] })
  const organization = { resourceType: 'Organization', id: 'l', name: '検査センター' }
  const text = START + lines(PATIENT, of('a'), of('b'), organization, of('c'), of('d'))
  expect(parsedOf([text])).toBe(2)
  expect(readFhirInBytes([text]).results.map(({ lab }) => lab ?? '')).toEqual([
    '',
    '',
    '検査センター',
    '検査センター',
  ])
})

test('specimens that are known, not known yet, and of other materials decide as when parsed', () => {
  const specimen = (id: string, code: string): object => ({
    resourceType: 'Specimen',
    id,
    type: { coding: [{ code }], text: code },
    condition: id === 's2' ? [{ coding: [{ code: 'HEM' }] }] : [],
  })
  const of = (id: string, ref: string): object =>
    ofPatient({ id, specimen: { reference: `Specimen/${ref}` } })
  const refs = ['s1', 's2', 's3', 's4', 's1', 's2', 's3', 's4', 's1', 's2']
  const text =
    START +
    lines(
      PATIENT,
      specimen('s1', 'SER'),
      specimen('s2', 'PLAS'),
      specimen('s3', 'UR'),
      ...refs.map((ref, at) => of(`o${at}`, ref)),
      specimen('s4', 'SER'),
      ...refs.map((ref, at) => of(`p${at}`, ref)),
    )
  expect(parsedOf([text])).toBeLessThan(2 * refs.length)
})

test('the same file in any pieces, with CRLF and blank lines, comes to the same', () => {
  const many = Array.from({ length: 40 }, (_, at) =>
    ofPatient({ id: `o${at}`, note: [{ text: '溶血あり' }] }),
  )
  const text = (START + lines(PATIENT, ...many)).replaceAll('\n', '\r\n\r\n')
  for (const piece of [1, 7, 100, 601, 5000]) expect(parsedOf([text], piece)).toBe(1)
  // The last line has no end, and so is another.
  expect(parsedOf([text.trimEnd()], 500)).toBe(2)
})

const SLOT_TEXT = fc.constantFrom(
  'a',
  'b1',
  'lab-0012',
  'あ',
  'x"y',
  ' s',
  '',
  'exam',
  'laboratory',
  '#x',
  'a/b:c',
)
const MOMENT = fc.constantFrom(
  '2026-09-14T09:30:00+09:00',
  '2026-09-14T23:30:00.123456Z',
  '2026-09-14T23:59:59.9-10:00',
  '2026-09-14T09:30:00',
  '2026-09-14T09:30',
  '2026-09-14',
  '2026-09',
  '2026-13-14T09:30:00Z',
  '2026-09-14T29:30:00Z',
  '2026-09-14T09:30:0aZ',
  '2027-01-01T00:00:00Z',
  '1899-01-01T00:00:00+14:00',
  'R8.4.10',
)
const REFERENCE = fc.constantFrom(
  'Patient/p1',
  'Patient/p2',
  'Patient/nobody',
  'urn:uuid:1',
  'Device/1',
  '#p',
  'http://a.b/Patient/p1',
)
const NUMBER = fc.oneof(
  fc.integer({ min: -3, max: 300 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)
const optional = <Of>(of: fc.Arbitrary<Of>): fc.Arbitrary<Of | undefined> =>
  fc.option(of, { nil: undefined, freq: 12 })
const SHAPE = fc.record({
  category: fc.constantFrom(
    [{ coding: [{ code: 'laboratory' }] }],
    [{ coding: [{ code: 'vital-signs' }] }],
    [{ coding: [{ code: 'exam' }, { code: 'LAB' }] }],
    undefined,
  ),
  code: fc.constantFrom(
    { coding: [{ system: 'http://loinc.org', code: '1742-6' }] },
    { coding: [{ system: 'http://loinc.org', code: '1742-6' }], text: 'AST' },
    { coding: [{ system: 'http://loinc.org', code: '0-0' }], text: 'ALT' },
    { text: 'γ-GT' },
    { text: '何か' },
    { text: 'AL\uFFFD' },
  ),
  status: fc.constantFrom('final', 'preliminary', 'corrected', 'cancelled', 'unknown', undefined),
  unit: fc.constantFrom('U/L', 'mg/dL', 'IU/l', ''),
  comparator: fc.constantFrom(undefined, '<', '>=', 'ad'),
  interpretation: fc.constantFrom(undefined, [{ coding: [{ code: 'H' }] }], [{ text: '↑' }]),
  referenceRange: fc.constantFrom(undefined, [{ low: { value: 7 }, high: { value: 23, unit: 'U/L' } }]),
  performer: fc.constantFrom(undefined, [{ reference: 'Practitioner/1' }], [{ reference: 'Organization/o' }]),
  extra: fc.constantFrom(
    {},
    { encounter: { reference: 'Encounter/1' } },
    { component: [{ code: { text: 'ALT' }, valueString: '<5' }] },
    { hasMember: [{ reference: 'Observation/a' }] },
    { note: [{ text: '溶血' }] },
  ),
})
const DIFFERENCE = fc.record({
  shape: fc.nat({ max: 3 }),
  id: optional(SLOT_TEXT),
  updated: optional(MOMENT),
  identifier: optional(SLOT_TEXT),
  reference: optional(REFERENCE),
  effective: optional(MOMENT),
  issued: optional(MOMENT),
  value: optional(NUMBER),
  specimen: fc.option(fc.constantFrom('Specimen/s1', 'Specimen/s2', 'Specimen/none', '#s'), {
    nil: undefined,
    freq: 8,
  }),
})

test('whatever lines there are, they come to what parsing each of them comes to', () => {
  const before = lines(
    PATIENT,
    { ...PATIENT, id: 'p2', identifier: [{ value: '00143' }] },
    { resourceType: 'Specimen', id: 's1', type: { coding: [{ code: 'SER' }] } },
    { resourceType: 'Organization', id: 'o', name: '院内' },
  )
  const after = lines({ resourceType: 'Specimen', id: 's2', type: { text: '尿' } })
  fc.assert(
    fc.property(
      fc.array(SHAPE, { minLength: 4, maxLength: 4 }),
      fc.array(DIFFERENCE, { minLength: 30, maxLength: 60 }),
      fc.constantFrom(300, 5000, 65_536),
      (shapes, differences, piece) => {
        const all = differences.map((given) => {
          const shape = shapes[given.shape]
          if (!shape) throw new Error('there are four shapes')
          const { unit, comparator, extra, ...rest } = shape
          const { id, updated, identifier, reference, effective, issued, value, specimen } = given
          return {
            resourceType: 'Observation',
            id,
            meta: { lastUpdated: updated },
            identifier: identifier === undefined ? undefined : [{ system: 's', value: identifier }],
            ...rest,
            subject: { reference },
            effectiveDateTime: effective,
            issued,
            valueQuantity: value === undefined ? undefined : { value, comparator, unit, code: unit },
            specimen: specimen === undefined ? undefined : { reference: specimen },
            ...extra,
          }
        })
        parsedOf([START + before + lines(...all) + after], piece)
      },
    ),
    { numRuns: 150, seed: 20261123 },
  )
})

test.each([
  'clinosim-jp-generated/dev/Observation.000.ndjson',
  'derived-synthea-r4-bulk-ndjson/dev/Observation.000.ndjson',
])(
  '%s comes to what parsing each line comes to',
  (path) => {
    const text = readFileSync(join(SAMPLES, path), 'utf8')
    const count = text.split('\n').length - 1
    expect(parsedOf([{ name: path, text }])).toBeLessThan(count / 2)
  },
  30_000,
)
