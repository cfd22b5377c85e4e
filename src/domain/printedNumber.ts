import { parseDecimal, type Decimal } from './decimal'

/**
 * The number that one side of a printed range states, with full-width figures and thousands separators read; undefined
 * for anything else, which is then no limit (`40以下` belongs into the range's text).
 */
export function printedNumber(text: string | undefined): Decimal | undefined {
  if (text === undefined) return undefined
  const plain = text
    .trim()
    .replace(/[０-９．，－]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll(',', '')
  return parseDecimal(plain)
}
