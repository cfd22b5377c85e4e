import { dayNumber } from '@/domain/day'
import type { Timeline, TimelineBaseline } from '@/domain/timeline'
import type { chartWords } from '@/words/chart'
import { analyteInk } from '../analyteStyle'
import { readable } from './limits'
import type { Frame } from './frame'
import type { SideLabel } from './sideLabels'
import { LIFT, type SceneItem, type SceneLine } from './types'

const EDGE_DASH = [1, 4]
/** Half of what lies between the two strokes of the baseline: no series is a double line. */
const DOUBLE = 1.1
const WEIGHT = 1.5

/** The band of the reference change value around the baseline, its edges, and the baseline itself as a thin double line. */
export function baselineItems(timeline: Timeline, frame: Frame): SceneItem[] {
  return timeline.baselines.flatMap((baseline) => [
    ...bandBoxes(baseline, frame),
    ...edges(baseline, frame),
    ...[-DOUBLE, DOUBLE].map((aside) => stepped(baseline, frame, ({ y }) => y, [], aside)),
  ])
}

/** What the line is called at the side of the plot, with the values expected around it, where it still holds there. */
export function baselineLabels(timeline: Timeline, frame: Frame, words: typeof chartWords.ja): SideLabel[] {
  return timeline.baselines.flatMap((baseline) => {
    const last = baseline.steps.at(-1)
    if (last === undefined || dayNumber(last.to) < timeline.span.to) return []
    const y = frame.y(last.y, baseline.axis)
    if (y < frame.top) return []
    const name = `${words.baselineShort} ${baseline.text}`
    const expected = last.expected === undefined ? undefined : baseline.expected
    const text = expected === undefined ? name : `${name} (${edgesText(expected)})`
    return [{ y, text, shorter: [name], ink: analyteInk(baseline.analyte), weight: WEIGHT }]
  })
}

/** The edges of the band as two numbers, rounded as one reads them beside a chart. */
export function edgesText({ low, high }: { low: number; high: number }): string {
  return `${brief(low)}–${brief(high)}`
}

function brief(value: number): string {
  return value < 10 ? readable(Number(value.toFixed(1))) : value.toFixed(0)
}

function bandBoxes(baseline: TimelineBaseline, frame: Frame): SceneItem[] {
  return baseline.steps.flatMap((step): SceneItem[] => {
    if (step.expected === undefined) return []
    const x = frame.x(dayNumber(step.from))
    const top = Math.max(frame.top, frame.y(step.expected.high, baseline.axis))
    const height = frame.y(step.expected.low, baseline.axis) - top
    if (height <= 0) return []
    return [{ kind: 'box', x, y: top, width: frame.x(dayNumber(step.to)) - x, height, ink: '--rcv' }]
  })
}

function edges(baseline: TimelineBaseline, frame: Frame): SceneLine[] {
  if (baseline.steps.every((step) => step.expected === undefined)) return []
  return (['high', 'low'] as const).map((side) =>
    stepped(baseline, frame, ({ expected }) => expected?.[side], EDGE_DASH),
  )
}

function stepped(
  baseline: TimelineBaseline,
  frame: Frame,
  levelOf: (step: TimelineBaseline['steps'][number]) => number | undefined,
  dash: readonly number[],
  aside = 0,
): SceneLine {
  const points = baseline.steps.flatMap((step) => {
    const level = levelOf(step)
    const y = level === undefined ? NaN : frame.y(level, baseline.axis) + aside
    if (Number.isNaN(y) || y < frame.top) return LIFT
    return [frame.x(dayNumber(step.from)), y, frame.x(dayNumber(step.to)), y, ...LIFT]
  })
  return { kind: 'line', points, ink: analyteInk(baseline.analyte), width: 0.8, dash }
}
