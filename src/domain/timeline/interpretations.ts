import { judgedResults } from '../interpret/judgedOf'
import type { Interpretation, JudgingRules } from '../interpret/types'
import type { Patient } from '../patient'
import type { Draw, Result } from '../result'

/** The interpretation of each result of a patient, made once; throws for a result that has no value to interpret. */
export function interpretations(
  patient: Patient,
  rules: JudgingRules,
): (draw: Draw, result: Result) => Interpretation {
  const known = new Map(judgedResults(patient, rules).map((one) => [one.result, one.interpretation]))
  return (draw, result) => {
    const interpretation = known.get(result)
    if (interpretation === undefined)
      throw new Error(`no interpretation of: ${result.analyte} on ${draw.day}`)
    return interpretation
  }
}
