import { Refused } from '../refused'
import type { Bytes } from './bytes'
import { bytesOf, chunksOf } from './decode'

/** What the list of entries of a ZIP says of one. */
export interface PackedEntry {
  /** Where its own header begins. */
  offset: number
  isStored: boolean
  compressedSize: number
  uncompressedSize: number
  crc32: number
}

const LOCAL_HEADER = 0x04034b50
const LOCAL_HEADER_BYTES = 30
const GZIP_BEGINNING = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff)
const MOST_STORED = 0xffff
const LAST_BLOCK = Uint8Array.of(1, 0, 0, 0xff, 0xff)

/**
 * An entry of a ZIP as a gzip file: the same deflated bytes between a gzip's beginning and its end. So the browser itself
 * unpacks it, and checks it against the sum and the length that the list names. `size` is in packed bytes.
 */
export function entryAsGzip(blob: Blob, entry: PackedEntry): Bytes {
  const { compressedSize: size, isStored } = entry
  async function* chunks(reached?: (done: number) => void): AsyncGenerator<Uint8Array> {
    const from = await contentOf(blob, entry)
    yield GZIP_BEGINNING
    let done = 0
    for await (const chunk of chunksOf(blob.slice(from, from + size))) {
      done += chunk.length
      reached?.(done)
      if (isStored) yield* storedBlocks(chunk)
      else yield chunk
    }
    if (isStored) yield LAST_BLOCK
    yield ending(entry)
  }
  return { size, chunks, start: () => Promise.reject(new Error('only gone through by who unpacks it')) }
}

/** Where the packed bytes begin, after the entry's own header. */
async function contentOf(blob: Blob, { offset, compressedSize }: PackedEntry): Promise<number> {
  const header = await bytesOf(blob, offset, offset + LOCAL_HEADER_BYTES)
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength)
  if (header.length < LOCAL_HEADER_BYTES || view.getUint32(0, true) !== LOCAL_HEADER)
    throw new Refused('packed-damaged')
  const from = offset + LOCAL_HEADER_BYTES + view.getUint16(26, true) + view.getUint16(28, true)
  if (from + compressedSize > blob.size) throw new Refused('packed-damaged')
  return from
}

/** What is not deflated, as blocks of deflate that hold it as it is. */
function* storedBlocks(chunk: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < chunk.length; from += MOST_STORED) {
    const piece = chunk.subarray(from, from + MOST_STORED)
    const [low, high] = [piece.length & 0xff, piece.length >>> 8]
    yield Uint8Array.of(0, low, high, low ^ 0xff, high ^ 0xff)
    yield piece
  }
}

function ending({ crc32, uncompressedSize }: PackedEntry): Uint8Array {
  const bytes = new Uint8Array(8)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, crc32, true)
  view.setUint32(4, uncompressedSize % 2 ** 32, true)
  return bytes
}
