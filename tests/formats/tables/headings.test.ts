import { describe, expect, test } from 'vitest'
import { inALine, readFound } from '../reading'
import { cellsOf, filled, outcomes, recognised } from './counting'

describe('two rows of headings', () => {
  test('groups over the names of the analytes', async () => {
    const text =
      '番号,採血日,肝機能,,脂質\n,,AST,ALT,TG\n00142,2026-09-14,31,98,120\n00143,2026-09-15,20,,90\n'
    const found = await recognised(text, 'results-wide')
    expect(found.lines).toEqual([
      '00142 2026-09-14 ast 31 U/L',
      '00142 2026-09-14 alt 98 U/L',
      '00142 2026-09-14 tg 120 mg/dL',
      '00143 2026-09-15 ast 20 U/L',
      '00143 2026-09-15 tg 90 mg/dL',
    ])
    expect(outcomes(found)).toBe(filled(cellsOf(text), [2, 3, 4], 2))
    expect(found.results[0]).toMatchObject({ line: 3, column: 3 })
  })

  test('groups in a title row above a row that names everything', async () => {
    const { lines } = await recognised(
      '肝機能,,肝機能,肝機能,脂質\n番号,採血日,AST,ALT,TG\n1,2026-09-14,31,98,120\n',
      'results-wide',
    )
    expect(lines).toHaveLength(3)
  })

  test('names over units: each column is in its unit', async () => {
    const { lines } = await recognised(
      '番号,採血日,AST,TC\n,,U/L,mmol/L\n1,2026-09-14,31,5.2\n',
      'results-wide',
    )
    expect(lines).toEqual(['1 2026-09-14 ast 31 U/L', '1 2026-09-14 tc 5.2 mmol/L'])
  })

  test('a value and its 判定 under each name', async () => {
    const { results } = await recognised(
      '番号,採血日,AST,,ALT,\n,,結果,判定,結果,判定\n1,2026-09-14,31,,98,H\n',
      'results-wide',
    )
    expect(results.map(({ analyte, value, labFlag }) => [analyte, value?.text, labFlag])).toEqual([
      ['ast', '31', undefined],
      ['alt', '98', 'H'],
    ])
  })

  test('the same headings in two spellings are one set of headings', async () => {
    const found = await recognised(
      'number,drawn,analyte,value\nNumber,Drawn,Analyte,Value\n1,2026-09-14,ALT,98\n',
      'results-long',
    )
    expect(found.lines).toEqual(['1 2026-09-14 alt 98 U/L'])
    expect(found.problems).toEqual([])
  })

  test('headings that come again in the middle are no rows, of one row or of two', async () => {
    const once = '番号,採血日,ALT\n1,2026-09-14,98\n'
    expect((await recognised(once + once, 'results-wide')).lines).toHaveLength(2)
    const two = '番号,採血日,肝機能,\n,,AST,ALT\n1,2026-09-14,31,98\n'
    const found = await recognised(two + two, 'results-wide')
    expect(found.lines).toHaveLength(4)
    expect(found.problems).toEqual([])
  })
})

describe('rows of units and ranges under the headings', () => {
  test('a labelled row of ranges is the range of each column, and no patient', async () => {
    const found = await recognised(
      '番号,採血日,AST,ALT,TG\n基準値,,13-30,10～42,150未満\n1,2026-09-14,31,98,120\n',
      'results-wide',
    )
    expect(found.results.map(({ analyte, low, high, rangeText }) => [analyte, low, high, rangeText])).toEqual(
      [
        ['ast', '13', '30', undefined],
        ['alt', '10', '42', undefined],
        ['tg', undefined, '150', '150未満'],
      ],
    )
    expect(outcomes(found)).toBe(3)
  })

  test('units, then the lower and the upper limits', async () => {
    const { results } = await recognised(
      '番号,採血日,AST,ALT\n単位,,U/L,U/L\n基準値下限,,13,10\n基準値上限,,30,42\n1,2026-09-14,31,98\n',
      'results-wide',
    )
    expect(results.map(({ unit, low, high }) => `${unit} ${low}-${high}`)).toEqual(['U/L 13-30', 'U/L 10-42'])
  })

  test('ranges of men and of women in a row each', async () => {
    const { results } = await recognised(
      '番号,性別,採血日,ALT\n基準値(男),,,10-42\n基準値(女),,,7-23\n1,女,2026-09-14,30\n2,男,2026-09-14,30\n',
      'results-wide',
    )
    expect(results.map(({ low, high }) => `${low}-${high}`)).toEqual(['7-23', '10-42'])
  })

  test('a row without a label is a row of data, whatever stands in it', async () => {
    const found = await recognised('番号,採血日,AST,ALT\n,,13-30,10-42\n1,2026-09-14,31,98\n', 'results-wide')
    expect(found.problems).toMatchObject([{ code: 'no-number', where: { line: 2 } }])
    expect(outcomes(found)).toBe(4)
  })
})

describe('what stands around a table', () => {
  test('a title, blank rows, ragged rows and trailing delimiters', async () => {
    const text =
      '検査結果一覧,,,\n2026年9月分,,,\n,,,\n番号,採血日,AST(U/L),ALT [U/L],\n1,2026-09-14,31,98,\n,,,,\n2,2026-09-15,20\n3,2026-09-16,21,22,,,\n'
    const found = await recognised(text, 'results-wide')
    expect(found.lines).toEqual([
      '1 2026-09-14 ast 31 U/L',
      '1 2026-09-14 alt 98 U/L',
      '2 2026-09-15 ast 20 U/L',
      '3 2026-09-16 ast 21 U/L',
      '3 2026-09-16 alt 22 U/L',
    ])
    expect(outcomes(found)).toBe(filled(cellsOf(text), [2, 3], 4))
  })

  test('the patient and the day above a list of results hold for all of its rows', async () => {
    const found = await recognised(
      '患者番号,00142,,\n氏名,青葉 葵 様,,\n採血日,2026年9月14日,,\n\n項目,結果,単位,判定\nAST,31,U/L,\nALT,98,U/L,H\n',
      'results-long',
    )
    expect(found.lines).toEqual(['00142 2026-09-14 ast 31 U/L', '00142 2026-09-14 alt 98 U/L'])
    expect(found.gathered.subjects.list).toMatchObject([{ number: '00142', name: '青葉 葵' }])
    expect(found.results[1]).toMatchObject({ labFlag: 'H', line: 7, column: 2 })
  })

  test('the patient above a table with a draw in each row', async () => {
    const { lines } = await recognised(
      '患者番号: 00142\n採血日,AST,ALT\nR8.9.14,31,98\nR8.9.15,30,90\n',
      'results-wide',
    )
    expect(lines).toHaveLength(4)
    expect(lines[3]).toBe('00142 2026-09-15 alt 90 U/L')
  })

  test('two columns with one heading are told apart', async () => {
    const { gathered } = await readFound('番号,採血日,ALT,担当,担当\n1,2026-09-14,98,早川,木村\n')
    expect(gathered.leftOut().map(({ heading, cells }) => `${heading} ${cells}`)).toEqual([
      '担当 1',
      '担当 (2) 1',
    ])
  })
})

describe('what is no analyte but says how the sample was', () => {
  test('検体溶血 marks the draw of its day, and is counted as no result', async () => {
    const found = await recognised(
      '番号,採血日,項目,結果\n1,2026-09-14,ALT,98\n1,2026-09-14,検体溶血,(+)\n1,2026-09-14,乳ビ,(-)\n1,2026-09-15,ALT,90\n',
      'results-long',
    )
    expect(found.results.map(({ day, marks }) => [day, marks])).toEqual([
      ['2026-09-14', ['hemolysis']],
      ['2026-09-15', undefined],
    ])
    expect(found.gathered.leftOut()).toMatchObject([
      { heading: '検体溶血', reason: 'not-a-lab-result', cells: 1 },
      { heading: '乳ビ', reason: 'not-a-lab-result', cells: 1 },
    ])
    expect(outcomes(found)).toBe(4)
  })

  test('a number says nothing of it, and that is said', async () => {
    const found = await recognised(
      '番号,採血日,項目,結果\n1,2026-09-14,ALT,98\n1,2026-09-14,黄疸,3\n',
      'results-long',
    )
    expect(found.results[0]?.marks).toBeUndefined()
    expect(found.warnings.map(({ code }) => code)).toEqual(['sample-state-unclear'])
  })

  test('in the columns of a wide table, and in the rows of one with days across', async () => {
    const wide = await recognised('番号,採血日,ALT,溶血\n1,2026-09-14,98,1+\n', 'results-wide')
    expect(wide.results[0]?.marks).toEqual(['hemolysis'])
    expect(outcomes(wide)).toBe(2)
    const across = await recognised(
      '患者番号,1\n項目,R8.9.14,R8.9.15\nALT,98,90\n溶血,,あり\n',
      'results-transposed',
    )
    expect(across.results.map(({ marks }) => marks)).toEqual([undefined, ['hemolysis']])
    expect(outcomes(across)).toBe(3)
  })
})

test('of a retest in the next row both are read, the later last', async () => {
  const { results } = await readFound('番号,採血日,項目,結果\n1,2026-09-14,ALT,198\n1,2026-09-14,ALT,98\n')
  expect(results.map(inALine)).toEqual(['1 2026-09-14 alt 198 U/L', '1 2026-09-14 alt 98 U/L'])
})
