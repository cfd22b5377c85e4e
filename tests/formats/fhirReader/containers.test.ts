import { describe, expect, test } from 'vitest'
import { FHIR_FORMATS } from '@/formats/fhirReader'
import { Refused } from '@/formats/refused'
import { anObservation, bundle, lines, PATIENT, readFhir, resource } from './reading'

const ONE = anObservation()
const [FORMAT] = FHIR_FORMATS

function recognised(text: string): unknown {
  return FORMAT?.recognise({ name: 'x', bytes: new Uint8Array(), text, isAll: true })?.certainty
}

describe('recognised by its content', () => {
  test.each([
    resource(ONE),
    `\uFEFF${JSON.stringify(ONE, null, 2)}`,
    JSON.stringify([PATIENT, ONE]),
    bundle('searchset', ONE),
    lines(PATIENT, ONE),
    '\n\n' + lines(PATIENT),
  ])('%s', (text) => {
    expect(recognised(text)).toBe(3)
  })

  test.each([
    '{"saiketsu":1,"patients":[]}',
    '{"saiketsu": 1, "note": "\\"resourceType\\": \\"Observation\\""}',
    '番号,採血日\n1,2',
    '{}',
    '',
    '{"a":1}',
  ])('is not %s', (text) => {
    expect(recognised(text)).toBeUndefined()
  })
})

describe('the containers', () => {
  test.each([
    ['NDJSON', lines(PATIENT, ONE)],
    ['NDJSON with blank lines and CRLF', lines(PATIENT, ONE).replaceAll('\n', '\r\n\r\n')],
    ['NDJSON without a last line end', lines(PATIENT, ONE).trimEnd()],
    ['a list', JSON.stringify([PATIENT, ONE])],
    ['a list over lines', JSON.stringify([PATIENT, ONE], null, 2)],
    ['a bundle', bundle('collection', PATIENT, ONE)],
    [
      'a bundle over lines, with a BOM',
      '\uFEFF' + JSON.stringify(JSON.parse(bundle('document', PATIENT, ONE)), null, 2),
    ],
    [
      'a bundle whose type stands last',
      `{"entry":[{"resource":${JSON.stringify(PATIENT)}},\n{"resource":${JSON.stringify(ONE)}}],"type":"searchset","resourceType":"Bundle"}`,
    ],
    ['one resource after another', JSON.stringify(PATIENT, null, 1) + JSON.stringify(ONE, null, 1)],
    ['a bundle a line', `${bundle('searchset', PATIENT)}\n${bundle('searchset', ONE)}\n`],
    [
      'a bundle in a bundle',
      bundle('batch-response', JSON.parse(bundle('searchset', PATIENT, ONE)) as object),
    ],
    ['a history', bundle('history', PATIENT, ONE)],
    ['a message', bundle('message', { resourceType: 'MessageHeader' }, PATIENT, ONE)],
    ['a transaction', bundle('transaction', PATIENT, ONE)],
  ])('%s gives the result and its patient, in whatever pieces it comes', (_, text) => {
    for (const piece of [1, 7, 65_536]) {
      const { results, problems } = readFhir([text], { piece })
      expect(problems).toEqual([])
      expect(results).toMatchObject([{ number: '00142', analyte: 'alt', value: { text: '98' } }])
    }
  })

  test('braces, quotes and line ends within texts cut nothing', () => {
    const note = [{ text: 'a "quoted" } ] { [ \\ \n"resourceType": "Bundle", "entry": [' }]
    const text = JSON.stringify(JSON.parse(bundle('collection', PATIENT, anObservation({ note }))), null, 1)
    for (const piece of [1, 3, 65_536])
      expect(readFhir([text], { piece }).results[0]?.comment).toBe(note[0]?.text.trim())
  })

  test('each resource has the line on which it stands', () => {
    const ndjson = lines(PATIENT, ONE, anObservation({ id: 'o2', effectiveDateTime: '2026-09-15' }))
    expect(readFhir([ndjson]).results.map(({ line }) => line)).toEqual([2, 3])
    const pretty = JSON.stringify(JSON.parse(bundle('collection', PATIENT, ONE)), null, 1)
    const [result] = readFhir([pretty]).results
    const before = pretty.split('\n').slice(0, (result?.line ?? 0) - 1)
    expect(before.join('\n')).toContain('"birthDate"')
    expect(before.join('\n')).not.toContain('Observation')
  })

  test('a last line that was cut off is a problem with its line, and the rest is read', () => {
    const whole = lines(PATIENT, ONE, anObservation({ id: 'o2' }))
    const { results, problems, cells } = readFhir([whole.slice(0, -40)])
    expect(results).toHaveLength(1)
    expect(problems).toMatchObject([{ code: 'fhir-not-json', where: { line: 3 } }])
    expect(cells).toBe(2)
  })

  test('a line in the middle that is no JSON is a problem, the first line too', () => {
    const [a = '', b = ''] = lines(PATIENT, ONE).split('\n')
    for (const text of [
      `${a}\n{"resourceType":"Observation",,}\n${b}\n`,
      `{"resourceType":"Observation",,}\n${a}\n${b}\n`,
    ]) {
      const { results, problems } = readFhir([text])
      expect(results).toHaveLength(1)
      expect(problems.map(({ code }) => code)).toEqual(['fhir-not-json'])
    }
  })

  test('a bundle that was cut off keeps the entries before, and says so', () => {
    const text = bundle('collection', PATIENT, ONE, anObservation({ id: 'o2' }))
    const { results, problems } = readFhir([text.slice(0, -60)])
    expect(results).toHaveLength(1)
    expect(problems.map(({ code }) => code)).toEqual(['fhir-not-json'])
  })

  test('a resource with a key twice is a problem, and no value of it is taken', () => {
    const twice = JSON.stringify(ONE).replace('"status"', '"status":"cancelled","status"')
    for (const text of [`${JSON.stringify(PATIENT)}\n${twice}\n`, twice.replaceAll('":', '" :')]) {
      const { results, problems } = readFhir([text])
      expect(results).toEqual([])
      expect(problems.map(({ code }) => code)).toEqual(['fhir-key-twice'])
    }
  })

  test('a key twice in a line is not hidden by a quote that is escaped elsewhere', () => {
    const note = [{ text: 'he said "a": b' }]
    expect(readFhir([lines(PATIENT, anObservation({ note }))]).results).toHaveLength(1)
    const twice = lines(anObservation({ note })).replace('"status"', '"status":"cancelled","status"')
    expect(readFhir([twice]).results).toEqual([])
  })

  test('a bundle with two lists of entries is refused, since only one of them would be meant', () => {
    const text = '{"resourceType":"Bundle","entry":[],"entry":[]}'
    expect(() => readFhir([text])).toThrow(Refused)
  })

  test('what nests without end is refused or a problem, and harms nobody', () => {
    expect(() => readFhir(['['.repeat(100_000)])).toThrow(Refused)
    const deep = `${lines(PATIENT)}{"resourceType":"Observation","a":${'['.repeat(200)}${']'.repeat(200)}}\n`
    expect(readFhir([deep]).problems.map(({ code }) => code)).toEqual(['fhir-too-deep'])
  })

  test('a key of the language is a key like others', () => {
    const text = JSON.stringify(ONE).replace('{', '{"__proto__":{"status":"cancelled"},"constructor":1,')
    expect(readFhir([`${JSON.stringify(PATIENT)}\n${text}\n`]).results).toMatchObject([{ status: 'final' }])
    expect(({} as { status?: string }).status).toBeUndefined()
  })

  test('orders are skipped with a word, and other resources are named', () => {
    const { notes, cells } = readFhir([
      bundle(
        'collection',
        { resourceType: 'ServiceRequest' },
        { resourceType: 'Encounter' },
        { resourceType: 'Encounter' },
      ),
    ])
    expect(notes.map(({ en }) => en)).toEqual([
      '1 orders are no results and were skipped.',
      'Other content is not read: Encounter 2',
    ])
    expect(cells).toBe(0)
  })
})
