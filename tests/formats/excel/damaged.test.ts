import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { unpacked } from '@/formats/bytes/unpack'
import { zipOf } from '../bytes/packing'
import { sample } from '../reading'
import { bookOf, sheetOf } from './books'
import { processorTime } from '../../processorTime'

const LIST = sheetOf(
  [
    ['番号', '採血日', 'ALT', 'コメント'],
    ['00412', { t: 'n', v: 44_216, z: 'yyyy/mm/dd' }, 98, '溶血'],
    ['00413', { t: 'n', v: 44_217, z: 'yyyy/mm/dd' }, 0.5, undefined],
  ],
  ['A2:A3'],
)

/** A book with some bytes changed, taken out or doubled. */
function mutated(bytes: Uint8Array): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const change = fc.record({
    at: fc.nat(bytes.length - 1),
    to: fc.nat(255),
    how: fc.constantFrom('set', 'cut', 'double'),
  })
  return fc.array(change, { minLength: 1, maxLength: 6 }).map((changes) => {
    let now = Uint8Array.from(bytes)
    for (const { at, to, how } of changes) {
      if (how === 'set') now[at % now.length] = to
      else if (how === 'cut') now = Uint8Array.from([...now.subarray(0, at), ...now.subarray(at + to)])
      else now = Uint8Array.from([...now.subarray(0, at), ...now.subarray(Math.max(0, at - to))])
    }
    return now
  })
}

async function endsInWords(book: Blob): Promise<void> {
  const began = processorTime()
  for (const { from } of await unpacked('book.xlsx', book)) {
    if ('refused' in from) expect(from.refused.because.ja.length).toBeGreaterThan(4)
    if ('sheet' in from)
      for (const row of from.sheet.rows) for (const cell of row) expect(typeof cell).toBe('string')
    if ('bytes' in from)
      await from.bytes.start(100).catch((cause: unknown) => expect(cause).toHaveProperty('code'))
  }
  expect(processorTime() - began).toBeLessThan(5000)
}

// The library says on the console what it cannot read.
beforeAll(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))
afterAll(() => vi.restoreAllMocks())

describe('a damaged workbook ends in words, never in a fault of ours', () => {
  test.each([
    ['xlsx', new Uint8Array(sample('derived-from-cdisc/dev/clinic_book.xlsx'))],
    ['xls', new Uint8Array(sample('derived-from-cdisc/dev/clinic_book.xls'))],
  ])('%s, any of its bytes', async (_, bytes) => {
    await fc.assert(
      fc.asyncProperty(mutated(bytes), async (changed) => endsInWords(new Blob([changed]))),
      { numRuns: 150, seed: 20261122 },
    )
  })

  test.each(['xlsx', 'ods'] as const)('%s, any byte of its parts', async (type) => {
    const { ZipReader, BlobReader, Uint8ArrayWriter } = await import('@zip.js/zip.js')
    const zip = new ZipReader(new BlobReader(bookOf({ 肝機能: LIST, 脂質: LIST }, { type })), {
      useWebWorkers: false,
    })
    const parts: { name: string; content: Uint8Array<ArrayBuffer> }[] = []
    for (const entry of await zip.getEntries())
      if (!entry.directory)
        parts.push({
          name: entry.filename,
          content: Uint8Array.from(await entry.getData(new Uint8ArrayWriter(), { useWebWorkers: false })),
        })
    const some = fc
      .constantFrom(...parts)
      .chain(({ name, content }) =>
        mutated(content).map((changed) =>
          parts.map((part) => (part.name === name ? { name, content: changed } : part)),
        ),
      )
    await fc.assert(
      fc.asyncProperty(some, async (changed) => endsInWords(await zipOf(changed))),
      { numRuns: 100, seed: 20261122 },
    )
  })
})
