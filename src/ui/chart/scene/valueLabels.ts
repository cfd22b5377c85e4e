import type { Flag } from '@/domain/interpret/types'
import type { Timeline, TimelinePoint } from '@/domain/timeline'
import { analyteInk, flagInk } from '../analyteStyle'
import type { Frame } from './frame'
import { pointPlace, valueText } from './points'
import { textWidth } from './textWidth'
import type { SceneText } from './types'

const SIZE = 10
const HEIGHT = 11
const REACH = 6
const CLEAR = 9
const SEVERE: readonly Flag[] = ['notice', 'caution', 'stop', 'critical']
const NOTICE = 1
const CAUTION = 2

interface Box {
  x: number
  y: number
  width: number
  height: number
}

interface Placed {
  point: TimelinePoint
  axis: 'left' | 'right'
  x: number
  y: number
}

/**
 * The raw value beside a point: of severe points and of all flagged ones in focus; of every point where the axis counts
 * multiples. The worst and the newest come first; a value without room of its own is read at the cursor instead, so that none lies on another.
 */
export function valueLabels(timeline: Timeline, frame: Frame, taken: readonly Box[]): SceneText[] {
  const all = timeline.series.flatMap((one) =>
    one.points
      .filter((point) => point.y !== undefined)
      .map((point): Placed => ({ point, axis: one.axis, ...pointPlace(point, one.axis, frame) })),
  )
  const boxes: Box[] = [...taken, ...all.map(({ x, y }) => around(x, y, CLEAR))]
  return all
    .filter(
      ({ point }) =>
        timeline.mode === 'uln' || rank(point) >= (point.analyte === timeline.focus ? NOTICE : CAUTION),
    )
    .sort((a, b) => rank(b.point) - rank(a.point) || b.point.x - a.point.x)
    .flatMap((one) => placeLabel(one, boxes, frame))
}

function placeLabel(one: Placed, boxes: Box[], frame: Frame): SceneText[] {
  const text = valueText(one.point)
  const width = textWidth(text, SIZE)
  const box = candidates(one, width).find(
    (candidate) => isInside(candidate, frame) && isFree(candidate, boxes),
  )
  if (box === undefined) return []
  boxes.push(box)
  const ink = flagInk(one.point.interpretation.flag) ?? analyteInk(one.point.analyte)
  return [
    {
      kind: 'text',
      x: box.x + width / 2,
      y: box.y + HEIGHT / 2,
      text,
      size: SIZE,
      anchor: 'middle',
      ink,
      rim: true,
    },
  ]
}

function candidates({ x, y }: Placed, width: number): Box[] {
  const size = { width, height: HEIGHT }
  return [
    { x: x - width / 2, y: y - REACH - HEIGHT, ...size },
    { x: x + REACH + 1, y: y - HEIGHT / 2, ...size },
    { x: x - width / 2, y: y + REACH, ...size },
    { x: x - REACH - 1 - width, y: y - HEIGHT / 2, ...size },
  ]
}

function rank(point: TimelinePoint): number {
  return SEVERE.indexOf(point.interpretation.flag) + 1
}

function around(x: number, y: number, size: number): Box {
  return { x: x - size / 2, y: y - size / 2, width: size, height: size }
}

function isInside(box: Box, frame: Frame): boolean {
  return (
    box.x >= frame.left &&
    box.x + box.width <= frame.right &&
    box.y >= frame.top - 2 &&
    box.y + box.height <= frame.foot
  )
}

function isFree(box: Box, boxes: readonly Box[]): boolean {
  return boxes.every(
    (other) =>
      box.x + box.width <= other.x ||
      other.x + other.width <= box.x ||
      box.y + box.height <= other.y ||
      other.y + other.height <= box.y,
  )
}
