import * as XLSX from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { MOST_COLUMNS, MOST_WORKBOOK_BYTES } from '@/formats/bytes/bounds'
import { unpacked } from '@/formats/bytes/unpack'
import { Gathered } from '@/formats/gathered/gathered'
import { readSource, type SourceRead } from '@/formats/readSource'
import type { ReadResult } from '@/domain/reading'
import { ANALYTE_OF_TRUTH, truthRows } from '../../builders/truth'
import { repeated, zipOf } from '../bytes/packing'
import { RULES, sample } from '../reading'
import { bookOf, fates, rowsOf, sheetIn, sheetOf } from './books'
import { processorTime } from '../../processorTime'

describe('the sheets of a workbook', () => {
  const list = sheetOf([
    ['番号', 'ALT'],
    ['1', 98],
  ])

  test('that hold something are read, each under its name', async () => {
    const book = bookOf({ 肝機能: list, 空: sheetOf([]), 脂質: list })
    expect(fates(await unpacked('book.xlsx', book))).toEqual(['book.xlsx/肝機能', 'book.xlsx/脂質'])
  })

  test.each([1, 2] as const)(
    'that are hidden (%s) are left out, and the first sheet says so',
    async (how) => {
      const book = bookOf({ 肝機能: list, 旧: list, 脂質: list }, { hidden: { 旧: how } })
      expect(fates(await unpacked('book.xlsx', book))).toEqual(['book.xlsx/肝機能', 'book.xlsx/脂質'])
      const { notes } = await sheetIn(book, '肝機能')
      expect(notes).toEqual([
        { ja: '非表示のシートは読みませんでした: 旧', en: 'Hidden sheets were not read: 旧' },
      ])
      expect((await sheetIn(book, '脂質')).notes).toEqual([])
    },
  )

  test('that are hidden all are a problem in words; a book without anything too', async () => {
    const hidden = bookOf({ 一: list, 二: sheetOf([]) }, { hidden: { 一: 1 } })
    expect(fates(await unpacked('book.xlsx', hidden))).toEqual(['book.xlsx: workbook-hidden'])
    expect(fates(await unpacked('book.xlsx', bookOf({ 二: sheetOf([]) })))).toEqual([
      'book.xlsx: workbook-empty',
    ])
  })

  test('that are hidden and empty are nothing to speak of', async () => {
    const book = bookOf({ 肝機能: list, 空: sheetOf([]) }, { hidden: { 空: 1 } })
    expect((await sheetIn(book)).notes).toEqual([])
  })
})

describe('merged cells', () => {
  test('hold a word or a day for all of their area', async () => {
    const rows = await rowsOf(
      bookOf({
        S: sheetOf(
          [['肝機能', undefined, '脂質'], [{ t: 'n', v: 44_216, z: 'yyyy/mm/dd' }, undefined, '溶血'], []],
          ['A1:B1', 'A2:B3', 'C2:C3'],
        ),
      }),
    )
    expect(rows.slice(0, 2)).toEqual([
      ['肝機能', '肝機能', '脂質'],
      ['2021-01-20', '2021-01-20', '溶血'],
    ])
  })

  test('hold a number for the rows below, never for another column, and it is said', async () => {
    const book = bookOf({
      S: sheetOf(
        [
          ['番号', '日', 'AST', 'ALT'],
          [412, 'a', 30, undefined],
          [undefined, 'b', 31, 32],
        ],
        ['A2:A3', 'C2:D2'],
      ),
    })
    const { rows, notes } = await sheetIn(book)
    expect(rows).toEqual([
      ['番号', '日', 'AST', 'ALT'],
      ['412', 'a', '30'],
      ['412', 'b', '31', '32'],
    ])
    expect(notes).toEqual([
      {
        ja: '結合セルの数値を、結合範囲の 1 行にも入れて読みました。',
        en: 'Numbers in merged cells were taken for 1 more rows of the merged areas.',
      },
    ])
  })

  test('over the whole sheet cost no time, and add no row', async () => {
    const began = processorTime()
    const rows = await rowsOf(bookOf({ S: sheetOf([['x'], ['y']], ['A1:XFD1048576']) }))
    expect(rows).toHaveLength(2)
    expect(rows[0]?.length).toBeLessThanOrEqual(MOST_COLUMNS)
    expect(processorTime() - began).toBeLessThan(2000)
  })
})

describe('a workbook beyond measure', () => {
  test('with a cell far away is refused by its columns; far below it is only empty rows', async () => {
    const far: XLSX.WorkSheet = { A1: { t: 's', v: 'x' }, XFD2: { t: 'n', v: 1 }, '!ref': 'A1:XFD2' }
    expect(fates(await unpacked('book.xlsx', bookOf({ S: far })))).toEqual(['book.xlsx/S: too-many-columns'])
    const deep: XLSX.WorkSheet = { A1: { t: 's', v: 'x' }, A1048576: { t: 'n', v: 1 }, '!ref': 'A1:A1048576' }
    const blob = await packedFar(deep)
    expect(await rowsOf(blob)).toHaveLength(1_048_576)
  })

  test('that grows when unpacked is refused before it is opened', async () => {
    const began = processorTime()
    const bomb = await zipOf([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'xl/workbook.xml', content: '<workbook/>' },
      { name: 'xl/worksheets/sheet1.xml', content: repeated('<row/>'.repeat(100_000), 300 * 1024 * 1024) },
    ])
    expect(fates(await unpacked('book.xlsx', bomb))).toEqual(['book.xlsx: packed-too-tight'])
    expect(processorTime() - began).toBeLessThan(20_000)
  })

  test('that is large without being packed tightly is refused too, before it is opened', async () => {
    const parts = (bytes: number): Promise<Blob> =>
      zipOf([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'xl/workbook.xml', content: '<workbook/>' },
        {
          name: 'xl/worksheets/sheet1.xml',
          content: repeated(' '.repeat(1 << 20), bytes),
          how: { level: 0 },
        },
      ])
    expect(fates(await unpacked('book.xlsx', await parts(MOST_WORKBOOK_BYTES)))).toEqual([
      'book.xlsx: workbook-too-large',
    ])
    expect(fates(await unpacked('book.xlsx', await parts(MOST_WORKBOOK_BYTES - (1 << 20))))).toEqual([
      'book.xlsx: workbook-damaged',
    ])
  })

  test('of the old kind is refused by its size', async () => {
    const start = new Blob([Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)])
    const large = new Blob([start, repeated(' '.repeat(1 << 20), 64 * 1024 * 1024)])
    expect(fates(await unpacked('book.xls', large))).toEqual(['book.xls: workbook-too-large'])
    expect(fates(await unpacked('book.xls', start))).toEqual(['book.xls: workbook-damaged'])
  })

  test('with a password, or damaged, says so', async () => {
    const container = XLSX.CFB as {
      utils: { cfb_new(): unknown; cfb_add(to: unknown, name: string, content: Uint8Array): void }
      write(from: unknown, how: { type: string }): number[]
    }
    const locked = container.utils.cfb_new()
    for (const name of ['/EncryptionInfo', '/EncryptedPackage'])
      container.utils.cfb_add(
        locked,
        name,
        Uint8Array.from({ length: 5000 }, (_, at) => at % 251),
      )
    const bytes = Uint8Array.from(container.write(locked, { type: 'array' }))
    expect(fates(await unpacked('book.xlsx', new Blob([bytes])))).toEqual(['book.xlsx: workbook-password'])
    const broken = await zipOf([
      { name: '[Content_Types].xml', content: 'x' },
      { name: 'xl/workbook.xml', content: '<<<' },
    ])
    expect(fates(await unpacked('book.xlsx', broken))).toEqual(['book.xlsx: workbook-damaged'])
  })
})

/** The library writes every row up to the last; a sheet by hand holds two. */
async function packedFar(sheet: XLSX.WorkSheet): Promise<Blob> {
  const names = Object.keys(sheet).filter((key) => !key.startsWith('!'))
  const rows = names.map((name) => `<row r="${name.slice(1)}"><c r="${name}"><v>1</v></c></row>`).join('')
  return zipOf([
    {
      name: '[Content_Types].xml',
      content:
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    },
    {
      name: 'xl/workbook.xml',
      content:
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets><sheet name="S" sheetId="1"/></sheets></workbook>',
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
    },
  ])
}

/** What a workbook holds, read as the import reads it. */
async function readBook(name: string, book: Blob): Promise<{ reads: SourceRead[]; results: ReadResult[] }> {
  const into = new Gathered()
  const reads: SourceRead[] = []
  for (const [file, each] of (await unpacked(name, book)).entries())
    reads.push(await readSource({ ...each, file, templates: [] }, into, RULES, () => Promise.resolve()))
  const results = Array.from({ length: into.results.length }, (_, row) =>
    into.results.resultAt(row, into.subjects.list[into.results.subjectOf(row)]?.number ?? '', undefined),
  )
  return { reads, results }
}

describe('the workbook of a clinic, written from real values', () => {
  /** Every value of the truth in a line. Its patient numbers are numbers in the workbook, so they lost their zeros. */
  const expected = truthRows()
    .map(({ patient_id = '', collected = '', test = '', comparator = '', value = '' }) =>
      [
        Number(patient_id),
        collected.replace('T', ' '),
        ANALYTE_OF_TRUTH[test],
        comparator + String(Number(value)),
      ].join(' '),
    )
    .sort()

  const ods = (): Blob => {
    const book = XLSX.read(sample('derived-from-cdisc/dev/clinic_book.xlsx'), { cellNF: true })
    return new Blob([XLSX.write(book, { type: 'array', bookType: 'ods' }) as ArrayBuffer])
  }

  test.each([
    ['clinic_book.xlsx', () => new Blob([sample('derived-from-cdisc/dev/clinic_book.xlsx')])],
    ['clinic_book.xls', () => new Blob([sample('derived-from-cdisc/dev/clinic_book.xls')])],
    ['clinic_book.ods', ods],
  ])('%s holds every value of the truth, day and time to the minute', async (name, book) => {
    const { reads, results } = await readBook(name, book())
    expect(reads.map(({ kind }) => kind)).toEqual(['table', 'table'])
    const found = results
      .map(({ number, day, time, analyte, value }) => {
        const text = value?.text ?? ''
        const plain = /^[<>]?[\d.]+$/.test(text)
          ? text.replace(/[\d.]+$/, (digits) => String(Number(digits)))
          : text
        return [Number(number), `${day} ${time}`, analyte, plain].join(' ')
      })
      .sort()
    expect(found).toEqual(expected)
  })
})

describe('a sheet', () => {
  test('that is a page of notes is no table, and keeps nothing else from being read', async () => {
    const book = bookOf({
      説明: sheetOf([['この表について'], ['採血は2か月ごと']]),
      結果: sheetOf([
        ['番号', '採血日', 'ALT'],
        ['1', { t: 'n', v: 44_216, z: 'yyyy/mm/dd' }, 98],
      ]),
    })
    const { reads, results } = await readBook('book.xlsx', book)
    expect(reads).toMatchObject([{ kind: 'refused', problem: { code: 'no-columns' } }, { kind: 'table' }])
    expect(results).toMatchObject([{ number: '1', day: '2021-01-20', analyte: 'alt' }])
  })

  test('names the row of the sheet where something is wrong', async () => {
    const into = new Gathered()
    const rows = [['表題'], [], ['番号', '採血日', 'ALT'], ['1', '2021-02-30', 98]]
    const [only] = await unpacked('book.xlsx', bookOf({ S: sheetOf(rows) }))
    if (!only) throw new Error('nothing')
    await readSource({ ...only, file: 0, templates: [] }, into, RULES, () => Promise.resolve())
    expect(into.problems.kept).toMatchObject([{ line: 4, column: 2, received: '2021-02-30' }])
  })
})

test('a binary workbook is said to be one', async () => {
  const book = bookOf({ S: sheetOf([['番号', 'ALT']]) }, { type: 'xlsb' })
  expect(fates(await unpacked('book.xlsb', book))).toEqual(['book.xlsb: foreign-file'])
})

test('a workbook in a ZIP is opened like one beside it', async () => {
  const book = bookOf({ S: sheetOf([['番号', 'ALT']]) })
  const old = bookOf({ S: sheetOf([['番号', 'ALT']]) }, { type: 'biff8' })
  const zip = await zipOf([
    { name: 'lab/book.xlsx', content: book },
    { name: 'lab/book.xls', content: old },
  ])
  expect(fates(await unpacked('z.zip', zip))).toEqual(['z.zip/lab/book.xlsx/S', 'z.zip/lab/book.xls/S'])
})
