import { compareDecimals } from '../../decimal'
import type { Result } from '../../result'
import type { Value } from '../../value'

/** Whether a result already has this value in this unit; 3.6 and 3.60 are the same number. */
export function sameValue(result: Result, value: Value, unit: string): boolean {
  if (result.value === undefined || result.unit !== unit) return false
  if (result.value.kind === 'text' || value.kind === 'text') return result.value.text === value.text
  return (
    result.value.comparator === value.comparator && compareDecimals(result.value.number, value.number) === 0
  )
}
