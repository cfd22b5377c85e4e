import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { createApp, h, nextTick, shallowRef, type Component } from 'vue'
import { timeline, type Timeline } from '@/domain/timeline'
import '@/ui/tokens.css'
import '@/ui/base.css'
import LabChart from '@/ui/chart/LabChart.vue'
import { EXAMPLES } from '../../../../gallery/examples'
import { chartInput } from '../../../../gallery/judging'

const TIMES = 20
const WARM_UP = 5
const SIZE = { width: 900, height: 320 }

/** Milliseconds from data to a drawn canvas, ours and uPlot's on the same points and limits, each the median of twenty. */
export async function drawings(): Promise<{ ours: number; uPlot: number; points: number }> {
  const example = EXAMPLES.find(({ id }) => id === 'forty')
  if (!example) throw new Error('no example with forty draws')
  const { input, dueAfter } = chartInput(example)
  const of = timeline({ ...input, group: 'liver', mode: 'raw', period: 'all', dueAfter: dueAfter.liver })
  return {
    ours: await median(() => drawnByUs(of)),
    uPlot: await median(() => drawnByUPlot(of)),
    points: of.series.reduce((sum, { points }) => sum + points.length, 0),
  }
}

async function median(draw: () => Promise<number>): Promise<number> {
  const times = []
  for (let pass = 0; pass < WARM_UP + TIMES; pass += 1) {
    const time = await draw()
    if (pass >= WARM_UP) times.push(time)
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  times.sort((a, b) => a - b)
  return times[TIMES / 2] ?? 0
}

async function drawnByUs(of: Timeline): Promise<number> {
  const place = emptyPlace()
  const began = performance.now()
  const app = createApp({ render: () => h(LabChart as Component, { timeline: of, parts: { weeks: true, dates: true } }) })
  app.mount(place)
  await nextTick()
  const canvas = await canvasIn(place)
  flush(canvas)
  const time = performance.now() - began
  app.unmount()
  return time
}

async function drawnByUPlot(of: Timeline): Promise<number> {
  const place = emptyPlace()
  const days = [...new Set(of.series.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b)
  const values = of.series.map(({ points }) => {
    const byDay = new Map(points.map(({ x, y }) => [x, y]))
    return days.map((day) => byDay.get(day) ?? null)
  })
  const limits = of.limits.map(({ steps }) => steps.at(-1)?.y ?? 0)
  const began = performance.now()
  const chart = new uPlot(
    {
      ...SIZE,
      scales: { x: { time: false } },
      legend: { show: false },
      series: [{}, ...values.map(() => ({ stroke: '#204060', points: { show: true } }))],
      hooks: { draw: [(plot) => limits.forEach((limit) => horizontal(plot, limit))] },
    },
    [days, ...values],
    place,
  )
  await Promise.resolve()
  flush(chart.ctx.canvas)
  const time = performance.now() - began
  chart.destroy()
  return time
}

function horizontal({ ctx, bbox, valToPos }: uPlot, value: number): void {
  const y = valToPos(value, 'y', true)
  ctx.beginPath()
  ctx.moveTo(bbox.left, y)
  ctx.lineTo(bbox.left + bbox.width, y)
  ctx.stroke()
}

function emptyPlace(): HTMLElement {
  const place = document.querySelector<HTMLElement>('#chart')
  if (!place) throw new Error('no place for a chart')
  place.replaceChildren()
  place.style.width = `${SIZE.width}px`
  place.style.height = `${SIZE.height}px`
  return place
}

/** The canvas as soon as something is drawn on it; components come in several turns. */
async function canvasIn(place: HTMLElement): Promise<HTMLCanvasElement> {
  for (let turn = 0; turn < 50; turn += 1) {
    const canvas = place.querySelector('canvas')
    if (canvas && canvas.width > 0) return canvas
    await nextTick()
  }
  throw new Error('no chart was drawn')
}

/** Waits until what was drawn stands in the picture. */
function flush(canvas: HTMLCanvasElement): void {
  canvas.getContext('2d')?.getImageData(0, 0, 1, 1)
}
