import { FLAG_WORDS } from '@/domain/interpret'
import { unitText } from '@/domain/measures'
import type { Timeline, TimelinePoint, TimelineSeries } from '@/domain/timeline'
import { ownShape } from '@/domain/timeline'
import type { Language } from '@/domain/language'
import { analyteDash, analyteInk, flagInk } from '../analyteStyle'
import { readable } from './limits'
import type { Frame } from './frame'
import type { SideLabel } from './sideLabels'
import { LIFT, type SceneLine, type SceneShape } from './types'

const FLAGGED = 10.5
const PLAIN = 8.5

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
    points: one.segments.flatMap((run) => [
      ...run.flatMap((point) => {
        const { x, y } = pointPlace(point, one.axis, frame)
        return [x, y]
      }),
      ...LIFT,
    ]),
    ink: analyteInk(one.analyte),
    width: one.analyte === timeline.focus ? 2 : 1.5,
    dash: analyteDash(one.analyte),
  }))
}

/** The value as received, with its unit where that is not the axis'. */
export function valueText(point: TimelinePoint): string {
  return point.converted === undefined ? point.text : `${point.text} ${unitText(point.unit)}`
}

/** Every point of the chart, the flagged ones on top. */
export function pointShapes(timeline: Timeline, frame: Frame): SceneShape[] {
  const shapes = timeline.series.flatMap((one) => one.points.map((point) => pointShapeAt(point, one, frame)))
  return shapes.sort((a, b) => a.size - b.size)
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

/** An arrow from each bound in the direction of the values it stands for. */
export function boundArrows(timeline: Timeline, frame: Frame): SceneLine[] {
  return timeline.series.flatMap((one) =>
    one.points.flatMap((point) => {
      if (point.arrow === undefined || point.y === undefined) return []
      const { x, y } = pointPlace(point, one.axis, frame)
      const sign = point.arrow === 'up' ? -1 : 1
      const [from, tip] = [y + sign * 5, y + sign * 14]
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
    const multiple = timeline.mode === 'uln' && ulnMultiple !== undefined ? ` ${readable(ulnMultiple)}×` : ''
    const isSevere = ink !== undefined && flag !== 'none' && flag !== 'not-judged'
    return [
      {
        y: pointPlace(last, one.axis, frame).y,
        text: `${one.name[language]} ${valueText(last)}${multiple}`,
        ink: analyteInk(one.analyte),
        shape: ownShape(one.analyte),
        bold: true,
        weight: 2,
        ...(isSevere ? { flag: { shape: last.shape, word: FLAG_WORDS[flag][language], ink } } : {}),
      },
    ]
  })
}
