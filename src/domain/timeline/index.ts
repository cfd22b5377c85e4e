import { dayNumber } from '../day'
import type { AnalyteId, Group } from '../analyte'
import { axesOf } from './axes'
import { eventsOf } from './events'
import { focusOf } from './focus'
import { gapsOf } from './gaps'
import { doseBands, pausesOf } from './lanes'
import { limitsOf } from './limits'
import { seriesOf } from './series'
import { coursesInView, inSpan, spanOf } from './span'
import type { Timeline, TimelineInput } from './types'
import { standing } from '../standing'

export { dueAfterDraws } from './dueAfter'
export { interpretations } from './interpretations'
export { ownShape } from './shape'
export type * from './types'

/** The analytes of a chart in the order of its legend; those after the bar are drawn only when asked for. */
export const CHARTED: Record<Group, { shown: readonly AnalyteId[]; optional: readonly AnalyteId[] }> = {
  liver: { shown: ['ast', 'alt', 'ggt', 'alp', 'tbil'], optional: ['ld', 'ck'] },
  lipids: { shown: ['tg', 'ldl', 'hdl', 'tc', 'nonhdl'], optional: [] },
}

/**
 * Everything that one chart draws, in days and values, so that screen, paper, list and keyboard show the same. Both
 * groups of a patient get the same span. Nothing is invented: what was not measured leaves a gap.
 */
export function timeline(given: TimelineInput): Timeline {
  const input = { ...given, patient: standing(given.patient) }
  const span = spanOf(input)
  const { shown, optional } = CHARTED[input.group]
  const all = [...shown, ...optional].map((analyte) => seriesOf(analyte, input, span))
  const asked = new Set<AnalyteId | undefined>([...(input.shown ?? shown), input.focus])
  const withPoints = all.filter((one) => one.points.length > 0)
  const series = withPoints.filter((one) => asked.has(one.analyte))
  const focus = focusOf(series, input.focus)
  const candidates = limitsOf(series, focus, input, span)
  const axes = axesOf(series, candidates, input)
  const courses = coursesInView(input, span)
  return {
    group: input.group,
    mode: input.mode,
    span,
    today: input.today,
    courses,
    ...axes,
    series,
    available: withPoints.map(({ analyte, name }) => ({ analyte, name })),
    ...(focus === undefined ? {} : { focus }),
    limits: candidates.filter((limit) => isOnAxis(limit.steps, axes[limit.axis]?.max)),
    ...dueOf(input, span),
    gaps: gapsOf(input, span),
    pauses: pausesOf(input, span),
    doses: doseBands(input, span),
    events: eventsOf(input, span),
  }
}

function dueOf(input: TimelineInput, span: Timeline['span']): Pick<Timeline, 'due'> {
  const { due, dueBy } = input.verdict
  if (input.isCurrent === false || due === undefined || !inSpan(dayNumber(due), span)) return {}
  return { due: { day: due, by: dueBy ?? 'protocol', overdue: due < input.today } }
}

function isOnAxis(steps: readonly { y: number }[], max: number | undefined): boolean {
  return max !== undefined && steps.some((step) => step.y <= max)
}
