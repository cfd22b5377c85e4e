import type { Bilingual } from '@/domain/language'
import type { ItemList, MessageKind } from '@/domain/reading'
import type { Encoding } from './bytes/decode'
import type { Utf8Letters } from './bytes/utf8Letters'
import type { Gathered } from './gathered/gathered'
import type { ReadingRules } from './readers/resultCells'

/** The beginning of a source, from which it is recognised; never from its name alone. */
export interface Beginning {
  /** The file's name with its path, as chosen: `000/091/00009105/20210411/OML-11/00009105_…_1`. */
  name: string
  /** The first bytes, at most 64 kB; empty for pasted text. */
  bytes: Uint8Array
  /** The first text, at most 128 k letters. */
  text: string
  /** Whether `text` is all of it. */
  isAll: boolean
}

/** Why a source is taken for a kind, in words, and how sure that is: 3 by a signature, 2 by its structure, 1 it may be. */
export interface Recognised {
  because: Bilingual
  certainty: 1 | 2 | 3
}

/** What a reader is given. */
export interface Opening {
  name: string
  /** Position of the file among those of the import; every result, problem and thing left out names it. */
  file: number
  into: Gathered
  rules: ReadingRules
  encoding: Encoding | undefined
}

/**
 * Reads one source into what is gathered, piece after piece; lines count from 1. It throws `Refused` where the source must
 * not be read on, and nothing else for any input.
 */
export interface PieceReader<Piece> {
  read(piece: Piece): void
  /** Takes a piece as bytes, where most of it need not be decoded. What it does not decode it knows to be UTF-8. */
  readUtf8?(letters: Utf8Letters): void
  /** When no more comes. Gives what the preview says of the file beside its kind. */
  end(): ReadToEnd
  /** How many lines (segments, records, resources) were read so far. */
  readonly lines: number
}

export interface ReadToEnd {
  /** Something of the file that a person should know, e.g. that it holds orders only. */
  notes?: Bilingual[]
}

interface AnyFormat {
  kind: MessageKind
  /** Undefined where the beginning is certainly something else. */
  recognise(beginning: Beginning): Recognised | undefined
}

/** A format that is read as text, or as bytes where its fields are cut by bytes. */
export type Format = AnyFormat &
  (
    | { takes: 'text'; open(opening: Opening): PieceReader<string> }
    | { takes: 'bytes'; open(opening: Opening): PieceReader<Uint8Array> }
  )

/** The answers of the clinic's own lists of items, for the readers. */
export function ownItems(lists: readonly ItemList[]): ReadingRules['ownItem'] {
  const byKind = new Map(lists.map(({ kind, items }) => [kind, items]))
  return (kind, sent) => {
    const items = byKind.get(kind)
    return items && Object.hasOwn(items, sent) ? items[sent] : undefined
  }
}
