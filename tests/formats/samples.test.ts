import { describe, expect, test } from 'vitest'
import type { ReadResult } from '@/domain/reading'
import { ANALYTE_OF_TRUTH, truthRows } from '../builders/truth'
import { readFound, sample, type FoundInFile } from './reading'
import { CLINOSIM, PBCSEQ, SDTM_LB } from './templates'

/** An independent look at a file: no reader of ours, only splitting. These files hold no line ends inside quotes. */
function rawRows(bytes: Uint8Array, delimiter = ','): string[][] {
  const lines = new TextDecoder()
    .decode(bytes)
    .split(/\r\n|\n|\r/)
    .filter((line) => line !== '')
  return lines.slice(1).map((line) => line.split(delimiter).map((cell) => cell.replace(/^"|"$/g, '')))
}

function countBy<Item>(items: readonly Item[], key: (item: Item) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1
  return counts
}

function sumBy(results: readonly ReadResult[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { analyte, value } of results)
    if (value?.kind === 'number')
      sums[analyte] = (sums[analyte] ?? 0) + value.number.digits / 10 ** value.number.scale
  return sums
}

function leftOutCells({ gathered }: FoundInFile): number {
  return gathered.leftOut().reduce((sum, { cells }) => sum + cells, 0)
}

describe('cdisc-pilot01, a trial in SDTM', () => {
  const bytes = sample('cdisc-pilot01/dev/sdtm_lb_liver_chol_long.dev.csv')
  const rows = rawRows(bytes)

  test('asks what the columns are, and proposes them', async () => {
    const { read } = await readFound(bytes)
    expect(read.kind === 'mapping' && read.needs).toMatchObject({
      kind: 'results-long',
      suggested: {
        USUBJID: { field: 'number' },
        LBTESTCD: { field: 'analyte' },
        LBORRES: { field: 'value' },
        LBORRESU: { field: 'unit' },
        LBDTC: { field: 'drawn' },
        STUDYID: 'leave-out',
      },
      unknownAnalytes: [],
      knownAnalytes: { BILI: 'tbil', CHOL: 'tc', GGT: 'ggt' },
    })
  })

  test('127 patients, 6,488 results: every count and every sum as an independent reading has them', async () => {
    const found = await readFound(bytes, { templates: [SDTM_LB] })
    expect(found.read.kind === 'table' && found.read.layout.because.en).toBe('Mapping “SDTM LB”')
    expect(found.results).toHaveLength(6488)
    expect(found.problems).toEqual([])
    expect(new Set(found.results.map(({ number }) => number)).size).toBe(127)
    expect(countBy(found.results, ({ analyte }) => analyte)).toEqual({
      tc: 930,
      ggt: 930,
      alp: 928,
      alb: 925,
      alt: 925,
      ast: 925,
      tbil: 925,
    })
    const names: Record<string, string> = {
      CHOL: 'tc',
      GGT: 'ggt',
      ALP: 'alp',
      ALB: 'alb',
      ALT: 'alt',
      AST: 'ast',
      BILI: 'tbil',
    }
    const sums: Record<string, number> = {}
    for (const row of rows) {
      const name = names[row[4] ?? ''] ?? ''
      sums[name] = (sums[name] ?? 0) + Number((row[7] ?? '').replace('<', ''))
    }
    for (const [name, sum] of Object.entries(sumBy(found.results)))
      expect(sum).toBeCloseTo(sums[name] ?? 0, 6)
    expect(
      found.results.filter(({ value }) => value?.kind === 'number' && value.comparator === '<'),
    ).toHaveLength(rows.filter((row) => row[7]?.startsWith('<')).length)
    expect(found.results[0]).toMatchObject({
      number: '01-701-1015',
      day: '2013-12-26',
      time: '14:45',
      analyte: 'alb',
      unit: 'g/dL',
      low: '3.3',
      high: '4.9',
      line: 2,
      column: 8,
    })
  })
})

describe('clinosim, a Japanese hospital export', () => {
  const bytes = sample('clinosim-jp-generated/dev/lab_results.csv')
  const rows = rawRows(bytes)

  test('every one of 45,416 lines is a result, left out by name, or a problem with its line', async () => {
    const found = await readFound(bytes, { templates: [CLINOSIM] })
    expect(rows).toHaveLength(45_416)
    expect(found.results.length + leftOutCells(found) + found.gathered.problems.cells).toBe(45_416)
    const left = Object.fromEntries(found.gathered.leftOut().map(({ heading, cells }) => [heading, cells]))
    const raw = countBy(rows, (row) => row[1] ?? '')
    for (const [heading, cells] of Object.entries(left))
      expect([heading, cells]).toEqual([heading, raw[heading]])
    expect(Object.keys(left)).toContain('Creatinine')
    expect(Object.keys(left)).not.toContain('ALT')
    const taken = countBy(found.results, ({ analyte }) => analyte)
    expect(taken).toMatchObject({
      alt: raw['ALT'],
      ast: raw['AST'],
      wbc: raw['WBC'],
      hb: raw['Hb'],
      plt: raw['Plt'],
      tc: raw['TC'],
      tg: raw['TG'],
    })
  })

  test('a count per microlitre keeps its number and is not taken for thousands', async () => {
    const { results } = await readFound(bytes, { templates: [CLINOSIM] })
    const wbc = results.find(({ analyte }) => analyte === 'wbc')
    expect(wbc).toMatchObject({ unit: '/uL', value: { text: '7407.0' } })
  })
})

describe('pbcseq, days counted from a first day', () => {
  const bytes = sample('r-survival-pbcseq/pbcseq.csv')
  const rows = rawRows(bytes)

  test('asks for a mapping, and again where the first day is missing', async () => {
    const withoutFirstDay = { ...PBCSEQ }
    delete withoutFirstDay.firstDay
    expect((await readFound(bytes)).read.kind).toBe('mapping')
    expect((await readFound(bytes, { mapping: withoutFirstDay })).read.kind).toBe('mapping')
  })

  test('312 patients, 1,945 visits; an empty cell is nothing', async () => {
    const found = await readFound(bytes, { mapping: PBCSEQ })
    const used = { tbil: 11, tc: 12, alb: 13, alp: 14, ast: 15, plt: 16 }
    const filled = (at: number): number => rows.filter((row) => row[at] !== '').length
    expect(countBy(found.results, ({ analyte }) => analyte)).toEqual(
      Object.fromEntries(Object.entries(used).map(([analyte, at]) => [analyte, filled(at)])),
    )
    expect(filled(12)).toBe(1945 - 821)
    expect(new Set(found.results.map(({ number }) => number)).size).toBe(312)
    expect(found.problems).toEqual([])
    expect(
      found.results.find(({ number, analyte, line }) => number === '1' && analyte === 'ast' && line === 3),
    ).toMatchObject({
      day: '2010-07-12',
      value: { text: '6.2' },
      unit: 'U/L',
    })
  })
})

describe('files written from real values in the layouts of a Japanese clinic', () => {
  const trueValue = new Map(
    truthRows().map(({ patient_id = '', collected = '', test = '', value = '' }) => [
      `${patient_id} ${collected.slice(0, 10)} ${ANALYTE_OF_TRUTH[test]}`,
      value,
    ]),
  )

  function expectTrue(results: readonly ReadResult[]): void {
    for (const { number, day, analyte, value } of results) {
      const expected = trueValue.get(`${number} ${day} ${analyte}`)
      if (value?.kind === 'text') expect(value.text).toBe('溶血')
      else expect(value?.number && value.number.digits / 10 ** value.number.scale).toBe(Number(expected))
    }
  }

  test('wide, UTF-8 with a mark, era dates, 溶血 in place of numbers', async () => {
    const bytes = sample('derived-from-cdisc/dev/wide_clinic_utf8bom.csv')
    const found = await readFound(bytes)
    expect(found.read).toMatchObject({ kind: 'table', encoding: 'UTF-8', layout: { kind: 'results-wide' } })
    const raw = rawRows(bytes)
    expect(found.results).toHaveLength(
      raw.flatMap((row) => row.slice(3)).filter((cell) => cell !== '').length,
    )
    expect(found.results.filter(({ value }) => value?.kind === 'text')).toHaveLength(3)
    expect(found.results.find(({ value }) => value?.kind === 'text')).toMatchObject({ marks: ['hemolysis'] })
    expect(found.results.find(({ analyte }) => analyte === 'alp')).toMatchObject({ method: 'ifcc' })
    expect(found.gathered.subjects.list[0]).toMatchObject({ number: '00009142', name: '渡邉　ソフィー' })
    expectTrue(found.results)
  })

  test('the sheet of one person in Shift_JIS, dates across, full-width figures', async () => {
    const found = await readFound(sample('derived-from-cdisc/dev/wide_one_patient_era_cp932.tsv'))
    expect(found.read).toMatchObject({
      kind: 'table',
      encoding: 'Shift_JIS',
      delimiter: 'tab',
      layout: { kind: 'results-transposed' },
    })
    expect(found.results).toHaveLength(14)
    expect(found.gathered.subjects.list).toMatchObject([{ number: '00009142', name: '渡邉 ソフィー' }])
    expect(
      found.results.find(({ day, analyte }) => day === '2021-02-06' && analyte === 'tbil'),
    ).toMatchObject({
      value: { text: '０．５', number: { digits: 5, scale: 1 } },
      unit: 'mg/dL',
      low: '0.2',
      high: '1.2',
    })
    expectTrue(found.results)
  })
})
