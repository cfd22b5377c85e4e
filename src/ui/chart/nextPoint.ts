/** What a point is found by: the line that it belongs to, and its day. */
type Placed = { analyte: string; x: number }

/**
 * Which point the arrow keys lead to: left and right to the day before and after of the same analyte, up and down to the
 * analyte above and below on the same or the nearest day; Home and End to the first and last day. The points are in order of
 * analyte, then day. Undefined where there is none, or for another key.
 */
export function nextPoint(points: readonly Placed[], at: number, key: string): number | undefined {
  const from = points[at]
  if (from === undefined) return undefined
  if (key === 'ArrowRight' || key === 'ArrowLeft') {
    const to = at + (key === 'ArrowRight' ? 1 : -1)
    return points[to]?.analyte === from.analyte ? to : undefined
  }
  const own = points.flatMap((point, to) => (point.analyte === from.analyte ? [to] : []))
  if (key === 'Home') return own[0]
  if (key === 'End') return own.at(-1)
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return undefined
  const analytes = [...new Set(points.map((point) => point.analyte))]
  const other = analytes[analytes.indexOf(from.analyte) + (key === 'ArrowDown' ? 1 : -1)]
  return other === undefined ? undefined : nearestDay(points, other, from.x)
}

function nearestDay(points: readonly Placed[], analyte: string, x: number): number | undefined {
  let nearest: number | undefined
  points.forEach((point, to) => {
    if (point.analyte !== analyte) return
    const best = nearest === undefined ? undefined : points[nearest]
    if (best === undefined || Math.abs(point.x - x) < Math.abs(best.x - x)) nearest = to
  })
  return nearest
}
