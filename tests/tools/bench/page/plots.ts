import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { dayNumber } from '@/domain/day'
import type { Timeline } from '@/domain/timeline'
import type { Drawer } from './drawings'
import { HEIGHTS, WIDTH } from './ours'

const DAY = 86_400
const INKS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00', '#000000']

/** The same data by uPlot: series with points, both axes, limits as steps, gaps, pauses, today and the due day. */
export const drawPlots: Drawer = (pair, host) => {
  const plots = pair.map((timeline) => new uPlot(optionsOf(timeline), dataOf(timeline), host))
  return () => plots.forEach((plot) => plot.destroy())
}

function dataOf({ series }: Timeline): uPlot.AlignedData {
  const days = [...new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b)
  const columns = series.map(({ points }) => {
    const byDay = new Map(points.map(({ x, y }) => [x, y]))
    return days.map((x) => byDay.get(x) ?? null)
  })
  return [days.map((x) => x * DAY), ...columns]
}

function optionsOf(timeline: Timeline): uPlot.Options {
  const { span, left, right } = timeline
  return {
    width: WIDTH,
    height: HEIGHTS[timeline.group],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { range: [span.from * DAY, span.to * DAY] },
      left: { range: [left.min, left.max] },
      ...(right ? { right: { range: [right.min, right.max] } } : {}),
    },
    axes: [{}, { scale: 'left' }, ...(right ? [{ scale: 'right', side: 1 as const }] : [])],
    series: [
      {},
      ...timeline.series.map((one, at) => ({
        label: one.name.ja,
        scale: one.axis,
        stroke: INKS[at % INKS.length] ?? '#000000',
        width: 1.5,
        points: { show: true, size: 6 },
      })),
    ],
    hooks: { drawClear: [(plot) => drawUnder(plot, timeline)] },
  }
}

function drawUnder(plot: uPlot, { limits, gaps, pauses, due, today }: Timeline): void {
  const { ctx } = plot
  const { top, height } = plot.bbox
  const xAt = (day: Parameters<typeof dayNumber>[0]): number => plot.valToPos(dayNumber(day) * DAY, 'x', true)
  ctx.save()
  ctx.fillStyle = '#00000010'
  for (const { from, to } of [...gaps, ...pauses]) ctx.fillRect(xAt(from), top, xAt(to) - xAt(from), height)
  ctx.strokeStyle = '#888888'
  ctx.beginPath()
  for (const { axis, steps } of limits) {
    for (const { from, to, y } of steps) {
      const at = plot.valToPos(y, axis, true)
      ctx.moveTo(xAt(from), at)
      ctx.lineTo(xAt(to), at)
    }
  }
  for (const day of due ? [today, due.day] : [today]) {
    ctx.moveTo(xAt(day), top)
    ctx.lineTo(xAt(day), top + height)
  }
  ctx.stroke()
  ctx.restore()
}
