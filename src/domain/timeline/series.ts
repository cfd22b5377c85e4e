import { dayNumber, daysBetween } from '../day'
import type { AnalyteId } from '../analyte'
import { inCatalogueUnit } from '../measures'
import { stands } from '../reported'
import type { Draw, Result } from '../result'
import { pointShape } from './shape'
import { inSpan } from './span'
import type { Timeline, TimelineBreak, TimelineInput, TimelinePoint, TimelineSeries } from './types'

type Span = Timeline['span']

/** A draw that came so many days late is late, and its line goes on; after more, one was missed, and nothing joins them. */
export const LATE_DAYS = 14

/** Bilirubin is counted in mg/dL beside enzymes in U/L: its own axis, unless all are multiples. */
const ON_RIGHT_AXIS: readonly AnalyteId[] = ['tbil']

/** The results of one analyte in the picture, as points and as runs that a line may join. */
export function seriesOf(analyte: AnalyteId, input: TimelineInput, span: Span): TimelineSeries {
  const points = reported(analyte, input, span).map(([draw, result]) => pointOf(draw, result, input))
  const placed = points.filter((point) => point.y !== undefined)
  const breaks = breaksBetween(placed, input)
  return {
    analyte,
    name: input.catalogue[analyte].short,
    unit: input.mode === 'uln' ? '×ULN' : input.catalogue[analyte].unit,
    axis: input.mode === 'raw' && ON_RIGHT_AXIS.includes(analyte) ? 'right' : 'left',
    points,
    segments: runsOf(placed, breaks),
    breaks: breaks.filter((one) => one !== undefined),
  }
}

/** Whether a result has something to show: a value, not struck out. */
export function isReported(result: Result): boolean {
  return result.value !== undefined && stands(result)
}

/** The part of a series that a window shows; its lines go on to the next points outside. */
export function seriesWithin(one: TimelineSeries, span: Span): TimelineSeries {
  return {
    ...one,
    points: one.points.filter((point) => inSpan(point.x, span)),
    segments: one.segments.flatMap((run) => runWithin(run, span)),
    breaks: one.breaks.filter(({ from, to }) => dayNumber(to) >= span.from && dayNumber(from) <= span.to),
  }
}

function runWithin(run: TimelinePoint[], { from, to }: Span): TimelinePoint[][] {
  const first = run.findIndex((point) => point.x >= from)
  const last = run.findLastIndex((point) => point.x <= to)
  if (first === -1 || last === -1) return []
  const part = run.slice(Math.max(0, Math.min(first, last + 1) - 1), Math.max(last, first - 1) + 2)
  return part.length === 1 && !inSpan(part[0]?.x ?? NaN, { from, to }) ? [] : [part]
}

function reported(analyte: AnalyteId, input: TimelineInput, span: Span): [Draw, Result][] {
  return input.patient.draws
    .filter((draw) => draw.day <= input.today && inSpan(dayNumber(draw.day), span))
    .sort((a, b) => (momentOf(a) < momentOf(b) ? -1 : 1))
    .flatMap((draw) =>
      draw.results
        .filter((result) => result.analyte === analyte && isReported(result))
        .map((result): [Draw, Result] => [draw, result]),
    )
}

function momentOf(draw: Draw): string {
  return draw.day + (draw.time ?? '')
}

function pointOf(draw: Draw, result: Result, input: TimelineInput): TimelinePoint {
  const interpretation = input.interpretResult(draw, result)
  const value = result.value
  const comparator = value?.kind === 'number' ? value.comparator : undefined
  const unit = result.unit ?? input.catalogue[result.analyte].unit
  const placed = placeOf(result, interpretation.ulnMultiple, input)
  return {
    analyte: result.analyte,
    day: draw.day,
    x: dayNumber(draw.day),
    ...placed,
    text: value?.text ?? '',
    unit,
    shape: pointShape(result.analyte, interpretation.flag, placed.y !== undefined),
    ...(comparator === undefined ? {} : { comparator, arrow: comparator.startsWith('>') ? 'up' : 'down' }),
    marks: draw.marks,
    fasting: result.fasting ?? draw.fasting,
    method: interpretation.method ?? result.method ?? 'unknown',
    ...(draw.lab === undefined ? {} : { lab: draw.lab }),
    inConflict: result.conflict !== undefined,
    interpretation,
    drawId: draw.id,
    resultId: result.id,
  }
}

/** Where a result stands on its axis; nowhere for words, an unknown unit, or a multiple without an upper limit. */
function placeOf(
  result: Result,
  multiple: number | undefined,
  input: TimelineInput,
): { y?: number; converted?: number } {
  if (result.value?.kind !== 'number') return {}
  const plain = inCatalogueUnit(result.analyte, result.value.number, result.unit)
  const y = plain === undefined ? undefined : rounded(plain)
  const isConverted = result.unit !== undefined && result.unit !== input.catalogue[result.analyte].unit
  const converted = y !== undefined && isConverted ? { converted: y } : {}
  if (input.mode === 'uln') return multiple === undefined ? converted : { y: rounded(multiple), ...converted }
  return y === undefined ? {} : { y, ...converted }
}

/** Twelve figures are enough to draw, and 1.2 × 3 reads 3.6 again. */
function rounded(value: number): number {
  return Number.isSafeInteger(value) ? value : Number(value.toPrecision(12))
}

/** For each point but the first, why no line comes to it from the one before. */
function breaksBetween(
  points: readonly TimelinePoint[],
  input: TimelineInput,
): (TimelineBreak | undefined)[] {
  return points.map((point, at) => {
    const before = points[at - 1]
    const because = before === undefined ? undefined : breakReason(before, point, input)
    if (before === undefined || because === undefined) return undefined
    return { analyte: point.analyte, from: before.day, to: point.day, because }
  })
}

function breakReason(
  before: TimelinePoint,
  point: TimelinePoint,
  input: TimelineInput,
): TimelineBreak['because'] | undefined {
  if (differ(before.method, point.method)) return 'method'
  if (before.lab !== undefined && point.lab !== undefined && before.lab !== point.lab) return 'lab'
  const due = input.dueAfter?.(before.day)
  return due !== undefined && daysBetween(due, point.day) > LATE_DAYS ? 'missed' : undefined
}

function differ(before: string, after: string): boolean {
  return before !== 'unknown' && after !== 'unknown' && before !== after
}

function runsOf(
  points: readonly TimelinePoint[],
  breaks: readonly (TimelineBreak | undefined)[],
): TimelinePoint[][] {
  const runs: TimelinePoint[][] = []
  points.forEach((point, at) => {
    const run = runs.at(-1)
    if (run === undefined || breaks[at] !== undefined) runs.push([point])
    else run.push(point)
  })
  return runs
}
