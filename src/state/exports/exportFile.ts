import { Damaged } from '@/storage'
import type { Patient } from '@/domain/patient'
import { breathe } from '../breathe'
import { sinkFor } from './streamedFile'

/** What came out of writing a file: the file, how many people stand in it, and whose records could not be read. */
export interface Written {
  file: Blob
  people: number
  /** How many records are damaged and therefore not in the file. */
  missing: number
}

/** What somebody who waits for a file is told and may do. */
export interface Waiting {
  /** How many people were written so far. */
  onProgress?: (people: number) => void
  signal?: AbortSignal
}

type Pages = AsyncIterable<readonly Patient[]> | Iterable<readonly Patient[]>

/**
 * Writes what `make` makes of all pages, piece by piece. Records that cannot be read are left out and counted, so that the
 * rest can still leave a damaged clinic. Undefined where it was stopped; nothing is left of it then.
 */
export async function writeFile(
  type: string,
  pages: Pages,
  make: (pages: AsyncIterable<readonly Patient[]>) => AsyncIterable<string>,
  { onProgress, signal }: Waiting = {},
): Promise<Written | undefined> {
  const sink = sinkFor(type)
  let people = 0
  let missing = 0

  async function* readable(): AsyncGenerator<readonly Patient[]> {
    try {
      for await (const page of pages) {
        yield page
        people += page.length
        onProgress?.(people)
        await breathe()
      }
    } catch (cause) {
      if (!(cause instanceof Damaged)) throw cause
      missing = Math.max(1, cause.patientIds.length)
    }
  }

  try {
    for await (const piece of make(readable())) {
      if (signal?.aborted) {
        await sink.abort()
        return undefined
      }
      await sink.write(piece)
    }
    return { file: await sink.close(), people, missing }
  } catch (cause) {
    await sink.abort().catch(() => undefined)
    throw cause
  }
}
