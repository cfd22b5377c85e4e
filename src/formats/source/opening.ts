import type { Problem } from '@/domain/problem'
import { bytesInMemory, type Bytes } from '../bytes/bytes'
import { ENCODING_NAMES, type Encoding } from '../bytes/decode'
import { encodeShiftJis } from '../bytes/encodeShiftJis'
import { encodingOf, likelyEncoding } from '../bytes/encodingOf'
import { foreignFile, foreignProblem } from '../bytes/foreignFile'
import { Refused } from '../refused'
import { piecesOfBytes, piecesOfText, watched, type Pieces } from './pieces'
import type { Pace, Reading } from './types'

const START_BYTES = 1 << 16
/** So far a signature is looked for, and zeros that no text has. */
const SIGNED_BYTES = 8192

/** A source whose encoding is known. */
export interface OpenedText {
  /** As a person would call it; empty for pasted text. */
  encoding: string
  coded: Encoding | undefined
  /** Whether no byte that was not looked at yet could show another encoding. */
  isSure: () => boolean
  pieces: Pieces
  firstBytes: Uint8Array
  /** The bytes again, from the first one. */
  bytes: (reached: (done: number) => void) => AsyncIterable<Uint8Array>
}

/** Finds the encoding of a source; a problem where it is no text. `mustBeSure`: all bytes are looked through for it first. */
export async function opened(
  from: { bytes: Bytes } | { text: string },
  reading: Reading,
  mustBeSure: boolean,
): Promise<OpenedText | { problem: Problem }> {
  const { given, pace } = reading
  if ('text' in from) return pasted(from.text.replace(/^\uFEFF/, ''), reading)
  try {
    const bytes = await heldIfSmall(from.bytes)
    const foreign = foreignFile(await bytes.start(SIGNED_BYTES))
    if (foreign) return { problem: foreignProblem(given.name, foreign) }
    const chunks = paced(bytes.chunks(), pace)
    const { encoding: coded, isSure } = mustBeSure
      ? { encoding: await encodingOf(chunks), isSure: true }
      : await likelyEncoding(chunks)
    const pieces = piecesOfBytes(bytes, coded, isSure)
    return {
      encoding: ENCODING_NAMES[coded],
      coded,
      isSure: () => isSure || pieces.areOver(),
      firstBytes: await bytes.start(START_BYTES),
      pieces: watched(pieces, coded, reading),
      bytes: (reached) => bytes.chunks(reached),
    }
  } catch (cause) {
    // Nothing of it was gathered yet, so the other files need not suffer.
    if (cause instanceof Refused) return { problem: cause.problem(given.name) }
    throw cause
  }
}

function pasted(text: string, reading: Reading): OpenedText {
  return {
    encoding: '',
    coded: undefined,
    isSure: () => true,
    firstBytes: new Uint8Array(),
    pieces: watched(piecesOfText(text), undefined, reading),
    bytes: (reached) => bytesInMemory(encodeShiftJis(text), text.length).chunks(reached),
  }
}

/** What is small is read once; a tree of many small files, or a ZIP of them, is gone through much quicker so. */
async function heldIfSmall(bytes: Bytes): Promise<Bytes> {
  if (bytes.size > START_BYTES) return bytes
  const start = await bytes.start(START_BYTES + 1)
  return start.length > START_BYTES ? bytes : bytesInMemory(start, bytes.size)
}

/** The chunks, with a pause after each: a large file takes its time, and somebody may want to stop. */
async function* paced(chunks: AsyncIterable<Uint8Array>, pace: Pace): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    yield chunk
    await pace(0, 0)
  }
}
