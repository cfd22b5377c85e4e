import { isCompactDay } from '../statedDay'

export const NUMBER = 1
export const DRAWN = 2
export const TIME = 3
export const REQUEST = 5
export const SEX = 6
export const ITEMS_FROM = 11
export const ITEM_CELLS = 4

const CODE = /^\d{7}$/
/** So a code looks where a value should stand: no value begins with a zero and has six more figures. */
const MISPLACED_CODE = /^0\d{6}$/

/** One item of a row: code, value, flag and comment. */
export interface BmlItem {
  code: string
  value: string
  flag: string
  comment: string
  /** Of its code, from 0. */
  column: number
}

/** The items of a row; those without anything in them are none. */
export function itemsOf(cells: readonly string[]): BmlItem[] {
  const items: BmlItem[] = []
  for (let column = ITEMS_FROM; column < cells.length; column += ITEM_CELLS) {
    const [code = '', value = '', flag = '', comment = ''] = cells.slice(column, column + ITEM_CELLS)
    if (code + value + flag + comment !== '') items.push({ code, value, flag, comment, column })
  }
  return items
}

export function isCode(text: string): boolean {
  return CODE.test(text)
}

/** Whether a cell too many or too few stands before an item, so that codes lie where values should. */
export function isShifted(items: readonly BmlItem[]): boolean {
  return items.some(({ value, flag, comment }) =>
    [value, flag, comment].some((cell) => MISPLACED_CODE.test(cell)),
  )
}

/** Whether a row names items and says nothing of any of them: it is an order. */
export function isOrderRow(cells: readonly string[]): boolean {
  const stated = cells.slice(ITEMS_FROM).filter((cell) => cell !== '')
  return stated.length > 0 && stated.every(isCode)
}

/** Whether a row begins as those of BML do and names items by their codes. */
export function isBmlRow(cells: readonly string[]): boolean {
  const items = itemsOf(cells)
  const isNumbered = /^[0-9A-Za-z-]+$/.test(cells[NUMBER] ?? '') && isCompactDay(cells[DRAWN] ?? '')
  const isOfSex = /^[129]?$/.test(cells[SEX] ?? '') && /^[\d:]*$/.test(cells[TIME] ?? '')
  return (
    isNumbered &&
    isOfSex &&
    items.length > 0 &&
    (items.every(({ code }) => isCode(code)) || isOrderRow(cells))
  )
}
