import { baselineFrom, courseFor, type BaselineWindows } from '../courseOfResult'
import { ageOn, type Patient } from '../patient'
import { collectionDays, stands, type CollectionDay, type ReportedNumber } from '../reported'
import type { Draw, Result } from '../result'
import { standing } from '../standing'
import { baselineNumber, numberOn } from './baselineNumber'
import { interpret } from './interpret'
import type { Interpretation, Judged, JudgingRules } from './types'

/** A result of a patient with all that it was judged on, and the answer. */
export interface JudgedResult {
  draw: Draw
  result: Result
  judged: Judged
  interpretation: Interpretation
}

/**
 * What is judged of a result of this patient: its own attributes, the patient's sex and age on the day, triglycerides of
 * the same day, and the value in the baseline window of its course. Undefined while it is pending or was struck out.
 */
export function judgedOf(
  patient: Patient,
  draw: Draw,
  result: Result,
  windows?: BaselineWindows,
): Judged | undefined {
  return judging(standing(patient), collectionDays(patient), windows)(draw, result)
}

/** The same for every result of a patient that counts and has a value, in the order of the draws. */
export function judgedResults(record: Patient, rules: JudgingRules): JudgedResult[] {
  const patient = standing(record)
  const judge = judging(patient, collectionDays(patient), rules.baselineWindows)
  return patient.draws.flatMap((draw) =>
    draw.results.flatMap((result) => {
      const judged = judge(draw, result)
      return judged ? [{ draw, result, judged, interpretation: interpret(judged, rules) }] : []
    }),
  )
}

/** `judgedOf` for many results of one patient, whose days are gathered once. */
export function judging(
  patient: Patient,
  days: readonly CollectionDay[] = collectionDays(patient),
  windows?: BaselineWindows,
): (draw: Draw, result: Result) => Judged | undefined {
  return (draw, result) => {
    const { value } = result
    if (value === undefined || !stands(result)) return undefined
    const age = ageOn(patient.birthDate, draw.day)
    return {
      analyte: result.analyte,
      value,
      fasting: result.fasting ?? draw.fasting,
      method: result.method ?? 'unknown',
      day: draw.day,
      ...(result.unit === undefined ? {} : { unit: result.unit }),
      ...(result.low === undefined ? {} : { low: result.low }),
      ...(result.high === undefined ? {} : { high: result.high }),
      ...(patient.sex === undefined ? {} : { sex: patient.sex }),
      ...(age === undefined ? {} : { age }),
      ...(draw.lab === undefined ? {} : { lab: draw.lab }),
      ...triglyceridesOf(result, numberOn(days, draw.day, 'tg')),
      ...baselineOf(patient, numberInWindow(patient, days, draw, result.analyte, windows)),
    }
  }
}

/** The last number of an analyte in the baseline window of the course that a draw belongs to. */
export function numberInWindow(
  patient: Patient,
  days: readonly CollectionDay[],
  draw: Draw,
  analyte: Result['analyte'],
  windows?: BaselineWindows,
): ReportedNumber | undefined {
  const course = courseFor(patient.courses, draw.day, windows)
  return course && baselineNumber(days, { from: baselineFrom(course, windows), to: course.start }, analyte)
}

function triglyceridesOf(result: Result, tg: ReportedNumber | undefined): Partial<Judged> {
  if (result.analyte !== 'ldl' || tg === undefined) return {}
  const unit = tg.result.unit
  return { triglycerides: tg.value, ...(unit === undefined ? {} : { triglyceridesUnit: unit }) }
}

/** The last number of an analyte in the baseline window of the course that a draw belongs to. */
export function baselineOf(patient: Patient, found: ReportedNumber | undefined): Partial<Judged> {
  if (found === undefined) return {}
  const { draw, result, value } = found
  const age = ageOn(patient.birthDate, draw.day)
  return {
    baseline: {
      value,
      day: draw.day,
      method: result.method ?? 'unknown',
      ...(result.unit === undefined ? {} : { unit: result.unit }),
      ...(result.low === undefined ? {} : { low: result.low }),
      ...(result.high === undefined ? {} : { high: result.high }),
      ...(draw.lab === undefined ? {} : { lab: draw.lab }),
      ...(age === undefined ? {} : { age }),
    },
  }
}
