import { textAt } from './clinic'

/** Milliseconds of PapaParse alone in a worker of its own, from the text in memory to its last row. */
export async function papaParse(url: string): Promise<{ took: number; rows: number }> {
  const text = await textAt(url)
  const worker = new Worker(new URL('./papaWorker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<{ took: number; rows: number }>) => resolve(data)
      worker.onerror = ({ message }) => reject(new Error(message))
      worker.postMessage(text)
    })
  } finally {
    worker.terminate()
  }
}
