import { compareDecimals } from '../decimal'
import type { Value } from '../value'

interface Reported {
  value?: Value
  unit?: string
}

/** Whether two reports say the same: 3.6 and 3.60 are one number; words are compared without spaces at the ends. */
export function saysTheSame(a: Reported, b: Reported): boolean {
  if (a.value === undefined || b.value === undefined) return a.value === b.value
  if (a.value.kind === 'text' || b.value.kind === 'text')
    return a.value.kind === b.value.kind && a.value.text.trim() === b.value.text.trim()
  if (a.unit !== b.unit) return false
  return a.value.comparator === b.value.comparator && compareDecimals(a.value.number, b.value.number) === 0
}
