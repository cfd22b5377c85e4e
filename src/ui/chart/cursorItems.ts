import type { Timeline, TimelinePoint } from '@/domain/timeline'
import { pointPlace, type Frame, type SceneItem } from './scene'
import { vertical } from './scene/moments'

const CIRCLE = 16
const RING = 8.5

/** The crosshair at a day, and a ring around each point of that day; a stronger one around the point that is read. */
export function cursorItems(
  timeline: Timeline,
  frame: Frame,
  day: number | undefined,
  read: TimelinePoint | undefined,
): SceneItem[] {
  if (day === undefined) return []
  const rings = timeline.series.flatMap((one) =>
    one.points
      .filter((point) => point.x === day)
      .map((point): SceneItem => {
        const isRead = point === read
        return {
          kind: 'line',
          points: circle(pointPlace(point, one.axis, frame), isRead ? RING + 1.5 : RING),
          ink: isRead ? '--focus' : '--ink-3',
          width: isRead ? 2.5 : 1,
        }
      }),
  )
  return [vertical(frame.x(day), frame, '--ink-3', 1, [2, 2]), ...rings]
}

function circle({ x, y }: { x: number; y: number }, radius: number): number[] {
  return Array.from({ length: CIRCLE + 1 }, (_, at) => (at * 2 * Math.PI) / CIRCLE).flatMap((angle) => [
    x + radius * Math.cos(angle),
    y + radius * Math.sin(angle),
  ])
}
