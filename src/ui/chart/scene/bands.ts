import { dayNumber, type Day } from '@/domain/day'
import type { Timeline, TimelineLimit } from '@/domain/timeline'
import { hatch } from './hatch'
import type { Frame } from './frame'
import type { Box } from './room'
import type { SceneItem } from './types'

/** The range of the analyte in focus as a plain band; a side that is open runs to the edge of the plot. */
export function rangeBand(timeline: Timeline, frame: Frame): SceneItem[] {
  const ofFocus = timeline.limits.filter((limit) => limit.kind !== 'preset' && isOfFocus(limit, timeline))
  const days = [
    ...new Set(ofFocus.flatMap((limit) => limit.steps.flatMap((step) => [step.from, step.to]))),
  ].sort()
  return days.slice(0, -1).flatMap((from, at): SceneItem[] => {
    const high = edgeOn('high', from, ofFocus, frame)
    const low = edgeOn('low', from, ofFocus, frame)
    if (high === undefined && low === undefined) return []
    const y = Math.max(frame.top, high ?? frame.top)
    const x = frame.x(dayNumber(from))
    const width = frame.x(dayNumber(days[at + 1] ?? from)) - x
    return [{ kind: 'box', x, y, width, height: Math.max(0, (low ?? frame.foot) - y), ink: '--band' }]
  })
}

function edgeOn(
  kind: 'high' | 'low',
  on: Day,
  limits: readonly TimelineLimit[],
  frame: Frame,
): number | undefined {
  for (const limit of limits) {
    const step = limit.kind === kind ? limit.steps.find(({ from, to }) => from <= on && on < to) : undefined
    if (step !== undefined) return frame.y(step.y, limit.axis)
  }
  return undefined
}

/** Days without a draw that was asked for: shaded and hatched. */
export function gapBands(timeline: Timeline, frame: Frame): SceneItem[] {
  return timeline.gaps.flatMap((gap) => {
    const box = boxOf(gap.from, gap.to, frame)
    const isOverdue = gap.kind === 'overdue'
    return [
      { kind: 'box', ...box, ink: isOverdue ? '--gap-shade' : '--band' },
      hatch(box, 'rising', isOverdue ? 6 : 9, isOverdue ? '--late' : '--line-strong'),
    ] satisfies SceneItem[]
  })
}

/** Days of a pause: hatched the other way. */
export function pauseBands(timeline: Timeline, frame: Frame): SceneItem[] {
  return timeline.pauses.map((pause) => hatch(boxOf(pause.from, pause.to, frame), 'falling', 12, '--line'))
}

/** The part of the plot from one day to another. */
export function boxOf(from: Day, to: Day, frame: Frame): Box {
  const x = frame.x(dayNumber(from))
  return { x, y: frame.top, width: Math.max(1, frame.x(dayNumber(to)) - x), height: frame.bottom - frame.top }
}

function isOfFocus(limit: TimelineLimit, timeline: Timeline): boolean {
  return limit.analyte === undefined || limit.analyte === timeline.focus
}
