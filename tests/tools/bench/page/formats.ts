import { wrap } from 'comlink'
import type { FormatRead, FormatsService } from './formatsWorker'

/** Each in a worker of its own, on files that the page's own field was given. */
export function formatRead(work: 'ours' | 'linesParsed' | 'workbookParsed'): Promise<FormatRead> {
  const files = [...(document.querySelector<HTMLInputElement>('#files')?.files ?? [])]
  const [first] = files.toReversed()
  if (!first) throw new Error('no file was chosen on the page of the bench')
  const worker = new Worker(new URL('./formatsWorker.ts', import.meta.url), { type: 'module' })
  const service = wrap<FormatsService>(worker)
  const read = work === 'ours' ? service.ours(files) : service[work](first)
  return read.finally(() => worker.terminate())
}
