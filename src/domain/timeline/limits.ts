import { dayFromNumber, earlierDay, laterDay, type Day } from '../day'
import { toNumber } from '../decimal'
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
    stepsOf(one.points, (point) => levelOf(sideOf(point, 'low'), point, input), span),
  )
  if (input.mode === 'uln') return inFocus ? [low] : []
  const high = limitLine(
    one,
    'high',
    stepsOf(one.points, (point) => levelOf(sideOf(point, 'high'), point, input), span),
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
    .map((limit) => {
      const boundAt = boundOf(limit, rule)
      return {
        ...limitLine(
          one,
          'preset',
          stepsOf(one.points, (point) => levelOf(boundAt(point), point, input), span),
        ),
        level: limit.level,
        operator: limit.operator,
        of: limit.of,
        ...(limit.of === 'absolute' ? {} : { multiple: toNumber(limit.value) }),
      }
    })
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

/** What a limit comes to at each point, in the catalogue's unit; undefined where it does not hold. */
function boundOf(limit: Threshold, rule: AnalyteThresholds): (point: TimelinePoint) => number | undefined {
  const factor = toNumber(limit.value)
  const isAmong = (limits: readonly Threshold[]): boolean => limits.some((one) => isSame(one, limit))
  const holds = { fasting: isAmong(rule.fasting ?? rule.limits), otherwise: isAmong(rule.limits) }
  return (point) => {
    // An abnormal baseline puts other limits in force, multiples of itself, which stand on no line of the range.
    if (limit.of === 'baseline' || (rule.abnormalBaseline && point.interpretation.baseline === 'abnormal'))
      return undefined
    if (!(point.fasting === 'yes' ? holds.fasting : holds.otherwise)) return undefined
    if (limit.of === 'absolute') return factor
    const side = sideOf(point, limit.of === 'uln' ? 'high' : 'low')
    return side === undefined ? undefined : rounded(side * factor)
  }
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
  const high = sideOf(point, 'high')
  return high === undefined ? undefined : { y: rounded(bound / high), raw: bound }
}

/** A side of the range that judged a result, in the catalogue's unit. */
function sideOf(point: TimelinePoint, side: 'low' | 'high'): number | undefined {
  const { range } = point.interpretation
  const bound = range?.[side]
  const plain = bound && inCatalogueUnit(point.analyte, bound, range?.unit)
  return plain === undefined ? undefined : rounded(plain)
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
  return Number.isSafeInteger(value) ? value : Number(value.toPrecision(12))
}
