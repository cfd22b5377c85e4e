import { describe, expect, test } from 'vitest'
import { MOST_PACKED_ENTRIES, MOST_UNPACKED_RATIO } from '@/formats/bytes/bounds'
import { encodeShiftJis } from '@/formats/bytes/encodeShiftJis'
import { unpacked, type Unpacked } from '@/formats/bytes/unpack'
import { UnpackedBudget } from '@/formats/bytes/unpackedBudget'
import { Gathered } from '@/formats/gathered/gathered'
import { readSource, sizeOf, type SourceRead } from '@/formats/readSource'
import { Refused } from '@/formats/refused'
import { RULES } from '../reading'
import { gzipOf, repeated, zipOf, zipOfEmpty } from './packing'
import { processorTime } from '../../processorTime'

const TABLE = 'number,drawn,ALT\n1,2026-09-14,98\n'

async function textOf({ from }: Unpacked): Promise<string> {
  if (!('bytes' in from)) return 'refused' in from ? from.refused.code : 'no bytes'
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of from.bytes.chunks()) text += decoder.decode(chunk, { stream: true })
  return text
}

/** The names with what came out, or the code of the refusal. */
async function contentsOf(name: string, blob: Blob): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const each of await unpacked(name, blob)) found[each.name] = await textOf(each)
  return found
}

async function readAll(name: string, blob: Blob): Promise<{ reads: SourceRead[]; into: Gathered }> {
  const into = new Gathered()
  const reads: SourceRead[] = []
  for (const [file, { name: each, from }] of (await unpacked(name, blob)).entries())
    reads.push(
      await readSource({ name: each, file, from, templates: [] }, into, RULES, () => Promise.resolve()),
    )
  return { reads, into }
}

describe('a gzip file', () => {
  test('is what is packed in it, under its name without .gz, as often as it is read', async () => {
    const [file, ...others] = await unpacked('lab/results.csv.gz', await gzipOf(TABLE))
    expect(others).toEqual([])
    expect(file?.name).toBe('lab/results.csv')
    if (!file) throw new Error('nothing')
    expect(await textOf(file)).toBe(TABLE)
    expect(await textOf(file)).toBe(TABLE)
  })

  test('is known by its bytes, not by its name', async () => {
    expect(await contentsOf('results.csv', await gzipOf(TABLE))).toEqual({ 'results.csv': TABLE })
    expect(await contentsOf('results.csv.gz', new Blob([TABLE]))).toEqual({ 'results.csv.gz': TABLE })
  })

  test('counts its size and its progress in packed bytes', async () => {
    const rows = Array.from({ length: 200_000 }, (_, at) => `${at},2026-09-14,${(at * 7919) % 900}\n`)
    const blob = await gzipOf(`number,drawn,ALT\n${rows.join('')}`)
    const [file] = await unpacked('results.csv.gz', blob)
    if (!file || !('bytes' in file.from)) throw new Error('nothing')
    expect(sizeOf(file.from)).toBe(blob.size)
    const reached: number[] = []
    let letters = 0
    for await (const chunk of file.from.bytes.chunks((done) => reached.push(done))) letters += chunk.length
    expect(letters).toBeGreaterThan(blob.size)
    expect(reached.length).toBeGreaterThan(3)
    expect(reached).toEqual([...reached].sort((a, b) => a - b))
    expect(reached.at(-1)).toBe(blob.size)
  })

  test('that is cut off is refused before anything of it is imported', async () => {
    const whole = await gzipOf(`${TABLE}${'1,2026-09-15,99\n'.repeat(5000)}`)
    const { reads, into } = await readAll('results.csv.gz', whole.slice(0, whole.size - 40))
    expect(reads).toMatchObject([{ kind: 'refused', problem: { code: 'packed-damaged' } }])
    expect(into.results.length).toBe(0)
  })

  test('that holds a tar or a ZIP is refused in words', async () => {
    const tar = new Uint8Array(1024)
    tar.set(new TextEncoder().encode('ustar'), 257)
    expect((await readAll('results.tar.gz', await gzipOf(tar))).reads).toMatchObject([
      { kind: 'refused', problem: { code: 'foreign-file' } },
    ])
    const zip = await gzipOf(await zipOf([{ name: 'a.csv', content: TABLE }]))
    expect((await readAll('a.zip.gz', zip)).reads).toMatchObject([
      { kind: 'refused', problem: { code: 'foreign-file' } },
    ])
  })
})

describe('a ZIP', () => {
  test('is every file in it with its path, without folders and what systems add', async () => {
    const zip = await zipOf([
      { name: 'lab/', content: '' },
      { name: 'lab/a.csv', content: TABLE },
      { name: 'lab/b.csv', content: 'b' },
      { name: '__MACOSX/lab/._a.csv', content: 'x' },
      { name: 'lab/.DS_Store', content: 'x' },
      { name: 'lab/Thumbs.db', content: 'x' },
      { name: 'stored.csv', content: TABLE, how: { level: 0 } },
    ])
    expect(await contentsOf('results.zip', zip)).toEqual({
      'results.zip/lab/a.csv': TABLE,
      'results.zip/lab/b.csv': 'b',
      'results.zip/stored.csv': TABLE,
    })
  })

  test('has its names in Shift_JIS where Windows packed it, in UTF-8 where it says so or is so', async () => {
    const name = '検査表/能ソ_2026.csv'
    const raw = new TextEncoder().encode(name)
    const zip = await zipOf([
      { name: '1', content: '1', how: { rawName: encodeShiftJis(name) } },
      { name: '2', content: '2', how: { rawName: Uint8Array.from([...raw, 0x32]) } },
      { name: `${name}3`, content: '3' },
    ])
    expect(await contentsOf('z.zip', zip)).toEqual({
      [`z.zip/${name}`]: '1',
      [`z.zip/${name}2`]: '2',
      [`z.zip/${name}3`]: '3',
    })
  })

  test('with a password on some files gives the others', async () => {
    const zip = await zipOf([
      { name: 'open.csv', content: TABLE },
      { name: 'closed.csv', content: TABLE, how: { password: 'secret', zipCrypto: true } },
      { name: 'aes.csv', content: TABLE, how: { password: 'secret' } },
    ])
    expect(await contentsOf('z.zip', zip)).toEqual({
      'z.zip/open.csv': TABLE,
      'z.zip/closed.csv': 'packed-password',
      'z.zip/aes.csv': 'packed-password',
    })
  })

  test('with one damaged file gives the others, and nothing of that one', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => `${at},2026-09-14,${(at * 7919) % 900}\n`).join('')
    const zip = await zipOf([
      { name: 'a.csv', content: `number,drawn,ALT\n${rows}` },
      { name: 'b.csv', content: TABLE },
    ])
    const bytes = new Uint8Array(await zip.arrayBuffer())
    for (let at = 40_000; at < 40_010; at++) bytes[at] = (bytes[at] ?? 0) ^ 0x55
    const { reads, into } = await readAll('z.zip', new Blob([bytes]))
    expect(reads).toMatchObject([
      { kind: 'refused', problem: { code: 'packed-damaged', where: { file: 'z.zip/a.csv' } } },
      { kind: 'table' },
    ])
    expect(into.results.length).toBe(1)
  })

  test('that is cut off, empty or no ZIP at all is refused in words', async () => {
    const zip = await zipOf([{ name: 'a.csv', content: TABLE }])
    expect(await contentsOf('z.zip', zip.slice(0, zip.size - 30))).toEqual({ 'z.zip': 'packed-damaged' })
    expect(await contentsOf('z.zip', new Blob([Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)]))).toEqual({
      'z.zip': 'packed-damaged',
    })
    expect(await contentsOf('z.zip', await zipOf([]))).toEqual({ 'z.zip': 'packed-empty' })
    expect(await contentsOf('z.zip', await zipOf([{ name: 'lab/', content: '' }]))).toEqual({
      'z.zip': 'packed-empty',
    })
  })

  test('in a ZIP is not opened; a gzipped file in it is', async () => {
    const inner = await zipOf([{ name: 'a.csv', content: TABLE }])
    const zip = await zipOf([
      { name: 'inner.zip', content: inner },
      { name: 'b.csv.gz', content: await gzipOf(TABLE) },
      { name: 'c.csv', content: await gzipOf(await gzipOf(TABLE)) },
    ])
    const found = await contentsOf('z.zip', zip)
    expect(found['z.zip/inner.zip']).toBe('packed-in-packed')
    expect(found['z.zip/b.csv']).toBe(TABLE)
    expect((await readAll('z.zip', zip)).reads.map(({ kind }) => kind)).toEqual([
      'refused',
      'table',
      'refused',
    ])
  })

  test('of twenty thousand files is read; of one more refused', async () => {
    expect(MOST_PACKED_ENTRIES).toBe(20_000)
    const more = zipOfEmpty(MOST_PACKED_ENTRIES + 1)
    expect(await contentsOf('z.zip', more)).toEqual({ 'z.zip': 'packed-too-many' })
    expect(await unpacked('z.zip', zipOfEmpty(MOST_PACKED_ENTRIES))).toHaveLength(MOST_PACKED_ENTRIES)
  })

  test('may be left off between two of its files', async () => {
    const zip = await zipOf(Array.from({ length: 20 }, (_, at) => ({ name: `${at}`, content: 'x' })))
    let asked = 0
    const pace = (): Promise<void> => {
      asked += 1
      return asked > 5 ? Promise.reject(new Error('cancelled')) : Promise.resolve()
    }
    await expect(unpacked('z.zip', zip, pace)).rejects.toThrow('cancelled')
    expect(asked).toBe(6)
  })

  test('of another office program is said to be what it is', async () => {
    const part = (name: string): Promise<Blob> =>
      zipOf([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name, content: 'x' },
      ])
    const said = async (blob: Blob): Promise<string | undefined> => {
      const [file] = await unpacked('file', blob)
      return file && 'refused' in file.from ? file.from.refused.because.en : undefined
    }
    expect(await said(await part('word/document.xml'))).toContain('Word')
    expect(await said(await part('ppt/presentation.xml'))).toContain('PowerPoint')
    const text = await zipOf([
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
      { name: 'content.xml', content: 'x' },
      { name: 'META-INF/manifest.xml', content: 'x' },
    ])
    expect(await said(text)).toContain('OpenDocument')
  })
})

describe('what is made to grow', () => {
  test('a gzip file of 1000 : 1 is refused early', async () => {
    const bomb = await gzipOf(repeated(' '.repeat(1 << 20), 300 * 1024 * 1024))
    const began = processorTime()
    const { reads } = await readAll('bomb.csv.gz', bomb)
    expect(reads).toMatchObject([{ kind: 'refused', problem: { code: 'packed-too-tight' } }])
    expect(processorTime() - began).toBeLessThan(5000)
  })

  test('a ZIP of 1000 : 1 likewise, however many files it is made of', async () => {
    const zeros = repeated(' '.repeat(1 << 20), 60 * 1024 * 1024)
    const bomb = await zipOf([
      { name: 'a.csv', content: zeros },
      { name: 'b.csv', content: zeros },
      { name: 'c.csv', content: TABLE },
    ])
    const { reads } = await readAll('bomb.zip', bomb)
    expect(reads).toMatchObject([
      { kind: 'refused', problem: { code: 'packed-too-tight' } },
      { kind: 'refused', problem: { code: 'packed-too-tight' } },
      { kind: 'table' },
    ])
  })

  test('a short list of equal rows packs well and is read all the same', async () => {
    const rows = '1,2026-09-14,98\n'.repeat(100_000)
    const blob = await gzipOf(`number,drawn,ALT\n${rows}`)
    expect(rows.length / blob.size).toBeGreaterThan(MOST_UNPACKED_RATIO)
    expect((await readAll('rows.csv.gz', blob)).reads).toMatchObject([{ kind: 'table' }])
  })

  test('all files of a ZIP share one measure; what is read twice counts once', () => {
    const budget = new UnpackedBudget(1000)
    const first = budget.meter(100)
    const second = budget.meter(100)
    first()(600)
    first()(600)
    second()(400)
    expect(() => second()(401)).toThrow(Refused)
  })
})

test('what a system puts into folders on its own is not there', async () => {
  for (const name of ['x/.DS_Store', 'Thumbs.db', 'a/desktop.ini', '__MACOSX/a.csv', 'a/._b.csv'])
    expect(await unpacked(name, new Blob(['x']))).toEqual([])
})
