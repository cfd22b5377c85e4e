import type { AnalyteId } from '../analyte'
import type { Day } from '../day'
import { axesOf } from './axes'
import { gapsOf, gapsWithin } from './gaps'
import { doseBands, pausesOf } from './lanes'
import { limitsOf, stepsWithin } from './limits'
import { seriesWithin } from './series'
import { coursesInView } from './span'
import type { Timeline, TimelineInput, TimelineSeries } from './types'

/** What a chart of one analyte has in common with one of a group. */
type Lines = Omit<Timeline, 'available' | 'focus' | 'baselines' | 'due' | 'events'>

/**
 * Lines with their scales, the limits of the focus, gaps, pauses and doses, in any part of the time: what does not depend on
 * the part is worked out once. A limit that lies above the scale everywhere is left out of every part.
 */
export function linesOf(
  series: readonly TimelineSeries[],
  focus: AnalyteId | undefined,
  input: TimelineInput,
  whole: Timeline['span'],
): (span: Timeline['span']) => Lines {
  const candidates = limitsOf(series, focus, input, whole)
  const axes = axesOf(series, candidates, input)
  const limits = candidates.filter((limit) => isOnAxis(limit.steps, axes[limit.axis]?.max))
  const gaps = gapsOf(input, whole)
  return (span) => ({
    group: input.group,
    mode: input.mode,
    span,
    today: input.today,
    courses: coursesInView(input, span),
    ...axes,
    series: span === whole ? [...series] : series.map((one) => seriesWithin(one, span)),
    limits: withSteps(limits, span),
    gaps: gapsWithin(gaps, span),
    pauses: pausesOf(input, span),
    doses: doseBands(input, span),
  })
}

/** What holds in a part of the time. */
export function withSteps<Step extends { from: Day; to: Day }, Line extends { steps: Step[] }>(
  lines: readonly Line[],
  span: Timeline['span'],
): Line[] {
  return lines
    .map((line) => ({ ...line, steps: stepsWithin(line.steps, span) }))
    .filter((line) => line.steps.length > 0)
}

function isOnAxis(steps: readonly { y: number }[], max: number | undefined): boolean {
  return max !== undefined && steps.some((step) => step.y <= max)
}
