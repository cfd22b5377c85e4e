import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { dayNumber, type Day } from '@/domain/day'
import type { Timeline, TimelineSeries } from '@/domain/timeline'
import { analyteDash } from '@/ui/chart/analyteStyle'
import type { Drawer } from './drawings'
import type { Pair } from './timelines'
import { HEIGHTS, WIDTH } from './ours'

const DAY = 86_400
const INKS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00', '#000000']
const FONT = '10.5px sans-serif'
/** Beside the plot, for names with their last values, and above it, for the weeks. */
const SIDE = 128
const TOP = 18
/** The dose lane stands above the axis of days. */
const LANE = 20
const MOST_LABELS = 12
const LIMIT_DASHES = { preset: [5, 2, 1, 2], high: [1, 2], low: [1, 2] }

/**
 * The same data by uPlot: series with their dashes and points, axes, limits as dashed steps, gaps, pauses, today and the due
 * day, the dose lane with its events, and the names with the last values. What it has no notion of is drawn in its hooks, as its
 * documentation says; nothing keeps its labels apart, and none stands at a point.
 */
export const drawPlots: Drawer = (pair, host) => {
  const plots = plotsOf(pair, host)
  return () => plots.forEach((plot) => plot.destroy())
}

/** Both plots of a patient; with a cursor, a pointer draws its crosshair and what it drags over. */
export function plotsOf(pair: Pair, host: HTMLElement, cursor?: uPlot.Cursor): uPlot[] {
  return pair.map(
    (timeline) =>
      new uPlot({ ...optionsOf(timeline), cursor: cursor ?? { show: false } }, dataOf(timeline), host),
  )
}

/** Shows the days from one to another in all plots. */
export function showSpan(plots: readonly uPlot[], { from, to }: Timeline['span']): void {
  for (const plot of plots) plot.setScale('x', { min: from * DAY, max: to * DAY })
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
    padding: [TOP, SIDE, 0, 0],
    legend: { show: false },
    scales: {
      x: { min: span.from * DAY, max: span.to * DAY, auto: false },
      left: { range: [left.min, left.max] },
      ...(right ? { right: { range: [right.min, right.max] } } : {}),
    },
    axes: [
      { font: FONT, size: 34 + LANE, gap: LANE },
      { scale: 'left', font: FONT, size: 42 },
      ...(right ? [{ scale: 'right', side: 1 as const, font: FONT, size: 28, grid: { show: false } }] : []),
    ],
    series: [
      {},
      ...timeline.series.map((one, at) => ({
        label: one.name.ja,
        scale: one.axis,
        stroke: inkOf(at),
        width: one.analyte === timeline.focus ? 2 : 1.5,
        dash: [...analyteDash(one.analyte)],
        points: { show: true, size: 8, fill: '#ffffff' },
      })),
    ],
    hooks: {
      drawClear: [(plot) => drawUnder(plot, timeline)],
      draw: [(plot) => drawAround(plot, timeline)],
    },
  }
}

function inkOf(at: number): string {
  return INKS[at % INKS.length] ?? '#000000'
}

function dayAt(plot: uPlot, day: Day): number {
  return plot.valToPos(dayNumber(day) * DAY, 'x', true)
}

function drawUnder(plot: uPlot, { limits, gaps, pauses, due, today }: Timeline): void {
  const { ctx } = plot
  const { left, top, width, height } = plot.bbox
  ctx.save()
  ctx.beginPath()
  ctx.rect(left, top, width, height)
  ctx.clip()
  ctx.fillStyle = '#00000010'
  for (const { from, to } of [...gaps, ...pauses])
    ctx.fillRect(dayAt(plot, from), top, dayAt(plot, to) - dayAt(plot, from), height)
  ctx.strokeStyle = '#888888'
  for (const { axis, kind, steps } of limits) {
    ctx.setLineDash(LIMIT_DASHES[kind])
    ctx.beginPath()
    for (const { from, to, y } of steps) {
      const at = plot.valToPos(y, axis, true)
      ctx.moveTo(dayAt(plot, from), at)
      ctx.lineTo(dayAt(plot, to), at)
    }
    ctx.stroke()
  }
  ctx.setLineDash([])
  ctx.beginPath()
  for (const day of due ? [today, due.day] : [today]) {
    ctx.moveTo(dayAt(plot, day), top)
    ctx.lineTo(dayAt(plot, day), top + height)
  }
  ctx.stroke()
  ctx.restore()
}

function drawAround(plot: uPlot, timeline: Timeline): void {
  const { ctx } = plot
  const { left, top, width, height } = plot.bbox
  ctx.save()
  ctx.font = FONT
  ctx.textBaseline = 'middle'
  ctx.textAlign = 'start'
  timeline.series.forEach((one, at) => {
    ctx.fillStyle = inkOf(at)
    drawLast(plot, one, left + width + 40)
  })
  ctx.beginPath()
  ctx.rect(left, 0, width, top + height + LANE)
  ctx.clip()
  if (timeline.group === 'liver') drawWeeks(plot, timeline, top - TOP / 2)
  else drawLanes(plot, timeline, top + height)
  ctx.restore()
}

function drawLast(plot: uPlot, one: TimelineSeries, x: number): void {
  const last = one.points.findLast(({ y }) => y !== undefined)
  if (last?.y === undefined) return
  plot.ctx.fillText(`${one.name.ja} ${last.text}`, x, plot.valToPos(last.y, one.axis, true))
}

function drawWeeks(plot: uPlot, { courses }: Timeline, y: number): void {
  const { ctx } = plot
  const { min = 0, max = 0 } = plot.scales['x'] ?? {}
  const step = Math.max(1, Math.ceil((max - min) / DAY / 7 / MOST_LABELS))
  ctx.fillStyle = '#555555'
  for (const { start, to } of courses) {
    for (let week = 0; dayNumber(start) + 7 * week <= dayNumber(to); week += step)
      ctx.fillText(`W${week + 1}`, plot.valToPos((dayNumber(start) + 7 * week) * DAY, 'x', true), y)
  }
}

function drawLanes(plot: uPlot, { doses, events }: Timeline, top: number): void {
  const { ctx } = plot
  const most = Math.max(...doses.map(({ mgPerDay }) => mgPerDay))
  for (const { from, to, mgPerDay } of doses) {
    const height = (mgPerDay / most) * LANE
    const x = dayAt(plot, from)
    ctx.fillStyle = '#dfe7ea'
    ctx.fillRect(x, top + LANE - height, dayAt(plot, to) - x, height)
    ctx.fillStyle = '#333333'
    ctx.fillText(`${mgPerDay} mg`, x + 4, top + LANE / 2)
  }
  for (const { day, kind } of events) ctx.fillText(kind.charAt(0), dayAt(plot, day), top + LANE - 4)
}
