import type { PointShape } from '@/domain/timeline'
import type { Ink } from '../analyteStyle'

/** A line through x, y pairs in px; NaN, NaN lifts the pen. */
export interface SceneLine {
  kind: 'line'
  points: readonly number[]
  ink: Ink
  width: number
  dash?: readonly number[]
}

export interface SceneBox {
  kind: 'box'
  x: number
  y: number
  width: number
  height: number
  ink: Ink
}

/** One of the shapes of points, or the diamond of the next due day, around x, y. */
export interface SceneShape {
  kind: 'shape'
  shape: PointShape
  x: number
  y: number
  size: number
  ink: Ink
  /** Drawn around a filled shape and inside an open one, so that it stands clear of lines. */
  ground: Ink
}

export interface SceneText {
  kind: 'text'
  x: number
  /** The middle of the text's height. */
  y: number
  text: string
  size: number
  anchor: 'start' | 'middle' | 'end'
  ink: Ink
  bold?: boolean
  /** A rim in the colour of the sheet, where a text stands on lines. */
  rim?: boolean
}

export type SceneItem = SceneLine | SceneBox | SceneShape | SceneText

/** A chart in px, as what lies under the series, the series' lines, and what lies over them. Canvas and SVG draw the same. */
export interface Scene {
  under: SceneItem[]
  lines: SceneLine[]
  over: SceneItem[]
  /** How many values are written beside their points, of how many that should be; the rest had no room. */
  values: { shown: number; asked: number }
}

/** Lifts the pen between two parts of a line. */
export const LIFT: readonly number[] = [NaN, NaN]
