import { dayNumber } from '@/domain/day'
import type { Timeline } from '@/domain/timeline'

/** What stands around the plot of a chart. The two charts of a patient share left and right, so that days line up. */
export interface FrameParts {
  /** Course weeks, today and the due day above the plot. */
  weeks?: boolean
  /** Dose lane and the row of events under the plot. */
  lanes?: boolean
  /** Dates under everything. */
  dates?: boolean
}

/** Where things stand on a chart, in CSS px from the top left of its canvas. */
export interface Frame {
  width: number
  height: number
  left: number
  right: number
  /** Upper edge of the plot. */
  top: number
  /** Lower edge of the plot, the strip for words and marks included. */
  bottom: number
  /** Where the lowest value of the axis stands: above the strip. */
  foot: number
  /** Top of the lanes and of the dates, where the chart has them. */
  doses: number
  events: number
  dates: number
  /** Where the labels beside the plot begin. */
  labels: number
  x: (day: number) => number
  y: (value: number, axis: 'left' | 'right') => number
  dayAt: (x: number) => number
}

export const LEFT_GUTTER = 42
export const RIGHT_AXIS = 28
export const LABEL_GUTTER = 128
const TOP_ROW = 18
const TOP_BARE = 7
const BOTTOM_BARE = 7
export const STRIP = 14
export const DOSE_LANE = 20
export const EVENT_ROW = 15
const DATE_ROW = 16
const LANE_SPACE = 4

/** The places of a chart of that size. */
export function frameOf(timeline: Timeline, width: number, height: number, parts: FrameParts): Frame {
  const { span, left: leftAxis, right: rightAxis } = timeline
  const left = LEFT_GUTTER
  const right = Math.max(left + 1, width - RIGHT_AXIS - LABEL_GUTTER)
  const dates = height - (parts.dates ? DATE_ROW : 0)
  const events = dates - (parts.lanes ? EVENT_ROW : 0)
  const doses = events - (parts.lanes ? DOSE_LANE : 0)
  const top = parts.weeks ? TOP_ROW : TOP_BARE
  const bottom = Math.max(
    top + 1,
    parts.lanes ? doses - LANE_SPACE : parts.dates ? dates : height - BOTTOM_BARE,
  )
  const foot = bottom - (hasStrip(timeline) ? STRIP : 0)
  const perDay = (right - left) / (span.to - span.from)
  return {
    width,
    height,
    left,
    right,
    top,
    bottom,
    foot,
    doses,
    events,
    dates,
    labels: right + (rightAxis ? RIGHT_AXIS : 4),
    x: (day) => left + (day - span.from) * perDay,
    y: (value, side) => {
      const axis = side === 'right' && rightAxis ? rightAxis : leftAxis
      return foot - ((value - axis.min) / (axis.max - axis.min)) * (foot - top)
    },
    dayAt: (x) => span.from + (x - left) / perDay,
  }
}

/** Whether something stands at the foot of the plot: words in place of numbers, sample marks, a value to be chosen, awaited results. */
function hasStrip(timeline: Timeline): boolean {
  return (
    timeline.events.some((event) => event.kind === 'awaiting') ||
    timeline.series.some(
      (one) =>
        one.points.some(
          (point) =>
            point.y === undefined ||
            point.arrow === 'down' ||
            point.marks.length > 0 ||
            point.inConflict ||
            isFed(timeline, point.fasting),
        ) || one.breaks.some((between) => between.because !== 'missed'),
    )
  )
}

/** Whether a result was taken after food on a chart where that matters. */
export function isFed(timeline: Pick<Timeline, 'group'>, fasting: string): boolean {
  return timeline.group === 'lipids' && fasting === 'no'
}

/** Whether the axis reaches today: it ends before where a later course than the one shown has begun. */
export function showsToday({ today, span }: Timeline): boolean {
  const day = dayNumber(today)
  return day >= span.from && day <= span.to
}
