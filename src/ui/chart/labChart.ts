import {
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  type ChartData,
  type ChartOptions,
  type Plugin,
} from 'chart.js'
import type { Timeline, TimelineSeries } from '@/domain/timeline'
import { analyteDash, analyteInk } from './analyteStyle'
import { paint, type Paintbox } from './paint'
import { sceneOf, type Frame, type FrameParts, type Scene, type SceneItem, type SceneTexts } from './scene'

Chart.register(LineController, LineElement, PointElement, LinearScale)

export type LinePoint = { x: number; y: number }

/** The series as Chart.js draws them: straight lines, lifted by NaN where nothing was measured. */
export function chartData(timeline: Timeline, box: Paintbox): ChartData<'line', LinePoint[]> {
  return {
    datasets: timeline.series.map((one) => ({
      label: one.analyte,
      data: linePoints(one),
      yAxisID: one.axis,
      borderColor: box.colour(analyteInk(one.analyte)),
      borderWidth: one.analyte === timeline.focus ? 2 : 1.5,
      borderDash: [...analyteDash(one.analyte)],
      borderJoinStyle: 'round',
      pointRadius: 0,
      pointHitRadius: 0,
      tension: 0,
      spanGaps: false,
    })),
  }
}

/**
 * Everything is in its place before Chart.js looks: its scales only turn days and values into px, inside the padding
 * that the frame leaves. So both charts of a patient, and the paper, share one geometry.
 */
export function chartOptions(timeline: Timeline, frame: Frame): ChartOptions<'line'> {
  const { left, right, span } = timeline
  return {
    animation: false,
    parsing: false,
    normalized: true,
    responsive: true,
    maintainAspectRatio: false,
    resizeDelay: 0,
    events: [],
    layout: {
      padding: {
        left: frame.left,
        right: frame.width - frame.right,
        top: frame.top,
        bottom: frame.height - frame.foot,
      },
    },
    scales: {
      x: {
        type: 'linear',
        display: false,
        min: span.from,
        max: span.to,
        ticks: { stepSize: span.to - span.from },
      },
      left: {
        type: 'linear',
        position: 'left',
        display: false,
        min: left.min,
        max: left.max,
        ticks: { stepSize: left.max - left.min },
      },
      ...(right
        ? {
            right: {
              type: 'linear' as const,
              position: 'right' as const,
              display: false,
              min: right.min,
              max: right.max,
              ticks: { stepSize: right.max - right.min },
            },
          }
        : {}),
    },
  }
}

/** What a chart shows at this moment beside its scene. */
export interface Shown {
  timeline: Timeline
  frame: Frame
  parts: FrameParts
  texts: SceneTexts
  box: Paintbox
}

/** Paints what Chart.js does not know under and over its lines; `cursor` gives the ring and the crosshair of the moment. */
export function scenePlugin(
  shown: () => Shown | undefined,
  cursor: () => readonly SceneItem[],
): Plugin<'line'> {
  let kept: { for: Shown; scene: Scene } | undefined
  const sceneNow = (): { shown: Shown; scene: Scene } | undefined => {
    const now = shown()
    if (now === undefined) return undefined
    if (kept?.for !== now) kept = { for: now, scene: sceneOf(now.timeline, now.frame, now.parts, now.texts) }
    return { shown: now, scene: kept.scene }
  }
  return {
    id: 'scene',
    beforeDatasetsDraw: ({ ctx }) => {
      const now = sceneNow()
      if (now) paint(ctx, now.scene.under, now.shown.box)
    },
    afterDatasetsDraw: ({ ctx }) => {
      const now = sceneNow()
      if (!now) return
      paint(ctx, now.scene.over, now.shown.box)
      paint(ctx, cursor(), now.shown.box)
    },
  }
}

function linePoints(one: TimelineSeries): LinePoint[] {
  return one.segments.flatMap((run, at) => {
    const points = run.flatMap((point) => (point.y === undefined ? [] : { x: point.x, y: point.y }))
    const end = run.at(-1)
    return at === one.segments.length - 1 || end === undefined ? points : [...points, { x: end.x, y: NaN }]
  })
}
