import { analyteIndex, type AnalyteId } from '../../analyte'
import type { Decimal } from '../../decimal'
import { MEASURES } from '../../measures'
import { FASTING, FOREIGN_UNIT, FORM, METHOD, formOf, unitPosition } from '../../packedValues'
import { printedNumber } from '../../printedNumber'
import type { Value } from '../../value'
import type { Judged } from '../types'
import { AGE_UNKNOWN, blankCase, readMethod, resetSide, takeUnitAt, type Case, type Side } from './case'
import { ANY_SEX, FEMALE, MALE } from './rules'

/** The case of one result with all that its judgement may rest on. */
export function caseOf(judged: Judged): Case {
  const it = blankCase()
  it.analyte = analyteIndex(judged.analyte)
  takeValue(it, judged.value)
  takeUnit(it, judged.analyte, judged.unit)
  takePrinted(it, printedNumber(judged.low), printedNumber(judged.high))
  it.fasting = FASTING[judged.fasting]
  it.sex = judged.sex === undefined ? ANY_SEX : judged.sex === 'F' ? FEMALE : MALE
  it.age = judged.age ?? AGE_UNKNOWN
  it.day = judged.day ?? ''
  it.lab = judged.lab
  it.method = readMethod(it, METHOD[judged.method])
  if (judged.triglycerides) takeTriglycerides(it, judged.triglycerides, judged.triglyceridesUnit)
  it.baseline = baselineCase(judged)
  return it
}

/** Puts the printed numbers of both sides into a case. A range of 0 to 0, or upside down, is none (formats.md §5.4). */
export function takePrinted(it: Case, low: Decimal | undefined, high: Decimal | undefined): void {
  const isNone = (high !== undefined && high.digits <= 0) || isUpsideDown(low, high)
  takeSide(it.lower, isNone ? undefined : low)
  takeSide(it.upper, isNone ? undefined : high)
}

/** Puts a value into the case: a number with its form, or words. */
export function takeValue(it: Case, value: Value): void {
  if (value.kind === 'text') {
    it.form = FORM.words
    return
  }
  it.form = formOf(value.comparator)
  it.digits = value.number.digits
  it.scale = value.number.scale
}

/** Puts triglycerides of the same day into the case of an LDL; words say nothing. */
export function takeTriglycerides(it: Case, value: Value, unit: string | undefined): void {
  if (value.kind !== 'number') return
  const position = unitPosition('tg', unit)
  it.tgForm = formOf(value.comparator)
  it.tgDigits = value.number.digits
  it.tgScale = value.number.scale
  it.isTgForeign = position === FOREIGN_UNIT
  it.tgUnit = position === 0 ? undefined : MEASURES.tg.others[position - 1]
}

function takeUnit(it: Case, analyte: AnalyteId, unit: string | undefined): void {
  takeUnitAt(it, unitPosition(analyte, unit))
}

function baselineCase(judged: Judged): Case | undefined {
  const { baseline } = judged
  if (baseline?.value.kind !== 'number') return undefined
  const it = blankCase()
  it.analyte = analyteIndex(judged.analyte)
  takeValue(it, baseline.value)
  takeUnit(it, judged.analyte, baseline.unit)
  takePrinted(it, printedNumber(baseline.low), printedNumber(baseline.high))
  it.sex = judged.sex === undefined ? ANY_SEX : judged.sex === 'F' ? FEMALE : MALE
  it.age = baseline.age ?? judged.age ?? AGE_UNKNOWN
  it.day = baseline.day ?? judged.day ?? ''
  it.lab = baseline.lab
  it.method = readMethod(it, METHOD[baseline.method ?? judged.method])
  return it
}

function takeSide(side: Side, printed: Decimal | undefined): void {
  resetSide(side)
  side.isPrinted = printed !== undefined
  side.printedDigits = printed?.digits ?? 0
  side.printedScale = printed?.scale ?? 0
}

function isUpsideDown(low: Decimal | undefined, high: Decimal | undefined): boolean {
  return (
    low !== undefined && high !== undefined && low.digits * 10 ** high.scale > high.digits * 10 ** low.scale
  )
}
