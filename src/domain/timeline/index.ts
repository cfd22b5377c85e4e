import { dayNumber, type Day } from '../day'
import type { AnalyteId, Group } from '../analyte'
import { axesOf } from './axes'
import { baselinesIn } from './baselines'
import { eventsOf } from './events'
import { focusOf } from './focus'
import { gapsOf, gapsWithin } from './gaps'
import { doseBands, pausesOf } from './lanes'
import { limitsOf, stepsWithin } from './limits'
import { seriesOf, seriesWithin } from './series'
import { coursesInView, inSpan, spanOf, windowOf } from './span'
import type { Timeline, TimelineInput } from './types'
import { standing } from '../standing'

export { dueAfterDraws } from './dueAfter'
export { isLate } from './gaps'
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
  return timelineWithin(given)(given.window)
}

/** The timeline of any part of the time, or of all of it: what does not depend on the part is worked out once. */
export function timelineWithin(
  given: Omit<TimelineInput, 'window'>,
): (window: TimelineInput['window']) => Timeline {
  const input = { ...given, patient: standing(given.patient) }
  const whole = spanOf(input)
  const { shown, optional } = CHARTED[input.group]
  const all = [...shown, ...optional].map((analyte) => seriesOf(analyte, input, whole))
  const asked = new Set<AnalyteId | undefined>([...(input.shown ?? shown), input.focus])
  const withPoints = all.filter((one) => one.points.length > 0)
  const series = withPoints.filter((one) => asked.has(one.analyte))
  const focus = focusOf(series, input.focus)
  const candidates = limitsOf(series, focus, input, whole)
  const axes = axesOf(series, candidates, input)
  const ofFocus = series.find((one) => one.analyte === focus)
  const limits = candidates.filter((limit) => isOnAxis(limit.steps, axes[limit.axis]?.max))
  const baselines = baselinesIn(ofFocus, input, whole)
  const gaps = gapsOf(input, whole)
  const events = eventsOf(input, whole)
  return (window) => {
    const span = windowOf(window ? { window } : {}, whole)
    return {
      group: input.group,
      mode: input.mode,
      span,
      today: input.today,
      courses: coursesInView(input, span),
      ...axes,
      series: span === whole ? series : series.map((one) => seriesWithin(one, span)),
      available: withPoints.map(({ analyte, name }) => ({ analyte, name })),
      ...(focus === undefined ? {} : { focus }),
      limits: withSteps(limits, span),
      baselines: withSteps(baselines, span),
      ...dueOf(input, span),
      gaps: gapsWithin(gaps, span),
      pauses: pausesOf(input, span),
      doses: doseBands(input, span),
      events: events.filter(({ day }) => inSpan(dayNumber(day), span)),
    }
  }
}

/** What holds in the part of the time that is looked at. */
function withSteps<Step extends { from: Day; to: Day }, Line extends { steps: Step[] }>(
  lines: readonly Line[],
  span: Timeline['span'],
): Line[] {
  return lines
    .map((line) => ({ ...line, steps: stepsWithin(line.steps, span) }))
    .filter((line) => line.steps.length > 0)
}

function dueOf(input: TimelineInput, span: Timeline['span']): Pick<Timeline, 'due'> {
  const { due, dueBy } = input.verdict
  if (input.isCurrent === false || due === undefined || !inSpan(dayNumber(due), span)) return {}
  return { due: { day: due, by: dueBy ?? 'protocol', overdue: due < input.today } }
}

function isOnAxis(steps: readonly { y: number }[], max: number | undefined): boolean {
  return max !== undefined && steps.some((step) => step.y <= max)
}
