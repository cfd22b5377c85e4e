import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReadResult } from '@/domain/reading'
import { cellsOf, readFiles, sampleFiles, type Chosen } from './messages'

const SEED = 20261122
const RUNS = 1000

const SAMPLES: Chosen[] = [
  ...sampleFiles('LinuxForHealth', (path) => path.endsWith('.hl7')),
  ...sampleFiles('NextLevelSeven', (path) => path.endsWith('.hl7')),
  ...sampleFiles('node-hl7-complete', (path) => path.endsWith('.hl7')),
  ...sampleFiles('nhoHQ-SSMIX2DataTestingTool/sampleData'),
  ...sampleFiles('derived-from-cdisc/dev/ssmix2'),
]
const [BATCH] = sampleFiles('derived-from-cdisc/dev', (path) => path.endsWith('.mllp.hl7'))
if (!BATCH) throw new Error('no batch among the samples')
const BATCH_TEXT = new TextDecoder().decode(BATCH.content as Uint8Array)

const nasty = fc.constantFrom(
  '|',
  '^',
  '~',
  '\\',
  '&',
  '\r',
  '\n',
  '\v',
  '\x1c',
  '\0',
  'MSH|',
  'OBX|',
  'PID|',
  '\x1b$B',
  '𠮷',
  '|'.repeat(40),
)
const aSample = fc.constantFrom(...SAMPLES)

/** Bytes of a sample, changed in a few places. */
const brokenBytes = fc
  .tuple(
    aSample,
    fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 }),
  )
  .map(([{ name, content }, changes]): Chosen => {
    const bytes = Uint8Array.from(content as Uint8Array<ArrayBuffer>)
    for (const [at, byte] of changes) bytes[at % bytes.length] = byte
    return { name, content: bytes }
  })

/** Segments of a sample, dropped, doubled, swapped, cut, or with something put into them. */
const brokenSegments = fc
  .tuple(
    aSample,
    fc.array(
      fc.tuple(
        fc.constantFrom('drop', 'double', 'swap', 'cut', 'insert', 'fields'),
        fc.nat(),
        fc.nat(),
        nasty,
      ),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
  )
  .map(([{ name, content }, changes]): Chosen => {
    const segments = new TextDecoder().decode(content as Uint8Array).split(/\r\n|\r|\n/)
    for (const [how, first, second, put] of changes) {
      const at = first % segments.length
      const other = second % segments.length
      const [a = '', b = ''] = [segments[at], segments[other]]
      if (how === 'drop') segments.splice(at, 1)
      else if (how === 'double') segments.splice(other, 0, a)
      else if (how === 'swap') [segments[at], segments[other]] = [b, a]
      else if (how === 'cut') segments[at] = a.slice(0, second % (a.length + 1))
      else if (how === 'insert')
        segments[at] = a.slice(0, second % (a.length + 1)) + put + a.slice(second % (a.length + 1))
      else segments[at] = a.split('|').reverse().join('|')
      if (segments.length === 0) segments.push('')
    }
    return { name, content: segments.join('\r') }
  })

function linesOfObservations(text: string): number {
  return text.split(/[\r\n]/).filter((line) => line.startsWith('OBX|')).length
}

/** Each result by its line. */
function byLine(results: readonly ReadResult[]): Map<number, string> {
  return new Map(results.map((result) => [result.line, JSON.stringify(result)]))
}

describe('a file that was damaged', () => {
  test('in its bytes is read or its problems are named, and nothing fails', async () => {
    await fc.assert(
      fc.asyncProperty(brokenBytes, async (file) => {
        const found = await readFiles([file], { kind: 'hl7' })
        expect(cellsOf(found)).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: RUNS, seed: SEED },
    )
  })

  test('in its segments is read or its problems are named, and nothing fails', async () => {
    await fc.assert(
      fc.asyncProperty(brokenSegments, async (file) => {
        const found = await readFiles([file], { kind: 'hl7' })
        // A line that begins like an observation is never lost without a word, whatever stands around it.
        expect(cellsOf(found)).toBeGreaterThanOrEqual(linesOfObservations(file.content as string))
        for (const { day, number, value, status } of found.results) {
          expect(day).toMatch(/^\d{4}-\d\d-\d\d$/)
          expect(number).not.toBe('')
          if (value === undefined) expect(['pending', 'cancelled', 'entered-in-error']).toContain(status)
        }
      }),
      { numRuns: RUNS, seed: SEED },
    )
  })

  test('that is any text at all is read to its end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(nasty, fc.string(), fc.constant('OBX|1|NM|1742-6^ALT^LN||31|U/L|||||F')), {
          minLength: 1,
        }),
        async (parts) => {
          await readFiles([{ name: 'x', content: `MSH|^~\\&|A\r${parts.join('\r')}` }], { kind: 'hl7' })
        },
      ),
      { numRuns: RUNS, seed: SEED },
    )
  })

  test('in one value changes that result or names its line, and leaves all others as they are', async () => {
    const lines = BATCH_TEXT.split('\r')
    const places = lines.flatMap((line, at) => (line.startsWith('OBX|') ? [at] : []))
    const before = byLine((await readFiles([BATCH], { kind: 'hl7' })).results)
    expect(before.size).toBe(places.length)
    const anyValue = fc.oneof(
      fc.string({ maxLength: 12, unit: fc.constantFrom(...'0123456789.<>=-+ eEHL溶血*,/().') }),
      fc.string({ maxLength: 12, unit: 'binary' }),
      fc.constantFrom(
        '',
        '""',
        '~',
        '1~2',
        '1^2',
        '\\S\\',
        '検査中',
        '9'.repeat(400),
        '1e5',
        '0x10',
        '-0',
        'NaN',
        '\u0000',
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), anyValue, async (at, value) => {
        const clean = value.replace(/[|\r\n\v\x1c]/g, '')
        const fields = (lines[at] ?? '').split('|')
        const was = fields[5] ?? ''
        const changed = lines.with(at, fields.with(5, clean).join('|')).join('\r')
        const found = await readFiles([{ name: 'a.hl7', content: changed }], { kind: 'hl7' })
        const after = byLine(found.results)
        const line = at + 1
        for (const [other, result] of before) if (other !== line) expect(after.get(other)).toBe(result)
        expect(cellsOf(found)).toBe(places.length)
        const isNamed = found.problems.some(({ where }) => where.line === line)
        if (clean.trim() !== was) expect(after.get(line) !== before.get(line) || isNamed).toBe(true)
        else expect(after.get(line)).toBe(before.get(line))
      }),
      { numRuns: Math.ceil(RUNS * 0.3), seed: SEED },
    )
  }, 60_000)

  test('cut anywhere gives what stood before the cut, and makes nothing of what came after', async () => {
    const whole = byLine((await readFiles([BATCH], { kind: 'hl7' })).results)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 100, max: BATCH_TEXT.length }), async (end) => {
        const cut = BATCH_TEXT.slice(0, end)
        const { results } = await readFiles([{ name: 'a.hl7', content: cut }], { kind: 'hl7' })
        for (const { line, ...result } of results) {
          const was = JSON.parse(whole.get(line) ?? '{}') as typeof result
          // Of its moment the time may be lost with the end of its line, never the day.
          const time = result.time === undefined ? undefined : was.time
          expect(result.time).toBe(time)
          const said = ({ number, day, analyte, value, unit, low, high }: typeof result): string =>
            [number, day, analyte, value?.text, unit, low, high].join(' ')
          expect([line, said(result)]).toEqual([line, said(was)])
        }
        expect(results.length).toBeLessThanOrEqual(whole.size)
      }),
      { numRuns: Math.ceil(RUNS * 0.3), seed: SEED },
    )
  }, 60_000)
})
