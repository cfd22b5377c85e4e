const UNKNOWN = 0x3f

let table: Map<string, number> | undefined

/**
 * Text as Shift_JIS bytes, for formats whose fields are cut by bytes and that came as text from the clipboard. A letter
 * that Shift_JIS does not have becomes a question mark.
 */
export function encodeShiftJis(text: string): Uint8Array<ArrayBuffer> {
  table ??= codesOfLetters()
  const bytes = new Uint8Array(text.length * 2)
  let length = 0
  for (const letter of text) {
    const code =
      letter.length === 1 && letter < '\u0080' ? letter.charCodeAt(0) : (table.get(letter) ?? UNKNOWN)
    if (code > 0xff) bytes[length++] = code >> 8
    bytes[length++] = code & 0xff
  }
  return bytes.subarray(0, length)
}

/** By decoding every code there is. Where a letter has several, the first is the one that Windows writes most often. */
function codesOfLetters(): Map<string, number> {
  const decoder = new TextDecoder('shift_jis')
  const codes = new Map<string, number>()
  const learn = (letter: string, code: number): void => {
    if (letter.length === 1 && letter !== '\uFFFD' && !codes.has(letter)) codes.set(letter, code)
  }
  for (let kana = 0xa1; kana <= 0xdf; kana++) learn(decoder.decode(Uint8Array.of(kana)), kana)
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    if (lead >= 0xa0 && lead < 0xe0) continue
    for (let trail = 0x40; trail <= 0xfc; trail++)
      learn(decoder.decode(Uint8Array.of(lead, trail)), (lead << 8) | trail)
  }
  return codes
}
