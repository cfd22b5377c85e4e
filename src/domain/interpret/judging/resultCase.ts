import { analyteIndex } from '../../analyte'
import { baselineFrom, courseFor, type BaselineWindows } from '../../courseOfResult'
import type { Day } from '../../day'
import type { Decimal } from '../../decimal'
import { FASTING, METHOD, unitPosition } from '../../packedValues'
import type { Patient } from '../../patient'
import { printedNumber } from '../../printedNumber'
import { collectionDays, type CollectionDay } from '../../reported'
import type { Draw, Result } from '../../result'
import type { Value } from '../../value'
import { baselineNumber, numberOn } from '../baselineNumber'
import { AGE_UNASKED, NO_TG, blankCase, readMethod, takeUnitAt, type Case } from './case'
import { takePrinted, takeTriglycerides, takeValue } from './caseOf'
import { ANY_SEX, FEMALE, LDL, MALE } from './rules'

/**
 * One patient whose results are put on the table one after the other: what they share is looked up once, and only when a
 * result asks for it.
 */
export interface PatientOnTable {
  patient: Patient
  days: readonly CollectionDay[] | undefined
  /** The baseline of each analyte in each course, by `analyte|first day`. */
  baselines: Map<string, Case | undefined>
  windows: BaselineWindows | undefined
}

/** A patient before any result was looked at. */
export function onTable(patient: Patient, windows: BaselineWindows | undefined): PatientOnTable {
  return { patient, days: undefined, baselines: new Map(), windows }
}

/** Puts a stored result with a value into the case, with its baseline where that is wanted. */
export function takeResult(
  it: Case,
  of: PatientOnTable,
  draw: Draw,
  result: Result,
  value: Value,
  wantsBaseline: boolean,
): void {
  takeOwn(it, of.patient, draw, result, value)
  it.tgForm = NO_TG
  if (it.analyte === LDL && it.method === METHOD.calculated) {
    const tg = numberOn(daysOf(of), draw.day, 'tg')
    if (tg) takeTriglycerides(it, tg.value, tg.result.unit)
  }
  it.baseline = wantsBaseline ? baselineOf(of, draw, result) : undefined
}

function takeOwn(it: Case, patient: Patient, draw: Draw, result: Result, value: Value): void {
  it.analyte = analyteIndex(result.analyte)
  takeValue(it, value)
  takeUnitAt(it, unitPosition(result.analyte, result.unit))
  takePrinted(it, printed(result.low), printed(result.high))
  it.fasting = FASTING[result.fasting ?? draw.fasting]
  it.sex = patient.sex === undefined ? ANY_SEX : patient.sex === 'F' ? FEMALE : MALE
  it.age = AGE_UNASKED
  it.birthDate = patient.birthDate
  it.day = draw.day
  it.lab = draw.lab
  it.method = readMethod(it, METHOD[result.method ?? 'unknown'])
}

function baselineOf(of: PatientOnTable, draw: Draw, { analyte }: Result): Case | undefined {
  const course = courseFor(of.patient.courses, draw.day, of.windows)
  if (course === undefined) return undefined
  const key = `${analyte}|${course.start}`
  if (!of.baselines.has(key)) {
    const window = { from: baselineFrom(course, of.windows), to: course.start }
    of.baselines.set(key, baselineCase(of, window, analyte))
  }
  return of.baselines.get(key)
}

function baselineCase(
  of: PatientOnTable,
  window: { from: Day; to: Day },
  analyte: Result['analyte'],
): Case | undefined {
  const found = baselineNumber(daysOf(of), window, analyte)
  if (found === undefined) return undefined
  const it = blankCase()
  takeOwn(it, of.patient, found.draw, found.result, found.value)
  return it
}

function daysOf(of: PatientOnTable): readonly CollectionDay[] {
  return (of.days ??= collectionDays(of.patient))
}

/** Printed limits repeat, so what each text means is read once. */
const read = new Map<string, Decimal | undefined>()
const MOST_READ = 10_000

function printed(text: string | undefined): Decimal | undefined {
  if (text === undefined) return undefined
  if (!read.has(text)) {
    if (read.size >= MOST_READ) read.clear()
    read.set(text, printedNumber(text))
  }
  return read.get(text)
}
