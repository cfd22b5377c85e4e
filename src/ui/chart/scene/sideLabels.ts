import type { PointShape } from '@/domain/timeline'
import type { Ink } from '../analyteStyle'
import type { Frame } from './frame'
import { textWidth } from './textWidth'
import type { SceneItem } from './types'

/** A name at the side of the plot for the line or limit that stands at `y`. */
export interface SideLabel {
  y: number
  text: string
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
const ELBOW = 9

/** A side label, as given. */
export function sideLabel(label: SideLabel): SideLabel {
  return label
}

/** The labels beside the plot, each as near its line as the others let it, with a thin lead where it had to move. */
export function sideLabelItems(labels: readonly SideLabel[], frame: Frame): SceneItem[] {
  const top = Math.min(frame.top, APART / 2 + 1)
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

/** Places at least one line of text apart, as near as can be to where they were asked for; given in order. */
export function pushedApart(asked: readonly number[], top: number, bottom: number, apart = APART): number[] {
  const places = asked.map((y) => Math.min(bottom, Math.max(top, y)))
  for (let at = 1; at < places.length; at += 1)
    places[at] = Math.max(places[at] ?? 0, (places[at - 1] ?? 0) + apart)
  let highest = bottom
  for (let at = places.length - 1; at >= 0; at -= 1) {
    places[at] = Math.min(places[at] ?? 0, highest)
    highest = (places[at] ?? 0) - apart
  }
  return places
}

function labelItems(label: SideLabel, y: number, frame: Frame): SceneItem[] {
  const start = frame.labels + ELBOW + 2
  const textX = start + SHAPE + 3
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
  return [
    lead,
    ...shapeAt(label.shape, start + SHAPE / 2, y, label.ink),
    text,
    ...flagItems(label, textX, y, frame),
  ]
}

function flagItems(label: SideLabel, textX: number, y: number, frame: Frame): SceneItem[] {
  if (label.flag === undefined) return []
  const { shape, word, ink } = label.flag
  const x = textX + textWidth(label.text, SIZE) + 4
  const wordX = x + SHAPE + 2
  const fits = wordX + textWidth(word, SIZE) <= frame.width
  return [
    ...shapeAt(shape, x + SHAPE / 2, y, ink),
    ...(fits
      ? [{ kind: 'text' as const, x: wordX, y, text: word, size: SIZE, anchor: 'start' as const, ink }]
      : []),
  ]
}

function shapeAt(shape: PointShape | undefined, x: number, y: number, ink: Ink): SceneItem[] {
  return shape === undefined ? [] : [{ kind: 'shape', shape, x, y, size: SHAPE, ink, ground: '--sheet' }]
}
