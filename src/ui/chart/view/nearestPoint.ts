import type { Timeline, TimelinePoint } from '@/domain/timeline'
import { pointPlace, type Frame } from '../scene'

/** A click so near to a point means it, in px. */
const REACH = 20

/** The point of a chart that a click means; none where it was beside all of them. */
export function nearestPoint(
  timeline: Timeline,
  frame: Frame,
  x: number,
  y: number,
): TimelinePoint | undefined {
  let nearest: TimelinePoint | undefined
  let least = REACH
  for (const one of timeline.series) {
    for (const point of one.points) {
      const place = pointPlace(point, one.axis, frame)
      const distance = Math.hypot(place.x - x, place.y - y)
      if (distance > least) continue
      least = distance
      nearest = point
    }
  }
  return nearest
}
