import { NotUtf8, textOfUtf8 } from './decode'
import type { LetterWatch } from './letterWatch'
import { utf8Look } from './utf8Look'

/** A piece of a source in UTF-8, whole letters of it; whoever needs text of it has it decoded. */
export class Utf8Letters {
  constructor(
    readonly bytes: Uint8Array,
    private readonly watch?: LetterWatch,
  ) {}

  /** The same piece, with somebody who looks through all that is decoded of it. */
  seenBy(watch: LetterWatch): Utf8Letters {
    return new Utf8Letters(this.bytes, watch)
  }

  /** The text of some of the bytes, or of bytes that begin in the piece before. Throws `NotUtf8` where they are none. */
  textOf(bytes: Uint8Array): string {
    const text = textOfUtf8(bytes)
    this.watch?.see(text)
    return text
  }

  /** For who decodes little of it: throws `NotUtf8` where not all of it is UTF-8, and decodes it where the watch might see something. */
  lookThrough(): void {
    const look = utf8Look(this.bytes)
    if (look === 'none') throw new NotUtf8()
    if (look === 'far-letters') this.textOf(this.bytes)
  }
}
