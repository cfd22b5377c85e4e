import { proxy, wrap } from 'comlink'
import { orGone } from '../faults/workerGone'
import type { FlagPreviewService } from './types'

/** One worker that counts, and the way to end it. */
export interface FlagPreviewConnection {
  service: FlagPreviewService
  end: () => void
}

/** Starts a worker that counts flag changes, so that a million results are never judged on the thread that draws. */
export function connectPreviewWorker(): FlagPreviewConnection {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  const remote = wrap<FlagPreviewService>(worker)
  const sure = orGone(worker)
  return {
    service: { count: (request, tell) => sure(remote.count(request, proxy(tell))) },
    end: () => worker.terminate(),
  }
}
