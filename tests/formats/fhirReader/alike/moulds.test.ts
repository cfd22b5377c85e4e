import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ByteWords, keyPrintOfBytes } from '@/formats/fhirReader/alike/byteWords'
import { endOfPlainNumber, endOfPlainText, mouldOf } from '@/formats/fhirReader/alike/mould'
import { MouldTree, viewOf } from '@/formats/fhirReader/alike/mouldTree'
import { SLOTS } from '@/formats/fhirReader/alike/slots'
import { WrittenMoments } from '@/formats/fhirReader/alike/writtenMoments'
import { printOf, printOfBytes } from '@/formats/fhirReader/references'
import { stampOf } from '@/formats/fhirReader/stamps'
import { Gathered } from '@/formats/gathered/gathered'
import { ResultCells } from '@/formats/readers/resultCells'
import { keyPrint } from '@/formats/sourceKey'
import { RULES } from '../../reading'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const ASCII = fc.stringMatching(/^[ -~]{0,24}$/)

describe('a mould', () => {
  test('is cut at ids, days, references and the value, wherever they stand and however they are spaced', () => {
    const text =
      '{ "subject" : {"reference":"Patient/1"}, "valueQuantity":{"code":"U/L","value" : 1.50}, "id":"a","code":{"text":"x","id":"b"}}'
    const parts = mouldOf(bytesOf(text)) ?? []
    expect(parts.map(({ slot }) => slot)).toEqual([SLOTS.SUBJECT, SLOTS.VALUE, SLOTS.ID, undefined])
    expect(parts.map(({ same }) => new TextDecoder().decode(same))).toEqual([
      '{ "subject" : {"reference":"',
      '"}, "valueQuantity":{"code":"U/L","value" : ',
      '}, "id":"',
      '","code":{"text":"x","id":"b"}}',
    ])
  })

  test.each([
    ['letters beyond ASCII', '{"id":"ä"}'],
    ['an escape', String.raw`{"id":"a\u0062"}`],
    ['nothing', '{"id":""}'],
    ['spaces around it', '{"id":" a"}'],
    ['an exponent', '{"valueQuantity":{"value":1e3}}'],
    ['a key with an escape', String.raw`{"i\u0064":"a"}`],
  ])('is not made where a slot holds %s', (_, text) => {
    expect(mouldOf(bytesOf(text))).toBeUndefined()
  })

  test('of whatever JSON is that JSON again', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1, 3), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        const parts = mouldOf(bytesOf(text))
        if (!parts) return
        const tree = new MouldTree<string>()
        tree.add(parts, 'found')
        expect(tree.find(bytesOf(text), viewOf(bytesOf(text)), 0, bytesOf(text).length)).toBe('found')
      }),
      { numRuns: 500 },
    )
  })
})

describe('a tree of moulds', () => {
  const found = (tree: MouldTree<number>, text: string): number | undefined => {
    const bytes = bytesOf(`x${text}`)
    return tree.find(bytes, viewOf(bytes), 1, bytes.length)
  }

  test('finds each of its texts and nothing else, whatever they have in common', () => {
    const texts = fc.uniqueArray(fc.stringMatching(/^[ab]{1,12}$/), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(texts, texts, (known, asked) => {
        const tree = new MouldTree<number>()
        known.forEach((text, at) => tree.add([{ same: bytesOf(text), slot: undefined }], at))
        for (const text of [...known, ...asked]) {
          const at = known.indexOf(text)
          expect(found(tree, text)).toBe(at < 0 ? undefined : at)
        }
      }),
    )
  })

  test('gives what stood in the slots', () => {
    const tree = new MouldTree<number>()
    const text = '{"id":"abc","valueQuantity":{"value":12.50}}'
    tree.add(mouldOf(bytesOf('{"id":"x","valueQuantity":{"value":1}}')) ?? [], 7)
    expect(tree.find(bytesOf(text), viewOf(bytesOf(text)), 0, text.length)).toBe(7)
    const inSlot = (slot: number): string => text.slice(tree.starts[slot], tree.ends[slot])
    expect([inSlot(SLOTS.ID), inSlot(SLOTS.VALUE)]).toEqual(['abc', '12.50'])
    expect(found(tree, text.replace('}}', '}} '))).toBeUndefined()
    expect(found(tree, text.replace('12.50', '12.'))).toBeUndefined()
    expect(found(tree, text.replace('abc', ''))).toBeUndefined()
  })
})

test('a plain number is what JSON writes as one, without an exponent', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[-0-9.]{1,8}$/), (text) => {
      const isNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)
      expect(endOfPlainNumber(bytesOf(text), 0, text.length) === text.length).toBe(isNumber)
    }),
  )
})

test('a plain text ends at its quote', () => {
  expect(endOfPlainText(bytesOf('ab"c'), 0, 4)).toBe(2)
  expect(endOfPlainText(bytesOf('ab'), 0, 2)).toBe(-1)
  expect(endOfPlainText(bytesOf('a\tb"'), 0, 4)).toBe(-1)
  expect(endOfPlainText(bytesOf('a\\"'), 0, 3)).toBe(-1)
})

test('words in bytes are known again, however many there are', () => {
  const word = fc.stringMatching(/^[a-c]{0,6}$/)
  fc.assert(
    fc.property(fc.array(word, { maxLength: 400 }), (all) => {
      const words = new ByteWords()
      const kept = new Map<string, number>()
      for (const text of all) {
        const bytes = bytesOf(`-${text}-`)
        expect(words.get(bytes, 1, bytes.length - 1)).toBe(kept.get(text) ?? -1)
        if (kept.has(text)) continue
        kept.set(text, kept.size)
        words.set(bytes, 1, bytes.length - 1, kept.size - 1)
      }
    }),
  )
  const many = new ByteWords()
  const lost = Array.from({ length: 150_000 }, (_, at) => at).filter((at) => {
    const bytes = bytesOf(String(at))
    many.set(bytes, 0, bytes.length, at)
    return many.get(bytes, 0, bytes.length) !== at
  })
  expect(lost).toEqual([])
})

test('prints of bytes are those of their text', () => {
  fc.assert(
    fc.property(ASCII, ASCII, fc.nat(9), (before, text, scope) => {
      const bytes = bytesOf(text)
      expect(printOfBytes(bytes, 0, bytes.length, scope)).toEqual(printOf(text, scope))
      expect(keyPrintOfBytes(bytes, 0, bytes.length, keyPrint(before))).toEqual(keyPrint(before + text))
    }),
  )
})

test('moments in bytes are those of their text, to the minute and to the millisecond', () => {
  const two = (most: number): fc.Arbitrary<string> =>
    fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(2, '0'))
  const moment = fc
    .tuple(
      fc.integer({ min: 1890, max: 2028 }),
      two(14),
      two(33),
      fc.constantFrom('T', 'T', 'T', ' '),
      two(26),
      two(63),
      two(63),
      fc.constantFrom('', '', '.5', '.25', '.125', '.123456', '.'),
      fc.constantFrom('', 'Z', '+09:00', '-10:00', '+14:00', '+0900', '+24:70', 'z'),
    )
    .map(
      ([year, month, day, between, hour, minute, second, fraction, offset]) =>
        `${year}-${month}-${day}${between}${hour}:${minute}:${second}${fraction}${offset}`,
    )
  const cells = new ResultCells(new Gathered(), RULES, 0)
  const moments = new WrittenMoments(new ResultCells(new Gathered(), RULES, 0))
  fc.assert(
    fc.property(fc.oneof({ weight: 9, arbitrary: moment }, ASCII), (text) => {
      const bytes = bytesOf(`-${text}"`)
      expect(moments.moment(bytes, 1, bytes.length - 1)).toBe(cells.moment(text))
      expect(moments.stamp(bytes, 1, bytes.length - 1)).toBe(stampOf(cells, text))
    }),
    { numRuns: 5000 },
  )
})
