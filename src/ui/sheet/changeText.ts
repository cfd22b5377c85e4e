import { decimalText, type Decimal } from '@/domain/decimal'
import type { Change, ReferenceChange } from '@/domain/interpret/change'

/** A change with its sign, and in per cent: +37 (+60%). Empty where the two cannot be subtracted. */
export function changeText(change: Change): string {
  const plain = differenceText(change)
  const { percent } = change
  return plain === '' || percent === undefined || percent === 0
    ? plain
    : `${plain} (${signed(percentText(percent))}%)`
}

/** A change with its sign alone: +37; a difference from another unit is rounded: ≈+37. */
export function differenceText({ difference, isConverted }: Change): string {
  if (difference === undefined) return ''
  return (isConverted ? '≈' : '') + (difference.digits === 0 ? '±0' : signed(decimalText(difference)))
}

/** Beside a difference: ↑ or ↓ beyond the expected variation, twice beyond the 99 % limit, ? where it is not compared. */
export function changeMark({ verdict, isStrong, difference }: Change): string {
  if (verdict === 'not-compared') return '?'
  if (verdict === 'within' || difference === undefined) return ''
  return (difference.digits > 0 ? '↑' : '↓').repeat(isStrong ? 2 : 1)
}

/** Difference and mark as they stand in a table: +67↑↑, −24 ?. */
export function markedText(change: Change): string {
  const mark = changeMark(change)
  return (differenceText(change) || '—') + (mark === '?' ? ' ?' : mark)
}

/** The limits of the expected variation: −27.2/+37.3%. */
export function rcvText({ up, down }: ReferenceChange): string {
  return `${signed(down.toFixed(1))}/${signed(up.toFixed(1))}%`
}

/** A difference or per cent for a data attribute: `+12`, `-0.9`, `0`. */
export function plainChange(of: Decimal | number | undefined): string {
  if (of === undefined) return ''
  const text = typeof of === 'number' ? String(of) : decimalText(of)
  return (typeof of === 'number' ? of : of.digits) > 0 ? `+${text}` : text
}

/** Whole per cent from 10 on, one figure below. */
function percentText(percent: number): string {
  return Math.abs(percent) < 10 ? String(percent) : percent.toFixed(0)
}

function signed(text: string): string {
  return text.startsWith('-') ? `−${text.slice(1)}` : `+${text}`
}
