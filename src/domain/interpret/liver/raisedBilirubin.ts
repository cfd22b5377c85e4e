import { compareDecimals, decimal, multiplied, type Decimal } from '../../decimal'
import { unitPosition } from '../../packedValues'
import { printedNumber } from '../../printedNumber'
import type { Result } from '../../result'

/** No laboratory's upper limit of total bilirubin lies below half of this, in the catalogue's unit. */
const LEAST_TWICE = decimal('1.0')
const TWO = decimal('2')

/**
 * Whether a total bilirubin may lie above twice its upper limit, whatever ranges the clinic has: twice the printed limit
 * where there is one, else from 1.0 mg/dL on, and always in another unit. Says what is kept for Hy's law, not whether it
 * is met.
 */
export function mayBeTwiceItsLimit(
  number: Decimal,
  { unit, low, high }: Pick<Result, 'unit' | 'low' | 'high'>,
): boolean {
  const [from, limit] = [printedNumber(low), printedNumber(high)]
  const isRange = limit !== undefined && limit.digits > 0 && (!from || compareDecimals(from, limit) <= 0)
  if (isRange) return compareDecimals(number, multiplied(TWO, limit)) >= 0
  return unitPosition('tbil', unit) !== 0 || compareDecimals(number, LEAST_TWICE) >= 0
}
