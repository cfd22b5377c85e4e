import type { Ink } from '../analyteStyle'
import { textWidth } from './textWidth'
import type { SceneText } from './types'

/** A text of a row at its place; `optional` ones give way and are centred or left out. */
export interface RowLabel {
  x: number
  text: string
  ink: Ink
  bold?: boolean
  optional?: boolean
}

const APART = 5
const BOLDER = 1.08
/** A text that may not be left out moves aside by so many px at the most. */
const STEPS_ASIDE = Array.from({ length: 40 }, (_, at) => at * 4)

/** The texts of one row, first come first served: beside their place where the middle is taken, none on another. */
export function placedInRow(
  labels: readonly RowLabel[],
  left: number,
  right: number,
  y: number,
  size: number,
): SceneText[] {
  const taken: [number, number][] = []
  return labels.flatMap(({ x, text, ink, bold, optional }) => {
    const width = textWidth(text, size) * (bold ? BOLDER : 1)
    const middle = x - width / 2
    const starts = optional ? [middle] : STEPS_ASIDE.flatMap((step) => [middle - step, middle + step])
    const fits = (start: number): boolean =>
      start >= left - APART &&
      start + width <= right &&
      taken.every(([from, to]) => start + width + APART <= from || start >= to + APART)
    const start = starts.find(fits)
    if (start === undefined) return []
    taken.push([start, start + width])
    return [
      {
        kind: 'text' as const,
        x: start + width / 2,
        y,
        text,
        size,
        anchor: 'middle' as const,
        ink,
        ...(bold ? { bold } : {}),
      },
    ]
  })
}
