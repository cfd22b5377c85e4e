import { ANALYTE_IDS, type AnalyteId, type Group } from '../analyte'
import type { Day } from '../day'
import { standing } from '../standing'
import { axesOf } from './axes'
import { gapsOf } from './gaps'
import { doseBands, pausesOf } from './lanes'
import { limitsOf, stepsWithin } from './limits'
import { seriesOf, seriesWithin } from './series'
import { coursesInView, spanOf, windowOf } from './span'
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
    return one.points.length === 0 ? [] : [multipleOf(one, own, whole, span, group !== undefined)]
  })
}

function multipleOf(
  one: TimelineSeries,
  input: TimelineInput,
  whole: Timeline['span'],
  span: Timeline['span'],
  hasClock: boolean,
): Multiple {
  const { analyte } = one
  const limits = limitsOf([one], analyte, input, whole)
  const { left } = axesOf([one], limits, input)
  return {
    group: input.group,
    mode: input.mode,
    span,
    today: input.today,
    courses: coursesInView(input, span),
    left,
    series: [span === whole ? one : seriesWithin(one, span)],
    available: [{ analyte, name: one.name }],
    focus: analyte,
    limits: limits
      .map((limit) => ({ ...limit, steps: stepsWithin(limit.steps, span) }))
      .filter((limit) => limit.steps.some((step) => step.y <= left.max)),
    baselines: [],
    // No clock runs for the others, so none of their draws is missed.
    gaps: hasClock ? gapsOf(input, span) : [],
    pauses: pausesOf(input, span),
    doses: doseBands(input, span),
    events: [],
  }
}

const LIPIDS: ReadonlySet<AnalyteId> = new Set(['tc', 'ldl', 'hdl', 'tg', 'nonhdl'])
const LIVER: ReadonlySet<AnalyteId> = new Set(['ast', 'alt', 'ggt', 'alp', 'tbil', 'ld', 'ck'])

/** The large chart that holds an analyte, if one does. */
export function groupOf(analyte: AnalyteId): Group | undefined {
  return LIVER.has(analyte) ? 'liver' : LIPIDS.has(analyte) ? 'lipids' : undefined
}
