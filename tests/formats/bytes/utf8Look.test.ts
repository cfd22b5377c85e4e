import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NotUtf8 } from '@/formats/bytes/decode'
import { LetterWatch } from '@/formats/bytes/letterWatch'
import { Utf8Letters } from '@/formats/bytes/utf8Letters'
import { utf8Look } from '@/formats/bytes/utf8Look'
import { Slips } from '@/formats/gathered/slips'

function isUtf8(bytes: Uint8Array): boolean {
  return utf8Look(bytes) !== 'none'
}

function strictlyDecodes(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Bytes that stand at the limits of what UTF-8 allows, and letters of one to four bytes among ASCII. */
const aPart = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }).map((text) => [...new TextEncoder().encode(text)]),
  fc.array(
    fc.constantFrom(
      0x41,
      0x7f,
      0x80,
      0x8f,
      0x90,
      0x9f,
      0xa0,
      0xbf,
      0xc0,
      0xc1,
      0xc2,
      0xdf,
      0xe0,
      0xe1,
      0xec,
      0xed,
      0xee,
      0xef,
      0xf0,
      0xf1,
      0xf3,
      0xf4,
      0xf5,
      0xff,
    ),
    { maxLength: 5 },
  ),
)

describe('Bytes that are looked through without a text being made of them', () => {
  test('are UTF-8 exactly where a strict decoder takes them, wherever they begin in memory', () => {
    fc.assert(
      fc.property(fc.array(aPart, { maxLength: 5 }), fc.nat(3), (parts, before) => {
        const bytes = Uint8Array.from([...new Array<number>(before).fill(0xff), ...parts.flat()]).subarray(
          before,
        )
        expect(isUtf8(bytes)).toBe(strictlyDecodes(bytes))
      }),
      { numRuns: 20_000, seed: 20261123 },
    )
  })

  test('are looked at no further than they go, whatever stands behind them', () => {
    const all = Uint8Array.from([0x61, 0xe3, 0x81, 0x82])
    expect(isUtf8(all)).toBe(true)
    expect(isUtf8(all.subarray(0, 3))).toBe(false)
    expect(isUtf8(all.subarray(0, 1))).toBe(true)
    expect(isUtf8(new Uint8Array())).toBe(true)
  })

  test.each([
    ['98,ALT,U/L', []],
    ['髙橋 愛,γ-GTP', []],
    ['高\uE000橋\uF8FF', ['gaiji']],
    ['高\uFFFD橋', ['unreadable-letters']],
    ['！\uFEFF', []],
  ])('say of %j what a text of them says', (text, codes) => {
    const watch = new LetterWatch()
    const warnings = new Slips()
    new Utf8Letters(new TextEncoder().encode(text)).seenBy(watch).lookThrough()
    watch.tell(warnings, 0, 'UTF-8')
    expect(warnings.kept.map(({ code }) => code)).toEqual(codes)
  })

  test('are refused where they are none', () => {
    expect(() => new Utf8Letters(Uint8Array.from([0x61, 0x98])).lookThrough()).toThrow(NotUtf8)
  })
})
