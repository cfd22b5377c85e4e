import type { AnalyteId } from '../../analyte'
import { caseOf } from '../judging/caseOf'
import type { JudgedResult } from '../judgedOf'
import type { JudgingRules } from '../types'
import { hysLawRules, latestPair, meets, type HysLaw } from './hysLaw'

const CONCERNED = new Set<AnalyteId>(['alt', 'ast', 'tbil', 'alp'])

/** Hy's law among the results of a patient, the latest pair; undefined where no pair meets it. */
export function hysLaw(results: readonly JudgedResult[], rules: JudgingRules): HysLaw | undefined {
  const ready = hysLawRules(rules)
  const concerned = results.filter(
    ({ judged }) => CONCERNED.has(judged.analyte) && judged.value.kind === 'number',
  )
  return latestPair(
    concerned.map(({ draw, judged }, at) => ({
      analyte: judged.analyte,
      day: draw.day,
      isMet: meets(ready, caseOf(judged)),
      at,
    })),
  )?.found
}
