import type { Ink } from './analyteStyle'
import { SHAPE_BOX, SHAPES } from './scene/shapes'
import type { SceneItem, SceneLine, SceneShape, SceneText } from './scene'

/** What the page says about colours and letters, read once a theme. */
export interface Paintbox {
  colour: (ink: Ink) => string
  font: string
}

/** A paintbox in use: `font` is the one that the canvas has now, since naming it again costs time. */
interface Brush extends Paintbox {
  face: string
  /** Device pixels to a px. */
  ratio: number
  /** The picture of a shape that was painted last: the next is often the same. */
  last?: { item: SceneShape; picture: OffscreenCanvas }
}

const SHAPE_LINE = 1.7
const SHAPE_RIM = 1.6
const RIM = 3
const NO_DASH: number[] = []

const SPRITE_MARGIN = 2
const MOST_SPRITES = 400

const sprites = new Map<string, OffscreenCanvas>()

let kept: Paintbox | undefined

/**
 * The colours and the font of an element, as its theme has them now. Charts that are made in one go share them, since
 * asking the page for its style makes it reckon all of it anew.
 */
export function paintboxOf(element: Element): Paintbox {
  if (kept === undefined) {
    kept = madePaintbox(element)
    queueMicrotask(() => (kept = undefined))
  }
  return kept
}

function madePaintbox(element: Element): Paintbox {
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
export function paint(
  context: CanvasRenderingContext2D,
  items: readonly SceneItem[],
  colours: Paintbox,
): void {
  const brush: Brush = { ...colours, font: '', face: colours.font, ratio: context.getTransform().a }
  context.save()
  context.lineCap = 'butt'
  context.lineJoin = 'round'
  context.textBaseline = 'middle'
  for (const item of items) {
    if (item.kind === 'line') paintLine(context, item, brush)
    else if (item.kind === 'shape') paintShape(context, item, brush)
    else if (item.kind === 'text') paintText(context, item, brush)
    else {
      context.fillStyle = brush.colour(item.ink)
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

/** A shape comes from a small picture of it, made once in each size and colour: hundreds of points are strokes no more. */
function paintShape(context: CanvasRenderingContext2D, item: SceneShape, brush: Brush): void {
  const side = item.size + 2 * SPRITE_MARGIN
  const corner = { x: item.x - side / 2, y: item.y - side / 2 }
  const { ratio } = brush
  // On whole pixels, or the picture would be smeared over two.
  const x = Math.round(corner.x * ratio) / ratio
  const y = Math.round(corner.y * ratio) / ratio
  const picture =
    brush.last && isAlike(brush.last.item, item) ? brush.last.picture : spriteOf(item, side, brush)
  brush.last = { item, picture }
  context.drawImage(picture, x, y, picture.width / ratio, picture.height / ratio)
}

function isAlike(one: SceneShape, other: SceneShape): boolean {
  return (
    one.shape === other.shape &&
    one.ink === other.ink &&
    one.size === other.size &&
    one.ground === other.ground
  )
}

function spriteOf(item: SceneShape, side: number, { colour, ratio }: Brush): OffscreenCanvas {
  const [ink, ground] = [colour(item.ink), colour(item.ground)]
  const key = `${item.shape} ${item.size} ${ink} ${ground} ${ratio}`
  let sprite = sprites.get(key)
  if (sprite === undefined) {
    if (sprites.size >= MOST_SPRITES) sprites.clear()
    sprites.set(key, (sprite = drawnSprite(item, side, ink, ground, ratio)))
  }
  return sprite
}

function drawnSprite(
  item: SceneShape,
  side: number,
  ink: string,
  ground: string,
  ratio: number,
): OffscreenCanvas {
  const sprite = new OffscreenCanvas(Math.ceil(side * ratio), Math.ceil(side * ratio))
  const context = sprite.getContext('2d')
  if (!context) throw new Error('no picture of a point can be drawn')
  const { path, filled } = SHAPES[item.shape]
  const outline = new Path2D(path)
  const scale = (item.size / SHAPE_BOX) * ratio
  context.setTransform(scale, 0, 0, scale, SPRITE_MARGIN * ratio, SPRITE_MARGIN * ratio)
  context.lineJoin = 'round'
  context.strokeStyle = ground
  context.lineWidth = SHAPE_LINE + SHAPE_RIM
  context.stroke(outline)
  context.fillStyle = filled ? ink : ground
  context.fill(outline)
  if (!filled) {
    context.strokeStyle = ink
    context.lineWidth = SHAPE_LINE
    context.stroke(outline)
  }
  return sprite
}

function paintText(context: CanvasRenderingContext2D, item: SceneText, brush: Brush): void {
  const font = `${item.bold ? '600 ' : ''}${item.size}px ${brush.face}`
  if (font !== brush.font) context.font = brush.font = font
  context.textAlign = item.anchor === 'middle' ? 'center' : item.anchor
  if (item.rim) {
    context.setLineDash(NO_DASH)
    context.lineWidth = RIM
    context.strokeStyle = brush.colour('--sheet')
    context.strokeText(item.text, item.x, item.y)
  }
  context.fillStyle = brush.colour(item.ink)
  context.fillText(item.text, item.x, item.y)
}
