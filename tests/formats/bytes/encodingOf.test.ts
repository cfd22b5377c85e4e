import { describe, expect, test } from 'vitest'
import { encodeShiftJis } from '@/formats/bytes/encodeShiftJis'
import { encodingOf } from '@/formats/bytes/encodingOf'
import { readFound } from '../reading'
import { ASCII, bytes, KANJI, pairs } from './jis'

async function* inPieces(all: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < all.length; at += size) yield await Promise.resolve(all.subarray(at, at + size))
}

function utf16(text: string, isLittle: boolean): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(text.length * 2)
  const view = new DataView(all.buffer)
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), isLittle)
  return all
}

const TABLE = '番号,採血日,ALT\r\n1,2026-09-14,98\r\n'

describe('the encoding of a file is shown by its bytes', () => {
  const utf8 = new TextEncoder().encode(TABLE)
  const sjis = encodeShiftJis(TABLE)
  const jis = bytes(`${KANJI}${pairs('番号')}${ASCII},2026-09-14\r\n`)

  test.each([
    ['UTF-8', utf8, 'utf-8'],
    ['UTF-8 with a mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8]), 'utf-8'],
    [
      'UTF-16 with a mark, little end first',
      Uint8Array.from([0xff, 0xfe, ...utf16(TABLE, true)]),
      'utf-16le',
    ],
    ['UTF-16 with a mark, big end first', Uint8Array.from([0xfe, 0xff, ...utf16(TABLE, false)]), 'utf-16be'],
    ['UTF-16 without a mark, little end first', utf16(TABLE, true), 'utf-16le'],
    ['UTF-16 without a mark, big end first', utf16(TABLE, false), 'utf-16be'],
    ['Shift_JIS', sjis, 'shift_jis'],
    ['Shift_JIS with half-width kana alone', encodeShiftJis('ｱﾙﾄ,1\n'), 'shift_jis'],
    ['ISO-2022-JP', jis, 'iso-2022-jp'],
    ['plain ASCII', bytes('number,drawn,ALT\n'), 'utf-8'],
    ['ASCII with the escape to ASCII alone', bytes('MSH|\u001b(B\r'), 'utf-8'],
    ['UTF-8 in which an escape of a terminal stands', Uint8Array.from([...utf8, 0x1b, 0x24, 0x42]), 'utf-8'],
    [
      'Shift_JIS in which bytes of an escape stand',
      Uint8Array.from([...sjis, 0x1b, 0x24, 0x42]),
      'shift_jis',
    ],
    ['nothing', new Uint8Array(), 'utf-8'],
  ])('%s', async (_, given, encoding) => {
    for (const size of [1000, 64]) expect(await encodingOf(inPieces(given, size))).toBe(encoding)
  })

  test('the last byte of a large file may decide', async () => {
    const rows = new TextEncoder().encode('1,2026-09-14,98\n'.repeat(10_000))
    expect(await encodingOf(inPieces(rows, 65_536))).toBe('utf-8')
    expect(await encodingOf(inPieces(Uint8Array.from([...rows, 0x83]), 65_536))).toBe('shift_jis')
  })

  test.each([
    ['utf-16le', utf16(TABLE, true)],
    ['utf-16be', utf16(TABLE, false)],
    [
      'iso-2022-jp',
      bytes(`${KANJI}${pairs('番号')}${ASCII},${KANJI}${pairs('採血日')}${ASCII},ALT\r\n1,2026-09-14,98\r\n`),
    ],
    ['shift_jis', sjis],
  ])('a table in %s is read', async (_, given) => {
    const { results } = await readFound(given)
    expect(results).toMatchObject([{ number: '1', day: '2026-09-14', analyte: 'alt', value: { text: '98' } }])
  })
})

describe('letters that only the system that wrote them can draw', () => {
  test('are kept, and said once with their number', async () => {
    const row = encodeShiftJis('番号,氏名,採血日,ALT\n1,山')
    const gaiji = [0xf0, 0x40, 0xf0, 0x41]
    const given = Uint8Array.from([...row, ...gaiji, ...encodeShiftJis(',2026-09-14,98\n')])
    const { gathered, warnings } = await readFound(given)
    expect(gathered.subjects.list).toMatchObject([{ name: '山\uE000\uE001' }])
    expect(warnings).toMatchObject([{ code: 'gaiji' }])
    expect(warnings[0]?.because.en).toContain('2 letters')
    expect(warnings[0]?.because.ja).toContain('2 文字')
  })

  test('a file without them says nothing of them', async () => {
    const { warnings } = await readFound(encodeShiftJis('番号,氏名,採血日,ALT\n1,山,2026-09-14,98\n'))
    expect(warnings).toEqual([])
  })
})

describe('text from the clipboard, for what is cut by bytes', () => {
  test('every letter of Shift_JIS comes back as it was', () => {
    const text = '髙﨑①ｱ表能ソ—〜～−－ABC\r\n'
    expect(new TextDecoder('shift_jis').decode(encodeShiftJis(text))).toBe(
      '髙﨑①ｱ表能ソ?〜～?－ABC\r\n'.replaceAll('〜', '?'),
    )
  })
})
