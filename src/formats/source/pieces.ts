import type { Bytes } from '../bytes/bytes'
import { decoded, ENCODING_NAMES, textOfUtf8, wholeLettersOf, type Encoding } from '../bytes/decode'
import { LetterWatch } from '../bytes/letterWatch'
import { Utf8Letters } from '../bytes/utf8Letters'
import type { Reading } from './types'

const PIECE_LETTERS = 1 << 16
/** So much of a text is looked at to tell what it is. */
export const START_LETTERS = 1 << 17

/** The text of a source, a piece at a time. */
export interface Pieces {
  next: () => Promise<string | undefined>
  /** The next piece with its text only where it is asked for; undefined (the function) where the bytes are no UTF-8. */
  nextUtf8?: (() => Promise<Utf8Letters | undefined>) | undefined
  /** Called when all that was handed out so has been read. */
  ended?: () => void
  /** How much of the source was handed out: bytes of a file, letters of a text. */
  done: () => number
}

/** The beginning of a text, and whether it is all of it. */
export interface Start {
  text: string
  isAll: boolean
}

/** Says after the last piece which letters of the source are none that everybody can read. */
export function watched(
  pieces: Pieces,
  coded: Encoding | undefined,
  { given: { file }, into }: Reading,
): Pieces {
  const watch = new LetterWatch()
  const ended = (): void => watch.tell(into.warnings, file, coded ? ENCODING_NAMES[coded] : '')
  const { nextUtf8 } = pieces
  return {
    done: () => pieces.done(),
    ended,
    next: async () => {
      const piece = await pieces.next()
      if (piece === undefined) ended()
      else watch.see(piece)
      return piece
    },
    nextUtf8: nextUtf8 && (async () => (await nextUtf8())?.seenBy(watch)),
  }
}

/** `areOver` says whether the last byte was handed out; `isSure`, that no byte can show another encoding. */
export function piecesOfBytes(
  bytes: Bytes,
  encoding: Encoding,
  isSure: boolean,
): Pieces & { areOver: () => boolean } {
  let done = 0
  let areOver = false
  const chunks = bytes.chunks((reached) => (done = reached))
  const over = { done: () => done, areOver: () => areOver }
  if (isSure) {
    const texts = decoded(chunks, encoding)
    return {
      ...over,
      next: async () => {
        const piece = await texts.next()
        areOver ||= piece.done === true
        return piece.done === true ? undefined : piece.value
      },
    }
  }
  const letters = wholeLettersOf(chunks)
  const nextBytes = async (): Promise<Uint8Array | undefined> => {
    const piece = await letters.next()
    areOver ||= piece.done === true
    return piece.done === true ? undefined : piece.value
  }
  return {
    ...over,
    next: async () => {
      const piece = await nextBytes()
      return piece && textOfUtf8(piece)
    },
    nextUtf8: async () => {
      const piece = await nextBytes()
      return piece && new Utf8Letters(piece)
    },
  }
}

/** The pieces of a text that was pasted. */
export function piecesOfText(text: string): Pieces {
  let at = 0
  return {
    next: () => {
      const piece = text.slice(at, at + PIECE_LETTERS)
      at += piece.length
      return Promise.resolve(piece === '' ? undefined : piece)
    },
    done: () => at,
  }
}

/** Takes pieces until there is enough to tell what the text is. */
export async function startOf(pieces: Pieces): Promise<Start> {
  let text = ''
  while (text.length < START_LETTERS) {
    const piece = await pieces.next()
    if (piece === undefined) return { text, isAll: true }
    text += piece
  }
  return { text, isAll: false }
}
