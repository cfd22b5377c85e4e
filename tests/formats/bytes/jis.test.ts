import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allOf } from '@/formats/bytes/bytes'
import { decoded } from '@/formats/bytes/decode'
import { encodingOf } from '@/formats/bytes/encodingOf'
import { SAMPLES, sample } from '../reading'
import { ASCII, bytes, JIS_CASES, KANJI, pairs } from './jis'
import { processorTime } from '../../processorTime'

async function* inPieces(all: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < all.length; at += size) yield await Promise.resolve(all.subarray(at, at + size))
}

async function textOf(all: Uint8Array, size = all.length || 1): Promise<string> {
  let text = ''
  for await (const piece of decoded(inPieces(all, size), 'iso-2022-jp')) text += piece
  return text
}

describe('ISO-2022-JP', () => {
  test.each(JIS_CASES)('reads $title', async ({ given, text }) => {
    expect(await textOf(bytes(given))).toBe(text)
  })

  test.each(JIS_CASES)('reads $title however it is cut into pieces', async ({ given, text }) => {
    for (const size of [1, 2, 3, 5]) expect(await textOf(bytes(given), size)).toBe(text)
  })

  test.each(JIS_CASES.filter(({ given }) => given.includes('\u001b')))(
    'is known by its escapes where it holds $title',
    async ({ given }) => {
      for (const size of [1, 2, 3, 100])
        expect(await encodingOf(inPieces(bytes(given), size))).toBe('iso-2022-jp')
    },
  )

  test('of any letters is what the platform reads, line by line', async () => {
    const word = fc.constantFrom('肝機能', '検査', '～－', '①', '纊', 'ア', '患者', '山')
    const cell = fc.oneof(
      word.map((letters) => KANJI + pairs(letters) + ASCII),
      fc.stringMatching(/^[ -Z^-}]{0,8}$/),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 6 }),
        fc.nat(40),
        async (lines, cut) => {
          const given = lines.map((cells) => cells.join('')).join('\r\n')
          const platform = given
            .split('\r\n')
            .map((line) => new TextDecoder('iso-2022-jp').decode(bytes(line.replaceAll(ASCII + KANJI, ''))))
            .join('\r\n')
          expect(await textOf(bytes(given), cut + 1)).toBe(platform)
        },
      ),
      { numRuns: 500, seed: 20261122 },
    )
  })

  test('of any bytes at all gives text, all of it, and keeps every line end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(fc.constantFrom(0x1b, 0x24, 0x28, 0x42, 0x4a, 0x49, 0x44, 0x0e, 0x0a, 0x0d), fc.nat(255)),
          {
            maxLength: 200,
          },
        ),
        fc.integer({ min: 1, max: 9 }),
        async (given, size) => {
          const all = Uint8Array.from(given)
          const text = await textOf(all, size)
          expect(text).toBe(await textOf(all))
          expect(text.replace(/[^\r\n]/g, '')).toBe(
            given
              .filter((byte) => byte === 10 || byte === 13)
              .map((byte) => String.fromCharCode(byte))
              .join(''),
          )
        },
      ),
      { numRuns: 1000, seed: 20261122 },
    )
  })

  test('a line without end is read as it comes, at the speed of its bytes', async () => {
    const long = bytes(KANJI + pairs('検').repeat(2_000_000))
    const began = processorTime()
    let longest = 0
    let letters = 0
    for await (const piece of decoded(inPieces(long, 65_536), 'iso-2022-jp')) {
      longest = Math.max(longest, piece.length)
      letters += piece.length
    }
    expect(letters).toBe(2_000_000)
    expect(longest).toBeLessThan(70_000)
    expect(processorTime() - began).toBeLessThan(5000)
  })
})

describe('a storage of SS-MIX2', () => {
  const trees = ['nhoHQ-SSMIX2DataTestingTool/sampleData', 'derived-from-cdisc/dev/ssmix2']
  const files = trees.flatMap((tree) =>
    readdirSync(resolve(SAMPLES, tree), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )

  test('has 34 files here', () => {
    expect(files).toHaveLength(34)
  })

  test.each(files.map((file) => [file.slice(SAMPLES.length + 1), file]))(
    '%s is read without losing a letter, but for the one of two bytes',
    async (path, file) => {
      const given = sample(file)
      const encoding = await encodingOf(inPieces(given, 65_536))
      let text = ''
      for await (const piece of decoded(inPieces(given, 7), encoding)) text += piece
      if (given.length === 2) {
        expect(encoding).toBe('shift_jis')
        return
      }
      expect(encoding).toBe(path.includes('0000001') ? encoding : 'iso-2022-jp')
      expect(text).not.toContain('\uFFFD')
      expect(text).not.toContain('\u001b')
      const ends = given.filter((byte) => byte === 13 || byte === 10).length
      expect(text.replace(/[^\r\n]/g, '')).toHaveLength(ends)
    },
  )
})

test('all of the chunks in one piece are what was cut', async () => {
  const all = bytes('abcdefg')
  expect(await allOf(inPieces(all, 3))).toEqual(all)
})
