import { describe, expect, test } from 'vitest'
import { bytesOfBlob } from '@/formats/bytes/bytes'
import { decoded } from '@/formats/bytes/decode'
import { encodingOf } from '@/formats/bytes/encodingOf'
import { ASCII, bytes, JIS_CASES, KANJI, pairs } from '../../formats/bytes/jis'

async function* inPieces(all: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < all.length; at += size) yield await Promise.resolve(all.subarray(at, at + size))
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  let text = ''
  for await (const piece of decoded(chunks, 'iso-2022-jp')) text += piece
  return text
}

/** A message whose names end in kanji: each segment after one is lost where a line end is taken for half a letter. */
const MESSAGE = [
  'MSH|^~\\&|LAB',
  `PID|||00142||${KANJI}${pairs('渡邉')}`,
  `OBX|1|NM|ALT||98|U/L|||||F|||${KANJI}${pairs('肝機能')}`,
  'OBX|2|NM|AST||30|U/L|||||F',
].join('\r')

describe('ISO-2022-JP in a browser', () => {
  test.each(JIS_CASES)('reads $title', async ({ given, text }) => {
    for (const size of [1, 2, 1000]) expect(await textOf(inPieces(bytes(given), size))).toBe(text)
  })

  test('keeps every segment of a message whose lines end in kanji', async () => {
    const file = bytesOfBlob(new Blob([bytes(MESSAGE)]))
    expect(await encodingOf(file.chunks())).toBe('iso-2022-jp')
    const text = await textOf(file.chunks())
    expect(text.split('\r').map((segment) => segment.slice(0, 6))).toEqual([
      'MSH|^~',
      'PID|||',
      'OBX|1|',
      'OBX|2|',
    ])
    expect(text).toContain('渡邉\rOBX|1')
  })

  test('is needed: the browser alone loses a line end, or leaves a state open over it', () => {
    const alone = new TextDecoder('iso-2022-jp').decode(bytes(MESSAGE))
    expect(alone.split('\r').filter((segment) => segment.startsWith('OBX')).length).toBeLessThan(2)
  })

  test('has the same letters in the way that is read and in the one that the browser knows', () => {
    const euc = new TextDecoder('euc-jp')
    const differing: string[] = []
    for (let first = 0x21; first <= 0x7e; first++)
      for (let second = 0x21; second <= 0x7e; second++) {
        const pair = String.fromCharCode(first, second)
        const plain = new TextDecoder('iso-2022-jp').decode(bytes(KANJI + pair + ASCII))
        if (euc.decode(Uint8Array.of(first | 0x80, second | 0x80)) !== plain) differing.push(pair)
      }
    expect(differing).toEqual([])
  })
})
