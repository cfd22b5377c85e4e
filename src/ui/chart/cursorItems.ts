import type { Timeline } from '@/domain/timeline'
import { pointPlace, type Frame, type SceneItem } from './scene'
import { vertical } from './scene/moments'

const CIRCLE = 16
const RING = 8.5
const BAR = 5

/**
 * The crosshair at a day, and a ring around each point of that day; a stronger one around the point of the result that is
 * read or chosen. While a span of days is drawn with the pointer, its edges.
 */
export function cursorItems(
  timeline: Timeline,
  frame: Frame,
  day: number | undefined,
  chosen: string | undefined,
  dragged?: { from: number; to: number },
): SceneItem[] {
  const edges = dragged === undefined ? [] : draggedItems(dragged, frame)
  if (day === undefined || day < timeline.span.from || day > timeline.span.to) return edges
  const rings = timeline.series.flatMap((one) =>
    one.points
      .filter((point) => point.x === day)
      .map((point): SceneItem => {
        const isChosen = point.resultId === chosen
        return {
          kind: 'line',
          points: circle(pointPlace(point, one.axis, frame), isChosen ? RING + 1.5 : RING),
          ink: isChosen ? '--focus' : '--ink-3',
          width: isChosen ? 2.5 : 1,
        }
      }),
  )
  return [vertical(frame.x(day), frame, '--ink-3', 1, [2, 2]), ...rings, ...edges]
}

function draggedItems({ from, to }: { from: number; to: number }, frame: Frame): SceneItem[] {
  const [start, end] = [frame.x(from), frame.x(to)]
  return [
    vertical(start, frame, '--focus', 1.5, []),
    vertical(end, frame, '--focus', 1.5, []),
    {
      kind: 'line',
      points: [start, frame.top + BAR / 2, end, frame.top + BAR / 2],
      ink: '--focus',
      width: BAR,
    },
  ]
}

function circle({ x, y }: { x: number; y: number }, radius: number): number[] {
  return Array.from({ length: CIRCLE + 1 }, (_, at) => (at * 2 * Math.PI) / CIRCLE).flatMap((angle) => [
    x + radius * Math.cos(angle),
    y + radius * Math.sin(angle),
  ])
}
