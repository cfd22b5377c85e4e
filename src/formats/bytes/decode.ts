import { Refused } from '../refused'

/** The encodings in which a table or a clinic file may arrive (formats.md §7). */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'shift_jis'

/** As a person would call it. */
export const ENCODING_NAMES: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  shift_jis: 'Shift_JIS',
}

/** Small, so that what is cut from a chunk is garbage before the collector has to move it. */
const CHUNK_BYTES = 1 << 16

/** The bytes of a file, a piece at a time, so that a large file is never in memory at once. */
export async function* chunksOf(blob: Blob): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < blob.size; from += CHUNK_BYTES) yield bytesOf(blob, from, from + CHUNK_BYTES)
}

/** Some bytes of a file; throws `Refused` where the file is not any more what it was when it was chosen. */
export async function bytesOf(blob: Blob, from: number, until: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await blob.slice(from, until).arrayBuffer())
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : ''
    if (name === 'NotReadableError' || name === 'NotFoundError') throw new Refused('file-changed')
    throw cause
  }
}

/** The encoding that the bytes show: a byte order mark, else UTF-8 where all of it is valid UTF-8, else Shift_JIS. */
export async function encodingOf(chunks: AsyncIterable<Uint8Array>): Promise<Encoding> {
  const strict = new TextDecoder('utf-8', { fatal: true })
  let isFirst = true
  try {
    for await (const chunk of chunks) {
      const marked = isFirst ? markedEncoding(chunk) : undefined
      if (marked) return marked
      isFirst = false
      strict.decode(chunk, { stream: true })
    }
    strict.decode()
    return 'utf-8'
  } catch {
    return 'shift_jis'
  }
}

/** The text of the bytes, chunk by chunk; a character cut in two by a chunk comes whole with the next one. */
export async function* decoded(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

function markedEncoding(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}
