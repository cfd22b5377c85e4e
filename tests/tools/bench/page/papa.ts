import { textAt } from './clinic'

interface Parsed {
  took: number
  rows: number
}

/** Milliseconds of PapaParse alone in a worker: from the text in memory, and from a file, to the last row. */
export async function papaParse(url: string): Promise<{ text: Parsed; file: Parsed }> {
  const text = await textAt(url)
  return { text: await parsed(text), file: await parsed(new File([text], 'results.csv')) }
}

async function parsed(source: string | File): Promise<Parsed> {
  const worker = new Worker(new URL('./papaWorker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Parsed>) => resolve(data)
      worker.onerror = ({ message }) => reject(new Error(message))
      worker.postMessage(source)
    })
  } finally {
    worker.terminate()
  }
}
