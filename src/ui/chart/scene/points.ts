import { FLAG_WORDS } from '@/domain/interpret'
import { unitText } from '@/domain/measures'
import type { Timeline, TimelinePoint, TimelineSeries } from '@/domain/timeline'
import { ownShape } from '@/domain/timeline'
import type { Language } from '@/domain/language'
import { analyteDash, analyteInk, flagInk } from '../analyteStyle'
import { readable } from './limits'
import { isFed, type Frame } from './frame'
import type { SideLabel } from './sideLabels'
import { LIFT, type SceneLine, type SceneShape } from './types'

const FLAGGED = 10.5
const PLAIN = 8.5
/** From the point to the tip, and how far above the plot that may be. */
const ARROW = 14
const ARROW_OVER = 2

/** Where a point stands on the chart. A tick stands on the foot of the plot. */
export function pointPlace(
  point: TimelinePoint,
  axis: 'left' | 'right',
  frame: Frame,
): { x: number; y: number } {
  return { x: frame.x(point.x), y: point.y === undefined ? frame.foot : frame.y(point.y, axis) }
}

/** The lines of the series; straight, and lifted where nothing was measured. */
export function seriesLines(timeline: Timeline, frame: Frame): SceneLine[] {
  return timeline.series.map((one) => ({
    kind: 'line',
    points: linePoints(one, frame),
    ink: analyteInk(one.analyte),
    width: one.analyte === timeline.focus ? 2 : 1.5,
    dash: analyteDash(one.analyte),
  }))
}

/** The runs of a series cut at the edges of the plot, where a zoomed picture leaves their ends outside. */
function linePoints(one: TimelineSeries, frame: Frame): number[] {
  const points: number[] = []
  for (const segment of one.segments) {
    const run = segment.map((point) => pointPlace(point, one.axis, frame))
    run.forEach((point, at) => {
      const edge = point.x < frame.left ? frame.left : point.x > frame.right ? frame.right : undefined
      const inner = run[point.x < frame.left ? at + 1 : at - 1]
      if (edge === undefined || inner === undefined || inner.x === point.x) points.push(point.x, point.y)
      else points.push(edge, point.y + ((inner.y - point.y) * (edge - point.x)) / (inner.x - point.x))
    })
    points.push(...LIFT)
  }
  return points
}

/** The value as received, with its unit where that is not the axis'. */
export function valueText(point: TimelinePoint): string {
  return point.converted === undefined ? point.text : `${point.text} ${unitText(point.unit)}`
}

/** Every point of the chart, the flagged ones on top. */
export function pointShapes(timeline: Timeline, frame: Frame): SceneShape[] {
  const [plain, flagged]: [SceneShape[], SceneShape[]] = [[], []]
  for (const one of timeline.series) {
    for (const point of one.points) {
      const shape = pointShapeAt(point, one, frame)
      ;(shape.size === PLAIN ? plain : flagged).push(shape)
    }
  }
  return plain.concat(flagged)
}

function pointShapeAt(point: TimelinePoint, one: TimelineSeries, frame: Frame): SceneShape {
  const ink = flagInk(point.interpretation.flag)
  const size = ink === undefined ? PLAIN : FLAGGED
  return {
    kind: 'shape',
    shape: point.shape,
    ...pointPlace(point, one.axis, frame),
    size,
    ink: ink ?? analyteInk(one.analyte),
    ground: '--sheet',
  }
}

/** A bar under each point whose sample carries a mark, or that should have been taken fasting. */
export function sampleBars(timeline: Timeline, frame: Frame): SceneLine[] {
  return timeline.series.flatMap((one) =>
    one.points.flatMap((point) => {
      const isMarked = point.marks.length > 0 || (point.analyte === 'tg' && isFed(timeline, point.fasting))
      if (!isMarked || point.y === undefined) return []
      const { x, y } = pointPlace(point, one.axis, frame)
      const isFlagged = flagInk(point.interpretation.flag) !== undefined
      const foot = y + (isFlagged ? FLAGGED : PLAIN) / 2 + 1.5
      return [
        {
          kind: 'line' as const,
          points: [x - 4.5, foot, x + 4.5, foot],
          ink: '--ink-2' as const,
          width: 1.6,
        },
      ]
    }),
  )
}

/** An arrow from each bound in the direction of the values it stands for. */
export function boundArrows(timeline: Timeline, frame: Frame): SceneLine[] {
  return timeline.series.flatMap((one) =>
    one.points.flatMap((point) => {
      if (point.arrow === undefined || point.y === undefined) return []
      const { x, y } = pointPlace(point, one.axis, frame)
      const sign = point.arrow === 'up' ? -1 : 1
      const tip = Math.max(frame.top - ARROW_OVER, Math.min(frame.bottom - 1, y + sign * ARROW))
      const from = y + sign * Math.min(5, Math.abs(tip - y))
      const points = [x, from, x, tip, ...LIFT, x - 3, tip - sign * 4, x, tip, x + 3, tip - sign * 4]
      return [{ kind: 'line' as const, points, ink: analyteInk(one.analyte), width: 1.5 }]
    }),
  )
}

/** The name and the last value of each series, for the side of the plot. */
export function lastValueLabels(timeline: Timeline, frame: Frame, language: Language): SideLabel[] {
  return timeline.series.flatMap((one) => {
    const last = one.points.findLast((point) => point.y !== undefined)
    if (last === undefined) return []
    const { flag, ulnMultiple } = last.interpretation
    const ink = flagInk(flag)
    const name = one.name[language]
    const multiple = timeline.mode === 'uln' && ulnMultiple !== undefined ? ` ${readable(ulnMultiple)}×` : ''
    const isSevere = ink !== undefined && flag !== 'none' && flag !== 'not-judged'
    return [
      {
        y: pointPlace(last, one.axis, frame).y,
        text: `${name} ${valueText(last)}${multiple}`,
        shorter: [`${name} ${valueText(last)}`, `${name} ${last.text}`, last.text],
        ink: analyteInk(one.analyte),
        shape: ownShape(one.analyte),
        bold: true,
        weight: 2,
        ...(isSevere ? { flag: { shape: last.shape, word: FLAG_WORDS[flag][language], ink } } : {}),
      },
    ]
  })
}
