import { Refused } from '../refused'
import { startOfChunks, type Bytes } from './bytes'
import { isFileChanged } from './decode'
import { chunksOfStream, streamOf } from './streams'
import type { UnpackedMeter } from './unpackedBudget'

/** Whether the first bytes are those of a gzip file. */
export function isGzip(start: Uint8Array): boolean {
  return start[0] === 0x1f && start[1] === 0x8b
}

/** A name without the ending that says that it is packed. */
export function withoutGz(name: string): string {
  return name.length > 3 ? name.replace(/\.gz$/i, '') : name
}

/** What is packed in a gzip file. Its size and progress are in packed bytes; how much comes out is counted. */
export function gunzipped(packed: Bytes, meter: UnpackedMeter): Bytes {
  async function* chunks(reached?: (done: number) => void): AsyncGenerator<Uint8Array> {
    const count = meter()
    const source = streamOf(packed.chunks(reached))
    try {
      for await (const chunk of chunksOfStream(source.pipeThrough(new DecompressionStream('gzip')))) {
        count(chunk.length)
        yield chunk
      }
    } catch (cause) {
      throw asRefused(cause)
    }
  }
  return { size: packed.size, chunks, start: (length) => startOfChunks(chunks(), length) }
}

/** What a failed unpacking means: the file changed, it was refused, or it is damaged. */
export function asRefused(cause: unknown): Refused {
  if (cause instanceof Refused) return cause
  return new Refused(isFileChanged(cause) ? 'file-changed' : 'packed-damaged')
}
