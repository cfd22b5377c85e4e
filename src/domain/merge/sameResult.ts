import type { AnalyteId } from '../analyte'
import { compareDecimals } from '../decimal'
import type { Value } from '../value'
import { isSameAmount } from './sameAmount'

interface Reported {
  value?: Value
  unit?: string
}

/**
 * Whether two reports say the same: 3.6 and 3.60 are one number; words are compared without spaces at the ends. Where the
 * analyte is given, a number in another unit of the catalogue is the same if each rounds to the other.
 */
export function saysTheSame(a: Reported, b: Reported, analyte?: AnalyteId): boolean {
  if (a.value === undefined || b.value === undefined) return a.value === b.value
  if (a.value.kind === 'text' || b.value.kind === 'text')
    return a.value.kind === b.value.kind && a.value.text.trim() === b.value.text.trim()
  if (a.value.comparator !== b.value.comparator) return false
  if (a.unit === b.unit) return compareDecimals(a.value.number, b.value.number) === 0
  if (analyte === undefined) return false
  return isSameAmount(
    analyte,
    { number: a.value.number, unit: a.unit },
    { number: b.value.number, unit: b.unit },
  )
}
