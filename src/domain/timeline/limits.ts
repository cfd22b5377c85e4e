import { dayFromNumber, earlierDay, laterDay, type Day } from '../day'
import { toNumber, type Decimal } from '../decimal'
import { inCatalogueUnit } from '../measures'
import type { AnalyteId } from '../analyte'
import type { AnalyteThresholds, Threshold } from '../threshold'
import type {
  LimitStep,
  Timeline,
  TimelineInput,
  TimelineLimit,
  TimelinePoint,
  TimelineSeries,
} from './types'

type Span = Timeline['span']
type Level = Pick<LimitStep, 'y' | 'raw'>

/**
 * The limits as stepped lines. Of each analyte the side of its range that its preset watches; of the analyte in focus
 * both sides and every limit of the preset. As multiples, one line at 1 stands for the upper limits of all.
 */
export function limitsOf(
  series: readonly TimelineSeries[],
  focus: AnalyteId | undefined,
  input: TimelineInput,
  span: Span,
): TimelineLimit[] {
  const shared = input.mode === 'uln' ? sharedUpperLimit(series, span) : []
  const own = series.flatMap((one) => {
    const inFocus = one.analyte === focus
    const ranges = rangeLimits(one, inFocus, input, span)
    return inFocus ? [...ranges, ...presetLimits(one, input, span)] : ranges
  })
  return [...shared, ...own].filter((limit) => limit.steps.length > 0)
}

function sharedUpperLimit(series: readonly TimelineSeries[], span: Span): TimelineLimit[] {
  const days = series.flatMap((one) => one.points.map((point) => point.x))
  if (days.length === 0) return []
  const steps = [{ from: dayFromNumber(Math.min(...days)), to: dayFromNumber(span.to), y: 1 }]
  return [{ axis: 'left', kind: 'high', of: 'uln', multiple: 1, steps }]
}

function rangeLimits(
  one: TimelineSeries,
  inFocus: boolean,
  input: TimelineInput,
  span: Span,
): TimelineLimit[] {
  const low = limitLine(
    one,
    'low',
    stepsOf(one.points, (point) => levelOf(sidesOf(point).low, point, input), span),
  )
  if (input.mode === 'uln') return inFocus ? [low] : []
  const high = limitLine(
    one,
    'high',
    stepsOf(one.points, (point) => levelOf(sidesOf(point).high, point, input), span),
  )
  if (inFocus || high.steps.length === 0) return [high, low]
  const watched = watchedSides(input.preset.rules[one.analyte])
  return [...(watched.high ? [high] : []), ...(watched.low ? [low] : [])]
}

function limitLine(one: TimelineSeries, kind: TimelineLimit['kind'], steps: LimitStep[]): TimelineLimit {
  return { analyte: one.analyte, name: one.name, axis: one.axis, kind, steps }
}

function presetLimits(one: TimelineSeries, input: TimelineInput, span: Span): TimelineLimit[] {
  const rule = input.preset.rules[one.analyte]
  if (rule === undefined) return []
  const everywhere = [...rule.limits, ...(rule.fasting ?? [])]
  const distinct = everywhere.filter(
    (limit, at) => everywhere.findIndex((other) => isSame(other, limit)) === at,
  )
  return distinct
    .filter((limit) => !isRangeItself(limit))
    .map((limit) => ({
      ...limitLine(
        one,
        'preset',
        stepsOf(one.points, (point) => boundOf(limit, point, rule, input), span),
      ),
      level: limit.level,
      operator: limit.operator,
      of: limit.of,
      ...(limit.of === 'absolute' ? {} : { multiple: toNumber(limit.value) }),
    }))
}

/** One times a side of the range is drawn as the range already. */
function isRangeItself(limit: Threshold): boolean {
  return limit.of !== 'absolute' && toNumber(limit.value) === 1
}

function isSame(a: Threshold, b: Threshold): boolean {
  return (
    a.level === b.level &&
    a.of === b.of &&
    a.operator === b.operator &&
    toNumber(a.value) === toNumber(b.value)
  )
}

function boundOf(
  limit: Threshold,
  point: TimelinePoint,
  rule: AnalyteThresholds,
  input: TimelineInput,
): Level | undefined {
  // An abnormal baseline puts other limits in force, multiples of itself, which stand on no line of the range.
  if (limit.of === 'baseline' || (rule.abnormalBaseline && point.interpretation.baseline === 'abnormal'))
    return undefined
  const holding = point.fasting === 'yes' && rule.fasting !== undefined ? rule.fasting : rule.limits
  if (!holding.some((one) => isSame(one, limit))) return undefined
  const { low, high } = sidesOf(point)
  const bound =
    limit.of === 'absolute' ? toNumber(limit.value) : times(limit.of === 'uln' ? high : low, limit.value)
  return levelOf(bound, point, input)
}

function times(side: number | undefined, factor: Decimal): number | undefined {
  return side === undefined ? undefined : rounded(side * toNumber(factor))
}

/** Limits as far as they hold in a part of the time. */
export function stepsWithin<Step extends { from: Day; to: Day }>(steps: readonly Step[], span: Span): Step[] {
  const [first, last] = [dayFromNumber(span.from), dayFromNumber(span.to)]
  return steps
    .filter((step) => step.to >= first && step.from <= last)
    .map((step) => ({ ...step, from: laterDay(step.from, first), to: earlierDay(step.to, last) }))
}

/** Where a limit stands on the axis, and what it is in the catalogue's unit where the axis counts multiples. */
export function levelOf(
  bound: number | undefined,
  point: TimelinePoint,
  input: TimelineInput,
): Level | undefined {
  if (bound === undefined) return undefined
  if (input.mode === 'raw') return { y: bound }
  const { high } = sidesOf(point)
  return high === undefined ? undefined : { y: rounded(bound / high), raw: bound }
}

/** Both sides of the range that judged a result, in the catalogue's unit. */
function sidesOf({ analyte, interpretation: { range } }: TimelinePoint): { low?: number; high?: number } {
  const low = range?.low && inCatalogueUnit(analyte, range.low, range.unit)
  const high = range?.high && inCatalogueUnit(analyte, range.high, range.unit)
  return {
    ...(low === undefined ? {} : { low: rounded(low) }),
    ...(high === undefined ? {} : { high: rounded(high) }),
  }
}

function watchedSides(rule: AnalyteThresholds | undefined): { low: boolean; high: boolean } {
  const all = [...(rule?.limits ?? []), ...(rule?.fasting ?? [])]
  const low = all.some((limit) => limit.operator === 'lt' || limit.operator === 'lte')
  return { low, high: !low || all.some((limit) => limit.operator === 'gt' || limit.operator === 'gte') }
}

/** One level from each result on; equal neighbours are one step, and a result without the limit ends it. */
function stepsOf(
  points: readonly TimelinePoint[],
  levelAt: (point: TimelinePoint) => Level | undefined,
  span: Span,
): LimitStep[] {
  const steps: LimitStep[] = []
  points.forEach((point, at) => {
    const level = levelAt(point)
    const to = points[at + 1]?.day ?? dayFromNumber(span.to)
    const before = steps.at(-1)
    if (level === undefined) return
    if (before?.to === point.day && before.y === level.y && before.raw === level.raw) before.to = to
    else steps.push({ from: point.day, to, ...level })
  })
  return steps
}

function rounded(value: number): number {
  return Number(value.toPrecision(12))
}
