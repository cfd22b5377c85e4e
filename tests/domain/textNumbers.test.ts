import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TextNumbers } from '@/domain/textNumbers'

test('every text keeps the number that it was given first, as in a plain map', () => {
  const aText = fc.oneof(fc.string({ maxLength: 8 }), fc.integer({ min: 0, max: 99_999 }).map(String))
  fc.assert(
    fc.property(fc.array(aText, { maxLength: 600 }), fc.array(aText, { maxLength: 20 }), (texts, others) => {
      const numbers = new TextNumbers()
      const plain = new Map<string, number>()
      texts.forEach((text, at) => {
        numbers.add(text, at)
        if (!plain.has(text)) plain.set(text, at)
      })
      for (const text of [...texts, ...others]) expect(numbers.get(text)).toBe(plain.get(text))
    }),
    { numRuns: 300, seed: 20261123 },
  )
})

test('texts whose numbers are forgotten again are as if they had never come', () => {
  const aText = fc.string({ maxLength: 2 })
  fc.assert(
    fc.property(fc.array(aText, { maxLength: 600 }), fc.nat(600), fc.array(aText), (texts, first, later) => {
      const [numbers, plain] = [new TextNumbers(), new TextNumbers()]
      texts.forEach((text, at) => numbers.add(text, at))
      texts.slice(0, first).forEach((text, at) => plain.add(text, at))
      numbers.forgetFrom(first)
      for (const each of [numbers, plain]) later.forEach((text, at) => each.add(text, first + at))
      for (const text of [...texts, ...later]) expect(numbers.get(text)).toBe(plain.get(text))
    }),
    { numRuns: 300, seed: 20261123 },
  )
})

test('a hundred thousand patient numbers are each found again', () => {
  const numbers = new TextNumbers()
  const all = Array.from({ length: 100_000 }, (_, at) => String(at).padStart(8, '0'))
  all.forEach((text, at) => numbers.add(text, at))
  expect(all.every((text, at) => numbers.get(text) === at)).toBe(true)
  expect(numbers.get('0')).toBeUndefined()
})

test('texts that were chosen to have one print are found as well', () => {
  const alike = textsOfOnePrint(300)
  const numbers = new TextNumbers()
  alike.forEach((text, at) => numbers.add(text, at))
  for (let at = 300; at < 5300; at++) numbers.add(`n${at}`, at)
  expect(alike.map((text) => numbers.get(text))).toEqual(alike.map((_, at) => at))
  numbers.forgetFrom(0)
  expect(alike.map((text) => numbers.get(text))).toEqual(alike.map(() => undefined))
})

/** Different texts of three letters each, whose last letter makes up for the two before, as the print mixes them. */
function textsOfOnePrint(count: number): string[] {
  const texts: string[] = []
  const wanted = after(after(3, 0x4e00), 0x4e00) ^ 0x4e00
  for (let first = 0; first < 0xd800 && texts.length < count; first += 1)
    for (let second = 0; second < 0xd800 && texts.length < count; second += 97) {
      const last = after(after(3, first), second) ^ wanted
      // What a letter cannot make up for is left out.
      if (last >= 0 && last < 0xd800) texts.push(String.fromCharCode(first, second, last))
    }
  return texts
}

function after(print: number, letter: number): number {
  const mixed = Math.imul(print ^ letter, 0x2c1b3c6d)
  return mixed ^ (mixed >>> 15)
}
