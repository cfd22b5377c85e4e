import { BadBackup } from '../errors'
import {
  checkHeader,
  CHECKSUM_BYTES,
  END_BYTES,
  END_FRAME_BYTES,
  FRAME,
  FRAME_HEAD_BYTES,
  FRAME_MOST,
  header,
  HEADER_BYTES,
} from './format'

/** Where the bytes of a backup go, a piece at a time; the next is given when this one was taken. */
export type Sink = (bytes: Uint8Array<ArrayBuffer>) => Promise<void>

type Kind = (typeof FRAME)[keyof typeof FRAME]

/**
 * Writes frames, each with a checksum over itself and the checksum before. A frame is made while the one before is being
 * written; what became of the last one, `written` tells.
 */
export class FrameWriter {
  readonly #sink: Sink
  #before: Uint8Array<ArrayBuffer> = header()
  #bytes = 0
  #writing: Promise<void> = Promise.resolve()

  private constructor(sink: Sink) {
    this.#sink = sink
  }

  /** Writes the header, which the first frame builds on. */
  static async begin(sink: Sink): Promise<FrameWriter> {
    const writer = new FrameWriter(sink)
    await writer.#put(header())
    return writer
  }

  /** The newest checksum, on which the next frame builds. */
  get chain(): Uint8Array<ArrayBuffer> {
    return this.#before
  }

  /** Bytes written so far. */
  get bytes(): number {
    return this.#bytes
  }

  async frame(kind: Kind, payload: Uint8Array<ArrayBuffer>): Promise<void> {
    if (payload.length > FRAME_MOST) throw new Error(`a frame of ${payload.length} bytes`)
    const head = CHECKSUM_BYTES + FRAME_HEAD_BYTES
    const whole = new Uint8Array(head + payload.length + CHECKSUM_BYTES)
    whole.set(this.#before)
    new DataView(whole.buffer).setUint32(CHECKSUM_BYTES, payload.length, true)
    whole[CHECKSUM_BYTES + 4] = kind
    whole.set(payload, head)
    this.#before = await checksum(whole.subarray(0, head + payload.length))
    whole.set(this.#before, head + payload.length)
    await this.#put(whole.subarray(CHECKSUM_BYTES))
  }

  /** Waits until everything was taken; throws what the sink threw. */
  written(): Promise<void> {
    return this.#writing
  }

  async #put(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#writing
    this.#bytes += bytes.length
    this.#writing = this.#sink(bytes)
    this.#writing.catch(() => undefined)
  }
}

/** A frame whose checksum was right. */
export interface Frame {
  kind: number
  payload: Uint8Array<ArrayBuffer>
  /** The checksum before this frame. */
  before: Uint8Array<ArrayBuffer>
  /** Where in the file the next frame begins. */
  next: number
}

/**
 * The frames of a file, each held against its checksum, up to and with the end. Throws `BadBackup`: `foreign`, `newer`,
 * `cut` or `damaged`.
 */
export async function* framesOf(file: Blob, signal?: AbortSignal): AsyncGenerator<Frame, void, undefined> {
  const first = await bytesOf(file, 0, HEADER_BYTES)
  checkHeader(first)
  let before = first
  for (let at = HEADER_BYTES; ;) {
    signal?.throwIfAborted()
    const frame = await frameAt(file, at, before)
    at = frame.next
    if (frame.kind === FRAME.end && at !== file.size) {
      throw new BadBackup('damaged', `${file.size - at} bytes behind the end`)
    }
    yield frame
    if (frame.kind === FRAME.end) return
    before = await bytesOf(file, at - CHECKSUM_BYTES, at)
  }
}

async function frameAt(file: Blob, at: number, before: Uint8Array<ArrayBuffer>): Promise<Frame> {
  const head = await bytesOf(file, at, at + FRAME_HEAD_BYTES)
  if (head.length < FRAME_HEAD_BYTES) throw await endsEarly(file, at)
  const length = new DataView(head.buffer).getUint32(0, true)
  const next = at + FRAME_HEAD_BYTES + length + CHECKSUM_BYTES
  if (next > file.size) throw await endsEarly(file, at)
  if (length > FRAME_MOST) throw new BadBackup('damaged', `a frame of ${length} bytes at ${at}`)
  // The checksum before stands right in front of the frame, so what is hashed is one piece of the file.
  const whole = await bytesOf(file, at - CHECKSUM_BYTES, next)
  const said = whole.subarray(whole.length - CHECKSUM_BYTES)
  const right = await checksum(whole.subarray(0, whole.length - CHECKSUM_BYTES))
  if (!same(said, right)) throw new BadBackup('damaged', `checksum at ${at}`)
  const from = CHECKSUM_BYTES + FRAME_HEAD_BYTES
  return { kind: head[4] ?? 0, payload: whole.subarray(from, from + length), before, next }
}

/** A file that has its end was not cut: then it is a length that was changed. */
async function endsEarly(file: Blob, at: number): Promise<BadBackup> {
  const isWhole = (await endPayload(file)) !== undefined
  return new BadBackup(isWhole ? 'damaged' : 'cut', `it breaks off in the frame at ${at}`)
}

/** What the end of a file says, not held against anything; undefined where it does not end as a backup does. */
export async function endPayload(file: Blob): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const from = file.size - END_FRAME_BYTES
  if (from < HEADER_BYTES) return undefined
  const bytes = await bytesOf(file, from, file.size)
  const isEnd = new DataView(bytes.buffer).getUint32(0, true) === END_BYTES && bytes[4] === FRAME.end
  return isEnd ? bytes.subarray(FRAME_HEAD_BYTES, FRAME_HEAD_BYTES + END_BYTES) : undefined
}

/** The first frame of a file, held against its checksum. */
export async function firstFrame(file: Blob): Promise<Frame> {
  const before = await bytesOf(file, 0, HEADER_BYTES)
  checkHeader(before)
  return frameAt(file, HEADER_BYTES, before)
}

async function bytesOf(file: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.slice(from, to).arrayBuffer())
}

async function checksum(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}
