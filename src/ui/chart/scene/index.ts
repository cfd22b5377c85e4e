import type { Language } from '@/domain/language'
import type { Timeline } from '@/domain/timeline'
import type { chartWords } from '@/words/chart'
import { gapBands, pauseBands, rangeBand } from './bands'
import type { Frame, FrameParts } from './frame'
import { dateGrid, topRow, valueGrid, type AxisDays } from './grid'
import { doseLane, eventRow } from './lanes'
import { limitLabels, limitLines } from './limits'
import { momentLines } from './moments'
import { boundArrows, lastValueLabels, pointShapes, seriesLines } from './points'
import { sideLabelItems } from './sideLabels'
import { stripItems } from './strip'
import type { Scene, SceneItem } from './types'
import { valueLabels } from './valueLabels'

export { frameOf, type Frame, type FrameParts } from './frame'
export { pointPlace } from './points'
export type { AxisDays } from './grid'
export type * from './types'

/** How a chart speaks. */
export interface SceneTexts {
  words: typeof chartWords.ja
  language: Language
  days: AxisDays
}

/** A timeline in px: what the canvas paints and the SVG writes. It chooses where labels stand, and nothing else. */
export function sceneOf(timeline: Timeline, frame: Frame, parts: FrameParts, texts: SceneTexts): Scene {
  const { words, language, days } = texts
  const bands = [...gapBands(timeline, frame, words), ...pauseBands(timeline, frame, words)]
  const names = bands.filter((item) => item.kind === 'text')
  return {
    under: [
      ...rangeBand(timeline, frame),
      ...bands.filter((item) => item.kind !== 'text'),
      ...dateGrid(timeline, frame, parts, days),
      ...valueGrid(timeline, frame),
      ...limitLines(timeline, frame),
      ...momentLines(timeline, frame),
      ...(parts.lanes ? [...doseLane(timeline, frame, words), ...eventRow(timeline, frame, words)] : []),
    ],
    lines: seriesLines(timeline, frame),
    over: [
      ...names,
      ...boundArrows(timeline, frame),
      ...pointShapes(timeline, frame),
      ...valueLabels(timeline, frame, names.map(boxOfName)),
      ...stripItems(timeline, frame, words, language),
      ...(parts.weeks ? topRow(timeline, frame, words, days) : []),
      ...sideLabelItems(
        [...lastValueLabels(timeline, frame, language), ...limitLabels(timeline, frame, words)],
        frame,
      ),
      ...nothingThere(timeline, frame, words),
    ],
  }
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

function boxOfName(name: { x: number; y: number; text: string; size: number }) {
  const width = name.text.length * name.size
  return { x: name.x - width / 2, y: name.y - name.size / 2, width, height: name.size }
}
