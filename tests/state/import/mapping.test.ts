import { expect, test } from 'vitest'
import type { ImportTemplate } from '@/domain/reading'
import { Clinic, inLines } from './desk'

const FOREIGN = 'Pat;Tag;Was;Wert\n00142;2026-09-14;ALT;98\n00142;2026-13-14;AST;31\n'
const MAPPING: ImportTemplate = {
  id: 'x',
  name: 'Labor',
  kind: 'results-long',
  columns: {
    Pat: { field: 'number' },
    Tag: { field: 'drawn' },
    Was: { field: 'analyte' },
    Wert: { field: 'value' },
  },
}

test('a mapping is tried on the first rows before anything is read by it', async () => {
  const clinic = await Clinic.empty()
  const answer = await clinic.open({ 'labor.csv': FOREIGN })
  if (answer.state !== 'mapping') throw new Error('no mapping asked for')
  const { sample } = answer.mapping
  const tried = await clinic.desk.tryMapping({ sample, template: MAPPING })
  expect(tried).toMatchObject({
    fits: true,
    count: 1,
    results: [{ number: '00142', day: '2026-09-14', analyte: 'alt', text: '98', unit: 'U/L', line: 2 }],
    problemCount: 1,
    problems: [{ code: 'not-a-day', where: { line: 3 } }],
  })
  expect(
    await clinic.desk.tryMapping({ sample, template: { ...MAPPING, columns: { Nix: 'leave-out' } } }),
  ).toMatchObject({ fits: false })
})

test('other rows of headings are another question', async () => {
  const clinic = await Clinic.empty()
  const answer = await clinic.open({ 'labor.csv': 'Liste;;;\n' + FOREIGN })
  if (answer.state !== 'mapping') throw new Error('no mapping asked for')
  expect(answer.mapping).toMatchObject({ headingRow: 1, headings: ['Pat', 'Tag', 'Was', 'Wert'] })
  const without = await clinic.desk.askAgain(answer.mapping, { first: -1, count: 0 })
  expect(without).toMatchObject({ withoutHeadings: true, headings: ['1', '2', '3', '4'] })
  const two = await clinic.desk.askAgain(answer.mapping, { first: 0, count: 2 })
  expect(two).toMatchObject({ headingRow: 0, headingRows: 2, headings: ['Pat', 'Tag', 'Was', 'Wert'] })
})

test('of a retest in the next row the later value is the result, and the earlier is kept', async () => {
  const clinic = await Clinic.empty()
  await clinic.take({
    'groups.csv': '番号,採血日,項目1,結果1,項目2,結果2\n1,2026-09-14,ALT,198,ALT,98\n',
    'list.csv': '番号,採血日,項目,結果,単位\n2,2026-09-14,ALT,150,U/L\n2,2026-09-14,ALT,50,U/L\n',
  })
  expect(inLines(await clinic.patient('1'))).toEqual(['2026-09-14 alt 98 U/L [198 retest]'])
  expect(inLines(await clinic.patient('2'))).toEqual(['2026-09-14 alt 50 U/L [150 retest]'])
})

test('溶血 as an item of its own marks the draw that is stored', async () => {
  const clinic = await Clinic.empty()
  const preview = await clinic.preview({
    'a.csv': '番号,採血日,項目,結果\n1,2026-09-14,ALT,98\n1,2026-09-14,検体溶血,(+)\n',
  })
  expect(preview.totals).toMatchObject({ new: 1, leftOut: 1, cells: 2 })
  await clinic.confirm()
  expect((await clinic.patient('1')).draws[0]?.marks).toEqual(['hemolysis'])
})
