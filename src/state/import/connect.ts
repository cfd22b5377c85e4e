import { proxy, wrap } from 'comlink'
import { orGone } from '../faults/workerGone'
import type { ImportService, ImportWorker, OpenRequest } from './types'

/** The worker that reads files, and the way to end it. */
export interface ImportConnection {
  service: ImportService
  end: () => void
}

/** Starts the import worker, so that no file is ever read on the thread that draws the screen. */
export function connectImportWorker(): ImportConnection {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  const remote = wrap<ImportWorker>(worker)
  const sure = orGone(worker)
  const service: ImportService = {
    open: async (request, tell) => {
      const rest = await brought(request, (sources) => sure(remote.bring(sources)))
      return sure(remote.open(rest, proxy(tell)))
    },
    page: (list, from, count) => sure(remote.page(list, from, count)) as never,
    tryMapping: (given) => sure(remote.tryMapping(given)),
    askAgain: (request, headings) => sure(remote.askAgain(request, headings)),
    files: (wanted) => sure(remote.files(wanted)),
    fileNames: (group) => sure(remote.fileNames(group)),
    lines: (wanted) => sure(remote.lines(wanted)),
    saveProblems: (of) => sure(remote.saveProblems(of)),
    correctNumber: (item, number) => sure(remote.correctNumber(item, number)),
    takeNumberBack: (correction) => sure(remote.takeNumberBack(correction)),
    choose: (item, choice) => sure(remote.choose(item, choice)),
    confirm: (request, tell) => sure(remote.confirm(request, proxy(tell))),
    renewed: () => sure(remote.renewed()),
    undo: (request, tell) => sure(remote.undo(request, proxy(tell))),
    cancel: () => sure(remote.cancel()),
    forget: () => sure(remote.forget()),
  }
  return { service, end: () => worker.terminate() }
}

/** Thousands of files handed over in one message would hold up the screen for as long as that takes. */
const FILES_AT_ONCE = 64

async function brought(
  request: OpenRequest,
  bring: (sources: OpenRequest['sources']) => Promise<void>,
): Promise<OpenRequest> {
  const { sources } = request
  let from = 0
  for (; sources.length - from > FILES_AT_ONCE; from += FILES_AT_ONCE)
    await bring(sources.slice(from, from + FILES_AT_ONCE))
  return { ...request, sources: sources.slice(from) }
}
