/** A bit of each of four bytes that none of ASCII has. */
const HIGH_BITS = 0x80808080

/** What bytes are: no UTF-8; UTF-8; or UTF-8 with letters from U+E000 on, among which are those that systems made up (gaiji). */
export type Utf8Look = 'none' | 'utf-8' | 'far-letters'

/**
 * Whether bytes are whole letters of UTF-8 (Unicode 3.9, table 3-7), as a strict decoder would say, and how far these go. No
 * text is made of them, which takes most of the time of a decoder.
 */
export function utf8Look(bytes: Uint8Array): Utf8Look {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const { length } = bytes
  const lastWord = length - 4
  let look: Utf8Look = 'utf-8'
  let at = 0
  while (at < length) {
    const first = bytes[at] ?? 0
    if (at <= lastWord && (view.getInt32(at, true) & HIGH_BITS) === 0) at += 4
    else if (first < 0x80) at += 1
    else {
      const long = letterAt(bytes, at)
      if (long === 0) return 'none'
      if (first === 0xee || first === 0xef) look = 'far-letters'
      at += long
    }
  }
  return look
}

/** How many bytes the letter beyond ASCII takes that begins at a place; 0 where none does. */
function letterAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  const second = bytes[at + 1] ?? 0
  if (first >= 0xc2 && first <= 0xdf) return isWithin(second) ? 2 : 0
  if (first >= 0xe0 && first <= 0xef) {
    // No shorter spelling, and no half of a pair.
    if ((first === 0xe0 && second < 0xa0) || (first === 0xed && second > 0x9f)) return 0
    return isWithin(second) && isWithin(bytes[at + 2]) ? 3 : 0
  }
  if (first < 0xf0 || first > 0xf4) return 0
  if ((first === 0xf0 && second < 0x90) || (first === 0xf4 && second > 0x8f)) return 0
  return isWithin(second) && isWithin(bytes[at + 2]) && isWithin(bytes[at + 3]) ? 4 : 0
}

function isWithin(byte = 0): boolean {
  return byte >= 0x80 && byte <= 0xbf
}
