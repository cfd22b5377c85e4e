import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import type { ImportTemplate } from '@/domain/reading'
import { inALine, readFound, sample } from '../reading'
import { cellsOf, filled, outcomes, recognised } from './counting'

describe('groups of columns repeated to the end of the row', () => {
  test('項目1 結果1 項目2 結果2', async () => {
    const text =
      '番号,採血日,項目1,結果1,単位1,判定1,項目2,結果2,単位2,判定2\n00142,2026-09-14,AST,31,U/L,,ALT,98,U/L,H\n00143,2026-09-15,CRP,0.1,mg/dL,,TG,,,\n'
    const found = await recognised(text, 'results-groups')
    expect(found.lines).toEqual([
      '00142 2026-09-14 ast 31 U/L',
      '00142 2026-09-14 alt 98 U/L',
      '00143 2026-09-15 tg pending',
    ])
    expect(found.results[1]).toMatchObject({ labFlag: 'H', line: 2, column: 8 })
    expect(outcomes(found)).toBe(filled(cellsOf(text), [3, 7]))
    expect(found.gathered.leftOut()).toMatchObject([{ heading: 'CRP', reason: 'unknown-analyte', cells: 1 }])
  })

  test('項目 結果 単位 項目 結果 単位, with a code before each name', async () => {
    const { lines } = await recognised(
      '患者ID,採取日,コード,項目名,結果値,コード,項目名,結果値\n1,2026/9/14,0000481,AST,31,0000482,ALT,98\n',
      'results-groups',
    )
    expect(lines).toEqual(['1 2026-09-14 ast 31 U/L', '1 2026-09-14 alt 98 U/L'])
  })

  test('rows are as long as they have results', async () => {
    const found = await recognised(
      '番号,採血日,項目1,結果1,項目2,結果2\n1,2026-09-14,AST,31\n2,2026-09-14,AST,31,ALT,98,TG,120,,\n',
      'results-groups',
    )
    expect(found.lines).toEqual([
      '1 2026-09-14 ast 31 U/L',
      '2 2026-09-14 ast 31 U/L',
      '2 2026-09-14 alt 98 U/L',
      '2 2026-09-14 tg 120 mg/dL',
    ])
    expect(found.problems).toEqual([])
  })

  test('a row without a day is one problem of all its values; a value without a name is one of its own', async () => {
    const found = await recognised(
      '番号,採血日,項目1,結果1,項目2,結果2\n1,2026-02-30,AST,31,ALT,98\n1,2026-02-28,,5,ALT,98\n',
      'results-groups',
    )
    expect(found.problems.map(({ code, where }) => [code, where.line, where.column])).toEqual([
      ['not-a-day', 2, 2],
      ['no-analyte', 3, 3],
    ])
    expect(outcomes(found)).toBe(4)
  })

  test('without headings a mapping says where the first group stands', async () => {
    const mapping: ImportTemplate = {
      id: 'bml-like',
      name: 'センター',
      kind: 'results-groups',
      withoutHeadings: true,
      columns: {
        '1': { field: 'number' },
        '2': { field: 'drawn' },
        '3': { field: 'analyte' },
        '4': { field: 'value' },
        '5': { field: 'flag' },
      },
      groups: { from: 3, width: 3 },
      analytes: { '0000481': 'ast', '0000482': 'alt' },
    }
    const text = '00142,20260914,0000481,31,,0000482,98,H\n00143,20260915,0000482,20,\n'
    expect((await readFound(text)).read.kind).toBe('mapping')
    const found = await readFound(text, { templates: [mapping] })
    expect(found.results.map(inALine)).toEqual([
      '00142 2026-09-14 ast 31 U/L',
      '00142 2026-09-14 alt 98 U/L',
      '00143 2026-09-15 alt 20 U/L',
    ])
    expect(found.results[1]?.labFlag).toBe('H')
  })
})

describe('value, unit and limits in a row each', () => {
  const HEADINGS = '番号,採血日,項目,属性,値'
  const rows = (...more: string[]): string => [HEADINGS, ...more, ''].join('\n')

  test('are put together by patient, day and analyte', async () => {
    const found = await recognised(
      rows(
        '1,2026-09-14,ALT,値,98',
        '1,2026-09-14,ALT,単位,U/L',
        '1,2026-09-14,ALT,下限,7',
        '1,2026-09-14,ALT,上限,23',
        '1,2026-09-14,AST,値,31',
        '1,2026-09-14,AST,基準値,13-30',
        '1,2026-09-14,CRP,値,0.1',
      ),
      'results-eav',
    )
    expect(
      found.results.map(({ analyte, value, unit, low, high, line }) => [
        analyte,
        value?.text,
        unit,
        low,
        high,
        line,
      ]),
    ).toEqual([
      ['alt', '98', 'U/L', '7', '23', 2],
      ['ast', '31', 'U/L', '13', '30', 6],
    ])
    expect(outcomes(found)).toBe(3)
  })

  test('in any order, mixed with those of other results', async () => {
    const mixed = rows(
      '1,2026-09-14,ALT,単位,U/L',
      '1,2026-09-14,TC,単位,mmol/L',
      '2,2026-09-14,TC,値,5.3',
      '1,2026-09-14,TC,値,5.2',
      '1,2026-09-14,ALT,値,98',
      '2,2026-09-14,TC,単位,mmol/L',
    )
    expect((await recognised(mixed, 'results-eav')).lines.sort()).toEqual([
      '1 2026-09-14 alt 98 U/L',
      '1 2026-09-14 tc 5.2 mmol/L',
      '2 2026-09-14 tc 5.3 mmol/L',
    ])
  })

  test('a second value of the same analyte is a retest with a unit of its own', async () => {
    const { lines } = await recognised(
      rows(
        '1,2026-09-14,TC,値,5.2',
        '1,2026-09-14,TC,単位,mmol/L',
        '1,2026-09-14,TC,値,200',
        '1,2026-09-14,TC,単位,mg/dL',
      ),
      'results-eav',
    )
    expect(lines).toEqual(['1 2026-09-14 tc 5.2 mmol/L', '1 2026-09-14 tc 200 mg/dL'])
  })

  test('a unit whose value does not come is said; an attribute of no use is left out by its name', async () => {
    const found = await recognised(
      rows(
        '1,2026-09-14,ALT,単位,U/L',
        '1,2026-09-14,AST,値,31',
        '1,2026-09-14,AST,担当医,早川',
        '1,2026-09-14,AST,,x',
      ),
      'results-eav',
    )
    expect(found.warnings.map(({ code, where }) => [code, where.line])).toEqual([
      ['attribute-without-value', 2],
    ])
    expect(found.gathered.leftOut()).toMatchObject([
      { heading: '担当医', reason: 'unknown-column', cells: 1 },
    ])
    expect(found.problems.map(({ code, where }) => [code, where.line])).toEqual([['no-attribute', 5]])
    expect(outcomes(found)).toBe(3)
  })

  test('a trial database with two rows of headings, ids that end in what the value is, and NA for nothing', async () => {
    const template: ImportTemplate = {
      id: 'edc',
      name: 'EDC',
      kind: 'results-eav',
      headingRows: 2,
      columns: {
        subjectid: { field: 'number' },
        eventdate: { field: 'drawn' },
        itemname: { field: 'analyte' },
        itemvalue: { field: 'value' },
        itemid: { field: 'attribute' },
      },
    }
    const of = (name: string, ...values: string[]): string =>
      ['LBORRES', 'LBORNR_Lower', 'LBORNR_Upper', 'LBORRESU', 'LBCLSIG']
        .map((ending, at) => `S1,V1,2023-06-05,${name},${values[at] ?? ''},LBSER_X_${ending}\n`)
        .join('')
    const text =
      'subjectid,event,eventdate,itemname,itemvalue,itemid\nSubjectId,Event,EventDate,ItemName,ItemValue,ItemId\n' +
      of('ALT', '44', '0', '33.9', 'U/L', 'NCS') +
      of('AST', '15', 'NA', '35', 'U/L', 'NA') +
      of('GGT', 'NA', 'NA', 'NA', 'NA', 'NA')
    const asked = await readFound(text)
    expect(asked.read.kind === 'mapping' && asked.read.needs).toMatchObject({
      kind: 'results-eav',
      headingRows: 2,
    })
    const found = await readFound(text, { templates: [template] })
    expect(
      found.results.map(({ analyte, value, unit, low, high }) => [analyte, value?.text, unit, low, high]),
    ).toEqual([
      ['alt', '44', 'U/L', '0', '33.9'],
      ['ast', '15', 'U/L', undefined, '35'],
    ])
    expect(found.gathered.leftOut().map(({ heading, reason, cells }) => [heading, reason, cells])).toEqual([
      ['LBSER_X_LBCLSIG', 'unknown-column', 1],
      ['GGT', 'not-stated', 1],
    ])
  })
})

describe('analytes down, days across', () => {
  test('several patients one after the other, each with days of their own', async () => {
    const text =
      '患者番号\t00142\n氏名\t青葉 葵\n\n項目\t単位\tR8.9.1\tR8.9.14\nAST\tU/L\t30\t31\nALT\tU/L\t90\t98\n\n患者番号\t00143\n氏名\t早川 春\n\n項目\t単位\tR8.8.1\nALT\tU/L\t20\nCRP\tmg/dL\t0.1\n'
    const found = await recognised(text, 'results-transposed')
    expect(found.lines).toEqual([
      '00142 2026-09-01 ast 30 U/L',
      '00142 2026-09-14 ast 31 U/L',
      '00142 2026-09-01 alt 90 U/L',
      '00142 2026-09-14 alt 98 U/L',
      '00143 2026-08-01 alt 20 U/L',
    ])
    expect(found.gathered.subjects.list).toMatchObject([
      { number: '00142', name: '青葉 葵' },
      { number: '00143' },
      { name: '早川 春' },
    ])
    expect(outcomes(found)).toBe(6)
  })

  test('after another number without days nothing is taken for anybody', async () => {
    const found = await recognised(
      '患者番号,1\n項目,R8.9.1\nALT,90\n患者番号,2\nALT,20\n',
      'results-transposed',
    )
    expect(found.lines).toEqual(['1 2026-09-01 alt 90 U/L'])
    expect(found.problems.map(({ code, where }) => [code, where.line])).toEqual([['no-day', 5]])
  })

  test('an empty corner, and a column of flags beside each day', async () => {
    const found = await recognised(
      '患者番号,1,,,\n,2026-09-01,判定,2026-09-14,判定\nAST,30,,31,\nALT,90,H,98,H\n担当,早川,,木村,\n',
      'results-transposed',
    )
    expect(
      found.results.map(({ day, analyte, value, labFlag }) => [day, analyte, value?.text, labFlag]),
    ).toEqual([
      ['2026-09-01', 'ast', '30', undefined],
      ['2026-09-14', 'ast', '31', undefined],
      ['2026-09-01', 'alt', '90', 'H'],
      ['2026-09-14', 'alt', '98', 'H'],
    ])
    expect(outcomes(found)).toBe(6)
  })

  test('a column that is no day is left out by its heading; a day that cannot be is a problem of its cells', async () => {
    const found = await recognised(
      '患者番号,1,,\n項目,R8.9.1,担当,R8.13.1\nALT,90,早川,98\n',
      'results-transposed',
    )
    expect(found.gathered.leftOut()).toMatchObject([{ heading: '担当', reason: 'unknown-column', cells: 1 }])
    expect(found.problems).toMatchObject([{ code: 'not-a-day', where: { line: 3, column: 4 } }])
    expect(outcomes(found)).toBe(3)
  })

  test('without anybody above it a person says whose it is', async () => {
    const text = '項目,単位,R8.9.1\nALT,U/L,90\nAST,U/L,30\n'
    const { read } = await readFound(text)
    expect(read.kind === 'mapping' && read.needs).toMatchObject({ kind: 'results-transposed' })
    const mapping: ImportTemplate = {
      id: 'x',
      name: 'x',
      kind: 'results-transposed',
      columns: { 項目: { field: 'analyte' }, 単位: { field: 'unit' } },
      asks: ['number'],
      stated: { number: '00142' },
    }
    expect((await readFound(text, { mapping })).results.map(inALine)).toEqual([
      '00142 2026-09-01 alt 90 U/L',
      '00142 2026-09-01 ast 30 U/L',
    ])
    const { stated: _, ...kept } = mapping
    expect((await readFound(text, { templates: [kept] })).read.kind).toBe('mapping')
  })
})

describe('no row of headings', () => {
  const text =
    '00142,青葉 葵,2001-03-04,2026-09-14,ALT,98,U/L,7-23,H\n00142,青葉 葵,2001-03-04,2026-09-14,AST,61,U/L,13-30,H\n'

  test('the cells say what most columns may be', async () => {
    const { read } = await readFound(text)
    expect(read.kind === 'mapping' && read.needs.suggested).toEqual({
      '1': { field: 'number' },
      '2': { field: 'name' },
      '3': { field: 'birthDate' },
      '4': { field: 'drawn' },
      '5': { field: 'analyte' },
      '6': { field: 'value' },
      '7': { field: 'unit' },
      '8': { field: 'range' },
      '9': { field: 'flag' },
    })
  })

  const template: ImportTemplate = {
    id: 'x',
    name: 'x',
    kind: 'results-long',
    withoutHeadings: true,
    columns: {
      '1': { field: 'number' },
      '4': { field: 'drawn' },
      '5': { field: 'analyte' },
      '6': { field: 'value' },
      '7': { field: 'unit' },
      '9': 'leave-out',
    },
  }

  test('a kept mapping is taken next time, but not for a file that is otherwise', async () => {
    const next = '00999,木村 花,1999-01-02,2026-10-01,TG,150,mg/dL,,\n'
    expect((await readFound(next, { templates: [template] })).results.map(inALine)).toEqual([
      '00999 2026-10-01 tg 150 mg/dL',
    ])
    for (const other of [
      'a,b,c,d,e,f,g\nx,y,z,1,2,3,4\n',
      '1,x,y,2026-10-01,不明,150\n',
      `${next.trim()},one more\n`,
    ])
      expect((await readFound(other, { templates: [template] })).read.kind).toBe('mapping')
  })
})

describe('a mapping that nearly fits', () => {
  const template: ImportTemplate = {
    id: 'x',
    name: 'いつもの表',
    kind: 'results-long',
    columns: {
      Pat: { field: 'number' },
      Tag: { field: 'drawn' },
      Was: { field: 'analyte' },
      Wert: { field: 'value' },
    },
  }

  test('is said with the headings that are missing, and the others are taken from it', async () => {
    const { read } = await readFound('Pat,Tag,Was,Ergebnis\n1,2026-09-14,ALT,98\n', { templates: [template] })
    expect(read.kind === 'mapping' && read.needs).toMatchObject({
      template: { name: 'いつもの表' },
      missing: ['Wert'],
      suggested: { Pat: { field: 'number' }, Was: { field: 'analyte' }, Ergebnis: { field: 'value' } },
    })
  })
})

describe('files of the world', () => {
  test('a Japanese clinic’s list without number and day is read for whom and when a person says', async () => {
    const bytes = sample('mbot-1000_builder/public/test_result.csv')
    const { read } = await readFound(bytes)
    expect(read.kind === 'mapping' && read.needs).toMatchObject({
      kind: 'results-long',
      suggested: {
        testName: { field: 'analyte' },
        testResult: { field: 'value' },
        lowerLimit: { field: 'low' },
      },
    })
    const mapping: ImportTemplate = {
      id: '1000',
      name: '院内検査',
      kind: 'results-long',
      columns: {
        specimenName: { field: 'specimen' },
        testName: { field: 'analyte' },
        testResult: { field: 'value' },
        unit: { field: 'unit' },
        lowerLimit: { field: 'low' },
        upperLimit: { field: 'high' },
        flag: { field: 'flag' },
        comment: { field: 'comment' },
      },
      asks: ['number', 'drawn'],
      stated: { number: '00142', drawn: day('2026-09-14') },
    }
    const found = await readFound(bytes, { mapping })
    const rows = cellsOf(new TextDecoder().decode(bytes).replaceAll('\r', ''))
    expect(outcomes(found)).toBe(filled(rows, [4]))
    expect(found.results.map(inALine)).toContain('00142 2026-09-14 ast 25 U/L')
    expect(found.results.find(({ analyte }) => analyte === 'tp')).toMatchObject({
      low: '6.7',
      high: '8.3',
      labFlag: 'N',
    })
    const without = { ...mapping, stated: { number: '00142' } }
    expect((await readFound(bytes, { mapping: without })).read.kind).toBe('mapping')
  })

  test('a list of people with a row an encounter is a roster', async () => {
    const { read, roster, problems } = await readFound(sample('clinosim-jp-generated/dev/patients.csv'))
    expect(read).toMatchObject({ kind: 'table', layout: { kind: 'roster' } })
    const rows = cellsOf(
      new TextDecoder().decode(sample('clinosim-jp-generated/dev/patients.csv')).replaceAll('\r', ''),
    )
    expect(roster).toHaveLength(rows.length - 1)
    expect(new Set(roster.map(({ number }) => number))).toEqual(
      new Set(rows.slice(1).map(([number]) => number)),
    )
    expect(problems).toEqual([])
  })
})
