import { proxy, wrap } from 'comlink'
import { orGone } from '../faults/workerGone'
import type { OverviewConnection, OverviewService } from './types'

/** Starts the worker that reads everybody's records, so that the screen stays quick meanwhile. */
export function connectOverviewWorker(): OverviewConnection {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  const remote = wrap<OverviewService>(worker)
  const sure = orGone(worker)
  return {
    service: {
      scan: (request, tell) => sure(remote.scan(request, proxy(tell))),
      cancel: () => sure(remote.cancel()),
    },
    end: () => worker.terminate(),
  }
}
