import { toNumber, type Decimal } from '../decimal'
import { FORM } from '../packedValues'
import { FOUND, type Case } from './judging/case'
import { sideFactors } from './judging/compare'
import type { ReadyAnalyte } from './judging/rules'
import { askSide } from './judging/sides'

/** Value ÷ upper limit, for showing; undefined for words and where no upper limit was found. */
export function ulnMultiple(analyte: ReadyAnalyte, it: Case): number | undefined {
  if (it.form === FORM.words || askSide(analyte, it, true) !== FOUND || it.upper.digits <= 0) return undefined
  const multiple = toNumber(it) / toNumber(it.upper)
  if (it.upper.isOwnUnit) return multiple
  const { times, per } = sideFactors(it, it.upper)
  return (multiple * productOf(times)) / productOf(per)
}

/** The product of factors, for showing. */
export function productOf(factors: readonly Decimal[]): number {
  return factors.reduce((product, each) => product * toNumber(each), 1)
}
