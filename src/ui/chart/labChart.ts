import {
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  type ChartData,
  type ChartOptions,
  type LinearScaleOptions,
  type Plugin,
} from 'chart.js'
import type { Timeline, TimelineSeries } from '@/domain/timeline'
import { analyteDash, analyteInk } from './analyteStyle'
import { paint, type Paintbox } from './paint'
import type { Frame, Scene } from './scene'

declare module 'chart.js' {
  interface CartesianScaleTypeRegistry {
    plain: { options: LinearScaleOptions }
  }
}

/** A scale that only turns values into px: its axis, labels and grid belong to the scene, so it measures no ticks. */
class PlainScale extends LinearScale {
  static override id = 'plain'

  override buildTicks(): [] {
    return []
  }
}

Chart.register(LineController, LineElement, PointElement, PlainScale)

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
    // Its canvas is given its size, and is told of another: Chart.js would ask the page, which lays it out anew.
    responsive: false,
    maintainAspectRatio: false,
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
      x: scaleOf(span.from, span.to),
      left: { ...scaleOf(left.min, left.max), position: 'left' },
      ...(right ? { right: { ...scaleOf(right.min, right.max), position: 'right' as const } } : {}),
    },
  }
}

function scaleOf(min: number, max: number) {
  return { type: 'plain' as const, display: false, min, max }
}

/** Says when a chart has to be set up anew: for anything but other days, results or words. */
export function setUpOf({ left, right, focus, series }: Timeline, { width, height, foot }: Frame): string {
  return JSON.stringify([left, right, focus, series.map(({ analyte }) => analyte), width, height, foot])
}

/** Draws other days and results in a chart that is set up for them; a full update looks up each of its options anew. */
export function showDays(chart: Chart<'line', LinePoint[]>, { span, series }: Timeline): void {
  const days = chart.scales['x']
  if (!days) throw new Error('a chart without days')
  days.min = span.from
  days.max = span.to
  days.configure()
  series.forEach((one, at) => {
    const dataset = chart.data.datasets[at]
    if (!dataset) throw new Error(`no line for: ${one.analyte}`)
    dataset.data = linePoints(one)
    const { controller } = chart.getDatasetMeta(at)
    controller.buildOrUpdateElements(false)
    controller.update('none')
  })
  chart.draw()
}

/** A scene and the colours that it is painted in. */
export interface Painting {
  scene: Scene
  box: Paintbox
}

/** Paints what Chart.js does not know under and over its lines. */
export function scenePlugin(painting: () => Painting | undefined): Plugin<'line'> {
  return {
    id: 'scene',
    beforeDatasetsDraw: ({ ctx }) => {
      const now = painting()
      if (now) paint(ctx, now.scene.under, now.box)
    },
    afterDatasetsDraw: ({ ctx }) => {
      const now = painting()
      if (now) paint(ctx, now.scene.over, now.box)
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
