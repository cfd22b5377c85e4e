import { expect, test } from 'vitest'
import { encodeShiftJis } from '@/formats/bytes/encodeShiftJis'
import { unpacked } from '@/formats/bytes/unpack'
import { gzipOf, repeated, zipOf } from '../../formats/bytes/packing'
import { bookOf, rowsOf, sheetOf } from '../../formats/excel/books'

const TABLE = 'number,drawn,ALT\n1,2026-09-14,98\n'

async function contentsOf(name: string, blob: Blob): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const { name: each, from } of await unpacked(name, blob)) {
    if ('refused' in from) found[each] = from.refused.code
    if (!('bytes' in from)) continue
    const decoder = new TextDecoder()
    let text = ''
    for await (const chunk of from.bytes.chunks()) text += decoder.decode(chunk, { stream: true })
    found[each] = text
  }
  return found
}

test('a gzip file and a ZIP are unpacked by the browser itself, without a worker and without WebAssembly', async () => {
  const zip = await zipOf([
    { name: 'a.csv', content: TABLE },
    { name: 'stored.csv', content: TABLE, how: { level: 0 } },
    { name: '1', content: 'x', how: { rawName: encodeShiftJis('検査表.csv') } },
    { name: 'b.csv.gz', content: await gzipOf(TABLE) },
    { name: 'closed.csv', content: TABLE, how: { password: 'secret', zipCrypto: true } },
  ])
  expect(await contentsOf('z.zip', zip)).toEqual({
    'z.zip/a.csv': TABLE,
    'z.zip/stored.csv': TABLE,
    'z.zip/検査表.csv': 'x',
    'z.zip/b.csv': TABLE,
    'z.zip/closed.csv': 'packed-password',
  })
  expect(await contentsOf('results.csv.gz', await gzipOf(TABLE))).toEqual({ 'results.csv': TABLE })
})

test('a file is unpacked as often as it is gone through, and may be left off in the middle', async () => {
  const blob = await zipOf([{ name: 'a.csv', content: TABLE.repeat(100_000) }])
  const [file] = await unpacked('z.zip', blob)
  if (!file || !('bytes' in file.from)) throw new Error('nothing')
  for (let time = 0; time < 40; time++) expect((await file.from.bytes.start(6)).length).toBe(6)
  let length = 0
  for await (const chunk of file.from.bytes.chunks()) length += chunk.length
  expect(length).toBe(TABLE.length * 100_000)
})

test('what is damaged, cut off or made to grow is refused', async () => {
  const gzip = await gzipOf(TABLE.repeat(1000))
  const [cut] = await unpacked('a.csv.gz', gzip.slice(0, gzip.size - 20))
  const [bomb] = await unpacked('b.csv.gz', await gzipOf(repeated(' '.repeat(1 << 20), 100 * 1024 * 1024)))
  for (const [file, code] of [
    [cut, 'packed-damaged'],
    [bomb, 'packed-too-tight'],
  ] as const) {
    if (!file || !('bytes' in file.from)) throw new Error('nothing')
    const all = file.from.bytes.chunks()
    const reading = (async () => {
      for await (const chunk of all) expect(chunk.length).toBeGreaterThan(0)
    })()
    await expect(reading).rejects.toMatchObject({ code })
  }
})

test.each(['xlsx', 'biff8', 'ods'] as const)(
  'a workbook (%s) is opened under the policy of the page',
  async (type) => {
    const sheet = sheetOf([
      ['番号', '採血日', 'ALT'],
      [
        { t: 'n', v: 412, z: '00000000' },
        { t: 'n', v: 44_216, z: 'yyyy/mm/dd' },
        { t: 'n', v: 0.1 + 0.2 },
      ],
    ])
    const rows = await rowsOf(bookOf({ 肝機能: sheet }, { type }))
    expect(rows[0]).toEqual(['番号', '採血日', 'ALT'])
    expect(rows[1]?.slice(1)).toEqual(['2021-01-20', '0.3'])
    expect(Number(rows[1]?.[0])).toBe(412)
  },
)
