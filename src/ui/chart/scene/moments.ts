import { dayNumber } from '@/domain/day'
import type { Timeline } from '@/domain/timeline'
import type { Ink } from '../analyteStyle'
import { missedDays } from './bandNames'
import { showsToday, type Frame } from './frame'
import { changesOfSource } from './strip'
import type { SceneItem, SceneLine } from './types'

const DASHES = { start: [], 'last-dose': [], 'planned-end': [2, 3] } as const

/**
 * Vertical lines: today, the next due day, each day on which a missed draw had been due, where the course begins and ends,
 * and where another laboratory or method begins.
 */
export function momentLines(timeline: Timeline, frame: Frame): SceneItem[] {
  return [
    ...changesOfSource(timeline).map(({ x }) => vertical(frame.x(x), frame, '--ink-3', 1, [1, 3])),
    ...missedDays(timeline).map((x) => vertical(frame.x(x), frame, '--ink-3', 1, [5, 3])),
    ...timeline.events.flatMap((event) =>
      event.kind === 'start' || event.kind === 'last-dose' || event.kind === 'planned-end'
        ? [vertical(frame.x(dayNumber(event.day)), frame, '--line-strong', 1, DASHES[event.kind])]
        : [],
    ),
    ...(timeline.due
      ? [
          vertical(
            frame.x(dayNumber(timeline.due.day)),
            frame,
            timeline.due.overdue ? '--late' : '--accent',
            1.4,
            [5, 3],
          ),
        ]
      : []),
    ...(showsToday(timeline) ? [vertical(frame.x(dayNumber(timeline.today)), frame, '--ink', 1.2)] : []),
  ]
}

/** A vertical line through the plot. */
export function vertical(
  x: number,
  frame: Frame,
  ink: Ink,
  width: number,
  dash: readonly number[] = [],
): SceneLine {
  return { kind: 'line', points: [x, frame.top, x, frame.bottom], ink, width, dash }
}
