import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesOfBlob } from '@/formats/bytes/bytes'
import { NotUtf8, textOfUtf8, wholeLettersOf } from '@/formats/bytes/decode'
import { encodeShiftJis } from '@/formats/bytes/encodeShiftJis'
import { likelyEncoding } from '@/formats/bytes/encodingOf'
import { Gathered } from '@/formats/gathered/gathered'
import { readSource, type SourceRead } from '@/formats/readSource'
import { RowReader } from '@/formats/table/rowReader'
import { RULES } from '../reading'

const MEGABYTE = 1 << 20
const HEADINGS = '患者番号,氏名,採血日,項目,結果,単位\n'

/** So many rows of plain ASCII that the beginning of the file shows no encoding at all. */
function plainRows(count: number): string {
  return Array.from(
    { length: count },
    (_, at) => `${String(100_000 + at)},Test Taro,2026-09-14,ALT,${(at % 90) + 10},U/L\n`,
  ).join('')
}

const ASCII_HEADINGS = 'number,name,drawn,analyte,value,unit\n'
const LONG = plainRows(30_000)
const LATE = '900001,検証 花子,2026-09-14,ALT,21,U/L\n'

async function read(bytes: Uint8Array): Promise<{ read: SourceRead; gathered: Gathered }> {
  const gathered = new Gathered()
  const from = { bytes: bytesOfBlob(new Blob([new Uint8Array(bytes)])) }
  const given = { name: 'a.csv', file: 0, from, templates: [] }
  const found = await readSource(given, gathered, RULES, () => Promise.resolve())
  gathered.finish()
  return { read: found, gathered }
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

function names({ gathered }: { gathered: Gathered }): (string | undefined)[] {
  return gathered.subjects.list.slice(-1).map(({ name }) => name)
}

describe('The encoding of a file whose first million letters do not show it', () => {
  test('is UTF-8 where its last row is written so', async () => {
    const found = await read(utf8(ASCII_HEADINGS + LONG + LATE))
    expect(found.read.encoding).toBe('UTF-8')
    expect(names(found)).toEqual(['検証 花子'])
    expect(found.gathered.results.length).toBe(30_001)
  })

  test('is Shift_JIS where its last row is written so, and no row of it counts twice', async () => {
    const found = await read(encodeShiftJis(ASCII_HEADINGS + LONG + LATE))
    expect(found.read.encoding).toBe('Shift_JIS')
    expect(names(found)).toEqual(['検証 花子'])
    expect(found.gathered.results.length).toBe(30_001)
    expect(found.gathered.subjects.list.length).toBe(30_001)
  })

  test('is ISO-2022-JP where its last row is written so', async () => {
    const late = [0x1b, 0x24, 0x42, 0x38, 0x21, 0x3e, 0x5a, 0x1b, 0x28, 0x42]
    const bytes = [...utf8('900001,'), ...late, ...utf8(',2026-09-14,ALT,21,U/L\n')]
    const found = await read(Uint8Array.from([...utf8(ASCII_HEADINGS + LONG), ...bytes]))
    expect(found.read.encoding).toBe('ISO-2022-JP')
    expect(names(found)).toEqual(['検証'])
    expect(found.gathered.results.length).toBe(30_001)
  })

  test('is not UTF-8 where the last letter is cut off', async () => {
    const bytes = utf8(ASCII_HEADINGS + LONG + LATE.replace('U/L\n', 'あ'))
    expect((await read(bytes)).read.encoding).toBe('UTF-8')
    expect((await read(bytes.subarray(0, -1))).read.encoding).toBe('Shift_JIS')
  })

  test('of a file in UTF-8 with a mark leaves no mark in the first heading', async () => {
    const found = await read(utf8(`\uFEFF${HEADINGS}${LONG}`))
    expect(found.read).toMatchObject({ kind: 'table', encoding: 'UTF-8' })
    expect(found.gathered.results.length).toBe(30_000)
  })

  test.each([
    [MEGABYTE - 1, true],
    [MEGABYTE + 1, false],
  ])('is sure only when all bytes were looked at: of %i bytes, %s', async (length, isSure) => {
    const bytes = new Uint8Array(length).fill(0x61)
    const chunks = (async function* () {
      for (let at = 0; at < length; at += 1 << 16)
        yield await Promise.resolve(bytes.subarray(at, at + (1 << 16)))
    })()
    expect(await likelyEncoding(chunks)).toEqual({ encoding: 'utf-8', isSure })
  })
})

describe('A text that comes in pieces with its bytes', () => {
  const texts = fc
    .string({ unit: 'grapheme', maxLength: 60 })
    .filter((text) => !text.includes('\u001b') && !text.startsWith('\uFEFF'))

  test('is the same text, wherever the bytes are divided', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.infiniteStream(fc.integer({ min: 1, max: 9 })), async (text, sizes) => {
        const pieces = await piecesOf(utf8(text), sizes)
        expect(pieces.map((piece) => piece.text).join('')).toBe(new TextDecoder().decode(utf8(text)))
        for (const piece of pieces)
          expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(piece.utf8)).toBe(piece.text)
      }),
    )
  })

  test('is refused wherever its bytes are no UTF-8, as a whole text is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 24 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 5 })),
        async (bytes, sizes) => {
          fc.pre(!bytes.includes(0x1b))
          const isRefused = await piecesOf(bytes, sizes).then(
            () => false,
            (cause: unknown) => cause instanceof NotUtf8,
          )
          expect(isRefused).toBe(!isValid(bytes))
        },
      ),
      { numRuns: 500 },
    )
  })

  test('gives the same rows as the text alone', async () => {
    const cell = fc.stringMatching(/^[ -~あ髙😀"\r\n,]{0,12}$/u)
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(table, fc.infiniteStream(fc.integer({ min: 1, max: 40 })), async (rows, sizes) => {
        const text = rows.map((row) => row.join(',')).join('\n')
        const pieces = await piecesOf(utf8(text), sizes)
        expect(rowsOf(pieces)).toEqual(rowsOf(pieces.map((piece) => ({ text: piece.text }))))
      }),
    )
  })
})

async function piecesOf(
  bytes: Uint8Array,
  sizes: Iterable<number>,
): Promise<{ text: string; utf8: Uint8Array }[]> {
  const chunks = (async function* () {
    let at = 0
    for (const size of sizes) {
      if (at >= bytes.length) return
      yield await Promise.resolve(bytes.slice(at, at + size))
      at += size
    }
  })()
  const pieces = []
  for await (const letters of wholeLettersOf(chunks))
    pieces.push({ text: textOfUtf8(letters), utf8: letters })
  return pieces
}

function rowsOf(pieces: readonly { text: string; utf8?: Uint8Array }[]): unknown[] {
  const reader = new RowReader(',')
  const rows: unknown[] = []
  for (const { text, utf8: bytes } of pieces)
    rows.push(...(bytes ? reader.feedUtf8(bytes) : reader.feed(text)).rows)
  rows.push(...reader.end().rows, reader.lines, reader.openQuotes)
  return rows
}

function isValid(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
