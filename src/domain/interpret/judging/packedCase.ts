import { analyteIndex } from '../../analyte'
import { baselineFrom, courseFor } from '../../courseOfResult'
import type { PatientFacts } from '../../facts'
import { MEASURES } from '../../measures'
import { AT, BASELINE, FOREIGN_UNIT, FORM, METHOD, PACKED, bitsOf, integer } from '../../packedValues'
import {
  AGE_UNASKED,
  NO_TG,
  blankCase,
  readMethod,
  resetSide,
  takeUnitAt,
  type Case,
  type Side,
} from './case'
import { ANY_SEX, FEMALE, LDL, MALE, readyFor, type ReadyRules } from './rules'

const TG = analyteIndex('tg')

/** The baseline of the case on the table; one is enough, since one result is judged at a time. */
const baselineOnTable = blankCase()

/** Puts one packed result of a patient into the case, with all that its judgement may rest on. */
export function takePacked(it: Case, facts: PatientFacts, at: number, rules: ReadyRules): void {
  takeRow(it, facts, at)
  it.tgForm = NO_TG
  if (it.analyte === LDL && it.method === METHOD.calculated) takeTriglycerides(it, facts, at)
  it.baseline = undefined
  if (readyFor(rules, it.analyte).abnormalBaseline !== undefined) takeBaseline(it, facts, rules)
}

function takeRow(it: Case, facts: PatientFacts, at: number): void {
  const { values } = facts
  const bits = integer(values, at + AT.bits)
  const scale = integer(values, at + AT.scale)
  it.analyte = integer(values, at + AT.analyte)
  it.form = bitsOf.form(bits)
  it.scale = scale
  it.digits = integer(values, at + AT.value)
  takeUnitAt(it, bitsOf.unit(bits))
  takeSides(it, bits, integer(values, at + AT.low), integer(values, at + AT.high), scale)
  it.fasting = bitsOf.fasting(bits)
  it.sex = facts.sex === undefined ? ANY_SEX : facts.sex === 'F' ? FEMALE : MALE
  it.age = AGE_UNASKED
  it.birthDate = facts.birthDate
  it.day = facts.draws[integer(values, at + AT.draw)]?.day ?? ''
  const lab = bitsOf.lab(bits)
  it.lab = lab === 0 ? undefined : facts.labs?.[lab - 1]
  it.method = readMethod(it, bitsOf.method(bits))
}

function takeSides(it: Case, bits: number, low: number, high: number, scale: number): void {
  const hasLow = bitsOf.hasLow(bits)
  const hasHigh = bitsOf.hasHigh(bits)
  const isNone = hasHigh && (high <= 0 || (hasLow && low > high))
  takeSide(it.lower, hasLow && !isNone, low, scale)
  takeSide(it.upper, hasHigh && !isNone, high, scale)
}

function takeSide(side: Side, isPrinted: boolean, digits: number, scale: number): void {
  resetSide(side)
  side.isPrinted = isPrinted
  side.printedDigits = digits
  side.printedScale = scale
}

function takeTriglycerides(it: Case, facts: PatientFacts, at: number): void {
  const { values } = facts
  for (let row = 0; row < values.length; row += PACKED) {
    const isSameDraw = values[row + AT.draw] === values[at + AT.draw]
    if (!isSameDraw || values[row + AT.analyte] !== TG) continue
    const bits = integer(values, row + AT.bits)
    const unit = bitsOf.unit(bits)
    if (bitsOf.form(bits) === FORM.words) continue
    it.tgForm = bitsOf.form(bits)
    it.tgDigits = integer(values, row + AT.value)
    it.tgScale = integer(values, row + AT.scale)
    it.isTgForeign = unit === FOREIGN_UNIT
    it.tgUnit = unit === 0 ? undefined : MEASURES.tg.others[unit - 1]
  }
}

function takeBaseline(it: Case, facts: PatientFacts, { rules }: ReadyRules): void {
  const { baselineWindows } = rules
  const course = it.day === '' ? undefined : courseFor(facts.courses, it.day, baselineWindows)
  if (course === undefined) return
  const [from, to] = [baselineFrom(course, baselineWindows), course.start]
  let newest = ''
  for (let row = 0; row < facts.values.length; row += PACKED) {
    if (facts.values[row + AT.analyte] !== it.analyte) continue
    if ((integer(facts.values, row + AT.bits) & BASELINE) === 0) continue
    const day = facts.draws[integer(facts.values, row + AT.draw)]?.day
    if (day === undefined || day < from || day > to || day <= newest) continue
    newest = day
    takeRow(baselineOnTable, facts, row)
    it.baseline = baselineOnTable
  }
}
