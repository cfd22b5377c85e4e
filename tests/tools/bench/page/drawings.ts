import { nextTick } from 'vue'
import { textAt, type SeedFiles } from './clinic'
import { timelinesOf, type Pair } from './timelines'
import { patientsOf } from '../work/patientsOf'
import { drawCanvasesOnly, drawCharts } from './ours'
import { drawPlots } from './plots'

const WARM_UP = 8
const ROUNDS = 20

/** Begins to draw both charts into an element; gives the way to take them down. */
export type Drawer = (pair: Pair, host: HTMLElement) => () => void

/**
 * Milliseconds from ready data to both charts of a patient painted, for each of `ROUNDS` patients in turn: as the page
 * shows them, their canvases alone, and the same data by uPlot.
 */
export async function drawings(
  files: SeedFiles,
): Promise<{ charts: number[]; canvases: number[]; plots: number[]; points: number }> {
  const pairs = await pairsOf(files, WARM_UP + ROUNDS)
  const took = { charts: [] as number[], canvases: [] as number[], plots: [] as number[] }
  for (const [round, pair] of pairs.entries()) {
    const charts = await drawn(drawCharts, pair)
    const canvases = await drawn(drawCanvasesOnly, pair)
    const plots = await drawn(drawPlots, pair)
    if (round < WARM_UP) continue
    took.charts.push(charts)
    took.canvases.push(canvases)
    took.plots.push(plots)
  }
  const points = pairs.flat().flatMap(({ series }) => series.flatMap((one) => one.points)).length
  return { ...took, points: points / pairs.length }
}

async function pairsOf(files: SeedFiles, count: number): Promise<Pair[]> {
  const [roster, results] = await Promise.all([textAt(files.roster), textAt(files.results)])
  const pairs: Pair[] = []
  for (const patient of patientsOf(roster, results)) {
    if (patient.courses.length === 0) continue
    pairs.push(timelinesOf(patient))
    if (pairs.length === count) return pairs
  }
  throw new Error(`the seed has only ${pairs.length} patients with a course`)
}

async function drawn(draw: Drawer, pair: Pair): Promise<number> {
  const host = document.createElement('div')
  host.style.width = '1000px'
  document.body.append(host)
  await frame()
  const began = performance.now()
  const takeDown = draw(pair, host)
  for (let turn = 0; host.querySelectorAll('canvas').length < pair.length; turn += 1) {
    if (turn > 50) throw new Error('no charts came')
    await nextTick()
  }
  // uPlot draws in a microtask after it was made.
  await Promise.resolve()
  await nextTick()
  host.getBoundingClientRect()
  // Reading a pixel waits until all strokes before it are drawn.
  for (const canvas of host.querySelectorAll('canvas')) canvas.getContext('2d')?.getImageData(0, 0, 1, 1)
  const took = performance.now() - began
  await frame()
  if (![...host.querySelectorAll('canvas')].every(isDrawnOn)) throw new Error('a chart stayed empty')
  takeDown()
  host.remove()
  return took
}

function isDrawnOn(canvas: HTMLCanvasElement): boolean {
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
  return pixels?.some((value) => value > 0) ?? false
}

function frame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}
