import { compareProducts, compareScaled, type Decimal } from '../../decimal'
import type { OtherUnit } from '../../measures'
import { FORM } from '../../packedValues'
import type { Case, Side } from './case'
import type { ReadyLimit } from './rules'

/** Whether all, some or no values that a result stands for exceed a limit. */
export const NO = 0
export const POSSIBLE = 1
export const SURE = 2

/**
 * Whether a limit is exceeded, from the sign of value − limit. A comparator is an interval: `<5` is everything below 5,
 * `>1000` everything above 1000, each without its end; `<=` and `>=` with it.
 */
export function exceeded(sign: number, form: number, isUpper: boolean, isStrict: boolean): number {
  return isUpper ? passed(sign, form, isStrict) : passed(-sign, MIRRORED[form] ?? form, isStrict)
}

/** Value − limit of a plain number in the catalogue's unit, or in the unit that the source prints it in. */
export function compareWithAbsolute(it: Case, limit: ReadyLimit): number {
  const unit = it.otherUnit
  if (unit === undefined) return compareScaled(it.digits, it.scale, limit.digits, limit.scale)
  const printed = limit.threshold.printed?.find((one) => one.unit === unit.unit)
  if (printed) return compareScaled(it.digits, it.scale, printed.value.digits, printed.value.scale)
  return compareProducts([valueOf(it), unit.times], [limit, unit.per])
}

/** Value − multiple of one side of the range. */
export function compareWithMultiple(it: Case, limit: ReadyLimit, side: Side): number {
  if (!side.isOwnUnit) {
    const { times, per } = sideFactors(it, side)
    return compareProducts([valueOf(it), ...times], [limit, side, ...per])
  }
  const digits = limit.digits * side.digits
  if (Number.isSafeInteger(digits))
    return compareScaled(it.digits, it.scale, digits, limit.scale + side.scale)
  return compareProducts([valueOf(it)], [limit, side])
}

/** What value and limit of a side are multiplied by to compare; nothing where both are in one unit. */
export function sideFactors(
  it: Case,
  side: Pick<Side, 'isOwnUnit' | 'unit'>,
): { times: readonly Decimal[]; per: readonly Decimal[] } {
  if (side.isOwnUnit) return NO_FACTORS
  const [own, theirs] = [it.otherUnit ?? SAME, side.unit ?? SAME]
  return { times: [own.times, theirs.per], per: [own.per, theirs.times] }
}

/** Value − multiple of the baseline value, whose unit may be another; undefined where the two cannot be compared. */
export function compareWithBaseline(it: Case, limit: ReadyLimit, baseline: Case): number | undefined {
  if (it.isForeignUnit || baseline.isForeignUnit) return undefined
  if (it.otherUnit === baseline.otherUnit) return compareProducts([valueOf(it)], [limit, valueOf(baseline)])
  const [own, theirs] = [it.otherUnit ?? SAME, baseline.otherUnit ?? SAME]
  return compareProducts(
    [valueOf(it), own.times, theirs.per],
    [limit, valueOf(baseline), theirs.times, own.per],
  )
}

/** Whether triglycerides of the same draw are surely below a number of mg/dL. */
export function areTriglyceridesBelow(it: Case, limit: Decimal): boolean {
  if (it.isTgForeign) return false
  const value: Decimal = { digits: it.tgDigits, scale: it.tgScale }
  const unit = it.tgUnit ?? SAME
  const sign = compareProducts([value, unit.times], [limit, unit.per])
  return exceeded(sign, it.tgForm, true, false) === NO
}

/** The number of a case. */
export function valueOf(it: Case): Decimal {
  return { digits: it.digits, scale: it.scale }
}

const ONE: Decimal = { digits: 1, scale: 0 }
const NO_FACTORS = { times: [], per: [] }
const SAME: Pick<OtherUnit, 'times' | 'per'> = { times: ONE, per: ONE }
const MIRRORED = [FORM.exact, FORM.above, FORM.atLeast, FORM.atMost, FORM.below]

/** Whether `value > limit` (strict) or `value ≥ limit` holds for all, some or none of the values. */
function passed(sign: number, form: number, isStrict: boolean): number {
  switch (form) {
    case FORM.exact:
      return (isStrict ? sign > 0 : sign >= 0) ? SURE : NO
    case FORM.above:
      return sign >= 0 ? SURE : POSSIBLE
    case FORM.atLeast:
      return (isStrict ? sign > 0 : sign >= 0) ? SURE : POSSIBLE
    case FORM.below:
      return sign > 0 ? POSSIBLE : NO
    default:
      return (isStrict ? sign > 0 : sign >= 0) ? POSSIBLE : NO
  }
}
