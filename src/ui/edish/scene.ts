import { EDISH_CUTS, type EdishQuadrant } from '@/domain/interpret'
import type { EdishBin, EdishField, EdishPoint, EdishValue } from '@/domain/overview'
import type { overviewWords } from '@/words/overview'
import type { SceneItem, SceneText } from '../chart/scene'
import { LIFT } from '../chart/scene/types'
import { textWidth } from '../chart/scene/textWidth'
import { readable } from '../chart/scene/limits'
import { QUADRANT_INKS, QUADRANT_SHAPES } from './quadrantShape'
import type { EdishFrame } from './frame'

type Words = (typeof overviewWords)['ja']

const SIZE = 10.5
const NAME_SIZE = 11.5
const POINT = 10
const PLAIN_POINT = 7.5
const RING = 9
const CIRCLE = 20
const ARROW = { from: 5, to: 14, head: 4 }
/** A square of one patient still shows; the fullest fills its place. */
const LEAST_SQUARE = 0.3

/** Grid, cuts, quadrant names, and patients counted together: what lies under the points. */
export function edishGround(field: EdishField, frame: EdishFrame, words: Words): SceneItem[] {
  const most = field.bins.reduce((highest, { count }) => Math.max(highest, count), 1)
  return [
    ...field.bins.map((bin) => square(bin, most, frame)),
    ...grid(frame),
    ...cutLines(frame),
    ...axisNames(frame, words),
    ...quadrantNames(field, frame, words),
  ]
}

/** The points, gravest on top, and an arrow from each bound. */
export function edishPoints(field: EdishField, frame: EdishFrame): SceneItem[] {
  return field.points.toReversed().flatMap((point) => {
    const { x, y } = placeOf(point, frame)
    const ink = QUADRANT_INKS[point.quadrant]
    return [
      ...arrow(x, y, arrowOf(point.alt), 'x', ink),
      ...arrow(x, y, arrowOf(point.tbil), 'y', ink),
      {
        kind: 'shape',
        shape: QUADRANT_SHAPES[point.quadrant],
        x,
        y,
        size: point.quadrant === 'normal' ? PLAIN_POINT : POINT,
        ink,
        ground: '--sheet',
      } satisfies SceneItem,
    ]
  })
}

/** A ring around the point that is read, and hairlines to both axes. */
export function edishCursor(point: EdishPoint | undefined, frame: EdishFrame): SceneItem[] {
  if (point === undefined) return []
  const { x, y } = placeOf(point, frame)
  const ring = Array.from({ length: CIRCLE + 1 }, (_, at) => (at * 2 * Math.PI) / CIRCLE)
  return [
    {
      kind: 'line',
      points: [frame.left, y, x, y, ...LIFT, x, y, x, frame.bottom],
      ink: '--ink-3',
      width: 1,
      dash: [2, 2],
    },
    {
      kind: 'line',
      points: ring.flatMap((angle) => [x + RING * Math.cos(angle), y + RING * Math.sin(angle)]),
      ink: '--focus',
      width: 2.5,
    },
  ]
}

/** Where a point stands on the plot. */
export function placeOf(
  point: Pick<EdishPoint, 'alt' | 'tbil'>,
  frame: EdishFrame,
): { x: number; y: number } {
  return { x: frame.x(point.alt.multiple), y: frame.y(point.tbil.multiple) }
}

/** To which side of its bound a value may lie: on to higher values, or on to lower ones. */
export function arrowOf({ comparator }: Pick<EdishValue, 'comparator'>): 'up' | 'down' | undefined {
  if (comparator === undefined) return undefined
  return comparator.startsWith('>') ? 'up' : 'down'
}

function arrow(
  x: number,
  y: number,
  to: 'up' | 'down' | undefined,
  axis: 'x' | 'y',
  ink: SceneText['ink'],
): SceneItem[] {
  if (to === undefined) return []
  const sign = to === 'up' ? 1 : -1
  const at = (along: number, aside: number): number[] =>
    axis === 'x' ? [x + sign * along, y + aside] : [x + aside, y - sign * along]
  const neck = ARROW.to - ARROW.head
  const points = [
    ...at(ARROW.from, 0),
    ...at(ARROW.to, 0),
    ...LIFT,
    ...at(neck, -3),
    ...at(ARROW.to, 0),
    ...at(neck, 3),
  ]
  return [{ kind: 'line', points, ink, width: 1.5 }]
}

function square(bin: EdishBin, most: number, frame: EdishFrame): SceneItem {
  const [left, right] = [frame.x(bin.x), frame.x(bin.toX)]
  const [top, bottom] = [frame.y(bin.toY), frame.y(bin.y)]
  const side = LEAST_SQUARE + (1 - LEAST_SQUARE) * (Math.log10(bin.count + 1) / Math.log10(most + 1))
  const [width, height] = [(right - left) * side, (bottom - top) * side]
  return {
    kind: 'box',
    x: (left + right - width) / 2,
    y: (top + bottom - height) / 2,
    width,
    height,
    ink: bin.quadrant === 'normal' ? '--line' : '--line-strong',
  }
}

function grid(frame: EdishFrame): SceneItem[] {
  return [
    ...frame.xTicks.flatMap((tick): SceneItem[] => [
      vertical(frame, frame.x(tick), tick === 1),
      label(readable(tick), frame.x(tick), frame.bottom + 9, 'middle'),
    ]),
    ...frame.yTicks.flatMap((tick): SceneItem[] => [
      horizontal(frame, frame.y(tick), tick === 1),
      label(readable(tick), frame.left - 6, frame.y(tick), 'end'),
    ]),
  ]
}

function cutLines(frame: EdishFrame): SceneItem[] {
  const [x, y] = [frame.x(EDISH_CUTS.alt), frame.y(EDISH_CUTS.tbil)]
  const line = { kind: 'line', ink: '--ink-2', width: 1.4, dash: [6, 3] } as const
  const name = { kind: 'text', size: SIZE, ink: '--ink', bold: true, rim: true } as const
  return [
    { ...line, points: [x, frame.top, x, frame.bottom] },
    { ...line, points: [frame.left, y, frame.right, y] },
    { ...name, x: x + 3, y: frame.bottom - 8, text: `${EDISH_CUTS.alt}×`, anchor: 'start' },
    { ...name, x: frame.left + 3, y: y - 8, text: `${EDISH_CUTS.tbil}×`, anchor: 'start' },
  ]
}

function axisNames(frame: EdishFrame, words: Words): SceneItem[] {
  return [
    label(words.edishX, (frame.left + frame.right) / 2, frame.height - 8, 'middle'),
    label(words.edishY, frame.left - 34, frame.top - 12, 'start'),
  ]
}

/** In the outer corner of each quadrant its name and how many patients it holds, where there is room. */
function quadrantNames(field: EdishField, frame: EdishFrame, words: Words): SceneItem[] {
  const cut = { x: frame.x(EDISH_CUTS.alt), y: frame.y(EDISH_CUTS.tbil) }
  const corners: [EdishQuadrant, SceneText['anchor'], number, number, number][] = [
    ['hyperbilirubinemia', 'start', frame.left + 6, frame.top + 10, cut.x - frame.left],
    ['hys-law', 'end', frame.right - 6, frame.top + 10, frame.right - cut.x],
    ['normal', 'start', frame.left + 6, frame.bottom - 10, cut.x - frame.left],
    // Beside the name of the cut, which stands at its foot.
    ['temple', 'end', frame.right - 6, frame.bottom - 10, frame.right - cut.x - 24],
  ]
  return corners.map(([quadrant, anchor, x, y, room]): SceneItem => {
    const full = words.quadrantCount(words.quadrant(quadrant), field.counts[quadrant])
    const brief = words.quadrantCount(words.quadrantShort(quadrant), field.counts[quadrant])
    const text = textWidth(full, NAME_SIZE) + 12 > room ? brief : full
    return { kind: 'text', x, y, text, size: NAME_SIZE, anchor, ink: '--ink-2', bold: true, rim: true }
  })
}

function vertical(frame: EdishFrame, x: number, isStrong: boolean): SceneItem {
  return { kind: 'line', points: [x, frame.top, x, frame.bottom], ...gridLine(isStrong) }
}

function horizontal(frame: EdishFrame, y: number, isStrong: boolean): SceneItem {
  return { kind: 'line', points: [frame.left, y, frame.right, y], ...gridLine(isStrong) }
}

function gridLine(isStrong: boolean): { ink: SceneText['ink']; width: number } {
  return { ink: isStrong ? '--line-strong' : '--grid', width: 0.6 }
}

function label(text: string, x: number, y: number, anchor: SceneText['anchor']): SceneText {
  return { kind: 'text', x, y, text, size: SIZE, anchor, ink: '--ink-2' }
}
