import type { Decimal } from '../../decimal'
import { METHOD } from '../../packedValues'
import { ageOn } from '../../patient'
import {
  AGE_UNASKED,
  AGE_UNKNOWN,
  FOUND,
  FROM_COMMON,
  FROM_LAB,
  FROM_REPORT,
  UNASKED,
  type Case,
  type Side,
} from './case'
import { labKey } from './labKey'
import { ANY_SEX, type ReadyAnalyte, type ReadyRange } from './rules'
import { REASON } from './reasons'

/**
 * Finds the upper or lower limit that a result is judged against: printed on the report, else the clinic's own for that
 * lab, else the common one, the first that has it (product.md §3). Gives `FOUND`, or the reason why there is none.
 */
export function askSide(analyte: ReadyAnalyte, it: Case, isUpper: boolean): number {
  const side = isUpper ? it.upper : it.lower
  if (side.state === UNASKED) side.state = find(analyte, it, side, isUpper)
  return side.state
}

/** Whole years on the collection day, `AGE_UNKNOWN` without a birth date. */
export function ageOf(it: Case): number {
  if (it.age === AGE_UNASKED) {
    it.age = (it.day === '' ? undefined : ageOn(it.birthDate, it.day)) ?? AGE_UNKNOWN
  }
  return it.age
}

/** Why somebody of this age is not judged, or `FOUND` where nothing speaks against it. */
export function ageRefusal(it: Case, fromAge: number): number {
  if (fromAge === 0) return FOUND
  const age = ageOf(it)
  if (age === AGE_UNKNOWN) return REASON['age-unknown']
  return age < fromAge ? REASON['under-age'] : FOUND
}

function find(analyte: ReadyAnalyte, it: Case, side: Side, isUpper: boolean): number {
  if (side.isPrinted) {
    side.digits = side.printedDigits
    side.scale = side.printedScale
    side.from = FROM_REPORT
    side.isOwnUnit = true
    return FOUND
  }
  const ofLab = takeOfLab(analyte, it, side, isUpper)
  if (ofLab === FOUND) return FOUND
  const common = take(analyte, analyte.common, it, side, isUpper, FROM_COMMON)
  return common !== FOUND && tellsMore(ofLab, common) ? ofLab : common
}

function takeOfLab(analyte: ReadyAnalyte, it: Case, side: Side, isUpper: boolean): number {
  if (analyte.byLab.size === 0 || it.lab === undefined) return REASON['no-range']
  const rows = analyte.byLab.get(labKey(it.lab))
  return rows === undefined ? REASON['no-range'] : take(analyte, rows, it, side, isUpper, FROM_LAB)
}

/** Takes the first row that fits; else gives the reason that tells most about what is missing. */
function take(
  analyte: ReadyAnalyte,
  rows: readonly ReadyRange[],
  it: Case,
  side: Side,
  isUpper: boolean,
  from: number,
): number {
  let reason: number = REASON['no-range']
  for (const row of rows) {
    const limit = isUpper ? row.high : row.low
    if (limit === undefined) continue
    const refusal = refusalOf(analyte, row, it)
    if (refusal === FOUND) {
      put(side, row, limit, from, it)
      return FOUND
    }
    if (refusal !== NOT_MEANT && tellsMore(refusal, reason)) reason = refusal
  }
  return reason
}

function put(side: Side, row: ReadyRange, limit: Decimal, from: number, it: Case): void {
  side.digits = limit.digits
  side.scale = limit.scale
  side.from = from
  side.row = row
  side.unit = row.unit
  side.isOwnUnit = row.unit === it.otherUnit
}

/** The row is for the other sex, another method or later days: no reason to name. */
const NOT_MEANT = -3

function refusalOf(analyte: ReadyAnalyte, row: ReadyRange, it: Case): number {
  if (row.fromDay !== '' && it.day < row.fromDay) return NOT_MEANT
  const age = ageRefusal(it, Math.max(analyte.rangesFromAge, row.fromAge))
  if (age !== FOUND) return age
  if (row.method !== METHOD.unknown && row.method !== it.method) {
    return it.method === METHOD.unknown ? REASON['method-unknown'] : NOT_MEANT
  }
  if (row.sex !== ANY_SEX && row.sex !== it.sex) {
    return it.sex === ANY_SEX ? REASON['sex-unknown'] : NOT_MEANT
  }
  return it.isForeignUnit || row.isForeignUnit ? REASON['other-unit'] : FOUND
}

/** Of several reasons the one that tells most is named. */
function tellsMore(reason: number, than: number): boolean {
  return TELLING.indexOf(reason) > TELLING.indexOf(than)
}

const TELLING: readonly number[] = [
  REASON['no-range'],
  REASON['other-unit'],
  REASON['sex-unknown'],
  REASON['method-unknown'],
  REASON['age-unknown'],
  REASON['under-age'],
]
