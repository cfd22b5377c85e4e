import type { AnalyteId } from '../analyte'
import type { Decimal } from '../decimal'
import { otherUnitOf } from '../measures'

/** A number in a unit, as printed. */
export interface Amount {
  number: Decimal
  unit: string | undefined
}

/**
 * Whether two numbers in two units of the catalogue are one amount, as far as both are printed: each, converted, rounds
 * to the other (TG 100 mg/dL and 1.13 mmol/L). False where a unit is not comparable; nothing is guessed.
 */
export function isSameAmount(analyte: AnalyteId, a: Amount, b: Amount): boolean {
  const [one, other] = [toCatalogue(analyte, a.unit), toCatalogue(analyte, b.unit)]
  if (!one || !other) return false
  const [times, per] = [one.times * other.per, one.per * other.times]
  const [powerA, powerB] = [10n ** BigInt(a.number.scale), 10n ** BigInt(b.number.scale)]
  const difference = BigInt(a.number.digits) * times * powerB - BigInt(b.number.digits) * per * powerA
  const most = smaller(powerA * per, powerB * times)
  return 2n * (difference < 0n ? -difference : difference) <= most
}

/** A value × `times` / `per` is the value in the catalogue's unit. */
function toCatalogue(
  analyte: AnalyteId,
  unit: string | undefined,
): { times: bigint; per: bigint } | undefined {
  const other = otherUnitOf(analyte, unit)
  if (other === undefined) return undefined
  if (other === 'same') return { times: 1n, per: 1n }
  const { times, per } = other
  return {
    times: BigInt(times.digits) * 10n ** BigInt(per.scale),
    per: BigInt(per.digits) * 10n ** BigInt(times.scale),
  }
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
