import { dayNumber, daysBetween, type Day } from '@/domain/day'
import type { Timeline, TimelineGap, TimelineLimit } from '@/domain/timeline'
import type { chartWords } from '@/words/chart'
import { hatch } from './hatch'
import type { Frame } from './frame'
import { textWidth } from './textWidth'
import type { SceneItem } from './types'

const LABEL = 10.5
const ROOM = 8

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

/** Days without a draw that was asked for: shaded, hatched and named. */
export function gapBands(timeline: Timeline, frame: Frame, words: typeof chartWords.ja): SceneItem[] {
  return timeline.gaps.flatMap((gap) => {
    const box = boxOf(gap.from, gap.to, frame)
    const isOverdue = gap.kind === 'overdue'
    return [
      { kind: 'box', ...box, ink: isOverdue ? '--gap-shade' : '--band' },
      hatch(box, 'rising', isOverdue ? 6 : 9, isOverdue ? '--late' : '--line-strong'),
      ...named(box, gapName(gap, words), isOverdue ? '--late' : '--ink-2', frame.top + 8),
    ] satisfies SceneItem[]
  })
}

/** Days of a pause: hatched the other way. */
export function pauseBands(timeline: Timeline, frame: Frame, words: typeof chartWords.ja): SceneItem[] {
  return timeline.pauses.flatMap((pause) => {
    const box = boxOf(pause.from, pause.to, frame)
    const name = pause.open ? words.pausedOpen : words.paused
    return [hatch(box, 'falling', 12, '--line'), ...named(box, name, '--ink-2', frame.top + 20)]
  })
}

function gapName(gap: TimelineGap, words: typeof chartWords.ja): string {
  return gap.kind === 'overdue' ? words.overdue(daysBetween(gap.from, gap.to)) : words.missed
}

function named(
  box: { x: number; width: number },
  text: string,
  ink: '--late' | '--ink-2',
  y: number,
): SceneItem[] {
  if (textWidth(text, LABEL) + ROOM > box.width) return []
  return [
    {
      kind: 'text',
      x: box.x + box.width / 2,
      y,
      text,
      size: LABEL,
      anchor: 'middle',
      ink,
      bold: true,
      rim: true,
    },
  ]
}

function boxOf(from: TimelineGap['from'], to: TimelineGap['to'], frame: Frame) {
  const x = frame.x(dayNumber(from))
  return { x, y: frame.top, width: Math.max(1, frame.x(dayNumber(to)) - x), height: frame.bottom - frame.top }
}

function isOfFocus(limit: TimelineLimit, timeline: Timeline): boolean {
  return limit.analyte === undefined || limit.analyte === timeline.focus
}
