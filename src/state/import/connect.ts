import { proxy, wrap } from 'comlink'
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
  const service: ImportService = {
    open: (request, tell) => remote.open(request, proxy(tell)),
    page: (list, from, count) => remote.page(list, from, count) as never,
    choose: (item, choice) => remote.choose(item, choice),
    confirm: (request, tell) => remote.confirm(request, proxy(tell)),
    undo: (request, tell) => remote.undo(request, proxy(tell)),
    cancel: () => remote.cancel(),
    forget: () => remote.forget(),
  }
  return { service, end: () => worker.terminate() }
}
