/** A rectangle in px. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** What stands where on a chart, so that nothing is put upon it. */
export interface Room {
  take: (box: Box) => void
  isFree: (box: Box) => boolean
}

const COLUMN = 64

/** An empty chart. Boxes are kept by column, since a dense one holds hundreds. */
export function roomOf(): Room {
  const columns = new Map<number, Box[]>()
  return {
    take: (box) => {
      for (let at = columnOf(box.x); at <= columnOf(box.x + box.width); at += 1) {
        const column = columns.get(at)
        if (column) column.push(box)
        else columns.set(at, [box])
      }
    },
    isFree: (box) => {
      for (let at = columnOf(box.x); at <= columnOf(box.x + box.width); at += 1) {
        if (columns.get(at)?.some((other) => overlap(box, other))) return false
      }
      return true
    },
  }
}

/** Whether two boxes share more than an edge. */
export function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  )
}

function columnOf(x: number): number {
  return Math.floor(x / COLUMN)
}
