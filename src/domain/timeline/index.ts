import { dayNumber } from '../day'
import type { AnalyteId } from '../analyte'
import { standing } from '../standing'
import { baselinesIn } from './baselines'
import { CHARTED } from './charted'
import { eventsOf } from './events'
import { focusOf } from './focus'
import { linesOf, withSteps } from './lines'
import { seriesOf } from './series'
import { inSpan, spanOf, windowOf } from './span'
import type { Timeline, TimelineInput } from './types'

export { CHARTED } from './charted'
export { dueAfterDraws } from './dueAfter'
export { isLate } from './gaps'
export { interpretations } from './interpretations'
export { ownShape } from './shape'
export type * from './types'

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
  const lines = linesOf(series, focus, input, whole)
  const ofFocus = series.find((one) => one.analyte === focus)
  const baselines = baselinesIn(ofFocus, input, whole)
  const events = eventsOf(input, whole)
  return (window) => {
    const span = windowOf(window ? { window } : {}, whole)
    return {
      ...lines(span),
      available: withPoints.map(({ analyte, name }) => ({ analyte, name })),
      ...(focus === undefined ? {} : { focus }),
      baselines: withSteps(baselines, span),
      ...dueOf(input, span),
      events: events.filter(({ day }) => inSpan(dayNumber(day), span)),
    }
  }
}

function dueOf(input: TimelineInput, span: Timeline['span']): Pick<Timeline, 'due'> {
  const { due, dueBy } = input.verdict
  if (input.isCurrent === false || due === undefined || !inSpan(dayNumber(due), span)) return {}
  return { due: { day: due, by: dueBy ?? 'protocol', overdue: due < input.today } }
}
