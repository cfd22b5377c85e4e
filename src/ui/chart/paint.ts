import type { PointShape } from '@/domain/timeline'
import type { Ink } from './analyteStyle'
import { SHAPE_BOX, SHAPES } from './scene/shapes'
import type { SceneItem, SceneLine, SceneShape, SceneText } from './scene'

/** What the page says about colours and letters, read once a theme. */
export interface Paintbox {
  colour: (ink: Ink) => string
  font: string
}

const SHAPE_LINE = 1.7
const RIM = 3
const NO_DASH: number[] = []

let paths: Partial<Record<PointShape, Path2D>> = {}

/** The colours and the font of an element, as its theme has them now. */
export function paintboxOf(element: Element): Paintbox {
  const style = getComputedStyle(element)
  const known = new Map<Ink, string>()
  return {
    font: style.fontFamily,
    colour: (ink) => {
      let colour = known.get(ink)
      if (colour === undefined) known.set(ink, (colour = style.getPropertyValue(ink).trim() || style.color))
      return colour
    },
  }
}

/** Paints the items on a canvas, first to last. */
export function paint(context: CanvasRenderingContext2D, items: readonly SceneItem[], box: Paintbox): void {
  context.save()
  context.lineCap = 'butt'
  context.lineJoin = 'round'
  context.textBaseline = 'middle'
  for (const item of items) {
    if (item.kind === 'line') paintLine(context, item, box)
    else if (item.kind === 'shape') paintShape(context, item, box)
    else if (item.kind === 'text') paintText(context, item, box)
    else {
      context.fillStyle = box.colour(item.ink)
      context.fillRect(item.x, item.y, item.width, item.height)
    }
  }
  context.restore()
}

function paintLine(context: CanvasRenderingContext2D, line: SceneLine, box: Paintbox): void {
  context.strokeStyle = box.colour(line.ink)
  context.lineWidth = line.width
  context.setLineDash(line.dash === undefined ? NO_DASH : [...line.dash])
  context.beginPath()
  trace(context, line.points)
  context.stroke()
}

function trace(context: CanvasRenderingContext2D, points: readonly number[]): void {
  let isLifted = true
  for (let at = 0; at + 1 < points.length; at += 2) {
    const x = points[at] ?? NaN
    const y = points[at + 1] ?? NaN
    if (Number.isNaN(y)) isLifted = true
    else if (isLifted) {
      context.moveTo(x, y)
      isLifted = false
    } else context.lineTo(x, y)
  }
}

function paintShape(context: CanvasRenderingContext2D, item: SceneShape, box: Paintbox): void {
  const path = (paths[item.shape] ??= new Path2D(SHAPES[item.shape].path))
  const scale = item.size / SHAPE_BOX
  context.save()
  context.translate(item.x - item.size / 2, item.y - item.size / 2)
  context.scale(scale, scale)
  context.setLineDash(NO_DASH)
  context.strokeStyle = box.colour(item.ground)
  context.lineWidth = SHAPE_LINE + 1.6
  context.stroke(path)
  context.fillStyle = SHAPES[item.shape].filled ? box.colour(item.ink) : box.colour(item.ground)
  context.fill(path)
  if (!SHAPES[item.shape].filled) {
    context.strokeStyle = box.colour(item.ink)
    context.lineWidth = SHAPE_LINE
    context.stroke(path)
  }
  context.restore()
}

function paintText(context: CanvasRenderingContext2D, item: SceneText, box: Paintbox): void {
  context.font = `${item.bold ? '600 ' : ''}${item.size}px ${box.font}`
  context.textAlign = item.anchor === 'middle' ? 'center' : item.anchor
  if (item.rim) {
    context.setLineDash(NO_DASH)
    context.lineWidth = RIM
    context.strokeStyle = box.colour('--sheet')
    context.strokeText(item.text, item.x, item.y)
  }
  context.fillStyle = box.colour(item.ink)
  context.fillText(item.text, item.x, item.y)
}

/** Forgets the shapes; for tests that bring a canvas of their own. */
export function forgetShapes(): void {
  paths = {}
}
