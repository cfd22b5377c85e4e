import { ANALYTE_IDS, type AnalyteId, type Group } from '../analyte'
import type { Day } from '../day'
import { standing } from '../standing'
import { groupOf } from './charted'
import { linesOf } from './lines'
import { seriesOf } from './series'
import { spanOf, windowOf } from './span'
import type { Timeline, TimelineInput, TimelineSeries } from './types'

/** A timeline of one analyte, of any row of the catalogue. */
export interface Multiple extends Timeline {
  focus: AnalyteId
  series: [TimelineSeries]
}

export type MultiplesInput = Omit<TimelineInput, 'group' | 'mode' | 'focus' | 'shown' | 'dueAfter'> & {
  /** The last day in time for the draw after another, by group. */
  dueAfter?: Record<Group, (drawn: Day) => Day | undefined>
}

/**
 * One timeline for each analyte that was ever measured in the period, in the order of a lab sheet, all on the same days.
 * Each has its own scale and its own limits; the lines are those of the large charts.
 */
export function multiples(given: MultiplesInput): Multiple[] {
  const { dueAfter, ...rest } = given
  const input = { ...rest, patient: standing(given.patient), mode: 'raw' as const }
  const whole = spanOf(input)
  const span = windowOf(input, whole)
  return ANALYTE_IDS.flatMap((analyte) => {
    const group = groupOf(analyte)
    const after = group && dueAfter?.[group]
    const own: TimelineInput = {
      ...input,
      group: group ?? 'liver',
      ...(after === undefined ? {} : { dueAfter: after }),
    }
    const one: TimelineSeries = { ...seriesOf(analyte, own, whole), axis: 'left' }
    if (one.points.length === 0) return []
    const { series, ...lines } = linesOf([one], analyte, own, whole)(span)
    const [drawn = one] = series
    return {
      ...lines,
      series: [drawn],
      available: [{ analyte, name: one.name }],
      focus: analyte,
      baselines: [],
      // No clock runs for the others, so none of their draws is missed.
      gaps: group === undefined ? [] : lines.gaps,
      events: [],
    }
  })
}
