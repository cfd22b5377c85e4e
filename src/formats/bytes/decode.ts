import { Refused } from '../refused'
import { JisBytes, YEN } from './jisBytes'
import { chunksOfStream } from './streams'

/** The encodings in which a file may arrive (formats.md §7). */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'shift_jis' | 'iso-2022-jp'

/** As a person would call it. */
export const ENCODING_NAMES: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  shift_jis: 'Shift_JIS',
  'iso-2022-jp': 'ISO-2022-JP',
}

/** Small, so that what is cut from a chunk is garbage before the collector has to move it. */
const CHUNK_BYTES = 1 << 16

/** So much is asked for at once in the end: a browser reads files in another process, each asking is a way there and back. */
const MOST_READ_BYTES = 1 << 20
/** From here on a file comes by itself, three times as fast as by asking. */
const STREAMED_BYTES = 1 << 22

/** The bytes of a file, a piece at a time, so that a large file is never in memory at once. */
export async function* chunksOf(blob: Blob): AsyncGenerator<Uint8Array> {
  for await (const read of blob.size < STREAMED_BYTES ? asked(blob) : streamed(blob))
    for (let at = 0; at < read.length; at += CHUNK_BYTES) yield read.subarray(at, at + CHUNK_BYTES)
}

async function* asked(blob: Blob): AsyncGenerator<Uint8Array> {
  // Little at first: of many files only the beginning is wanted.
  let size = CHUNK_BYTES
  let ahead = readAhead(blob, 0, size)
  for (let from = 0; from < blob.size;) {
    const read = await ahead
    from += size
    size = Math.min(size * 2, MOST_READ_BYTES)
    ahead = readAhead(blob, from, size)
    yield read
  }
}

/** A stream does not say why it ends, nor that the file is another one by now: asking for a byte of it does. */
async function* streamed(blob: Blob): AsyncGenerator<Uint8Array> {
  try {
    yield* chunksOfStream(blob.stream())
  } catch (cause) {
    await bytesOf(blob, 0, 1)
    throw cause instanceof TypeError ? new Refused('file-changed') : cause
  }
  await bytesOf(blob, 0, 1)
}

/** What comes next is read while what came is worked on; that it cannot be read is told when it is its turn. */
function readAhead(blob: Blob, from: number, size: number): Promise<Uint8Array> {
  const read = from < blob.size ? bytesOf(blob, from, from + size) : Promise.resolve(new Uint8Array())
  read.catch(() => undefined)
  return read
}

/** Some bytes of a file; throws `Refused` where the file is not any more what it was when it was chosen. */
export async function bytesOf(blob: Blob, from: number, until: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await blob.slice(from, until).arrayBuffer())
  } catch (cause) {
    throw isFileChanged(cause) ? new Refused('file-changed') : cause
  }
}

/** Whether a failed read says that the file was changed, moved or deleted meanwhile. */
export function isFileChanged(cause: unknown): boolean {
  const name = cause instanceof Error ? cause.name : ''
  return name === 'NotReadableError' || name === 'NotFoundError'
}

/** The text of the bytes, chunk by chunk; a character cut in two by a chunk comes whole with the next one. */
export async function* decoded(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<string> {
  const decoder = encoding === 'iso-2022-jp' ? new JisDecoder() : new TextDecoder(encoding)
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

/** The bytes of a source that was taken for UTF-8 by its beginning are none: it has to be begun again. */
export class NotUtf8 extends Error {
  override name = 'NotUtf8'
}

/**
 * Bytes that are likely UTF-8, a piece of whole letters at a time; whoever decodes them (`textOfUtf8`) finds out whether they
 * are. Throws `NotUtf8` where they may be ISO-2022-JP.
 */
export async function* wholeLettersOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let cut: Uint8Array = new Uint8Array()
  let isFirst = true
  for await (const chunk of chunks) {
    if (chunk.includes(ESCAPE)) throw new NotUtf8()
    const joined = cut.length === 0 ? chunk : joinedBytes(cut, chunk)
    const begins = isFirst && hasMark(joined) ? MARK.length : 0
    const utf8 = joined.subarray(begins, wholeLetters(joined))
    cut = joined.subarray(begins + utf8.length)
    if (utf8.length === 0) continue
    isFirst = false
    yield utf8
  }
  if (cut.length > 0) throw new NotUtf8()
}

/** The text of whole letters in UTF-8. Throws `NotUtf8` where they are none. */
export function textOfUtf8(utf8: Uint8Array): string {
  try {
    return STRICT.decode(utf8)
  } catch {
    throw new NotUtf8()
  }
}

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Where the last letter ends that is not cut in two. What is no UTF-8 at all is left for the decoder to refuse. */
function wholeLetters(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) break
    if (byte >= 0xc0)
      return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? bytes.length - back : bytes.length
  }
  return bytes.length
}

function joinedBytes(first: Uint8Array, second: Uint8Array): Uint8Array {
  const joined = new Uint8Array(first.length + second.length)
  joined.set(first)
  joined.set(second, first.length)
  return joined
}

function hasMark(bytes: Uint8Array): boolean {
  return MARK.every((byte, at) => bytes[at] === byte)
}

const MARK = [0xef, 0xbb, 0xbf]
const ESCAPE = 0x1b

/** ISO-2022-JP as the browsers should decode it. */
class JisDecoder {
  private readonly jis = new JisBytes()
  private readonly euc = new TextDecoder('euc-jp')

  decode(chunk?: Uint8Array, how: { stream?: boolean } = {}): string {
    const bytes = chunk ? this.jis.next(chunk) : this.jis.end()
    let text = ''
    let from = 0
    for (let yen = bytes.indexOf(YEN); yen >= 0; yen = bytes.indexOf(YEN, from)) {
      text += this.euc.decode(bytes.subarray(from, yen), { stream: true }) + '¥'
      from = yen + 1
    }
    return text + this.euc.decode(bytes.subarray(from), how)
  }
}
