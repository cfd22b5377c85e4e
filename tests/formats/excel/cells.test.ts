import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateText, decimalText } from '@/formats/excel/cellText'
import { zipOf } from '../bytes/packing'
import { bookOf, rowsOf, sheetOf, type Cell, type HowToWrite } from './books'

async function textOf(cell: Cell, how?: HowToWrite): Promise<string | undefined> {
  const rows = await rowsOf(bookOf({ Sheet1: sheetOf([['heading'], [cell]]) }, how))
  return rows[1]?.[0]
}

/** 2021-01-20 in the 1900 system. */
const SERIAL = 44_216

describe.each(['xlsx', 'biff8', 'ods'] as const)('a cell of a workbook written as %s', (type) => {
  test.each([
    ['a date', { t: 'n', v: SERIAL, z: 'yyyy/mm/dd' }, '2021-01-20'],
    ['a date in the short form of the system', { t: 'n', v: SERIAL, z: 'm/d/yy' }, '2021-01-20'],
    [
      'a date of which the month and the date are shown',
      { t: 'n', v: SERIAL, z: 'm"月"d"日"' },
      '2021-01-20',
    ],
    ['a date with its time', { t: 'n', v: SERIAL + 895 / 1440, z: 'yyyy/mm/dd hh:mm' }, '2021-01-20T14:55'],
    [
      'a date with seconds',
      { t: 'n', v: SERIAL + 53_705 / 86_400, z: 'yyyy/mm/dd hh:mm:ss' },
      '2021-01-20T14:55:05',
    ],
    ['a whole number', 98, '98'],
    ['a decimal', 0.5, '0.5'],
    ['a sum that binary figures miss', 0.1 + 0.2, '0.3'],
    ['a small number', 0.0000001, '0.0000001'],
    ['a negative one', -1.25, '-1.25'],
    ['text', '<5', '<5'],
    ['text with Japanese letters', '渡邉 ソフィー(髙)', '渡邉 ソフィー(髙)'],
    ['figures kept as text', '00000412', '00000412'],
  ] as [string, Cell, string][])('%s', async (_, cell, text) => {
    expect(await textOf(cell, { type })).toBe(text)
  })
})

describe('a cell of a workbook', () => {
  test.each([
    ['an era date', '[$-411]ggge"年"m"月"d"日"', SERIAL, '2021-01-20'],
    ['an era date by its letter', '[$-ja-JP]ge.m.d;@', SERIAL, '2021-01-20'],
    ['a time alone', 'h:mm', 0.5, '12:00'],
    ['elapsed hours, which are no day', '[h]:mm', 1.5, '36:00'],
    ['a patient number with leading zeros', '00000000', 412, '00000412'],
    ['one with hyphens', '000-0000', 1234567, '123-4567'],
    ['a number rounded on screen', '0.0', 1.2345, '1.2345'],
    ['thousands', '#,##0', 1234567, '1234567'],
    ['a share', '0.0%', 0.065, '6.5%'],
    ['a sign that the format adds', '"<"0.0', 5, '<5.0'],
    ['words that the format adds', '0"未満"', 5, '5未満'],
    ['a unit that the format adds', '0" U/L"', 98, '98'],
    ['a colour by condition', '[Red][>40]0;0', 98, '98'],
    ['an exponent on screen', '0.00E+00', 1234567, '1234567'],
    ['a large number', '0', 1e21, '1000000000000000000000'],
  ])('%s (%s)', async (_, z, v, text) => {
    expect(await textOf({ t: 'n', v, z })).toBe(text)
  })

  test('says an error as the sheet does', async () => {
    expect(await textOf({ t: 'e', v: 42 })).toBe('#N/A')
    expect(await textOf({ t: 'e', v: 7 }, { type: 'biff8' })).toBe('#DIV/0!')
  })

  test('says yes and no', async () => {
    expect(await textOf(true)).toBe('TRUE')
    expect(await textOf(false, { type: 'biff8' })).toBe('FALSE')
  })

  test('with a formula says what it came to', async () => {
    expect(await textOf({ t: 'n', v: 98, f: 'SUM(A2:A9)' })).toBe('98')
    expect(await textOf({ t: 's', v: '溶血', f: 'B1' })).toBe('溶血')
    expect(await textOf({ t: 'n', v: 98, f: 'SUM(A2:A9)' }, { type: 'biff8' })).toBe('98')
  })
})

describe('days by their serial', () => {
  test.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [60, false, '1900-02-29'],
    [61, false, '1900-03-01'],
    [45_383, false, '2024-04-01'],
    [2_958_465, false, '9999-12-31'],
    [0, true, '1904-01-01'],
    [60, true, '1904-03-01'],
    [45_383 - 1462, true, '2024-04-01'],
    [2_957_003, true, '9999-12-31'],
  ])('%s in the system of 1904: %s is %s', (serial, is1904, on) => {
    expect(dateText(serial, is1904, false)).toBe(on)
  })

  test.each([
    [-1, false],
    [2_958_466, false],
    [-1, true],
    [2_957_004, true],
    [0, false],
  ])('%s in the system of 1904: %s is none', (serial, is1904) => {
    expect(dateText(serial, is1904, false)).toBeUndefined()
  })

  test('a moment a breath before midnight is midnight', () => {
    expect(dateText(SERIAL + 0.999999999, false, false)).toBe('2021-01-21')
    expect(dateText(SERIAL + 86_399 / 86_400, false, false)).toBe('2021-01-20T23:59:59')
  })

  test('every minute of a day comes back', () => {
    for (let minute = 0; minute < 1440; minute++) {
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
      expect(dateText(SERIAL + minute / 1440, false, false)).toBe(
        minute === 0 ? '2021-01-20' : `2021-01-20T${time}`,
      )
    }
  })

  test('a workbook of the system of 1904 says so', async () => {
    for (const type of ['xlsx', 'biff8', 'ods'] as const)
      expect(await textOf({ t: 'n', v: SERIAL - 1462, z: 'yyyy/mm/dd' }, { is1904: true, type })).toBe(
        '2021-01-20',
      )
  })
})

describe('numbers', () => {
  test('come back as the number that they are, to 15 figures, without exponent', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = decimalText(value)
        expect(text).toMatch(/^-?\d+(?:\.\d+)?$/)
        expect(Number(text)).toBe(Number(value.toPrecision(15)))
      }),
      { numRuns: 5000, seed: 20261122 },
    )
  })

  test('with up to 15 figures stand as somebody typed them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.integer({ min: 0, max: 6 }),
        (digits, scale) => {
          const typed = (digits / 10 ** scale).toFixed(scale)
          expect(decimalText(Number(typed))).toBe(scale === 0 ? typed : typed.replace(/\.?0+$/, ''))
        },
      ),
      { numRuns: 5000, seed: 20261122 },
    )
  })
})

describe('text of a workbook', () => {
  const book = (strings: string, cells: string): Promise<Blob> =>
    zipOf([
      {
        name: '[Content_Types].xml',
        content:
          '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
      },
      {
        name: 'xl/workbook.xml',
        content:
          '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="検査" sheetId="1" r:id="rId1"/></sheets></workbook>',
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        content:
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      },
      {
        name: 'xl/sharedStrings.xml',
        content: `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${strings}</sst>`,
      },
      {
        name: 'xl/worksheets/sheet1.xml',
        content: `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`,
      },
    ])

  test('in several styles is one text, without the reading that Excel keeps beside kanji', async () => {
    const blob = await book(
      '<si><r><t>渡邉</t></r><r><rPr><b/></rPr><t xml:space="preserve"> ソフィー</t></r><rPh sb="0" eb="2"><t>ワタナベ</t></rPh></si><si><t>山田</t><rPh sb="0" eb="2"><t>ヤマダ</t></rPh><phoneticPr fontId="1"/></si>',
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>A&amp;B &lt;5</t></is></c></row>',
    )
    expect(await rowsOf(blob)).toEqual([['渡邉 ソフィー', '山田', 'A&B <5']])
  })

  test('stands where the sheet says, with the empty rows and cells between', async () => {
    const blob = await book(
      '',
      '<row r="3"><c r="C3"><v>1</v></c></row><row r="5"><c r="A5"><v>2</v></c></row>',
    )
    expect(await rowsOf(blob)).toEqual([[], [], ['', '', '1'], [], ['2']])
  })
})
