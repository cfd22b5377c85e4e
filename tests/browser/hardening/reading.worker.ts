import { expose } from 'comlink'
import { bytesOfBlob } from '@/formats/bytes/bytes'
import { Gathered } from '@/formats/gathered/gathered'
import { readSource } from '@/formats/readSource'
import { Refused } from '@/formats/refused'
import { READING_RULES } from '../../builders/readingRules'

class Cancelled extends Error {}

/** What becomes of a file in the worker; `isCancelled` is asked after each piece. */
async function fateOf(blob: Blob, isCancelled?: () => Promise<boolean> | boolean): Promise<string> {
  const given = { name: 'file.csv', file: 0, from: { bytes: bytesOfBlob(blob) }, templates: [] }
  try {
    const read = await readSource(given, new Gathered(), READING_RULES, async () => {
      if (isCancelled && (await isCancelled())) throw new Cancelled()
    })
    return read.kind === 'refused' ? read.problem.code : read.kind
  } catch (cause) {
    if (cause instanceof Refused) return cause.code
    if (cause instanceof Cancelled) return 'cancelled'
    throw cause
  }
}

const service = { fateOf }
export type ReadingService = typeof service
expose(service)
