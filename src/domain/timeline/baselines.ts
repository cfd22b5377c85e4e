import type { AnalyteId } from '../analyte'
import { dayFromNumber, dayNumber, type Day } from '../day'
import { hasBegun } from '../courseOfResult'
import type { Baseline, Expected } from '../interpret/change'
import type { Bilingual } from '../language'
import type { Draw, Result } from '../result'
import { levelOf } from './limits'
import { shownCourses } from './span'
import type {
  BaselineStep,
  Timeline,
  TimelineBaseline,
  TimelineInput,
  TimelinePoint,
  TimelineSeries,
} from './types'

type Span = Timeline['span']

/**
 * The baseline of the analyte in focus in each course in view, as a line from its day on, with the band that its later
 * results stay within by chance. The band is lifted where a result came from another laboratory or method, or was not
 * taken fasting as the baseline was; a baseline that is no number leaves no line.
 */
export function baselinesIn(
  focus: TimelineSeries | undefined,
  input: TimelineInput,
  span: Span,
): TimelineBaseline[] {
  const { baselineOf } = input
  if (focus === undefined || baselineOf === undefined) return []
  const results = resultsById(input.patient.draws, focus.analyte)
  const courses = shownCourses(input)
    .filter(hasBegun)
    .sort((a, b) => (a.start < b.start ? -1 : 1))
  const found = courses.flatMap((course) => baselineOf(course, focus.analyte) ?? [])
  return found.flatMap((baseline, at) => {
    const until = found[at + 1]?.draw.day ?? dayFromNumber(span.to)
    const steps = stepsOf(baseline, focus, until, results, input)
    if (steps.length === 0) return []
    const { expected, because, draw, result } = baseline
    return [
      {
        analyte: focus.analyte,
        axis: focus.axis,
        name: focus.name,
        day: draw.day,
        text: result.value?.text ?? '',
        unit: result.unit ?? input.catalogue[focus.analyte].unit,
        ...(expected === undefined ? {} : { expected: { ...expected, sources: titles(expected, input) } }),
        ...(because === undefined ? {} : { because }),
        steps,
      },
    ]
  })
}

function titles({ sources }: Expected, { sourceTitle }: TimelineInput): Bilingual[] {
  return sources.flatMap((id) => sourceTitle?.(id) ?? [])
}

/** From each result on, what the baseline is on its axis: a multiple depends on the upper limit of each. */
function stepsOf(
  baseline: Baseline,
  focus: TimelineSeries,
  until: Day,
  results: ReadonlyMap<string, [Draw, Result]>,
  input: TimelineInput,
): BaselineStep[] {
  const from = baseline.draw.day
  const points = focus.points.filter(
    (point) =>
      point.y !== undefined &&
      (point.day > from || point.resultId === baseline.result.id) &&
      point.day < until,
  )
  const steps: BaselineStep[] = []
  points.forEach((point, at) => {
    const to = points[at + 1]?.day ?? until
    const level = levelOf(baseline.value, point, input)
    if (level === undefined) return
    const expected = expectedAt(baseline, point, results, input)
    const before = steps.at(-1)
    const isOn = before?.to === point.day && before.y === level.y
    if (isOn && before.expected?.high === expected?.high && before.expected?.low === expected?.low)
      before.to = to
    else steps.push({ from: point.day, to, ...level, ...(expected === undefined ? {} : { expected }) })
  })
  return steps.filter((step) => dayNumber(step.to) > dayNumber(step.from))
}

function expectedAt(
  { expected, holdsFor }: Baseline,
  point: TimelinePoint,
  results: ReadonlyMap<string, [Draw, Result]>,
  input: TimelineInput,
): BaselineStep['expected'] {
  const given = results.get(point.resultId)
  if (expected === undefined || given === undefined || !holdsFor(...given)) return undefined
  const [low, high] = [levelOf(expected.low, point, input), levelOf(expected.high, point, input)]
  return low === undefined || high === undefined ? undefined : { low: low.y, high: high.y }
}

function resultsById(draws: readonly Draw[], analyte: AnalyteId): Map<string, [Draw, Result]> {
  return new Map(
    draws.flatMap((draw) =>
      draw.results
        .filter((result) => result.analyte === analyte)
        .map((result): [string, [Draw, Result]] => [result.id, [draw, result]]),
    ),
  )
}
