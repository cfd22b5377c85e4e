import { describe, expect, test } from 'vitest'
import { inALine, readFound } from './reading'

const LONG = '番号,採血日,項目,結果,単位,基準範囲,フラグ,空腹,コメント'

function long(...rows: string[]): string {
  return [LONG, ...rows, ''].join('\n')
}

describe('a list of results, one a row', () => {
  test('is read whatever the order and language of its headings', async () => {
    const japanese = await readFound(long('00142,2026-09-14,ALT,98,U/L,7-23,H,空腹,再検'))
    const english = await readFound(
      'unit,value,analyte,drawn,number,fasting\nU/L,98,GPT,2026/9/14,00142,yes\n',
    )
    expect(japanese.results.map(inALine)).toEqual(['00142 2026-09-14 alt 98 U/L'])
    expect(english.results.map(inALine)).toEqual(['00142 2026-09-14 alt 98 U/L'])
    expect(japanese.results[0]).toMatchObject({
      low: '7',
      high: '23',
      labFlag: 'H',
      fasting: 'yes',
      comment: '再検',
      status: 'final',
      line: 2,
      column: 4,
    })
  })

  test('tabs, semicolons and a title above the headings', async () => {
    const tabs = await readFound(
      '検査結果一覧\n\n番号\t採血日\t項目\t結果\t単位\n00142\t2026-09-14\tALT\t98\tU/L\n',
    )
    expect(tabs.results.map(inALine)).toEqual(['00142 2026-09-14 alt 98 U/L'])
    expect(tabs.results[0]?.line).toBe(4)
    const semicolons = await readFound('number;drawn;analyte;value;unit\n00142;2026-09-14;ALT;98;U/L\n')
    expect(semicolons.results).toHaveLength(1)
  })

  test('UTF-16 with a mark and Shift_JIS say the same as UTF-8', async () => {
    const text = long('00142,2026-09-14,γ-GTP,98,U/L,,,,')
    const utf16 = Uint8Array.from([
      0xff,
      0xfe,
      ...[...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]),
    ])
    expect((await readFound(utf16)).results.map(inALine)).toEqual(['00142 2026-09-14 ggt 98 U/L'])
    expect((await readFound(utf16)).read).toMatchObject({ encoding: 'UTF-16' })
  })

  test('an empty value, 未着 and pending are orders without a result', async () => {
    const { results, gathered } = await readFound(
      long('1,2026-09-14,ALT,,U/L,,,,', '1,2026-09-14,AST,未着,U/L,,,,', '1,2026-09-14,TG,pending,,,,,'),
    )
    expect(results.map(inALine)).toEqual([
      '1 2026-09-14 alt pending',
      '1 2026-09-14 ast pending',
      '1 2026-09-14 tg pending',
    ])
    expect(gathered.orders).toBe(1)
  })

  test('a comparator, a flag beside the number, words in place of a number', async () => {
    const { results } = await readFound(
      long('1,2026-09-14,ALT,<5,U/L,,,,', '1,2026-09-14,AST,98 H,U/L,,,,', '1,2026-09-14,TG,溶血,,,,,'),
    )
    expect(results.map(({ value, labFlag, marks }) => [value?.kind, labFlag, marks])).toEqual([
      ['number', undefined, undefined],
      ['number', 'H', undefined],
      ['text', undefined, ['hemolysis']],
    ])
  })

  test('an analyte that the catalogue does not know is left out by name, and never by a part of its name', async () => {
    const { results, gathered } = await readFound(
      long('1,2026-09-14,ALTERNARIA,3,,,,,', '1,2026-09-14,CRP,0.1,mg/dL,,,,', '1,2026-09-14,CRP,,,,,,'),
    )
    expect(results).toEqual([])
    expect(gathered.leftOut()).toMatchObject([
      { heading: 'ALTERNARIA', reason: 'unknown-analyte', cells: 1 },
      { heading: 'CRP', reason: 'unknown-analyte', cells: 1 },
    ])
  })

  test('a range of both sexes follows the sex that the file states', async () => {
    const { results } = await readFound(
      '番号,性別,採血日,項目,結果,単位,基準範囲\n1,女,2026-09-14,ALT,20,U/L,M:10-42 F:7-23\n2,男,2026-09-14,ALT,20,U/L,M:10-42 F:7-23\n',
    )
    expect(results.map(({ low, high }) => `${low}-${high}`)).toEqual(['7-23', '10-42'])
  })
})

describe('what cannot be read is a problem with its line and column, and the rest is read', () => {
  test.each([
    ['2026-13-01,ALT,98,U/L', 'not-a-day', 2],
    ['4/10,ALT,98,U/L', 'day-without-year', 2],
    ['R1.4.30,ALT,98,U/L', 'outside-era', 2],
    [',ALT,98,U/L', 'no-day', 2],
    ['2026-11-23,ALT,98,U/L', 'after-today', 2],
    ['2026-09-14,,98,U/L', 'no-analyte', 3],
    ['2026-09-14,ALT,"1,5",U/L', 'not-a-value', 4],
    ['2026-09-14,PLT,15,10^4', 'unit-refused', 4],
    ['2026-09-14,WBC,5600,', 'unit-missing', 4],
    ['2026-09-14,PLT,158,', 'unit-ambiguous', 4],
  ])('%s: %s', async (row, code, column) => {
    const { results, problems } = await readFound(long('1,2026-09-14,AST,20,U/L,,,,', `1,${row},,,,`))
    expect(results).toHaveLength(1)
    expect(problems).toMatchObject([{ code, where: { file: 'file.csv', line: 3, column } }])
    expect(problems[0]?.because.ja).not.toBe('')
    expect(problems[0]?.todo.en).not.toBe('')
  })

  test('today is a day like any other', async () => {
    expect((await readFound(long('1,2026-11-22,ALT,20,U/L,,,,'))).results).toHaveLength(1)
  })

  test('a row without a number, and a row cut in two by a stray comma', async () => {
    const { results, problems } = await readFound(
      long(',2026-09-14,ALT,20,U/L,,,,', '1,2026-09-14,WBC,1,234,/uL,,,,x'),
    )
    expect(results).toEqual([])
    expect(problems.map(({ code, where }) => [code, where.line])).toEqual([
      ['no-number', 2],
      ['beyond-the-headings', 3],
    ])
  })

  test('short rows and trailing delimiters are fine', async () => {
    const { results, problems } = await readFound(
      `${LONG},,\n1,2026-09-14,ALT,20,U/L\n1,2026-09-14,AST,20,U/L,,,,,,,\n`,
    )
    expect(results).toHaveLength(2)
    expect(problems).toEqual([])
  })

  test('a stray quote costs nothing but a warning', async () => {
    const { results, warnings } = await readFound(
      long('1,2026-09-14,ALT,20,U/L,"7-23,,,', '1,2026-09-15,ALT,21,U/L,7-23,,,'),
    )
    expect(results).toHaveLength(2)
    expect(warnings).toMatchObject([{ code: 'open-quote', where: { line: 2 } }])
  })

  test('a slip of the hand is a warning, and is read', async () => {
    const { results, warnings } = await readFound(
      long('1,2026-09-14,ALT,300,U/L,,,,', '1,2026-09-14,AST,301,U/L,,,,'),
    )
    expect(results).toHaveLength(2)
    expect(warnings).toMatchObject([{ code: 'implausible', where: { line: 3 }, received: '301' }])
  })

  test('a unit that is not listed is kept as received, said once', async () => {
    const { results, warnings } = await readFound(
      long('1,2026-09-14,ALT,30,furlong,,,,', '1,2026-09-15,ALT,31,furlong,,,,'),
    )
    expect(results.map(({ unit }) => unit)).toEqual(['furlong', 'furlong'])
    expect(warnings.map(({ code }) => code)).toEqual(['unknown-unit'])
  })
})

describe('units', () => {
  test('without a unit the catalogue’s is taken where the value is plausible, and that is said once a column', async () => {
    const { results, gathered } = await readFound(
      '番号,採血日,AST,ALT\n1,2026-09-14,20,350\n1,2026-09-15,21,22\n',
    )
    expect(results.map(({ unit }) => unit)).toEqual(['U/L', 'U/L', 'U/L', 'U/L'])
    expect(gathered.assumedUnits.map(({ heading, unit }) => `${heading} ${unit}`)).toEqual([
      'AST U/L',
      'ALT U/L',
    ])
  })

  test.each([
    ['ALT', 'IU/l', 'U/L'],
    ['ALT', 'ＩＵ／Ｌ', 'U/L'],
    ['TG', '㎎/dl', 'mg/dL'],
    ['WBC', '/μL', '/uL'],
    ['PLT', '万/μL', '10*4/uL'],
    ['PLT', '×10^3/μL', '10*3/uL'],
    ['TC', 'mmol/L', 'mmol/L'],
    ['ALB', 'g/L', 'g/L'],
  ])('%s in %s is stored in %s, its number as received', async (analyte, received, unit) => {
    const { results } = await readFound(long(`1,2026-09-14,${analyte},40,${received},,,,`))
    expect(results[0]).toMatchObject({ unit, value: { text: '40' } })
  })

  test('a unit in the heading, and one inside the cell', async () => {
    expect((await readFound('番号,採血日,TC(mmol/L)\n1,2026-09-14,5.2\n')).results[0]?.unit).toBe('mmol/L')
    expect((await readFound('番号,採血日,TC\n1,2026-09-14,5.2 mmol/L\n')).results[0]?.unit).toBe('mmol/L')
  })
})

describe('one draw a row, an analyte a column', () => {
  test('an empty cell is nothing; unknown columns are named and counted', async () => {
    const found = await readFound(
      '番号,氏名,採血日,AST,ALT(U/L),中性脂肪,CRP,担当\n1,青葉 葵,2026-09-14,20,,88,0.1,\n1,青葉 葵,2026-09-15,,21,未着,,早川\n',
    )
    expect(found.results.map(inALine)).toEqual([
      '1 2026-09-14 ast 20 U/L',
      '1 2026-09-14 tg 88 mg/dL',
      '1 2026-09-15 alt 21 U/L',
      '1 2026-09-15 tg pending',
    ])
    expect(found.gathered.leftOut()).toMatchObject([
      { heading: 'CRP', cells: 1 },
      { heading: '担当', cells: 1 },
    ])
    expect(found.gathered.subjects.list).toMatchObject([{ number: '1', name: '青葉 葵' }])
  })

  test('a row whose day cannot be read is one problem that holds all its cells', async () => {
    const { gathered, results } = await readFound(
      '番号,採血日,AST,ALT\n1,2026-02-30,20,21\n1,2026-02-28,20,\n',
    )
    expect(results).toHaveLength(1)
    expect(gathered.problems).toMatchObject({ count: 1, cells: 2 })
  })
})

describe('a roster', () => {
  test('reads every column of product.md §6', async () => {
    const { roster, problems } = await readFound(
      '番号,氏名,カナ,電話,電話2,連絡メモ,生年月日,性別,体重,開始日,予定週数,終了日,1日量,用量変更日,休薬開始日,再開日,次回受診,プロトコル,血液型\n' +
        '００１４２,青葉 葵 様,ｱｵﾊﾞ ｱｵｲ,03-0000-0142,090,夜,H13.3.4,女,52.5kg,2026/9/27,20週,2027-02-01,20mg,2026-09-27,2026-10-20,2026-11-10,2026-11-25,2か月ごと,A\n',
    )
    expect(problems).toEqual([])
    expect(roster).toEqual([
      {
        number: '００１４２',
        name: '青葉 葵',
        kana: 'ｱｵﾊﾞ ｱｵｲ',
        phone: '03-0000-0142',
        phone2: '090',
        contactNote: '夜',
        birthDate: '2001-03-04',
        sex: 'F',
        weightKg: 52.5,
        courseStart: '2026-09-27',
        plannedWeeks: 20,
        courseEnd: '2027-02-01',
        doseMg: 20,
        doseFrom: '2026-09-27',
        pauseStart: '2026-10-20',
        pauseRestart: '2026-11-10',
        nextVisit: '2026-11-25',
        protocol: 'bimonthly',
        file: 0,
        line: 2,
      },
    ])
  })

  test.each([
    ['男', 'M'],
    ['女', 'F'],
    ['M', 'M'],
    ['f', 'F'],
    ['male', 'M'],
    ['Female', 'F'],
    ['1', 'M'],
    ['2', 'F'],
    ['２', 'F'],
  ])('sex %s is %s', async (word, sex) => {
    expect((await readFound(`number,sex\n1,${word}\n`)).roster[0]?.sex).toBe(sex)
  })

  test('a cell that cannot be read is a problem of its own; the row stands', async () => {
    const { roster, problems } = await readFound(
      '番号,生年月日,性別,体重,1日量,予定週数,プロトコル\n1,2026-11-23,x,abc,-5,16.5,nix\n2,2001-03-04,,,,,\n',
    )
    expect(problems.map(({ code }) => code)).toEqual([
      'after-today',
      'not-a-sex',
      'not-a-weight',
      'not-a-dose',
      'not-weeks',
      'unknown-protocol',
    ])
    expect(roster).toEqual([
      { number: '1', file: 0, line: 2 },
      { number: '2', birthDate: '2001-03-04', file: 0, line: 3 },
    ])
  })

  test('only the number is required, and an Excel formula around it comes off', async () => {
    expect((await readFound('番号\n="00142"\n00143\n')).roster.map(({ number }) => number)).toEqual([
      '00142',
      '00143',
    ])
  })
})

describe('what is no table', () => {
  test('a file without headings asks what its columns are, and proposes what the cells show', async () => {
    const { read } = await readFound('00142,2026-09-14,ALT,98,U/L\n00142,2026-09-14,AST,61,U/L\n')
    expect(read.kind === 'mapping' && read.needs).toMatchObject({
      withoutHeadings: true,
      suggested: { '1': { field: 'number' }, '2': { field: 'drawn' }, '3': { field: 'analyte' } },
    })
  })

  test('a mapping by position reads it', async () => {
    const columns = {
      '1': { field: 'number' },
      '2': { field: 'drawn' },
      '3': { field: 'analyte' },
      '4': { field: 'value' },
      '5': { field: 'unit' },
    } as const
    const mapping = { id: 'x', name: 'x', kind: 'results-long', columns, withoutHeadings: true } as const
    const { results } = await readFound('00142,2026-09-14,ALT,98,U/L\n', { mapping })
    expect(results.map(inALine)).toEqual(['00142 2026-09-14 alt 98 U/L'])
  })

  test('an Excel workbook, a PDF, an HL7 message and an empty file say what they are', async () => {
    for (const bytes of [[0x50, 0x4b, 3, 4], [0x25, 0x50, 0x44, 0x46], [0x4d, 0x53, 0x48, 0x7c], []])
      expect((await readFound(Uint8Array.from(bytes))).read.kind).toBe('refused')
  })
})
