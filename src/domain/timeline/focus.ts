import type { AnalyteId } from '../analyte'
import type { Flag } from '../interpret/types'
import type { TimelineSeries } from './types'

/** From least to most worth looking at; what could not be judged comes after what was found within its limits. */
const RANK: readonly Flag[] = ['none', 'not-judged', 'notice', 'caution', 'stop', 'critical']

/** The enzymes and lipids that the drug moves first, for a patient without any flag. */
const FIRST_LOOKED_AT: readonly AnalyteId[] = ['alt', 'tg']

/** The analyte whose limits are drawn in full: the one asked for, else the one with the worst newest flag. */
export function focusOf(
  series: readonly TimelineSeries[],
  asked: AnalyteId | undefined,
): AnalyteId | undefined {
  if (series.some((one) => one.analyte === asked)) return asked
  const ranked = series.map((one) => ({ analyte: one.analyte, rank: rankOf(one) }))
  const worst = ranked.reduce<(typeof ranked)[number] | undefined>(
    (worse, one) => (worse === undefined || one.rank > worse.rank ? one : worse),
    undefined,
  )
  return worst?.analyte
}

function rankOf(series: TimelineSeries): number {
  const newest = series.points.at(-1)
  const rank = newest === undefined ? 0 : RANK.indexOf(newest.interpretation.flag)
  return FIRST_LOOKED_AT.includes(series.analyte) ? rank + 0.5 : rank
}
