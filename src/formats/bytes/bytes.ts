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

/** Bytes that stand in memory; `size` is what they count in the progress. */
export function bytesInMemory(all: Uint8Array, size: number): Bytes {
  return {
    size,
    start: (length) => Promise.resolve(all.subarray(0, length)),
    // A generator, as everything else that gives chunks.
    async *chunks(reached) {
      reached?.(size)
      if (all.length > 0) yield await Promise.resolve(all)
    },
  }
}

/** The first of the chunks, at most so many bytes; what comes after is not asked for. */
export async function startOfChunks(
  chunks: AsyncGenerator<Uint8Array>,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const start = new Uint8Array(length)
  let filled = 0
  for await (const chunk of chunks) {
    const part = chunk.subarray(0, length - filled)
    start.set(part, filled)
    filled += part.length
    if (filled === length) break
  }
  return start.subarray(0, filled)
}

/** All of the chunks in one piece. Only for what is known to be small. */
export async function allOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    length += chunk.length
  }
  const all = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
