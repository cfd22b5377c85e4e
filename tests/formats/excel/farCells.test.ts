import * as XLSX from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { CellTexts } from '@/formats/excel/cellText'
import { sheetRows } from '@/formats/excel/sheetRows'
import { Refused } from '@/formats/refused'

const FAR = 4_000_000_000
const TEXTS = new CellTexts(XLSX.SSF, false)

/** A sheet as the library makes it, in which one cell stands where a damaged reference puts it. */
function sheetWith(row: number, column: number): XLSX.WorkSheet {
  const cells: XLSX.CellObject[][] = [[{ t: 's', v: '番号' }]]
  const far = (cells[row] ??= [])
  far[column] = { t: 'n', v: 98 }
  return { '!data': cells }
}

function refusalOf(sheet: XLSX.WorkSheet): string {
  try {
    sheetRows(sheet, TEXTS)
    return ''
  } catch (cause) {
    if (cause instanceof Refused) return cause.problem('').code
    throw cause
  }
}

// Going through the places between would take minutes, longer than a test may.
describe('A cell whose reference is damaged', () => {
  test('thousands of millions of columns away is refused at once', () => {
    expect(refusalOf(sheetWith(1, FAR))).toBe('too-many-columns')
  })

  test('thousands of millions of rows below is refused at once', () => {
    expect(refusalOf(sheetWith(FAR, 0))).toBe('too-many-rows')
  })

  test('a little away is read where it stands', () => {
    expect(sheetRows(sheetWith(2, 3), TEXTS).rows).toEqual([['番号'], [], ['', '', '', '98']])
  })
})
