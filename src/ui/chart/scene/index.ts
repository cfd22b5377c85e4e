import type { Language } from '@/domain/language'
import type { Timeline } from '@/domain/timeline'
import type { chartWords } from '@/words/chart'
import { gapBands, pauseBands, rangeBand } from './bands'
import { bandNames } from './bandNames'
import { baselineItems, baselineLabels } from './baseline'
import type { Frame, FrameParts } from './frame'
import { dateGrid, topRow, valueGrid, type AxisDays } from './grid'
import { doseLane, eventRow } from './lanes'
import { limitLabels, limitLines } from './limits'
import { momentLines } from './moments'
import { boundArrows, lastValueLabels, pointShapes, sampleBars, seriesLines } from './points'
import { roomOf, type Box, type Room } from './room'
import { sideLabelItems } from './sideLabels'
import { stripItems } from './strip'
import type { Scene, SceneItem, SceneLine, SceneShape } from './types'
import { valueLabels } from './valueLabels'
import { valuesNote } from './valuesNote'

export { frameOf, type Frame, type FrameParts } from './frame'
export { pointPlace } from './points'
export { textBox } from './textWidth'
export type { AxisDays } from './grid'
export type * from './types'

/** How a chart speaks. */
export interface SceneTexts {
  words: typeof chartWords.ja
  language: Language
  days: AxisDays
}

/** A point keeps so much clear around its middle. */
const CLEAR = 9

/** A timeline in px: what the canvas paints and the SVG writes. It chooses where labels stand, and nothing else. */
export function sceneOf(timeline: Timeline, frame: Frame, parts: FrameParts, texts: SceneTexts): Scene {
  const { words, language, days } = texts
  const lines = seriesLines(timeline, frame)
  const points = pointShapes(timeline, frame)
  const marks = [...boundArrows(timeline, frame), ...sampleBars(timeline, frame)]
  const room = roomAround(points, marks)
  const names = bandNames(timeline, frame, words, days, room)
  const baseline = baselineItems(timeline, frame)
  const limits = limitLines(timeline, frame)
  const drawn = [...lines, ...limits, ...baseline.filter((item) => item.kind === 'line')]
  const { labels, ...values } = valueLabels(timeline, frame, language, drawn, room)
  return {
    under: [
      ...rangeBand(timeline, frame),
      ...baseline,
      ...gapBands(timeline, frame),
      ...pauseBands(timeline, frame),
      ...dateGrid(timeline, frame, parts, days),
      ...valueGrid(timeline, frame),
      ...limits,
      ...momentLines(timeline, frame),
      ...(parts.lanes ? [...doseLane(timeline, frame, words), ...eventRow(timeline, frame, words)] : []),
    ],
    lines,
    over: [
      ...names,
      ...marks,
      ...points,
      ...labels,
      ...stripItems(timeline, frame, words, language),
      ...(parts.weeks ? topRow(timeline, frame, words, days) : []),
      ...valuesNote(timeline, values, frame, parts, words),
      ...sideLabelItems(
        [
          ...lastValueLabels(timeline, frame, language),
          ...baselineLabels(timeline, frame, words),
          ...limitLabels(timeline, frame, words),
        ],
        frame,
      ),
      ...nothingThere(timeline, frame, words),
    ],
    values,
  }
}

function roomAround(points: readonly SceneShape[], marks: readonly SceneLine[]): Room {
  const room = roomOf()
  for (const { x, y } of points) {
    room.take({ x: x - CLEAR / 2, y: y - CLEAR / 2, width: CLEAR, height: CLEAR })
  }
  for (const mark of marks) room.take(boxAround(mark))
  return room
}

function boxAround({ points }: SceneLine): Box {
  const [xs, ys] = [0, 1].map((odd) =>
    points.filter((value, at) => at % 2 === odd && !Number.isNaN(value)),
  ) as [number[], number[]]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

function nothingThere(timeline: Timeline, frame: Frame, words: typeof chartWords.ja): SceneItem[] {
  if (timeline.series.length > 0) return []
  return [
    {
      kind: 'text',
      x: (frame.left + frame.right) / 2,
      y: (frame.top + frame.foot) / 2,
      text: words.empty,
      size: 13,
      anchor: 'middle',
      ink: '--ink-2',
      rim: true,
    },
  ]
}
