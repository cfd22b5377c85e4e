import type { Language } from '@/domain/language'
import { ownShape, type Timeline } from '@/domain/timeline'
import type { chartWords } from '@/words/chart'
import { analyteDash, analyteInk, type Ink } from '../chart/analyteStyle'
import { paint, type Paintbox } from '../chart/paint'
import { frameOf, sceneOf, type AxisDays, type FrameParts, type SceneItem } from '../chart/scene'
import { textWidth } from '../chart/scene/textWidth'

/** How the picture speaks, and what stands above it. */
export interface PictureTexts {
  head: string
  words: typeof chartWords.ja
  language: Language
  days: AxisDays
}

const WIDTH = 1200
const MARGIN = 16
const TITLE = 30
const HEAD = 26
const HEIGHTS = { liver: 240, lipids: 270 }
/** Twice the pixels, so that it stays sharp in a letter. */
const SCALE = 2
const SIZE = 13
const LINE = 30

/** Both charts as a PNG, always dark on white: title with number and day, and over each its name, unit and legend. */
export async function chartPicture(timelines: readonly Timeline[], texts: PictureTexts): Promise<Blob> {
  const height = 2 * MARGIN + TITLE + timelines.reduce((sum, { group }) => sum + HEAD + HEIGHTS[group], 0)
  const canvas = document.createElement('canvas')
  canvas.width = (WIDTH + 2 * MARGIN) * SCALE
  canvas.height = height * SCALE
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no picture can be drawn')
  inLightTheme((box) => {
    context.scale(SCALE, SCALE)
    context.fillStyle = box.colour('--sheet')
    context.fillRect(0, 0, WIDTH + 2 * MARGIN, height)
    context.translate(MARGIN, MARGIN)
    paint(context, [text(texts.head, 0, TITLE / 2, '--ink', true, 15)], box)
    context.translate(0, TITLE)
    for (const timeline of timelines) {
      paint(context, headOf(timeline, texts), box)
      context.translate(0, HEAD)
      paintChart(context, timeline, texts, box)
      context.translate(0, HEIGHTS[timeline.group])
    }
  })
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob)
      else reject(new Error('the picture could not be encoded'))
    }, 'image/png')
  })
}

function paintChart(
  context: CanvasRenderingContext2D,
  timeline: Timeline,
  texts: PictureTexts,
  box: Paintbox,
): void {
  const parts: FrameParts = timeline.group === 'liver' ? { weeks: true } : { lanes: true, dates: true }
  const frame = frameOf(timeline, WIDTH, HEIGHTS[timeline.group], parts)
  const { under, lines, over } = sceneOf(timeline, frame, parts, texts)
  paint(context, under, box)
  context.save()
  context.beginPath()
  context.rect(frame.left, 0, frame.right - frame.left, frame.bottom)
  context.clip()
  paint(context, lines, box)
  context.restore()
  paint(context, over, box)
}

/** The name of the group with its unit, then each analyte with its line and shape. */
function headOf(timeline: Timeline, { words, language }: PictureTexts): SceneItem[] {
  const unit = timeline.mode === 'uln' ? words.times : timeline.left.unit
  const name = `${words.group(timeline.group)} ${unit}`
  let x = textWidth(name, SIZE, true) + 3 * MARGIN
  return [
    text(name, 0, HEAD / 2, '--ink', true),
    ...timeline.series.flatMap((one): SceneItem[] => {
      const at = x
      const label = one.name[language]
      x += LINE + textWidth(label, SIZE) + 2 * MARGIN
      const ink = analyteInk(one.analyte)
      const y = HEAD / 2
      return [
        { kind: 'line', points: [at, y, at + LINE, y], ink, width: 1.7, dash: analyteDash(one.analyte) },
        {
          kind: 'shape',
          shape: ownShape(one.analyte),
          x: at + LINE / 2,
          y,
          size: 10,
          ink,
          ground: '--sheet',
        },
        text(label, at + LINE + 6, y, '--ink'),
      ]
    }),
  ]
}

function text(of: string, x: number, y: number, ink: Ink, bold = false, size = SIZE): SceneItem {
  return { kind: 'text', x, y, text: of, size, anchor: 'start', ink, ...(bold ? { bold } : {}) }
}

/** The page is asked for its light colours within one task, so that nobody sees it change. */
function inLightTheme(draw: (box: Paintbox) => void): void {
  const root = document.documentElement
  const before = root.dataset['theme']
  root.dataset['theme'] = 'light'
  root.dataset['picture'] = ''
  try {
    const style = getComputedStyle(root)
    draw({
      font: getComputedStyle(document.body).fontFamily,
      colour: (ink) => style.getPropertyValue(ink).trim() || style.color,
    })
  } finally {
    delete root.dataset['picture']
    if (before === undefined) delete root.dataset['theme']
    else root.dataset['theme'] = before
  }
}
