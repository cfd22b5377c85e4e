import type { AnalyteId } from '../analyte'
import type { Day } from '../day'
import { ckNote, rRatio, type JudgedResult, type JudgingRules } from '../interpret'
import type { LiverNotes } from './types'

const CONCERNED: readonly AnalyteId[] = ['ast', 'alt', 'alp']

/**
 * R ratio and "AST over and CK absent" of one collection day, by default the last with AST, ALT or ALP; undefined where
 * neither has anything to say. R is left out while nothing is raised, and where ALT is not known to be.
 */
export function liverNotes(
  judged: readonly JudgedResult[],
  rules: JudgingRules,
  on: Day | undefined = lastDay(judged),
): LiverNotes | undefined {
  if (on === undefined) return undefined
  const ofDay = judged.filter(({ draw }) => draw.day === on)
  const ratio = rRatio(ofDay, rules)
  const ckMissing = ckNote(ofDay)
  const isTold = ratio.kind === 'ratio' || (ratio.because !== 'not-raised' && isAltRaised(ofDay))
  if (!isTold && ckMissing === undefined) return undefined
  return {
    day: on,
    ...(isTold ? { rRatio: ratio } : {}),
    ...(ckMissing === undefined ? {} : { ckMissing }),
  }
}

function lastDay(judged: readonly JudgedResult[]): Day | undefined {
  return judged.reduce<Day | undefined>((last, { draw, judged: { analyte, value } }) => {
    if (value.kind !== 'number' || !CONCERNED.includes(analyte)) return last
    return last === undefined || draw.day > last ? draw.day : last
  }, undefined)
}

function isAltRaised(results: readonly JudgedResult[]): boolean {
  return results.some(
    ({ judged, interpretation }) =>
      judged.analyte === 'alt' && interpretation.direction === 'high' && interpretation.inRange !== true,
  )
}
