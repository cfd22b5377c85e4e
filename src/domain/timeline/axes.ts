import type { Timeline, TimelineAxis, TimelineInput, TimelineLimit, TimelineSeries } from './types'

/** Steps that a person reads without counting. */
const STEPS = [1, 2, 2.5, 5, 10]
const MOST_STEPS = 5
/** A limit so far above everything measured does not squeeze the values flat. */
const FARTHEST_LIMIT = 1.6
/** Above the highest point or limit, as a share of the axis; an arrow up needs more. */
const ROOM = 1.06
const ARROW_ROOM = 1.16
/** Where nothing is measured: an axis all the same. */
const EMPTY = 1

/** The scales: from zero to above every point and upper limit, and above the limits of the focus that are near. */
export function axesOf(
  series: readonly TimelineSeries[],
  limits: readonly TimelineLimit[],
  input: Pick<TimelineInput, 'mode' | 'catalogue'>,
): Pick<Timeline, 'left' | 'right'> {
  const right = axisOf('right', series, limits)
  const left = axisOf('left', series, limits) ?? axisUpTo(EMPTY, leftUnit(series, input))
  return { left: { ...left, unit: leftUnit(series, input) }, ...(right === undefined ? {} : { right }) }
}

function leftUnit(
  series: readonly TimelineSeries[],
  input: Pick<TimelineInput, 'mode' | 'catalogue'>,
): string {
  if (input.mode === 'uln') return '×ULN'
  return series.find((one) => one.axis === 'left')?.unit ?? ''
}

function axisOf(
  side: 'left' | 'right',
  series: readonly TimelineSeries[],
  limits: readonly TimelineLimit[],
): TimelineAxis | undefined {
  const own = series.filter((one) => one.axis === side)
  if (own.length === 0) return undefined
  const points = own.flatMap((one) => one.points.flatMap((point) => point.y ?? []))
  const onSide = limits.filter((limit) => limit.axis === side)
  const ranges = levels(onSide.filter((limit) => limit.kind !== 'preset'))
  const highest = Math.max(0, ...points, ...ranges)
  const near = levels(onSide).filter((y) => y <= highest * FARTHEST_LIMIT)
  const unit = own[0]?.unit ?? ''
  const bounds = own.flatMap((one) =>
    one.points.flatMap((point) => (point.arrow === 'up' ? (point.y ?? []) : [])),
  )
  const top = Math.max(highest * ROOM, ...near.map((y) => y * ROOM), ...bounds.map((y) => y * ARROW_ROOM))
  return axisUpTo(top || EMPTY, unit, Math.min(0, ...points))
}

function levels(limits: readonly TimelineLimit[]): number[] {
  return limits.flatMap((limit) => limit.steps.map((step) => step.y))
}

function axisUpTo(highest: number, unit: string, lowest = 0): TimelineAxis {
  const room = highest - lowest
  const power = 10 ** Math.floor(Math.log10(room / MOST_STEPS))
  const step = (STEPS.find((one) => room / (one * power) <= MOST_STEPS) ?? 10) * power
  return { unit, min: Math.floor(lowest / step) * step, max: rounded(lowest + room), step: rounded(step) }
}

function rounded(value: number): number {
  return Number(value.toPrecision(12))
}
