import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MessageKind, ReadResult } from '@/domain/reading'
import { Refused } from '@/formats/refused'
import { decodedText, readLab, type LabFound } from './readLab'
import { lineOf, DEV, sample } from './truth'

const RUNS = { numRuns: 100 }

const FILES: { kind: MessageKind; path: string }[] = [
  { kind: 'record-256-new', path: `${DEV}/A1_256byte_new_sjis.dat` },
  { kind: 'record-256-old', path: `${DEV}/A1_256byte_old_sjis.dat` },
  { kind: 'record-256-generic', path: `${DEV}/A1_256byte_generic_sjis.dat` },
  { kind: 'bml', path: `${DEV}/1234_O20231120.csv` },
  { kind: 'opendolphin', path: `${DEV}/nlabo.DAT` },
]

/** Reads it; a file that must not be read on is refused, and nothing else is thrown. */
function readOrRefuse(bytes: Uint8Array | string, kind: MessageKind): LabFound | undefined {
  try {
    return readLab(bytes, { kind })
  } catch (cause) {
    if (cause instanceof Refused) return undefined
    throw cause
  }
}

/** Everything that a result states, with the line that it stands on. */
function whole(result: ReadResult): string {
  return [
    lineOf(result),
    result.line,
    result.unit,
    result.low,
    result.high,
    result.labFlag,
    result.comment,
  ].join('|')
}

interface Change {
  at: number
  remove: number
  insert: number[]
}

const changes = fc.array(
  fc.record({
    at: fc.nat(40_000),
    remove: fc.nat(40),
    insert: fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 40 }),
  }),
  { minLength: 1, maxLength: 6 },
)

function changed(bytes: Uint8Array, edits: readonly Change[]): Uint8Array {
  return edits.reduce((all, { at, remove, insert }) => {
    const from = at % Math.max(1, all.length)
    return Uint8Array.from([...all.subarray(0, from), ...insert, ...all.subarray(from + remove)])
  }, bytes)
}

describe.each(FILES)('any change of the $kind file', ({ kind, path }) => {
  const bytes = sample(path)

  it('is read to its end or refused, by every reader', () => {
    fc.assert(
      fc.property(
        changes,
        fc.constantFrom<MessageKind>(kind, 'bml', 'opendolphin', 'wolf', 'mml', 'record-256-new'),
        (edits, as) => {
          const found = readOrRefuse(changed(bytes, edits), as)
          for (const { where } of found?.problems ?? []) expect(where.line ?? 0).toBeGreaterThanOrEqual(0)
        },
      ),
      RUNS,
    )
  })

  it('says the same whatever pieces it comes in', () => {
    fc.assert(
      fc.property(changes, fc.integer({ min: 1, max: 5000 }), (edits, piece) => {
        const file = changed(bytes, edits)
        const [one, other] = [readLab(file, { kind }), readLab(file, { kind, piece })]
        expect(other.results.map(whole)).toEqual(one.results.map(whole))
        expect(other.problems).toEqual(one.problems)
      }),
      { numRuns: 25 },
    )
  })
})

describe.each(FILES.slice(0, 3))('a changed value of the $kind file', ({ kind, path }) => {
  const bytes = sample(path)
  const before = readLab(bytes, { kind })
  const starts = recordStarts(bytes)

  it('changes that result or names its record, and no other', () => {
    const byte = fc.integer({ min: 32, max: 126 })
    fc.assert(
      fc.property(
        fc.nat(starts.length - 1),
        fc.nat(4),
        fc.array(byte, { minLength: 9, maxLength: 9 }),
        (record, slot, value) => {
          const from = (starts[record] ?? 0) + 78 + slot * 32
          const isItem = bytes.subarray(from, from + 17).some((each) => each !== 32)
          const file = Uint8Array.from(bytes)
          file.set(value, from + 17)
          const isSame = file.every((each, at) => each === bytes[at])
          const after = readLab(file, { kind })
          const place = `${String(record + 1)}:${String(79 + slot * 32)}`
          const others = (found: LabFound): string[] =>
            found.results.filter(({ line, column }) => `${line}:${column}` !== place).map(whole)
          expect(others(after)).toEqual(others(before))
          if (!isItem || isSame) return
          const own = (found: LabFound): string[] =>
            found.results
              .filter(({ line, column }) => `${line}:${column}` === place)
              .map((result) => whole(result))
          const isNamed = after.problems.some(
            ({ where }) => `${where.line ?? 0}:${where.column ?? 0}` === place,
          )
          // Blanks around a value say nothing.
          const text = (of: Uint8Array): string =>
            String.fromCharCode(...of.subarray(from + 17, from + 26)).trim()
          const isSameText = text(file) === text(bytes) && file[from + 25] === bytes[from + 25]
          expect(isNamed || isSameText || own(after).join() !== own(before).join()).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe.each(FILES.slice(3))('a changed value of the $kind file', ({ kind, path }) => {
  const text = decodedText(sample(path))
  const before = readLab(text, { kind })
  const lines = text.trimEnd().split(/\r\n|\r|\n/)

  it('changes that result or names its line, and no other', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'0123456789.<>HL+-*/ 未満以下溶血再検,"\t'),
      minLength: 0,
      maxLength: 8,
    })
    fc.assert(
      fc.property(fc.nat(lines.length - 1), fc.nat(6), letters, (at, item, value) => {
        const line = lines[at] ?? ''
        const cells = line.split(',')
        const column = kind === 'bml' ? 12 + item * 4 : 17
        const quote = kind === 'bml' ? '' : '"'
        cells[column] = `${quote}${value}${quote}`
        const file = lines.map((each, index) => (index === at ? cells.join(',') : each)).join('\r\n')
        const after = readLab(file, { kind })
        const others = (found: LabFound): string[] =>
          found.results.filter((result) => result.line !== at + 1).map(whole)
        expect(others(after)).toEqual(others(before))
        const same = (cells[column] ?? '').trim() === (line.split(',')[column] ?? '').trim()
        const own = (found: LabFound): string =>
          found.results
            .filter((result) => result.line === at + 1)
            .map(whole)
            .join()
        const isNamed = [...after.problems, ...after.warnings].some(({ where }) => where.line === at + 1)
        const isLeftOut = kind === 'bml' && (line.split(',')[column - 1] ?? '') === '0000470'
        expect(same || isNamed || isLeftOut || own(after) !== own(before)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

/** Where the records begin, found by their line ends alone. */
function recordStarts(bytes: Uint8Array): number[] {
  const starts = [0]
  for (let at = 0; at < bytes.length - 256; at++) {
    if (bytes[at] !== 13 && bytes[at] !== 10) continue
    const next = at + (bytes[at] === 13 && bytes[at + 1] === 10 ? 2 : 1)
    starts.push(next)
    at = next
  }
  return starts
}
