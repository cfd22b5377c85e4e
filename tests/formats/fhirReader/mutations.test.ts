import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refused } from '@/formats/refused'
import { anObservation, bundle, lines, PATIENT, readFhir, sampleFiles } from './reading'

const SMALL = [
  ...['jami-clinical-core', 'us-core'].flatMap((folder) => sampleFiles(folder).map(({ text }) => text)),
  ...sampleFiles('hl7-be-lab/testing/MIPS').map(({ text }) => text),
  lines(PATIENT, anObservation(), anObservation({ id: 'o2', specimen: { reference: 'Specimen/s' } })),
  bundle('collection', PATIENT, anObservation({ component: [{ code: { text: 'ALT' }, valueString: '<5' }] })),
]

/** Reads whatever it is: only a source that must not be read on is refused. */
function read(text: string): void {
  try {
    const { results, problems } = readFhir([text], { piece: 1000 })
    for (const { line } of results) expect(line).toBeGreaterThan(0)
    for (const { because } of problems) expect(because.ja).not.toBe('')
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  }
}

test('letters changed, put in, taken out and doubled: no throw, no hang', () => {
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    put: fc.constantFrom(
      '',
      '"',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '\\',
      '\n',
      '0',
      'null',
      '{}',
      '\uFFFD',
      '"__proto__":1,',
    ),
    taken: fc.integer({ min: 0, max: 30 }),
  })
  fc.assert(
    fc.property(
      fc.constantFrom(...SMALL),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      (text, changes) => {
        read(
          changes.reduce((now, { at, put, taken }) => {
            const place = Math.floor(at * now.length)
            return now.slice(0, place) + put + now.slice(place + taken)
          }, text),
        )
      },
    ),
    { numRuns: 700, seed: 20261122 },
  )
})

test('any element of a resource replaced by anything else: no throw, no hang', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...SMALL.slice(-2), ...SMALL.slice(0, 3)),
      fc.integer({ min: 0, max: 400 }),
      fc.jsonValue({ maxDepth: 3 }),
      (text, which, value) => {
        let count = 0
        const replaced = (each: string): string =>
          JSON.stringify(JSON.parse(each), (_, now: unknown) => ((count += 1) === which + 2 ? value : now)) ??
          'null'
        read(
          text.startsWith('{"resourceType":"Patient"')
            ? text
                .split('\n')
                .map((line) => (line === '' ? line : replaced(line)))
                .join('\n')
            : replaced(text),
        )
      },
    ),
    { numRuns: 700, seed: 20261123 },
  )
})

test('JSON of any kind that calls itself a resource: no throw, no hang', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.constantFrom(
            'Observation',
            'Patient',
            'DiagnosticReport',
            'Specimen',
            'MedicationRequest',
            'Bundle',
            'CarePlan',
          ),
          fc.dictionary(
            fc.constantFrom(
              'code',
              'subject',
              'valueQuantity',
              'component',
              'entry',
              'result',
              'referenceRange',
              'identifier',
              'name',
              'dosageInstruction',
              'effectiveDateTime',
              'status',
            ),
            fc.jsonValue({ maxDepth: 3 }),
          ),
        ),
        { maxLength: 5 },
      ),
      (resources) => {
        read(lines(...resources.map(([resourceType, given]) => ({ resourceType, ...given }))))
      },
    ),
    { numRuns: 500, seed: 20261124 },
  )
})
