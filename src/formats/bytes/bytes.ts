import { bytesOf, chunksOf } from './decode'

/** The bytes of a source, which can be gone through more than once: a file, or what is unpacked of one. */
export interface Bytes {
  /** How many bytes are gone through for all of it: the packed ones where it is packed. */
  size: number
  /** A piece at a time; never all at once in memory. `reached` hears how many of `size` were gone through. */
  chunks(reached?: (done: number) => void): AsyncGenerator<Uint8Array>
  /** The first bytes, at most so many. */
  start(length: number): Promise<Uint8Array>
}

/** The bytes of a file as they stand there. */
export function bytesOfBlob(blob: Blob): Bytes {
  return {
    size: blob.size,
    start: (length) => bytesOf(blob, 0, length),
    async *chunks(reached) {
      let done = 0
      for await (const chunk of chunksOf(blob)) {
        done += chunk.length
        reached?.(done)
        yield chunk
      }
    },
  }
}
