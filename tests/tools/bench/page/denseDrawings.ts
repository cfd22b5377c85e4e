import { dayNumber, parseDay } from '@/domain/day'
import { DENSE_INPUT, denseTimelines } from './densePatient'
import { drawn, frame, isSame, pictureOf, readable } from './drawings'
import { drawCanvasesOnly, drawCharts, openCharts, WIDTH } from './ours'
import { drawPlots, plotsOf, showSpan } from './plots'

const WARM_UP = 8
const ROUNDS = 20
/** Zoomed in, moved to both sides, and out again: after them all is as it was. */
const STEPS = [
  { key: '+', kind: 'zoom' },
  { key: 'ArrowRight', kind: 'pan' },
  { key: 'ArrowLeft', kind: 'pan' },
  { key: '-', kind: 'zoom' },
] as const
/** Where a drag over the upper chart goes on to, px from the left of the charts. */
const DRAG = [300, 340, 380, 420, 460, 500]

type Times = Record<'page' | 'charts' | 'canvases' | 'plots' | 'listed', number[]>
type Frames = Record<'zoom' | 'pan' | 'drag', number[]>

/**
 * Both charts of a patient of 480 points, ours and uPlot's in turn. Milliseconds until they can be read: the charts of the page
 * from the judged patient on, the charts alone and their canvases alone from ready timelines; and of each step of a key
 * that zooms or moves the days, and each move of a drag.
 */
export async function denseDrawings(): Promise<{
  points: number
  drawn: Times
  ours: Frames
  uplot: Frames
}> {
  const pair = denseTimelines()
  const times: Times = { page: [], charts: [], canvases: [], plots: [], listed: [] }
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const found = {
      page: await drawn((_, host) => openCharts(DENSE_INPUT, host), pair),
      charts: await drawn(drawCharts, pair),
      canvases: await drawn(drawCanvasesOnly, pair),
      plots: await drawn(drawPlots, pair),
      listed: await listed(),
    }
    if (round < WARM_UP) continue
    times.page.push(found.page)
    times.charts.push(found.charts)
    times.canvases.push(found.canvases)
    times.plots.push(found.plots)
    times.listed.push(found.listed)
  }
  const points = pair.flatMap(({ series }) => series.flatMap((one) => one.points)).length
  return { points, drawn: times, ...(await steps()) }
}

/** Milliseconds until the hidden lists of the page's charts stand too, the wait for the frame before them among it. */
async function listed(): Promise<number> {
  const host = hostOf()
  await frame()
  const began = performance.now()
  const takeDown = openCharts(DENSE_INPUT, host)
  while (host.querySelectorAll('[role=listbox]').length < 2) await turn()
  host.getBoundingClientRect()
  const took = performance.now() - began
  takeDown()
  host.remove()
  return took
}

/** A turn of the event loop, not slowed down as timers in timers are. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

async function steps(): Promise<{ ours: Frames; uplot: Frames }> {
  const ours: Frames = { zoom: [], pan: [], drag: [] }
  const uplot: Frames = { zoom: [], pan: [], drag: [] }
  const [host, plotHost] = [hostOf(), hostOf()]
  const takeDown = openCharts(DENSE_INPUT, host)
  const plots = plotsOf(denseTimelines(), plotHost, { points: { show: false }, drag: { setScale: false } })
  await settled()
  for (let round = 0; round < WARM_UP + ROUNDS / 2; round += 1) {
    for (const { key, kind } of STEPS) {
      const own = await step(host, () => press(host, key))
      const theirs = await step(plotHost, () => showSpan(plots, spanSeen(host)))
      if (round < WARM_UP) continue
      ours[kind].push(own)
      uplot[kind].push(theirs)
    }
    const own = await dragged(chartOf(host))
    const theirs = await dragged(chartOf(plotHost))
    if (round < WARM_UP) continue
    ours.drag.push(...own)
    uplot.drag.push(...theirs)
  }
  takeDown()
  plots.forEach((plot) => plot.destroy())
  host.remove()
  plotHost.remove()
  return { ours, uplot }
}

function hostOf(): HTMLElement {
  const host = document.createElement('div')
  host.style.width = `${WIDTH}px`
  document.body.append(host)
  return host
}

/** What follows the picture, such as the hidden list, has come too. */
async function settled(): Promise<void> {
  await frame()
  await frame()
  await frame()
}

/** Milliseconds of a step until its picture can be read; it fails where the step changed nothing, or drew more afterwards. */
async function step(host: HTMLElement, act: () => void): Promise<number> {
  await settled()
  const before = pictureOf(host)
  const began = performance.now()
  act()
  const took = await readable(host, began)
  const picture = pictureOf(host)
  await settled()
  if (isSame(before, picture)) throw new Error('a step changed nothing')
  if (!isSame(picture, pictureOf(host))) throw new Error('a step was read before it was whole')
  return took
}

function press(host: HTMLElement, key: string): void {
  const section = host.querySelector('section')
  const shiftKey = key.startsWith('Arrow')
  section?.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }))
}

function spanSeen(host: HTMLElement): { from: number; to: number } {
  const { from, to } = host.querySelector<HTMLElement>('[data-testid=chart-zoom]')?.dataset ?? {}
  return { from: numberOf(from), to: numberOf(to) }
}

function numberOf(written: string | undefined): number {
  const day = parseDay(written ?? '')
  if (day === undefined) throw new Error(`no day is shown: ${written}`)
  return dayNumber(day)
}

function chartOf(host: HTMLElement): HTMLElement {
  const chart = host.querySelector<HTMLElement>('[data-testid=chart-liver], .u-over')
  if (!chart) throw new Error('no chart to drag over')
  return chart
}

/** Milliseconds of each move of a drag; it ends where it began, so that it chooses nothing. */
async function dragged(chart: HTMLElement): Promise<number[]> {
  const host = chart.closest('section')?.parentElement ?? chart.parentElement ?? chart
  const { left, top } = chart.getBoundingClientRect()
  // There is no real pointer to capture.
  chart.setPointerCapture = () => undefined
  const send = (kind: string, x: number, buttons: number): void => {
    const at = { clientX: left + x, clientY: top + 60, button: 0, buttons, bubbles: true, cancelable: true }
    chart.dispatchEvent(new PointerEvent(`pointer${kind}`, { ...at, pointerId: 1, pointerType: 'mouse' }))
    chart.dispatchEvent(new MouseEvent(`mouse${kind}`, at))
  }
  const [start = 0, ...rest] = DRAG
  send('move', start, 0)
  send('down', start, 1)
  const took: number[] = []
  for (const x of rest) {
    await frame()
    const began = performance.now()
    send('move', x, 1)
    took.push(await readable(host, began))
  }
  send('move', start, 1)
  send('up', start, 0)
  send('leave', start, 0)
  await settled()
  return took
}
