import { dayNumber } from '@/domain/day'
import type { LimitStep, PointShape, Timeline, TimelineLimit } from '@/domain/timeline'
import type { chartWords } from '@/words/chart'
import { analyteInk, flagInk, type Ink } from '../analyteStyle'
import type { Frame } from './frame'
import type { SideLabel } from './sideLabels'
import { LIFT, type SceneLine } from './types'

const LEVEL_SHAPES = {
  notice: 'triangle-open',
  caution: 'triangle',
  stop: 'diamond',
  critical: 'hexagon',
} as const satisfies Record<string, PointShape>

const PRESET_DASH = [5, 2, 1, 2]
const RANGE_DASH = [1, 2]

/** The limits as stepped lines within the plot. */
export function limitLines(timeline: Timeline, frame: Frame): SceneLine[] {
  return timeline.limits.map((limit) => ({
    kind: 'line',
    points: stepPoints(limit, frame),
    ink: limitInk(limit),
    width: isInFocus(limit, timeline) ? 1.2 : 0.9,
    dash: limit.kind === 'preset' ? PRESET_DASH : RANGE_DASH,
  }))
}

/** What the limits in focus are called, at the side of the plot; limits of one level and place are named once. */
export function limitLabels(timeline: Timeline, frame: Frame, words: typeof chartWords.ja): SideLabel[] {
  return timeline.limits
    .filter((limit) => isInFocus(limit, timeline))
    .flatMap((limit) => {
      // A limit that no longer holds at the end, such as that of an earlier lab, has no label there.
      const last = limit.steps.findLast((step) => dayNumber(step.to) >= timeline.span.to)
      if (last === undefined || !isOn(last.y, limit, timeline)) return []
      const shape = limit.level === undefined ? undefined : LEVEL_SHAPES[limit.level]
      const y = frame.y(last.y, limit.axis)
      return [
        {
          y,
          text: limitText(limit, last, words),
          ink: limitInk(limit),
          weight: 1,
          ...(shape ? { shape } : {}),
        },
      ]
    })
}

/** The name of a limit with its value: `ALT 上限 23`, `3×ULN 69`, `≥ 150`. */
export function limitText(limit: TimelineLimit, step: LimitStep, words: typeof chartWords.ja): string {
  const value = readable(step.raw ?? step.y)
  if (limit.analyte === undefined) return `1${words.times}`
  if (limit.kind === 'high') return `${words.upperShort} ${value}`
  if (limit.kind === 'low') return `${words.lowerShort} ${value}`
  if (limit.of === 'uln' && limit.multiple !== undefined)
    return `${words.timesUpper(readable(limit.multiple))} ${value}`
  if (limit.of === 'lln' && limit.multiple !== undefined)
    return `${words.timesLower(readable(limit.multiple))} ${value}`
  return `${SIGNS[limit.operator ?? 'gt']} ${value}`
}

const SIGNS = { gt: '>', gte: '≥', lt: '<', lte: '≤' }

/** A number as a person writes it: at most three figures after the point, none for show. */
export function readable(value: number): string {
  return String(Number(value.toFixed(value < 10 ? 2 : 1)))
}

function stepPoints(limit: TimelineLimit, frame: Frame): number[] {
  const points: number[] = []
  limit.steps.forEach((step, at) => {
    const before = limit.steps[at - 1]
    if (before !== undefined && before.to !== step.from) points.push(...LIFT)
    const y = within(frame.y(step.y, limit.axis), frame)
    points.push(frame.x(dayNumber(step.from)), y, frame.x(dayNumber(step.to)), y)
  })
  return points
}

function within(y: number, frame: Frame): number {
  return y < frame.top ? NaN : y
}

function isOn(y: number, limit: TimelineLimit, timeline: Timeline): boolean {
  const axis = limit.axis === 'right' ? timeline.right : timeline.left
  return axis !== undefined && y <= axis.max
}

function isInFocus(limit: TimelineLimit, timeline: Timeline): boolean {
  return limit.analyte === undefined || limit.analyte === timeline.focus
}

function limitInk(limit: TimelineLimit): Ink {
  if (limit.level !== undefined) return flagInk(limit.level) ?? '--ink-2'
  return limit.analyte === undefined ? '--ink-2' : analyteInk(limit.analyte)
}
