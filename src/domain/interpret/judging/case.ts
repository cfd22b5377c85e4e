import { ANALYTE_IDS, type AnalyteId } from '../../analyte'
import type { Day } from '../../day'
import { MEASURES, type OtherUnit } from '../../measures'
import { FOREIGN_UNIT, METHOD } from '../../packedValues'
import { methodRead } from '../method'
import { ALP, type ReadyLimit, type ReadyRange } from './rules'

/** One side of the range of a case: what the report printed, and what was found when the side was needed. */
export interface Side {
  isPrinted: boolean
  printedDigits: number
  printedScale: number
  /** `UNASKED`, `FOUND`, or the reason (from 0) why there is none. */
  state: number
  digits: number
  scale: number
  from: number
  row: ReadyRange | undefined
  /** Whether the number is in the unit of the result; else `unit` is its own, the catalogue's where undefined. */
  isOwnUnit: boolean
  unit: OtherUnit | undefined
}

export const UNASKED = -2
export const FOUND = -1

export const FROM_REPORT = 1
export const FROM_LAB = 2
export const FROM_COMMON = 3

export const AGE_UNASKED = -2
export const AGE_UNKNOWN = -1

/**
 * What lies on the table while one result is judged: plain numbers, used again for the next one, so that a list of
 * 100,000 patients is judged without making an object for each value. The last lines are the answers of `judge`.
 */
export interface Case {
  analyte: number
  form: number
  digits: number
  scale: number
  /** The unit, where it is not the catalogue's: comparable by factors, or not at all. */
  otherUnit: OtherUnit | undefined
  isForeignUnit: boolean
  lower: Side
  upper: Side
  fasting: number
  method: number
  sex: number
  age: number
  birthDate: Day | undefined
  day: Day | ''
  lab: string | undefined
  /** Triglycerides of the same draw. */
  tgForm: number
  tgDigits: number
  tgScale: number
  tgUnit: OtherUnit | undefined
  isTgForeign: boolean
  /** The result in the baseline window, where there is one. */
  baseline: Case | undefined

  limit: ReadyLimit | undefined
  atLeast: boolean
  baselineSays: number
}

export const NO_TG = -1

export const BASELINE_UNASKED = 0
export const BASELINE_UNKNOWN = 1
export const BASELINE_NORMAL = 2
export const BASELINE_ABNORMAL = 3
/** Unknown, because the one that there is was measured by another method. */
export const BASELINE_OTHER_METHOD = 4

/** An empty case. */
export function blankCase(): Case {
  return {
    analyte: 0,
    form: 0,
    digits: 0,
    scale: 0,
    otherUnit: undefined,
    isForeignUnit: false,
    lower: blankSide(),
    upper: blankSide(),
    fasting: 0,
    method: 0,
    sex: 0,
    age: AGE_UNKNOWN,
    birthDate: undefined,
    day: '',
    lab: undefined,
    tgForm: NO_TG,
    tgDigits: 0,
    tgScale: 0,
    tgUnit: undefined,
    isTgForeign: false,
    baseline: undefined,
    limit: undefined,
    atLeast: false,
    baselineSays: BASELINE_UNASKED,
  }
}

/** Forgets what was found for other rules, so that the same case can be judged by these. */
export function resetSides(it: Case): void {
  resetSide(it.lower)
  resetSide(it.upper)
  if (it.baseline) resetSides(it.baseline)
}

/** Forgets what was found for another result. */
export function resetSide(side: Side): void {
  side.state = UNASKED
  side.row = undefined
}

/** Puts the unit at a position among those of the analyte (`packedValues.ts`) into a case. */
export function takeUnitAt(it: Case, position: number): void {
  it.isForeignUnit = position === FOREIGN_UNIT
  it.otherUnit = position === 0 ? undefined : MEASURES[idOf(it)].others[position - 1]
}

/** The method that the case is read as, given the stated one. */
export function readMethod(it: Case, stated: number): number {
  if (it.analyte !== ALP || stated !== METHOD.unknown) return stated
  return methodRead(true, stated, it.day, printedPlain(it.lower), printedPlain(it.upper))
}

function idOf(it: Case): AnalyteId {
  const id = ANALYTE_IDS[it.analyte]
  if (id === undefined) throw new RangeError(`unknown analyte: ${it.analyte}`)
  return id
}

function blankSide(): Side {
  return {
    isPrinted: false,
    printedDigits: 0,
    printedScale: 0,
    state: UNASKED,
    digits: 0,
    scale: 0,
    from: 0,
    row: undefined,
    isOwnUnit: true,
    unit: undefined,
  }
}

function printedPlain(side: Side): number | undefined {
  return side.isPrinted ? side.printedDigits / 10 ** side.printedScale : undefined
}
