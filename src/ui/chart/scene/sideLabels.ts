import type { PointShape } from '@/domain/timeline'
import type { Ink } from '../analyteStyle'
import type { Frame } from './frame'
import { textWidth } from './textWidth'
import type { SceneItem } from './types'

/** A name at the side of the plot for the line or limit that stands at `y`. */
export interface SideLabel {
  y: number
  text: string
  /** Shorter texts, for where the one before does not fit beside the plot. */
  shorter?: readonly string[]
  ink: Ink
  shape?: PointShape
  /** The flag of a last value: its shape and word behind the text. */
  flag?: { shape: PointShape; word: string; ink: Ink }
  bold?: boolean
  /** Of labels without room, the one with the least weight is left out first. */
  weight: number
}

const SIZE = 10.5
const APART = 12
const SHAPE = 9
const ELBOW = 8
const BEFORE_SHAPE = 4
const BEFORE_WORD = 2
const WORD_SIZE = 10

/** The labels beside the plot, each as near its line as the others let it, with a thin lead where it had to move. */
export function sideLabelItems(labels: readonly SideLabel[], frame: Frame): SceneItem[] {
  // Under the headings of a chart that has a row above the plot.
  const top = frame.top > APART ? frame.top + 3 : APART / 2 + 1
  const bottom = frame.bottom - APART / 2
  const most = Math.max(1, Math.floor((bottom - top) / APART) + 1)
  const kept = [...labels]
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .sort((a, b) => a.y - b.y)
  const places = pushedApart(
    kept.map((label) => label.y),
    top,
    bottom,
  )
  return kept.flatMap((label, at) => labelItems(label, places[at] ?? label.y, frame))
}

/**
 * Places at least one line of text apart, altogether as near as can be to where they were asked for; given in order. Those
 * that come too close form a block around the middle of what its members asked for.
 */
export function pushedApart(asked: readonly number[], top: number, bottom: number, apart = APART): number[] {
  const blocks: { sum: number; count: number }[] = []
  asked.forEach((y, at) => {
    let block = { sum: y - at * apart, count: 1 }
    for (let before = blocks.at(-1); before && middle(before) >= middle(block); before = blocks.at(-1)) {
      block = { sum: block.sum + before.sum, count: block.count + before.count }
      blocks.pop()
    }
    blocks.push(block)
  })
  const highest = bottom - (asked.length - 1) * apart
  return blocks
    .flatMap((block) => Array<number>(block.count).fill(middle(block)))
    .map((place, at) => Math.max(top, Math.min(highest, place)) + at * apart)
}

function middle({ sum, count }: { sum: number; count: number }): number {
  return sum / count
}

function labelItems(asked: SideLabel, y: number, frame: Frame): SceneItem[] {
  const start = frame.labels + ELBOW + 2
  const textX = start + SHAPE + 3
  const label = fitted(asked, frame.width - textX)
  const anchor = Math.min(frame.bottom, Math.max(frame.top, label.y))
  const lead: SceneItem = {
    kind: 'line',
    points: [frame.labels, anchor, start - 2, y],
    ink: label.ink,
    width: 0.7,
  }
  const text: SceneItem = {
    kind: 'text',
    x: textX,
    y,
    text: label.text,
    size: SIZE,
    anchor: 'start',
    ink: label.ink,
    ...(label.bold ? { bold: true } : {}),
  }
  return [lead, ...shapeAt(label.shape, start + SHAPE / 2, y, label.ink), text, ...flagItems(label, textX, y)]
}

/** The fullest text that fits beside the plot with its flag's shape and word; else with the shape alone; else the shortest. */
function fitted(label: SideLabel, room: number): SideLabel {
  const texts = [label.text, ...(label.shorter ?? [])]
  const widthOf = (text: string): number => textWidth(text, SIZE, label.bold)
  const { flag } = label
  if (flag === undefined)
    return { ...label, text: texts.find((text) => widthOf(text) <= room) ?? texts.at(-1) ?? '' }
  const shape = BEFORE_SHAPE + SHAPE
  const word = shape + BEFORE_WORD + textWidth(flag.word, WORD_SIZE)
  // The word gives way before the analyte's name does, which the shortest text leaves out.
  const withWord = (texts.length > 1 ? texts.slice(0, -1) : texts).find(
    (text) => widthOf(text) + word <= room,
  )
  if (withWord !== undefined) return { ...label, text: withWord }
  const text = texts.find((each) => widthOf(each) + shape <= room) ?? texts.at(-1) ?? ''
  return { ...label, text, flag: { ...flag, word: '' } }
}

function flagItems(label: SideLabel, textX: number, y: number): SceneItem[] {
  if (label.flag === undefined) return []
  const { shape, word, ink } = label.flag
  const x = textX + textWidth(label.text, SIZE, label.bold) + BEFORE_SHAPE
  const wordX = x + SHAPE + BEFORE_WORD
  return [
    ...shapeAt(shape, x + SHAPE / 2, y, ink),
    ...(word === ''
      ? []
      : [{ kind: 'text' as const, x: wordX, y, text: word, size: WORD_SIZE, anchor: 'start' as const, ink }]),
  ]
}

function shapeAt(shape: PointShape | undefined, x: number, y: number, ink: Ink): SceneItem[] {
  return shape === undefined ? [] : [{ kind: 'shape', shape, x, y, size: SHAPE, ink, ground: '--sheet' }]
}
