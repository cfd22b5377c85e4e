import { readNumber } from './wordCells'

/**
 * The number of a patient in a file that keeps it in a fixed place; '' where a name stands there instead (letters of
 * Japanese without a figure), which says that the fields slipped. In a list with headings a clinic may number as it likes.
 */
export function readPlacedNumber(text: string): string {
  const number = readNumber(text)
  return isName(number) ? '' : number
}

function isName(number: string): boolean {
  return !/\d/.test(number) && /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(number)
}
