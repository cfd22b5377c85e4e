import { isCompactDay } from '../statedDay'

/** The 36 columns, from 0, as a public program reads them (docs/formats.md). */
export const LAB = 0
export const RECEIVED = 1
export const ORDER_NUMBER = 2
export const PATIENT = 3
export const CHART = 4
export const KANA = 5
export const BIRTH = 6
export const SEX = 7
export const DIALYSIS = 8
export const COLLECTED = 11
export const REPORT_COMMENT = 13
export const CODE = 14
export const ITEM = 15
export const ITEM_KIND = 16
export const ANALYTE_CODE = 17
export const MATERIAL_CODE = 18
export const MATERIAL = 19
export const RETEST = 21
export const ABNORMAL = 22
export const FORM = 23
export const VALUE = 24
export const UNIT = 25
export const RANGE = 26
export const RANGE_KIND = 27
export const LIMIT_1 = 28
export const LIMIT_2 = 29
export const COMMENTS = [31, 33, 35] as const

const FEWEST = UNIT
const MOST = 36

/** Whether so many cells may be a row; programs leave away empty cells at its end. */
export function isRowWidth(count: number): boolean {
  return count >= FEWEST && count <= MOST
}

/** Whether a row is one of these files: each cell with a fixed list of words holds one of them. */
export function isWolfRow(cells: readonly string[]): boolean {
  const at = (column: number): string => cells[column] ?? ''
  const isDated = isCompactDay(at(RECEIVED)) && (at(COLLECTED) === '' || isCompactDay(at(COLLECTED)))
  const isOfPerson =
    /^[0-9A-Za-z-]+$/.test(at(PATIENT) || at(CHART)) && /^(?:[MFmf129]|男|女)?$/.test(at(SEX))
  const isItem = /^[123]$/.test(at(ITEM_KIND)) && /^[0-3]?$/.test(at(RETEST)) && at(ITEM) !== ''
  const isStated =
    /^[HL!]?$/.test(at(ABNORMAL)) && /^[A-Z]?$/.test(at(FORM)) && /^[-ELU]?$/.test(at(RANGE_KIND))
  return isRowWidth(cells.length) && isDated && isOfPerson && isItem && isStated
}
