import { describe, expect, test } from 'vitest'
import type { OutcomeName } from '@/state/import/types'
import { gzipOf } from '../../formats/bytes/packing'
import { Clinic, results } from './desk'

const WIDE = [
  '番号,採血日,AST,ALT,備考',
  '00142,2026-09-14,21,98,',
  '00518,2026-13-01,30,"31",次回"再検"',
  '00777,2026-09-15,溶血,44,',
  ',2026-09-15,18,19,',
  '',
].join('\r\n')

async function textOf(blob: Blob | undefined): Promise<string> {
  // The mark at the beginning is for spreadsheets; decoding takes it off.
  return blob ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(await blob.arrayBuffer()) : ''
}

describe('the problems of a table', () => {
  test('are saved with the rows as received; repaired and imported again, only these become new', async () => {
    const clinic = await Clinic.empty()
    const preview = await clinic.preview({ 'wide.csv': WIDE })
    expect(preview.totals).toMatchObject({ new: 4, problems: 4, cells: 8 })
    const saved = await clinic.desk.saveProblems({ file: 'wide.csv', language: 'ja' })
    expect(saved).toMatchObject({ name: 'wide-problems.csv', rows: 2 })
    const text = await textOf(saved?.csv)
    const [headings = '', ...rows] = text.split('\r\n')
    expect(headings).toBe('\uFEFF番号,採血日,AST,ALT,備考,元の行,取り込まれなかった理由,対応のしかた')
    expect(rows[0]).toMatch(/^00518,2026-13-01,30,31,"次回""再検""",3,.*2026-13-01/)
    expect(rows[1]).toMatch(/^,2026-09-15,18,19,,5,/)
    await clinic.confirm()

    const repaired = text
      .replace('2026-13-01,30', '2026-09-13,30')
      .replace('\r\n,2026-09-15', '\r\n00901,2026-09-15')
    const again = await clinic.preview({ 'wide-problems.csv': repaired })
    expect(again.totals).toMatchObject({ new: 4, same: 0, leftOut: 0, problems: 0, cells: 4, patients: 2 })
    expect(again.files[0]?.kind).toBe('results-wide')
    await clinic.confirm()
    expect((await clinic.preview({ 'wide.csv': WIDE })).totals).toMatchObject({
      new: 0,
      same: 4,
      problems: 4,
    })
  })

  test('not repaired, they are the same problems again', async () => {
    const clinic = await Clinic.empty()
    await clinic.preview({ 'wide.csv': WIDE })
    const saved = await clinic.desk.saveProblems({ file: 'wide.csv', language: 'en' })
    const again = await clinic.preview({ 'again.csv': await textOf(saved?.csv) })
    expect(again.totals).toMatchObject({ new: 0, leftOut: 0, problems: 4, cells: 4 })
  })

  test('keep what a spreadsheet would run from being run, and the reader takes the mark off again', async () => {
    const clinic = await Clinic.empty()
    await clinic.preview({ 'v.csv': '番号,採血日,項目,結果,単位,コメント\n1,2026-13-01,ALT,30,U/L,=1+1\n' })
    const saved = await clinic.desk.saveProblems({ file: 'v.csv', language: 'ja' })
    const text = await textOf(saved?.csv)
    expect(text).toContain(`"'=1+1"`)
    await clinic.take({ 'v.csv': text.replace('2026-13-01', '2026-09-01') })
    expect((await clinic.patient('1')).draws[0]?.results[0]).toMatchObject({ comment: '=1+1' })
  })

  test('of a file without any are nothing', async () => {
    const clinic = await Clinic.empty()
    await clinic.preview({ 'v.csv': results('1,2026-09-14,ALT,30,U/L') })
    expect(await clinic.desk.saveProblems({ file: 'v.csv', language: 'ja' })).toBeUndefined()
    expect(await clinic.desk.saveProblems({ language: 'ja' })).toBeUndefined()
  })
})

describe('the problems of other files', () => {
  test('are saved with the line as received, cut to 2,000 letters', async () => {
    const clinic = await Clinic.empty()
    const long = 'x'.repeat(5000)
    const text = JSON.stringify({
      saiketsu: 1,
      patients: [
        {
          number: '1',
          draws: [{ day: '2026-13-01', results: [{ analyte: 'alt', value: '30' }], note: long }],
        },
      ],
    })
    const preview = await clinic.preview({
      'c.saiketsu.json': text,
      'v.csv': results('1,2026-09-14,ALT,30,U/L'),
    })
    expect(preview.totals.problems).toBeGreaterThan(0)
    const saved = await clinic.desk.saveProblems({ language: 'en' })
    const csv = await textOf(saved?.csv)
    expect(csv.split('\r\n')[0]).toBe('\uFEFFfile,line,as_received,received,not_imported_because,what_to_do')
    expect(csv).toContain('c.saiketsu.json')
    expect(csv).not.toContain('x'.repeat(2001))
    expect(csv).not.toContain('v.csv')
  })

  test('name a packed file that is damaged, without reading it again', async () => {
    const clinic = await Clinic.empty()
    const whole = new Uint8Array(await (await gzipOf(results('1,2026-09-14,ALT,30,U/L'))).arrayBuffer())
    const preview = await clinic.preview({
      'cut.csv.gz': whole.slice(0, -9),
      'v.csv': results('2,2026-09-14,ALT,30,U/L'),
    })
    expect(preview.totals).toMatchObject({ new: 1, problems: 1 })
    const saved = await clinic.desk.saveProblems({ language: 'en' })
    expect(saved?.rows).toBe(1)
    expect(await textOf(saved?.csv)).toContain('cut.csv')
  })
})

describe('what becomes of each cell', () => {
  const files = {
    'a.csv': results(
      '1,2026-09-14,ALT,98,U/L',
      '1,2026-09-14,CRP,1,mg/dL',
      '1,2026-09-15,ALT,90,U/L',
      '1,2026-13-15,ALT,9,U/L',
    ),
    'b.csv': '番号,生年月日,採血日,項目,結果,単位\n2,1980-01-01,2026-09-14,ALT,50,U/L\n',
  }

  async function prepared(): Promise<Clinic> {
    const clinic = await Clinic.empty()
    await clinic.take({
      'r.csv': '番号,氏名,生年月日\n2,北沢 健,1998-07-21\n',
      'old.csv': results('1,2026-09-14,ALT,97,U/L', '1,2026-09-15,ALT,90.0,U/L'),
    })
    await clinic.preview(files)
    return clinic
  }

  test('is listed by file, line and column, with why', async () => {
    const clinic = await prepared()
    const { items, total } = await clinic.desk.lines({ from: 0, count: 50 })
    expect(total).toBe(5)
    expect(
      items.map(({ file, line, outcome, analyte, heading, text }) => [
        file,
        line,
        outcome,
        analyte ?? heading,
        text,
      ]),
    ).toEqual([
      ['a.csv', 2, 'conflict', 'alt', '98'],
      ['a.csv', 3, 'leftOut', 'CRP', ''],
      ['a.csv', 4, 'same', 'alt', '90'],
      ['a.csv', 5, 'problems', '採血日', '2026-13-15'],
      ['b.csv', 2, 'doubt', 'alt', '50'],
    ])
    expect(items.map(({ why }) => why?.kind)).toEqual(['conflict', 'left-out', undefined, 'problem', 'doubt'])
    expect(items[0]?.why).toEqual({ kind: 'conflict', stored: { text: '97', unit: 'U/L' } })
    expect(items[0]).toMatchObject({ number: '1', day: '2026-09-14', unit: 'U/L', column: 4 })
  })

  test('is asked for one file or one outcome, a page at a time', async () => {
    const clinic = await prepared()
    const asked = async (file: string | undefined, outcome: OutcomeName | undefined): Promise<number[]> =>
      (
        await clinic.desk.lines({
          ...(file ? { file } : {}),
          ...(outcome ? { outcome } : {}),
          from: 0,
          count: 50,
        })
      ).items.map(({ line }) => line)
    expect(await asked('b.csv', undefined)).toEqual([2])
    expect(await asked(undefined, 'problems')).toEqual([5])
    expect(await asked('b.csv', 'problems')).toEqual([])
    const second = await clinic.desk.lines({ from: 2, count: 2 })
    expect([second.total, second.items.map(({ line }) => line)]).toEqual([5, [4, 5]])
  })

  test('moves with a decision, and each file counts its own: together they are the totals', async () => {
    const clinic = await prepared()
    const [doubt] = (await clinic.desk.page('doubts', 0, 9)).items
    for (const choice of [undefined, 'take-new', 'keep-both', 'keep-old'] as const) {
      const { files: counted, totals } = await clinic.desk.choose(doubt?.id ?? '', choice)
      for (const name of [
        'new',
        'same',
        'corrected',
        'conflict',
        'doubt',
        'leftOut',
        'problems',
        'cells',
      ] as const)
        expect(counted.reduce((sum, { counts }) => sum + counts[name], 0)).toBe(totals[name])
      const [item] = (await clinic.desk.lines({ file: 'b.csv', from: 0, count: 1 })).items
      expect(item?.outcome).toBe(choice === undefined ? 'doubt' : choice === 'keep-old' ? 'leftOut' : 'new')
    }
  })

  test('orders of empty cells are no lines; results out of order in a file are listed by line', async () => {
    const clinic = await Clinic.empty()
    await clinic.preview({
      'v.csv': results('1,2026-09-14,ALT,,U/L', '2,2026-09-14,ALT,3,U/L', '1,2026-09-14,AST,2,U/L'),
    })
    const { items } = await clinic.desk.lines({ from: 0, count: 9 })
    expect(items.map(({ line, number }) => [line, number])).toEqual([
      [3, '2'],
      [4, '1'],
    ])
  })
})

describe('files of an import', () => {
  test('one that is refused in the middle takes only its own rows along', async () => {
    const clinic = await Clinic.empty()
    const deep = results('1,2026-09-14,ALT,98,U/L', `2,2026-09-14,ALT,${'9'.repeat(40_000)},U/L`)
    const preview = await clinic.preview({
      'a.csv': results('1,2026-09-14,AST,40,U/L'),
      'b.csv': deep,
      'c.csv': results('3,2026-09-14,AST,41,U/L', '3,2026-09-14,XYZ,41,U/L'),
    })
    expect(preview.totals).toMatchObject({ new: 2, leftOut: 1, problems: 1, patients: 2, cells: 4 })
    expect(preview.files.map(({ name, refused }) => [name, refused?.code])).toEqual([
      ['a.csv', undefined],
      ['b.csv', 'cell-too-long'],
      ['c.csv', undefined],
    ])
    await clinic.confirm()
    expect((await clinic.patients()).map(({ number }) => number)).toEqual(['1', '3'])
  })

  test('a refused file alone is nothing, with the reason', async () => {
    const clinic = await Clinic.empty()
    const answer = await clinic.open({ 'b.csv': results(`2,2026-09-14,ALT,${'9'.repeat(40_000)},U/L`) })
    expect(answer).toMatchObject({ state: 'nothing', problem: { code: 'cell-too-long' } })
  })

  test('the summary after storing says what each file brought', async () => {
    const clinic = await Clinic.empty()
    const done = await clinic.take({
      'a.csv': results('1,2026-09-14,AST,40,U/L'),
      'b.csv': results('1,2026-09-14,AST,40,U/L', '1,2026-09-14,ALT,3,U/L'),
    })
    expect(done.files.map(({ name, counts }) => [name, counts.new, counts.same])).toEqual([
      ['a.csv', 1, 0],
      ['b.csv', 1, 1],
    ])
  })

  test('unknown items are named once for all files of a kind, with the first line', async () => {
    const clinic = await Clinic.empty()
    await clinic.preview({
      'a.csv': results('1,2026-09-14,AST,40,U/L', '1,2026-09-14,しらべ,4,U/L'),
      'b.csv': results('1,2026-09-14,しらべ,5,U/L'),
    })
    expect((await clinic.desk.page('unknownItems', 0, 9)).items).toEqual([
      { kind: 'results-long', sent: 'しらべ', cells: 2, files: 2, file: 'a.csv', line: 3 },
    ])
  })
})
