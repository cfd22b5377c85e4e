import type { Box } from './room'
import type { SceneLine } from './types'

/** What runs through a box. */
export interface LineCover {
  /** How many pieces of lines. */
  count: (box: Box) => number
  /** Whether one of them lies so flat that it could be read as a dash, before a number as a minus. */
  hasDash: (box: Box) => boolean
}

interface Piece {
  x: number
  y: number
  toX: number
  toY: number
  /** The first column that it runs through. */
  column: number
}

const COLUMN = 32
/** Rise of a line, as a share of its run, from which on nobody takes it for a dash. */
const STEEP = 0.35

/** Knows the pieces of the lines by the columns that they run through. Upright lines do not count. */
export function lineCover(lines: readonly SceneLine[]): LineCover {
  const columns: Piece[][] = []
  for (const { points } of lines) {
    for (let at = 0; at + 3 < points.length; at += 2) {
      const x = points[at] ?? NaN
      const toX = points[at + 2] ?? NaN
      if (!(x < toX)) continue
      const piece = { x, y: points[at + 1] ?? NaN, toX, toY: points[at + 3] ?? NaN, column: columnOf(x) }
      for (let { column } = piece; column <= columnOf(toX); column += 1) (columns[column] ??= []).push(piece)
    }
  }
  return {
    count: (box) => counted(columns, box, Infinity, Infinity),
    hasDash: (box) => counted(columns, box, STEEP, 1) > 0,
  }
}

/** How many pieces less steep than that run through a box, each counted once; no further than `most`. */
function counted(columns: readonly (Piece[] | undefined)[], box: Box, steep: number, most: number): number {
  const first = columnOf(box.x)
  const last = columnOf(box.x + box.width)
  let count = 0
  for (let column = first; column <= last; column += 1) {
    for (const piece of columns[column] ?? []) {
      const isNew = column === first || piece.column === column
      if (!isNew || !crosses(piece, box)) continue
      if (Math.abs(piece.toY - piece.y) < steep * (piece.toX - piece.x)) count += 1
      if (count === most) return count
    }
  }
  return count
}

/** Where the box begins and ends, a piece must not both times be above or below it. */
function crosses({ x, y, toX, toY }: Piece, box: Box): boolean {
  const from = Math.max(x, box.x)
  const to = Math.min(toX, box.x + box.width)
  if (from > to) return false
  const one = y + ((toY - y) * (from - x)) / (toX - x)
  const other = y + ((toY - y) * (to - x)) / (toX - x)
  return Math.max(one, other) >= box.y && Math.min(one, other) <= box.y + box.height
}

function columnOf(x: number): number {
  return Math.floor(x / COLUMN)
}
