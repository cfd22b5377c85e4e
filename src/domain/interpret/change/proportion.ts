import { rounded, type Decimal } from '../../decimal'
import { otherUnitOf, type OtherUnit } from '../../measures'
import type { AnalyteId } from '../../analyte'

/** A number with its unit, as received. */
export interface Measured {
  number: Decimal
  unit: string
}

/** Two numbers brought to one unit exactly: `after / before` is the ratio of the whole numbers. */
export interface Proportion {
  before: bigint
  after: bigint
}

/** The exact proportion of two numbers of an analyte; undefined where their units cannot be compared. */
export function proportion(analyte: AnalyteId, before: Measured, after: Measured): Proportion | undefined {
  const [one, other] = [factors(analyte, before.unit), factors(analyte, after.unit)]
  if (one === undefined || other === undefined) return undefined
  const left = [before.number, one.times, other.per]
  const right = [after.number, other.times, one.per]
  const scale = Math.max(scaleOf(left), scaleOf(right))
  return { before: whole(left, scale), after: whole(right, scale) }
}

/** The change in per cent of the earlier number, to one figure, half away from zero. The earlier one is above zero. */
export function percentOf({ before, after }: Proportion): number {
  return Number(divided((after - before) * 1000n, before)) / 10
}

/** The natural logarithm of the ratio; both numbers are above zero. */
export function logRatio({ before, after }: Proportion): number {
  return Math.log(Number(after) / Number(before))
}

/** The difference of two numbers of one unit, exact. */
export function differenceOf(before: Decimal, after: Decimal): Decimal | undefined {
  const scale = Math.max(before.scale, after.scale)
  return rounded(whole([after], scale) - whole([before], scale), scale)
}

/** The difference where the earlier number came in another unit: in the unit of the later one, to its figures. */
export function convertedDifference(after: Decimal, { before, after: now }: Proportion): Decimal | undefined {
  if (now <= 0n) return undefined
  return rounded(divided((now - before) * BigInt(after.digits), now), after.scale)
}

type Factors = Pick<OtherUnit, 'times' | 'per'>

const ONE: Decimal = { digits: 1, scale: 0 }
const SAME: Factors = { times: ONE, per: ONE }

function factors(analyte: AnalyteId, unit: string): Factors | undefined {
  const found = otherUnitOf(analyte, unit)
  return found === 'same' ? SAME : found
}

function scaleOf(of: readonly Decimal[]): number {
  return of.reduce((sum, each) => sum + each.scale, 0)
}

function whole(of: readonly Decimal[], scale: number): bigint {
  return of.reduce((product, each) => product * BigInt(each.digits), 10n ** BigInt(scale - scaleOf(of)))
}

/** Half away from zero; the divisor is above zero. */
function divided(dividend: bigint, divisor: bigint): bigint {
  const half = dividend < 0n ? -divisor : divisor
  return (2n * dividend + half) / (2n * divisor)
}
