import type { SheetCell } from '@/domain/sheet'

/** A range as on a lab sheet: 7–23, ≤23, ≥40. */
export function rangeText(range: SheetCell['range']): string {
  if (range === undefined) return ''
  if (range.low !== undefined && range.high !== undefined) return `${range.low}–${range.high}`
  if (range.high !== undefined) return `≤${range.high}`
  return range.low === undefined ? '' : `≥${range.low}`
}

/** Whether two ranges read the same. */
export function isSameRange(one: SheetCell['range'], other: SheetCell['range']): boolean {
  return rangeText(one) === rangeText(other) && one?.source === other?.source
}

/** A multiple for a data attribute: at most four figures after the point. */
export function multipleText(multiple: number | undefined): string | undefined {
  return multiple === undefined ? undefined : String(Number(multiple.toFixed(4)))
}
