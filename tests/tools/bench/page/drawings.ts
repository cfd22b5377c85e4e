import { nextTick } from 'vue'
import { textAt, type SeedFiles } from './clinic'
import { timelinesOf, type Pair } from './timelines'
import { patientsOf } from '../work/patientsOf'
import { drawCanvasesOnly, drawCharts, WIDTH } from './ours'
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

/** Milliseconds until what `draw` begins can be read from two canvases; it fails where more was drawn after that. */
export async function drawn(draw: Drawer, pair: Pair): Promise<number> {
  const host = document.createElement('div')
  host.style.width = `${WIDTH}px`
  document.body.append(host)
  await frame()
  const began = performance.now()
  const takeDown = draw(pair, host)
  for (let turn = 0; host.querySelectorAll('canvas').length < pair.length; turn += 1) {
    if (turn > 50) throw new Error('no charts came')
    await nextTick()
  }
  const took = await readable(host, began)
  const picture = pictureOf(host)
  await frame()
  if (![...picture].some((value) => value > 0)) throw new Error('a chart stayed empty')
  if (!isSame(picture, pictureOf(host))) throw new Error('a chart was read before it was whole')
  takeDown()
  host.remove()
  return took
}

/** Milliseconds since `began` until all that was asked of the canvases within an element can be read. */
export async function readable(host: HTMLElement, began: number): Promise<number> {
  // uPlot draws in a microtask after it was made, Chart.js two turns of Vue after its options changed.
  for (let turn = 0; turn < 3; turn += 1) await nextTick()
  host.getBoundingClientRect()
  // Reading a pixel waits until all strokes before it are drawn.
  for (const canvas of host.querySelectorAll('canvas')) canvas.getContext('2d')?.getImageData(0, 0, 1, 1)
  return performance.now() - began
}

/** All pixels of the canvases within an element. */
export function pictureOf(host: HTMLElement): Uint8ClampedArray {
  const parts = [...host.querySelectorAll('canvas')].map(
    (canvas) => canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [],
  )
  const all = new Uint8ClampedArray(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Whether two pictures have the same pixels. */
export function isSame(one: Uint8ClampedArray, other: Uint8ClampedArray): boolean {
  return one.length === other.length && one.every((value, at) => value === other[at])
}

/** The next frame, painted. */
export function frame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}
