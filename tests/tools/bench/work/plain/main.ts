import '@/trustedTypes'
import { drawings } from './drawings'
import { plainUnlock } from './plainUnlock'

/** The same work done plainly, in the same browser and at the same origin as the app: what the measures are held against. */
const plain = { papaStep, sortedIndex, plainUnlock, drawings }
export type Plain = typeof plain
Object.assign(globalThis, { plain })

/** Milliseconds that PapaParse takes in `step` mode, with an empty callback, on the text of the chosen file, in a worker. */
function papaStep(): Promise<number> {
  const file = document.querySelector('input')?.files?.[0]
  const worker = new Worker(new URL('./papa.worker.ts', import.meta.url), { type: 'module' })
  return new Promise((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<number>) => {
      worker.terminate()
      resolve(data)
    }
    worker.postMessage(file)
  })
}

/** Milliseconds to sort an index of so many rows by a Float64Array of keys, the median of several. */
function sortedIndex(rows: number): number {
  const times = Array.from({ length: 9 }, (_, pass) => {
    const keys = Float64Array.from({ length: rows }, (_, at) => ((at + pass) * 2_654_435_761) % 4_294_967_291)
    const index = Uint32Array.from({ length: rows }, (_, at) => at)
    const began = performance.now()
    index.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0))
    return performance.now() - began
  })
  return times.sort((a, b) => a - b)[4] ?? 0
}
