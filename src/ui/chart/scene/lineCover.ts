import type { Box } from './room'
import type { SceneLine } from './types'

/** What runs through a box. */
export interface LineCover {
  /** How many pieces of lines. */
  count: (box: Box) => number
  /** Whether one of them lies so flat that it could be read as a dash, before a number as a minus. */
  hasDash: (box: Box) => boolean
}

type Piece = readonly [x: number, y: number, toX: number, toY: number]

const COLUMN = 32
/** Rise of a line, as a share of its run, from which on nobody takes it for a dash. */
const STEEP = 0.35

/** Knows the pieces of the lines by the columns that they run through. Upright lines do not count. */
export function lineCover(lines: readonly SceneLine[]): LineCover {
  const columns = new Map<number, Piece[]>()
  for (const { points } of lines) {
    for (let at = 0; at + 3 < points.length; at += 2) {
      const x = points[at] ?? NaN
      const toX = points[at + 2] ?? NaN
      if (!(x < toX)) continue
      const piece: Piece = [x, points[at + 1] ?? NaN, toX, points[at + 3] ?? NaN]
      for (let column = columnOf(x); column <= columnOf(toX); column += 1) {
        const known = columns.get(column)
        if (known) known.push(piece)
        else columns.set(column, [piece])
      }
    }
  }
  const through = (box: Box): Set<Piece> => {
    const found = new Set<Piece>()
    for (let column = columnOf(box.x); column <= columnOf(box.x + box.width); column += 1) {
      for (const piece of columns.get(column) ?? []) if (crosses(piece, box)) found.add(piece)
    }
    return found
  }
  return {
    count: (box) => through(box).size,
    hasDash: (box) => [...through(box)].some(([x, y, toX, toY]) => Math.abs(toY - y) < STEEP * (toX - x)),
  }
}

/** Where the box begins and ends, a piece must not both times be above or below it. */
function crosses([x, y, toX, toY]: Piece, box: Box): boolean {
  const from = Math.max(x, box.x)
  const to = Math.min(toX, box.x + box.width)
  if (from > to) return false
  const [one, other] = [from, to].map((at) => y + ((toY - y) * (at - x)) / (toX - x)) as [number, number]
  return Math.max(one, other) >= box.y && Math.min(one, other) <= box.y + box.height
}

function columnOf(x: number): number {
  return Math.floor(x / COLUMN)
}
