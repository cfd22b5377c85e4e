import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ImportKind, ReadResult } from '@/domain/reading'
import type { Problem } from '@/domain/problem'
import { Gathered } from '@/formats/gathered/gathered'
import { readSource } from '@/formats/readSource'
import { bookOf, sheetIn, sheetOf } from './excel/books'
import { objectsIn, readFound, RULES } from './reading'

/*
 * A value that is changed changes that result, or a problem or warning names its line; every other result stays as it was.
 * Here for tables, workbooks, FHIR, WOLF and MML; for HL7, 256-byte records, BML and OpenDolphin the same stands beside their
 * other mutations (hl7/mutations.test.ts, japaneseLab/mutations.test.ts).
 */

interface Found {
  gathered: Gathered
  results: ReadResult[]
  problems: Problem[]
  warnings: Problem[]
}

interface Layout {
  name: string
  /** What stands there before anything is changed, each the only one of its line and column. */
  values: readonly string[]
  read: (values: readonly string[]) => Promise<Found>
  /** On which line a value stands. */
  lineOf: (at: number) => number
  /** What cannot stand in this layout without being damage to the file itself is taken out. */
  clean?: (value: string) => string
  runs?: number
}

const letters = [
  ...'0123456789.,<>=≦≧＜＞-+±()*/:;|^~\\&"\'\t HLＨ↑↓ 　未満以下超陰性溶血再検未着０１２．−〜%{}[]#',
  '\u00a0',
  '𠮷',
]
const anyValue = fc.oneof(
  fc.string({ maxLength: 10, unit: fc.constantFrom(...letters) }),
  fc.string({ maxLength: 10, unit: 'binary' }),
  fc.integer({ min: -5, max: 100_000 }).map(String),
  fc.constantFrom(
    ...[
      '',
      ' ',
      '300>',
      '<5',
      '5未満',
      '1:40',
      '12.3 H',
      'H12.3',
      '1,234',
      '1.234,5',
      '-0',
      '1e5',
      '0x10',
      'NaN',
      '"',
    ],
    ...[
      '=1+1',
      '検査中',
      '未報告',
      'pending',
      'null',
      'NA',
      '*****',
      '---',
      '2026-09-14',
      '9'.repeat(400),
      '\ufeff',
      '\u0000',
    ],
    ...[
      '番号',
      'ALT',
      'U/L',
      '値',
      '.',
      '0.',
      '.5',
      '5.',
      '１２．３',
      '10²',
      '①',
      '0.5～2未満',
      '>1000(＋)',
      '2.3(±)',
    ],
  ),
)

const LAYOUTS: Layout[] = [
  table('results-long', ['98', '21', '<5', '溶血', '120', '1,234'], (values) => [
    '番号,採血日,項目,結果,単位,基準範囲,フラグ',
    ...values.map((value, at) => `${at},2026-09-1${at},${at % 2 ? 'ALT' : 'AST'},${value},U/L,7-23,`),
  ]),
  table('results-wide', ['98', '21', '<5', '溶血', '120', '35'], (values) => [
    '番号,採血日,AST(U/L)',
    ...values.map((value, at) => `${at},2026-09-1${at},${value}`),
  ]),
  table(
    'results-transposed',
    ['98', '21', '<5', '溶血'],
    (values) => [
      '患者番号,00142',
      '項目,単位,2026-09-14',
      ...values.map(
        (value, at) => `${['AST', 'ALT', 'TG', 'LDL-C'][at] ?? ''},${at < 2 ? 'U/L' : 'mg/dL'},${value}`,
      ),
    ],
    3,
  ),
  table('results-groups', ['98', '21', '<5', '溶血'], (values) => [
    '番号,採血日,項目1,結果1,単位1,項目2,結果2,単位2',
    ...values.map((value, at) => `${at},2026-09-14,TG,88,mg/dL,ALT,${value},U/L`),
  ]),
  {
    ...table('results-eav', ['98', '21', '<5', '溶血'], (values) => [
      '番号,採血日,項目,属性,値',
      ...values.flatMap((value, at) => [`${at},2026-09-14,ALT,値,${value}`, `${at},2026-09-14,ALT,単位,U/L`]),
    ]),
    lineOf: (at) => 2 + at * 2,
  },
  {
    name: 'a cell of a workbook',
    values: ['98', '21', '<5', '溶血'],
    read: readBook,
    lineOf: (at) => at + 2,
    // The library writes these as something else; no workbook holds them.
    clean: (value) =>
      oneLine(value).replace(/[\u0000-\u001f\ud800-\udfff\ufffe\uffff]|_x[0-9A-F]{4}_/giu, ''),
    runs: 60,
  },
  {
    name: 'fhir, a string',
    values: ['98', '21', '<5', '溶血'],
    read: (values) => readFhir(values.map((value) => ({ valueString: value }))),
    lineOf: (at) => at + 2,
    clean: (value) => value,
  },
  {
    name: 'fhir, the number of a quantity',
    values: ['98', '21.5', '5', '120'],
    read: (values) =>
      readFhir(values.map((value) => ({ valueQuantity: { value: numberOr(value), unit: 'U/L' } }))),
    lineOf: (at) => at + 2,
    clean: (value) => value,
  },
  {
    name: 'wolf',
    values: ['98', '21', '<5', '溶血'],
    read: (values) => readFound(values.map(wolfRow).join('\r\n'), { kind: 'wolf' }),
    lineOf: (at) => at + 1,
    clean: (value) => oneLine(value).replaceAll(/[",\u001a]/g, ''),
  },
  {
    name: 'mml',
    values: ['98', '21', '<5', '溶血'],
    read: (values) => readFound(mml(values), { kind: 'mml' }),
    lineOf: (at) => at + 2,
    // No XML holds these.
    clean: (value) => oneLine(value).replace(/[\u0000-\u001f\ud800-\udfff\ufffe\uffff]/gu, ''),
  },
]

describe.each(LAYOUTS)('a changed value: $name', ({ values, read, lineOf, clean = oneLine, runs = 200 }) => {
  test('changes that result or its line is named, and every other result stays', async () => {
    const before = await read(values)
    expect(values.every((_, at) => resultsOn(before, lineOf(at)).length > 0)).toBe(true)
    await fc.assert(
      fc.asyncProperty(fc.nat(values.length - 1), anyValue, async (at, any) => {
        const value = clean(any)
        const line = lineOf(at)
        const after = await read(values.with(at, value))
        const others = (found: Found): string[] => resultsBut(found, line)
        expect(others(after)).toEqual(others(before))
        const isNamed = [...after.problems, ...after.warnings].some(({ where }) => where.line === line)
        const isSame = value.trim() === values[at]
        if (!isSame)
          expect(isNamed || resultsOn(after, line).join() !== resultsOn(before, line).join()).toBe(true)
        if (value.trim() !== '') expect(cellsOf(after)).toBe(cellsOf(before))
      }),
      { numRuns: runs, seed: 20261122 },
    )
  }, 60_000)
})

function table(
  kind: ImportKind,
  values: readonly string[],
  make: (cells: readonly string[]) => string[],
  before = 2,
): Layout {
  return {
    name: kind,
    values,
    read: (cells) => readFound(`${make(cells.map(quoted)).join('\n')}\n`, { kind }),
    lineOf: (at) => at + before,
  }
}

function quoted(cell: string): string {
  return /[",;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

function oneLine(value: string): string {
  return value.replaceAll(/[\r\n]/g, '')
}

async function readBook(values: readonly string[]): Promise<Found> {
  const rows = values.map((value, at) => [String(at), `2026-09-1${at}`, value])
  const sheet = await sheetIn(bookOf({ 検査: sheetOf([['番号', '採血日', 'AST(U/L)'], ...rows]) }))
  const gathered = new Gathered()
  const given = { name: 'file.csv', file: 0, from: { sheet }, templates: [], kind: 'results-wide' } as const
  await readSource(given, gathered, RULES, () => Promise.resolve())
  gathered.finish()
  return { gathered, ...objectsIn(gathered) }
}

function readFhir(stated: readonly object[]): Promise<Found> {
  const patient = { resourceType: 'Patient', id: 'p', identifier: [{ value: '00142' }] }
  const observations = stated.map((each, at) => ({
    resourceType: 'Observation',
    id: `o${at}`,
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code: '1742-6' }] },
    subject: { reference: 'Patient/p' },
    effectiveDateTime: `2026-09-1${at}`,
    ...each,
  }))
  const text = [patient, ...observations].map((each) => `${JSON.stringify(each)}\n`).join('')
  return readFound(text, { kind: 'fhir' })
}

/** A number where the text is one as JSON writes it, else the text. */
function numberOr(value: string): string | number {
  return String(Number(value)) === value && Number.isFinite(Number(value)) ? Number(value) : value
}

function wolfRow(value: string, at: number): string {
  const cells: Record<number, string> = {
    ...{ 0: 'WOLF', 1: '20260915', 3: '00142', 11: `2026091${at}`, 14: '0482', 15: 'ALT(GPT)', 16: '1' },
    ...{ 17: '3B045', 18: '023', 21: '0', 24: value, 25: 'U/L', 27: '-', 28: '7', 29: '23' },
  }
  return Array.from({ length: 36 }, (_, cell) => `"${cells[cell] ?? ''}"`).join(',')
}

function mml(values: readonly string[]): string {
  const escaped = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const items = values.map(
    (value, at) =>
      `<mmlLb:item><mmlLb:itemName mmlLb:itCode="${at}">${['AST', 'ALT', 'TG', 'LDL-C'][at] ?? ''}</mmlLb:itemName><mmlLb:value>${escaped(value)}</mmlLb:value><mmlLb:unit>${at < 2 ? 'U/L' : 'mg/dL'}</mmlLb:unit></mmlLb:item>`,
  )
  return [
    '<Mml version="4.1.2" xmlns:mmlLb="x"><MmlHeader><masterId><mmlCm:Id>00142</mmlCm:Id></masterId></MmlHeader><MmlBody><mmlLb:TestModule><mmlLb:information mmlLb:sampleTime="2026-09-14T09:30:00"/><mmlLb:laboTest>',
    ...items,
    '</mmlLb:laboTest></mmlLb:TestModule></MmlBody></Mml>',
  ].join('\n')
}

function resultsOn({ results }: Found, line: number): string[] {
  return results
    .filter((result) => result.line === line && !isBeside(result))
    .map((each) => JSON.stringify(each))
}

function resultsBut({ results }: Found, line: number): string[] {
  return results
    .filter((result) => result.line !== line || isBeside(result))
    .map((each) => JSON.stringify(each))
}

/** The first group of a row stands on the same line and is another result. */
function isBeside({ analyte, column }: ReadResult): boolean {
  return analyte === 'tg' && column === 4
}

/** How many cells a file holds, whatever became of them. */
function cellsOf({ results, gathered }: Found): number {
  const left = gathered.leftOut().reduce((sum, { cells }) => sum + cells, 0)
  return results.filter(({ isOrder }) => isOrder !== true).length + gathered.problems.cells + left
}
