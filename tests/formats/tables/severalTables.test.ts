import { describe, expect, test } from 'vitest'
import { inALine, readFound } from '../reading'

const SHEETS =
  '患者番号,00142\n氏名,山田 花子\n採血日,2026/09/14\n項目,結果,単位\nAST,20,U/L\n\n' +
  '患者番号,00143\n氏名,佐藤 太郎\n採血日,2026/09/15\n項目,結果,単位\nAST,30,U/L\n'

describe('sheets of two people, one under the other', () => {
  test('are read as those of two people, each on the own day', async () => {
    const { results, problems, gathered } = await readFound(SHEETS)
    expect(results.map(inALine)).toEqual(['00142 2026-09-14 ast 20 U/L', '00143 2026-09-15 ast 30 U/L'])
    expect(gathered.subjects.list.map(({ number, name }) => [number, name])).toEqual([
      ['00142', '山田 花子'],
      ['00143', '佐藤 太郎'],
    ])
    expect(problems).toEqual([])
  })

  test('nothing of the first holds for the second: without a day of its own its results are problems', async () => {
    const { results, problems } = await readFound(SHEETS.replace('採血日,2026/09/15\n', ''))
    expect(results.map(inALine)).toEqual(['00142 2026-09-14 ast 20 U/L'])
    expect(problems.map(({ code }) => code)).toEqual(['no-day'])
  })

  test('a further day of the same person begins a further draw', async () => {
    const further = SHEETS.replace('患者番号,00143\n氏名,佐藤 太郎\n', '')
    const { results } = await readFound(further)
    expect(results.map(inALine)).toEqual(['00142 2026-09-14 ast 20 U/L', '00142 2026-09-15 ast 30 U/L'])
  })
})

test('sheets of repeated groups, one under the other, are those of two people', async () => {
  const { results, problems } = await readFound(
    '患者番号,00142\n採血日,採血時刻,項目1,結果1,項目2,結果2\n2026/09/14,,AST,20,ALT,21\n患者番号,00143\n2026/09/15,,AST,30,ALT,31\n',
  )
  expect(results.map(inALine)).toEqual([
    '00142 2026-09-14 ast 20 U/L',
    '00142 2026-09-14 alt 21 U/L',
    '00143 2026-09-15 ast 30 U/L',
    '00143 2026-09-15 alt 31 U/L',
  ])
  expect(problems).toEqual([])
})

describe('tables with other headings, one under the other', () => {
  test('a column each: the second holds what its own heading says', async () => {
    const { results, problems } = await readFound(
      '番号,採血日,AST,ALT\n1,2026/09/14,20,21\n\n番号,採血日,γ-GTP,AST,TG\n2,2026/09/15,30,31,132\n',
    )
    expect(results.map(inALine)).toEqual([
      '1 2026-09-14 ast 20 U/L',
      '1 2026-09-14 alt 21 U/L',
      '2 2026-09-15 ggt 30 U/L',
      '2 2026-09-15 ast 31 U/L',
      '2 2026-09-15 tg 132 mg/dL',
    ])
    expect(problems).toEqual([])
  })

  test('a row each: the columns may come in another order', async () => {
    const { results, problems } = await readFound(
      '番号,採血日,項目,結果,単位\n1,2026/09/14,AST,20,U/L\n項目,結果,単位,番号,採血日\nALT,30,U/L,2,2026/09/15\n',
    )
    expect(results.map(inALine)).toEqual(['1 2026-09-14 ast 20 U/L', '2 2026-09-15 alt 30 U/L'])
    expect(problems).toEqual([])
  })

  test('headings without the number or the day leave the rows under them as problems, each cell counted', async () => {
    const { results, problems } = await readFound(
      '番号,採血日,AST,ALT\n1,2026/09/14,20,21\n番号,氏名,AST,ALT\n2,山田,30,31\n',
    )
    expect(results).toHaveLength(2)
    expect(problems.map(({ code }) => code)).toContain('other-headings')
  })

  test('the same headings again are passed over', async () => {
    const { results, problems } = await readFound(
      '番号,採血日,AST\n1,2026/09/14,20\n番号,採血日,AST\n2,2026/09/14,21\n',
    )
    expect(results).toHaveLength(2)
    expect(problems).toEqual([])
  })
})

describe('rows that are about nobody', () => {
  test.each(['合計', '平均', '【合計】', 'Total', 'mean'])(
    '%s is the label of totals, not a patient',
    async (label) => {
      const { results, problems } = await readFound(
        `番号,採血日,AST,ALT\n1,2026/09/14,20,21\n${label},2026/09/14,41,42\n`,
      )
      expect(results.map(({ number }) => number)).toEqual(['1', '1'])
      expect(problems.map(({ code }) => code)).toEqual(['not-a-patient-number'])
    },
  )

  test('numbers that a spreadsheet rounded are nobody, or they would all be one', async () => {
    const { results, problems } = await readFound(
      '番号,採血日,AST\n2.026E+11,2026/09/14,20\n2.026E+11,2026/09/14,30\n20260000123,2026/09/14,31\n12E4,2026/09/14,32\n',
    )
    expect(results.map(({ number }) => number)).toEqual(['20260000123', '12E4'])
    expect(problems.map(({ code }) => code)).toEqual(['not-a-patient-number', 'not-a-patient-number'])
  })

  test('words under a table are passed over; words beside a result are not', async () => {
    const wide = await readFound('番号,採血日,AST\n1,2026/09/14,20\n以上,,\n※単位はU/L,,\n注,,30\n')
    expect(wide.problems.map(({ code }) => code)).toEqual(['no-day'])
    const long = await readFound('番号,採血日,項目,結果\n1,2026/09/14,AST,20\n以上,,,\n以上\n注,,,30\n')
    expect(long.problems.map(({ code }) => code)).toEqual(['no-analyte'])
  })
})

describe('a comma in a number', () => {
  const LONG = 'patient_id;date;test;value;unit\n'

  test.each(['7,407', '1,5', '0,834', '1.234,5', '12,34'])(
    '%s among semicolons is asked for',
    async (text) => {
      const { results, problems } = await readFound(`${LONG}1;2026-03-04;WBC;${text};10^3/uL\n`)
      expect(results).toEqual([])
      expect(problems.map(({ code, received }) => [code, received])).toEqual([['not-a-value', text]])
    },
  )

  test('parts thousands among commas, where a figure other than 0 leads', async () => {
    const { results, problems } = await readFound(
      '番号,採血日,項目,結果,単位\n1,2026/09/14,TG,"1,234",mg/dL\n1,2026/09/14,T-Bil,"0,834",mg/dL\n',
    )
    expect(results.map(inALine)).toEqual(['1 2026-09-14 tg 1,234 mg/dL'])
    expect(problems.map(({ received }) => received)).toEqual(['0,834'])
  })
})

test('a cell that a program wrapped as ="98" is 98', async () => {
  const { results } = await readFound('番号,採血日,AST\n="00123",2026/09/14,"=""98"""\n')
  expect(results.map(({ number, value }) => [number, value?.text])).toEqual([['00123', '98']])
})
