import type { Span } from './layout'

/** The fields of one record by their bytes; those that are missing at its end are blank. */
export class Fields {
  private static readonly decoder = new TextDecoder('shift_jis')

  constructor(private readonly bytes: Uint8Array) {}

  /** A field as text, trimmed; half a letter that was cut off at its end is left away. */
  text([from, length]: Span): string {
    const field = this.bytes.subarray(from, from + length)
    if (field.every((byte) => byte < 0x80)) return String.fromCharCode(...field).trim()
    return Fields.decoder.decode(field.subarray(0, wholeLetters(field))).trim()
  }

  /** A field as it stands, blanks included. */
  raw([from, length]: Span): string {
    return String.fromCharCode(...this.bytes.subarray(from, from + length))
  }

  get length(): number {
    return this.bytes.length
  }
}

/** How many of the bytes make whole letters. */
function wholeLetters(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0
    const isFirstOfTwo = (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc)
    const next = at + (isFirstOfTwo ? 2 : 1)
    if (next > bytes.length) return at
    at = next
  }
  return at
}
