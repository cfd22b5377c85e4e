import type { Multiple } from '@/domain/timeline/multiples'
import type { AxisDays, Frame, SceneItem } from '../chart/scene'
import { gapBands, pauseBands, rangeBand } from '../chart/scene/bands'
import { dateGrid, valueGrid } from '../chart/scene/grid'
import { limitLines } from '../chart/scene/limits'
import { momentLines } from '../chart/scene/moments'
import { boundArrows, pointShapes, sampleBars, seriesLines } from '../chart/scene/points'

const LEFT = 38
const RIGHT = 8
const TOP = 7
const DATES = 15
const STRIP = 6

/** One small chart in px, from what the large ones are drawn with, without labels. */
export function smallScene(timeline: Multiple, width: number, height: number, days: AxisDays): SceneItem[] {
  const frame = smallFrame(timeline, width, height)
  return [
    ...rangeBand(timeline, frame),
    ...gapBands(timeline, frame),
    ...pauseBands(timeline, frame),
    ...dateGrid(timeline, frame, { dates: true }, days),
    ...valueGrid(timeline, frame),
    ...limitLines(timeline, frame),
    ...momentLines(timeline, frame),
    ...seriesLines(timeline, frame),
    ...boundArrows(timeline, frame),
    ...sampleBars(timeline, frame),
    ...pointShapes(timeline, frame),
  ]
}

function smallFrame({ span, left: axis }: Multiple, width: number, height: number): Frame {
  const right = width - RIGHT
  const bottom = height - DATES
  const foot = bottom - STRIP
  const perDay = (right - LEFT) / (span.to - span.from)
  return {
    width,
    height,
    left: LEFT,
    right,
    top: TOP,
    bottom,
    foot,
    doses: bottom,
    events: bottom,
    dates: bottom,
    labels: width,
    x: (day) => LEFT + (day - span.from) * perDay,
    y: (value) => foot - ((value - axis.min) / (axis.max - axis.min)) * (foot - TOP),
    dayAt: (x) => span.from + (x - LEFT) / perDay,
  }
}
