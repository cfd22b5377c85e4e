import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ImportKind, ImportTemplate } from '@/domain/reading'
import {
  MOST_CELL_LETTERS,
  MOST_COLUMNS,
  MOST_JSON_BYTES,
  MOST_NESTING,
  MOST_ROW_LETTERS,
  MOST_ROWS,
  MOST_SPELLINGS,
  MOST_TABLE_BYTES,
  MOST_UNPACKED_RATIO,
} from '@/formats/bytes/bounds'
import { bytesOfBlob, type Bytes } from '@/formats/bytes/bytes'
import { checkJson } from '@/formats/bytes/checkJson'
import { streamOf } from '@/formats/bytes/streams'
import { unpacked } from '@/formats/bytes/unpack'
import { Gathered } from '@/formats/gathered/gathered'
import { fileProblem } from '@/formats/problems'
import { readSource } from '@/formats/readSource'
import { Refused } from '@/formats/refused'
import { RowReader } from '@/formats/table/rowReader'
import { readFound, RULES } from '../formats/reading'
import { longTexts, NASTY_TEXTS } from './nasty'
import { processorTime } from '../processorTime'

/** What became of a file: the code of its refusal, or the codes of its problems. */
async function fateOf(source: { blob: Blob } | { text: string }, kind?: ImportKind): Promise<string[]> {
  const from = 'blob' in source ? { bytes: bytesOfBlob(source.blob) } : source
  const into = new Gathered()
  const given = { name: 'file.csv', file: 0, from, templates: [], ...(kind ? { kind } : {}) }
  try {
    const read = await readSource(given, into, RULES, () => Promise.resolve())
    if (read.kind === 'refused') return [read.problem.code]
    if (read.kind === 'mapping') return ['asks']
    return [...new Set(into.problems.kept.map(({ code }) => code))]
  } catch (cause) {
    if (cause instanceof Refused) return [cause.problem('file.csv').code]
    throw cause
  }
}

/** A blob that claims a size and makes its bytes only when they are asked for; nothing of it stands in memory. */
function sparse(size: number, byteAt: (at: number) => number, asked: { bytes: number }): Blob {
  const slice = (from = 0, until = size): Blob => {
    const length = Math.max(0, Math.min(until, size) - from)
    return {
      size: length,
      arrayBuffer: () => {
        asked.bytes += length
        return Promise.resolve(Uint8Array.from({ length }, (_, at) => byteAt(from + at)).buffer)
      },
    } as Blob
  }
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    for (let from = 0; from < size; from += STREAMED_AT_ONCE)
      yield new Uint8Array(await slice(from, from + STREAMED_AT_ONCE).arrayBuffer())
  }
  return { size, slice, stream: () => streamOf(chunks()) } as unknown as Blob
}

const STREAMED_AT_ONCE = 1 << 16

describe('a file beyond all measure', () => {
  test('of 2 GB in one line is refused by its size, before anything of it is read', async () => {
    const asked = { bytes: 0 }
    const line = sparse(2 * 1024 ** 3, () => 0x61, asked)
    expect(await fateOf({ blob: line })).toEqual(['file-too-large'])
    expect(asked.bytes).toBe(0)
  })

  test.each([
    ['at', 0, 'row-too-long'],
    ['over', 1, 'file-too-large'],
  ])('%s the limit of a table', async (_, over, fate) => {
    // The row is refused while it is read; a byte more, and nothing is read.
    const asked = { bytes: 0 }
    const heading = 'number,name\n'
    const read = (at: number): number => (at < heading.length ? heading.charCodeAt(at) : 0xff)
    const blob = sparse(MOST_TABLE_BYTES + over, read, asked)
    expect(await fateOf({ blob })).toEqual([fate])
    expect(asked.bytes).toBeLessThan(4 * MOST_ROW_LETTERS)
  })

  test('that is JSON has a limit of its own, since it must stand in memory whole', async () => {
    const asked = { bytes: 0 }
    const start = '{"saiketsu":1,"patients":['
    const read = (at: number): number => (at < start.length ? start.charCodeAt(at) : 0xff)
    expect(await fateOf({ blob: sparse(MOST_JSON_BYTES + 1, read, asked) })).toEqual(['file-too-large'])
    expect(asked.bytes).toBeLessThan(1024 * 1024)
  })

  test('of rows without end is refused at the limit, and read up to it', () => {
    const reader = new RowReader(',')
    const piece = '\n'.repeat(1 << 16)
    const feedAll = (): void => {
      for (let lines = 0; lines <= MOST_ROWS + piece.length; lines += piece.length) reader.feed(piece)
    }
    expect(feedAll).toThrow(Refused)
    expect(reader.lines).toBeGreaterThan(MOST_ROWS - 2 * piece.length)
  })
})

describe('a table', () => {
  const long = (value: string): string => `number,drawn,analyte,value\n1,2026-09-14,ALT,${value}\n`

  test(`of ${MOST_COLUMNS} columns is read, of one more and of a million refused`, async () => {
    const wide = (columns: number): string =>
      ['number', 'drawn', 'ALT', ...Array.from({ length: columns - 3 }, (_, at) => `c${at}`)].join(',') +
      '\n1,2026-09-14,98\n'
    expect(await fateOf({ text: wide(MOST_COLUMNS) })).toEqual([])
    expect(await fateOf({ text: wide(MOST_COLUMNS + 1) })).toEqual(['too-many-columns'])
    expect(await fateOf({ text: 'number,drawn,ALT' + ',x'.repeat(1_000_000) + '\n1' })).toEqual([
      'row-too-long',
    ])
    expect(await fateOf({ text: 'number,drawn,ALT' + ','.repeat(100_000) + '\n1' })).toEqual([
      'too-many-columns',
    ])
  })

  test('with a cell as long as one of Excel is read, a longer one names its line', async () => {
    const comment = (letters: number): string =>
      `number,drawn,analyte,value,comment\n1,2026-09-14,ALT,98,${'x'.repeat(letters)}\n`
    expect(await fateOf({ text: comment(MOST_CELL_LETTERS) })).toEqual([])
    expect(await fateOf({ text: comment(MOST_CELL_LETTERS + 1) })).toEqual(['cell-too-long'])
    const refusal = await readFound(comment(MOST_CELL_LETTERS + 1)).catch((cause: unknown) => cause)
    expect((refusal as Refused).line).toBe(2)
  })

  test('with more units than are numbered is refused, not stored under wrong units', async () => {
    const rows = (count: number): string =>
      'number,drawn,analyte,value,unit\n' +
      Array.from({ length: count }, (_, at) => `1,2026-09-14,ALT,98,u${at}\n`).join('')
    expect(await fateOf({ text: rows(MOST_SPELLINGS - 100) })).toEqual([])
    expect(await fateOf({ text: rows(MOST_SPELLINGS + 10) })).toEqual(['too-many-spellings'])
  })

  test('of a million rows of rubbish is read in seconds, each row a problem, the first many kept', async () => {
    const rubbish = 'number,drawn,analyte,value\n' + 'x,y,ALT,z\n'.repeat(1_000_000)
    const began = processorTime()
    const { gathered } = await readFound(rubbish)
    expect(gathered.problems.count).toBe(1_000_000)
    expect(gathered.problems.kept.length).toBeLessThanOrEqual(50_000)
    expect(processorTime() - began).toBeLessThan(30_000)
  })

  test('of a hundred thousand names that nobody knows leaves them out, and says of each how often', async () => {
    let text = 'number,drawn,analyte,value\n'
    for (let at = 0; at < 100_000; at++) text += `1,2026-09-14,q${at},1\n`
    const began = processorTime()
    const { gathered } = await readFound(text)
    expect(gathered.leftOut().reduce((sum, { cells }) => sum + cells, 0)).toBe(100_000)
    expect(processorTime() - began).toBeLessThan(10_000)
  })

  test.each([1_000, 32_000, 1_000_000])(
    'a number of %s figures is no result, said at once',
    async (figures) => {
      const began = processorTime()
      const fate = await fateOf({ text: long('9'.repeat(figures)) })
      expect(fate).toEqual([figures > MOST_CELL_LETTERS ? 'cell-too-long' : 'not-a-value'])
      expect(processorTime() - began).toBeLessThan(2000)
    },
  )

  test('with 15 and 16 figures in a number is still read', async () => {
    for (const figures of ['98.0000000000000', '98.00000000000000', '98.000000000000000000000'])
      expect((await readFound(long(figures))).results[0]?.value?.text).toBe(figures)
  })
})

describe('words made to break programs', () => {
  const headings = {
    roster:
      'number,name,kana,phone,phone2,contact_note,birth_date,sex,weight_kg,course_start,planned_weeks,course_end,dose_mg,dose_from,pause_start,pause_restart,next_visit,protocol',
    'results-long':
      'number,drawn,time,analyte,value,unit,range,low,high,flag,fasting,comment,lab,specimen,reported,name,kana,birth_date,sex',
    'results-wide': 'number,drawn,time,ALT,AST(U/L),中性脂肪,fasting,comment,lab,name,sex,birth_date',
  }

  test.each(Object.entries(headings))(
    'in any cell of a %s end in a value or a problem',
    async (kind, row) => {
      const width = row.split(',').length
      const usual = ['1', '2026-09-14']
      const rows = NASTY_TEXTS.flatMap((text) =>
        Array.from({ length: width }, (_, at) =>
          Array.from({ length: width }, (__, column) =>
            column === at ? `"${text.replaceAll('"', '""')}"` : (usual[column] ?? ''),
          ).join(','),
        ),
      )
      const { roster, results } = await readFound([row, ...rows, ''].join('\n'), { kind: kind as ImportKind })
      for (const each of [...roster, ...results])
        for (const value of Object.values(each)) expect(typeof value).not.toBe('function')
      // What a worker hands to the page must be data through and through.
      expect(() => structuredClone([roster, results])).not.toThrow()
    },
  )

  test.each(Object.entries(headings))(
    'however long, in any cell of a %s, take no time',
    async (kind, row) => {
      const width = row.split(',').length
      const usual = ['1', '2026-09-14']
      const rows = longTexts(30_000).flatMap((text) =>
        Array.from({ length: width }, (_, at) =>
          Array.from({ length: width }, (__, column) =>
            column === at ? `"${text}"` : (usual[column] ?? ''),
          ).join(','),
        ),
      )
      const began = processorTime()
      await readFound([row, ...rows, ''].join('\n'), { kind: kind as ImportKind })
      expect(processorTime() - began).toBeLessThan(8000)
    },
  )

  test('as headings and as file mappings are no more than headings', async () => {
    for (const text of [...NASTY_TEXTS, ...longTexts(30_000)]) {
      const heading = `"${text.replaceAll('"', '""')}"`
      const fate = await fateOf({ text: `number,drawn,ALT,${heading}\n1,2026-09-14,98,x\n` })
      expect([[], ['asks']]).toContainEqual(fate)
    }
  })

  test('as names of analytes and columns of a mapping mean nothing of an object', async () => {
    const template: ImportTemplate = {
      id: 't',
      name: 't',
      kind: 'results-long',
      columns: {
        a: { field: 'number' },
        b: { field: 'drawn' },
        c: { field: 'analyte' },
        d: { field: 'value' },
      },
      analytes: {},
    }
    const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty']
    const rows = names.map((name) => `1,2026-09-14,${name},98`)
    const { gathered, results } = await readFound(['a,b,c,d,constructor', ...rows, ''].join('\n'), {
      mapping: template,
    })
    expect(results).toEqual([])
    expect(gathered.leftOut().map(({ heading }) => heading)).toEqual(names)
  })
})

describe('a clinic file', () => {
  const of = (patients: string, more = ''): string =>
    `{"saiketsu":1,"clinic":{}${more},"patients":[${patients}]}`

  test.each([
    [100_000, '[', ']'],
    [100_000, '{"a":', '}'],
    [MOST_NESTING + 1, '[', ']'],
  ])('nested %s times with %s is refused', async (depth, open, close) => {
    const nested = open.repeat(depth) + '1' + close.repeat(depth)
    expect(await fateOf({ text: `{"saiketsu":1,"x":${nested}}` })).toEqual(['too-deep'])
    expect(await fateOf({ text: open.repeat(depth) }, 'clinic-file')).toEqual(['too-deep'])
  })

  test('nested up to the limit is read; brackets in a text nest nothing', async () => {
    const deep = '['.repeat(MOST_NESTING - 1) + ']'.repeat(MOST_NESTING - 1)
    expect(await fateOf({ text: `{"saiketsu":1,"x":${deep},"patients":[]}` })).toEqual([])
    const name = JSON.stringify('[{"\\'.repeat(1000))
    expect(await fateOf({ text: of(`{"number":"1","name":${name}}`) })).toEqual([])
  })

  test.each([
    ['{"saiketsu":1,"patients":[{"number":"1"}],"patients":[]}', 'patients'],
    [of('{"number":"1","birthDate":"2001-03-04","birthDate":"1999-01-01"}'), 'birthDate'],
    [of('{"number":"1","num\\u0062er":"2"}'), 'number'],
    [of(`{"number":"1",${Array.from({ length: 40 }, (_, at) => `"k${at}":1`).join()},"k39":2}`), 'k39'],
  ])('that says one thing twice is refused: %s', async (text, key) => {
    expect(await fateOf({ text })).toEqual(['duplicate-key'])
    try {
      checkJson(text)
    } catch (cause) {
      expect((cause as Refused).detail).toBe(key)
    }
  })

  test('may say the same key in different places', async () => {
    expect(await fateOf({ text: of('{"number":"1"},{"number":"2"}') })).toEqual([])
  })

  test.each(['__proto__', 'constructor', 'prototype'])('with the key %s changes no object', async (key) => {
    const template = `{"id":"t","name":"t","kind":"roster","columns":{"${key}":{"field":"name"},"a":{"field":"number"}},"analytes":{"${key}":"alt"}}`
    const evil = `"${key}":{"polluted":1}`
    const text = `{${evil},"saiketsu":1,"clinic":{${evil},"templates":[${template}]},"patients":[{${evil},"number":"1","draws":[{${evil},"day":"2026-09-14","results":[{${evil},"analyte":"alt","value":"98"}]}]}]}`
    const { read } = await readFound(text)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(read.kind === 'clinic-file' && read.read.records).toHaveLength(1)
    const records = JSON.stringify(read)
    expect(records).not.toContain('polluted')
  })

  test('with a number of a million figures is a problem of that value, said at once', async () => {
    const began = processorTime()
    const result = (value: string): string =>
      of(`{"number":"1","draws":[{"day":"2026-09-14","results":[{"analyte":"alt","value":${value}}]}]}`)
    expect(await fateOf({ text: result(`"${'9'.repeat(1_000_000)}"`) })).toEqual(['clinic-file-fault'])
    expect(await fateOf({ text: result('9'.repeat(1_000_000)) })).toEqual(['clinic-file-fault'])
    expect(processorTime() - began).toBeLessThan(2000)
  })

  test('of any rubbish never breaks the reader', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 6 }), fc.constantFrom(...NASTY_TEXTS), async (json, text) => {
        const patients = `{"number":${JSON.stringify(text)},"courses":${json},"draws":[${json}],"held":${json}}`
        await fateOf({ text: `{"saiketsu":1,"clinic":${json},"patients":[${patients},${json}]}` })
        await fateOf({ text: json }, 'clinic-file')
      }),
      { numRuns: 200, seed: 20261122 },
    )
  })
})

describe('bytes', () => {
  test.each([
    ['a PDF', [0x25, 0x50, 0x44, 0x46]],
    ['an image (PNG)', [0x89, 0x50, 0x4e, 0x47]],
    ['an image (JPEG)', [0xff, 0xd8, 0xff, 0xe0]],
    ['bzip2', [0x42, 0x5a, 0x68, 0x39]],
    ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
    ['7-Zip', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
    ['RAR', [0x52, 0x61, 0x72, 0x21]],
    ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
    ['rich text', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
    ['a web page', [...'<html>'].map((letter) => letter.charCodeAt(0))],
    // These are unpacked before; what is still packed when it is read was packed twice.
    ['a ZIP in a packed file', [0x50, 0x4b, 0x03, 0x04]],
    ['gzip in a packed file', [0x1f, 0x8b]],
    ['an old Excel book in a packed file', [0xd0, 0xcf, 0x11, 0xe0]],
  ])('of %s named .csv are recognised and not read on', async (_, signature) => {
    const asked = { bytes: 0 }
    const blob = sparse(MOST_TABLE_BYTES, (at) => signature[at] ?? 0x20, asked)
    expect(await fateOf({ blob })).toEqual(['foreign-file'])
    expect(asked.bytes).toBeLessThanOrEqual(8192)
  })

  test.each([
    ['a ZIP', [0x50, 0x4b, 0x03, 0x04], 'packed-damaged', 2 * 1024 * 1024],
    ['an empty ZIP', [0x50, 0x4b, 0x05, 0x06], 'packed-damaged', 2 * 1024 * 1024],
    ['a ZIP in parts', [0x50, 0x4b, 0x07, 0x08], 'packed-damaged', 2 * 1024 * 1024],
    ['an old Excel book', [0xd0, 0xcf, 0x11, 0xe0], 'workbook-too-large', 8192],
  ])(
    'of a gigabyte that begin like %s and are none are refused after a look',
    async (_, signature, code, most) => {
      const asked = { bytes: 0 }
      const blob = sparse(MOST_TABLE_BYTES, (at) => signature[at] ?? 0x20, asked)
      const [only, ...others] = await unpacked('file.csv', blob)
      expect(others).toEqual([])
      expect(only && 'refused' in only.from && only.from.refused.code).toBe(code)
      expect(asked.bytes).toBeLessThanOrEqual(most)
    },
  )

  test('packed 1000 : 1 are refused in seconds, whatever the header says, long before all came out', async () => {
    const zeros = new Blob(new Array<Blob>(400).fill(new Blob([new Uint8Array(1 << 20)])))
    const packed = await new Response(zeros.stream().pipeThrough(new CompressionStream('gzip'))).blob()
    const began = processorTime()
    const [only] = await unpacked('bomb.csv.gz', packed)
    if (!only || !('bytes' in only.from)) throw new Error('not unpacked')
    let out = 0
    const unpackAll = async (bytes: Bytes): Promise<void> => {
      for await (const chunk of bytes.chunks()) out += chunk.length
    }
    await expect(unpackAll(only.from.bytes)).rejects.toMatchObject({ code: 'packed-too-tight' })
    expect(out).toBeLessThan(MOST_UNPACKED_RATIO * packed.size + (1 << 20))
    expect(processorTime() - began).toBeLessThan(10_000)
  })

  test('of no encoding at all end in words, never in a fault of ours', async () => {
    const heading = new TextEncoder().encode('number,drawn,analyte,value,comment\n1,2026-09-14,ALT,98,')
    const starts = [[], [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff]]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...starts),
        fc.uint8Array({ maxLength: 400 }),
        async (start, rubbish) => {
          const bytes = Uint8Array.from([...start, ...heading, ...rubbish])
          await fateOf({ blob: new Blob([bytes]) })
          await fateOf({ blob: new Blob([Uint8Array.from([...start, ...rubbish])]) })
        },
      ),
      { numRuns: 300, seed: 20261122 },
    )
  })

  test.each([
    [
      'half a character of UTF-8, a mark before the file saying that it is UTF-8',
      [0xe6, 0x97],
      [0xef, 0xbb, 0xbf],
    ],
    ['a half of a pair in UTF-8', [0xed, 0xa0, 0x80]],
    ['a lead byte of Shift_JIS alone', [0x81]],
  ])('%s is said to be unreadable, the row stays', async (_, rubbish, mark: number[] = []) => {
    const text = 'number,drawn,analyte,value,comment\n1,2026-09-14,ALT,98,'
    const bytes = Uint8Array.from([...mark, ...new TextEncoder().encode(text), ...rubbish, 0x0a])
    const { results, warnings } = await readFound(bytes)
    expect(results).toHaveLength(1)
    expect(warnings.map(({ code }) => code)).toContain('unreadable-letters')
  })

  test.each(['NotReadableError', 'NotFoundError'])(
    'that change while they are read (%s) are told so',
    async (name) => {
      const text = new TextEncoder().encode(
        'number,drawn,analyte,value\n' + '1,2026-09-14,ALT,98\n'.repeat(20_000),
      )
      const whole = new Blob([text])
      let reads = 0
      const blob = {
        size: whole.size,
        slice: (from: number, until: number) => ({
          arrayBuffer: () => {
            reads += 1
            return reads > 4
              ? Promise.reject(new DOMException('changed', name))
              : whole.slice(from, until).arrayBuffer()
          },
        }),
      } as unknown as Blob
      expect(await fateOf({ blob })).toEqual(['file-changed'])
    },
  )
})

test.each([
  ['the stream breaks off', true],
  ['the stream runs on', false],
])('a large file that changes while it is read is told so: %s', async (_, isBroken) => {
  const row = new TextEncoder().encode('1,2026-09-14,ALT,98\n'.repeat(3000))
  const heading = new TextEncoder().encode('number,drawn,analyte,value\n')
  let isChanged = false
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(heading)
    for (let at = 0; at < 80; at++) yield await Promise.resolve(row)
    isChanged = true
    if (isBroken) throw new TypeError('network error')
  }
  const whole = new Blob([heading, row])
  const blob = {
    size: heading.length + 80 * row.length,
    stream: () => streamOf(chunks()),
    slice: (from: number, until: number) =>
      isChanged
        ? { arrayBuffer: () => Promise.reject(new DOMException('changed', 'NotReadableError')) }
        : whole.slice(from, until),
  } as unknown as Blob
  expect(await fateOf({ blob })).toEqual(['file-changed'])
})

test('every refusal says in both languages what it is and what to do', () => {
  const codes = [
    'file-too-large',
    'too-many-files',
    'row-too-long',
    'cell-too-long',
    'too-many-columns',
    'too-many-rows',
    'too-many-spellings',
    'too-deep',
    'duplicate-key',
    'file-changed',
    'packed-damaged',
    'packed-password',
    'packed-method',
    'packed-too-large',
    'packed-too-tight',
    'packed-too-many',
    'packed-in-packed',
    'packed-empty',
    'workbook-damaged',
    'workbook-password',
    'workbook-too-large',
    'workbook-empty',
    'workbook-hidden',
  ] as const
  for (const code of codes) {
    const { because, todo } = fileProblem(code, {}, '', '99')
    for (const words of [because.ja, because.en, todo.ja, todo.en]) expect(words.length).toBeGreaterThan(8)
  }
})
