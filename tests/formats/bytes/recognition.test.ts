import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { IMPORT_KINDS, MESSAGE_KINDS } from '@/domain/reading'
import { encodeShiftJis } from '@/formats/bytes/encodeShiftJis'
import { FORMATS } from '@/formats/formats'
import { Refused } from '@/formats/refused'
import { readFound, sample } from '../reading'

const ORU = [
  'MSH|^~\\&|LAB|CLINIC|EHR|CLINIC|20260915093000||ORU^R01|1|P|2.5',
  'PID|1||00142||YAMADA^HANAKO||19900102|F',
  'OBR|1||1|LAB|||20260914093000',
  'OBX|1|NM|1742-6^ALT^LN||98|U/L|7-23|H|||F|||20260914093000',
].join('\r')

const OBSERVATION = JSON.stringify({
  resourceType: 'Observation',
  id: 'o1',
  status: 'final',
  category: [
    {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }],
    },
  ],
  code: { coding: [{ system: 'http://loinc.org', code: '1742-6' }] },
  subject: { reference: 'Patient/p1' },
  effectiveDateTime: '2026-09-14',
  valueQuantity: { value: 98, unit: 'U/L', system: 'http://unitsofmeasure.org', code: 'U/L' },
})

const TABLE = 'number,drawn,ALT\n1,2026-09-14,98\n'

describe('what a file is shows in its content', () => {
  test.each([
    ['a table', TABLE, { kind: 'table', layout: { kind: 'results-wide' } }],
    ['an HL7 message', ORU, { kind: 'messages', of: 'hl7' }],
    [
      'an HL7 message whose lines end as the clipboard ends them',
      ORU.replaceAll('\r', '\r\n'),
      { kind: 'messages', of: 'hl7' },
    ],
    ['a FHIR resource', OBSERVATION, { kind: 'messages', of: 'fhir' }],
    ['a clinic file', '{"saiketsu":1,"patients":[{"number":"1"}]}', { kind: 'clinic-file' }],
  ])('%s, as a file and pasted', async (_, text, read) => {
    expect((await readFound(text)).read).toMatchObject(read)
    expect((await readFound(new TextEncoder().encode(text))).read).toMatchObject(read)
  })

  test('and the reason is said in both languages', async () => {
    for (const text of [TABLE, ORU, OBSERVATION, '{"saiketsu":1,"patients":[{"number":"1"}]}']) {
      const { read } = await readFound(text)
      const because =
        read.kind === 'table'
          ? read.layout.because
          : read.kind === 'messages' || read.kind === 'clinic-file'
            ? read.because
            : undefined
      expect(because?.ja.length).toBeGreaterThan(2)
      expect(because?.en.length).toBeGreaterThan(2)
    }
  })

  test('a table whose headings are known is one, whatever else it might be', async () => {
    const { read, results } = await readFound(
      encodeShiftJis('番号,採血日,項目,結果\r\n1,2026-09-14,ALT,98\r\n'),
    )
    expect(read).toMatchObject({ kind: 'table', layout: { kind: 'results-long' } })
    expect(results).toHaveLength(1)
  })

  test('lines without columns are no table, and say so; a person may say that they are', async () => {
    for (const text of ['this is a note\nof two lines\n', 'x', '-- \n', '検査センターからのお知らせ'])
      expect((await readFound(text)).read).toMatchObject({ kind: 'refused', problem: { code: 'no-columns' } })
    expect((await readFound('this is a note\nof two lines\n', { kind: 'roster' })).read.kind).toBe('mapping')
    expect((await readFound('number\n00142\n')).read).toMatchObject({
      kind: 'table',
      layout: { kind: 'roster' },
    })
  })

  test('the file of two bytes in a storage of SS-MIX2 is a problem, and asks nobody anything', async () => {
    const path =
      'nhoHQ-SSMIX2DataTestingTool/sampleData/000/000/0000001/20000401/ADT-31/9999013_20110630_OMP-11_123456789012345_20110701113813225_01_1'
    expect((await readFound(sample(path))).read.kind).toBe('refused')
  })
})

describe('a person may say what a file is', () => {
  test.each(IMPORT_KINDS)('%s, of any content, ends in words', async (kind) => {
    const contents = [TABLE, ORU, OBSERVATION, '{"saiketsu":1}', 'x', '1'.repeat(600), '<Mml/>']
    for (const content of contents)
      for (const source of [content, new TextEncoder().encode(content)]) {
        const read = await readFound(source, { kind }).then(
          ({ read: done }) => done,
          (cause: unknown) => cause,
        )
        if (read instanceof Error) expect(read).toBeInstanceOf(Refused)
      }
  })

  test.each(MESSAGE_KINDS.filter((kind) => FORMATS.some((format) => format.kind === kind)))(
    'then %s is said to be by their word',
    async (kind) => {
      const { read } = await readFound('x\n', { kind })
      expect(read).toMatchObject({ kind: 'messages', of: kind, because: { en: 'As you said' }, couldBe: [] })
    },
  )
})

test('text from the clipboard is read like the same text in a file', async () => {
  const cell = fc.stringMatching(/^[ -~ア-ン]{0,6}$/)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 }), async (rows) => {
      const text = ['番号,採血日,ALT', ...rows.map((row) => row.join(',')), ''].join('\n')
      const pasted = await readFound(text)
      const filed = await readFound(new TextEncoder().encode(text))
      expect(pasted.results).toEqual(filed.results)
      expect(pasted.problems).toEqual(filed.problems)
    }),
    { numRuns: 200, seed: 20261122 },
  )
})
