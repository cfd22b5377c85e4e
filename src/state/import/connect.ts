import { proxy, wrap } from 'comlink'
import { orGone } from '../faults/workerGone'
import type { ImportService } from './types'

/** The worker that reads files, and the way to end it. */
export interface ImportConnection {
  service: ImportService
  end: () => void
}

/** Starts the import worker, so that no file is ever read on the thread that draws the screen. */
export function connectImportWorker(): ImportConnection {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  const remote = wrap<ImportService>(worker)
  const sure = orGone(worker)
  const service: ImportService = {
    open: (request, tell) => sure(remote.open(request, proxy(tell))),
    page: (list, from, count) => sure(remote.page(list, from, count)) as never,
    choose: (item, choice) => sure(remote.choose(item, choice)),
    confirm: (request, tell) => sure(remote.confirm(request, proxy(tell))),
    undo: (request, tell) => sure(remote.undo(request, proxy(tell))),
    cancel: () => sure(remote.cancel()),
    forget: () => sure(remote.forget()),
  }
  return { service, end: () => worker.terminate() }
}
