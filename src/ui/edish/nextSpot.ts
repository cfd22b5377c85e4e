import type { EdishPoint } from '@/domain/overview'

/**
 * Which point the arrow keys lead to: right and left to the next higher and lower ALT, up and down to the next higher and
 * lower bilirubin, Home and End to the gravest and the last of the list. Undefined where there is none, or for another key.
 */
export function nextSpot(points: readonly EdishPoint[], at: number, key: string): number | undefined {
  if (points[at] === undefined) return undefined
  if (key === 'Home') return 0
  if (key === 'End') return points.length - 1
  if (key === 'ArrowRight') return beside(points, at, 'alt', 1)
  if (key === 'ArrowLeft') return beside(points, at, 'alt', -1)
  if (key === 'ArrowUp') return beside(points, at, 'tbil', 1)
  if (key === 'ArrowDown') return beside(points, at, 'tbil', -1)
  return undefined
}

/** Points of one height follow each other in the order of the list, so that none of them is passed over. */
function beside(
  points: readonly EdishPoint[],
  at: number,
  axis: 'alt' | 'tbil',
  step: 1 | -1,
): number | undefined {
  const order = points
    .map((point, index) => ({ index, multiple: point[axis].multiple }))
    .sort((a, b) => a.multiple - b.multiple || a.index - b.index)
  const place = order.findIndex(({ index }) => index === at)
  return order[place + step]?.index
}
