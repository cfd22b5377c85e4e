import type { Utf8Letters } from '../../bytes/utf8Letters'

/** A resource as it was cut out of a file. */
export interface Cut {
  text: string
  /** The line on which it begins. */
  line: number
  /** The same in UTF-8, where it was cut out of bytes. */
  bytes?: Uint8Array
}

/** What a cutter tells whoever reads the resources. */
export interface CutInto {
  /** A whole line, a whole file, an element of a list, an entry of a bundle. */
  resource(cut: Cut): void
  /** Whether the bytes of a whole line were read as they are. */
  takeAlike(bytes: Uint8Array, from: number, until: number, line: number): boolean
  /** What stands around the entries of a bundle, before the first of them: its text with no entries. */
  beginningOfBundle(cut: Cut): void
  /** All that stands around the entries of a bundle, when the bundle has ended. */
  endOfBundle(cut: Cut): void
  /** Something that is too long to be taken into memory; it is left out. */
  tooLong(cut: Cut): void
  /** The rest cannot be read: what stands there is no JSON. */
  broken(cut: Cut): void
}

/** Cuts a text, piece after piece, into resources. */
export interface Cutter {
  feed(piece: string): void
  /** Takes a piece of whole letters as bytes. */
  feedUtf8?(letters: Utf8Letters): void
  end(): void
  /** How many lines were gone through. */
  readonly lines: number
}

/** So many letters a single resource may have: reports carry whole PDF documents. */
export const MOST_RESOURCE_LETTERS = 1 << 24
