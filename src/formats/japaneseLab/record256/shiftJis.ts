import type { Encoding } from '../../bytes/decode'

/** A letter that Shift_JIS does not have takes the place of a wide one. */
const UNKNOWN = [0x81, 0x48]
const FIRST_HALF_WIDTH_KANA = 0xff61
const LAST_HALF_WIDTH_KANA = 0xff9f

let twoBytes: ReadonlyMap<string, number> | undefined

/** The letters as Shift_JIS has them: one byte or two. Fields of a record are counted in these bytes, whatever it was saved as later. */
export function shiftJisBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  let length = 0
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    const wide = code < 0x80 || isHalfWidthKana(code) ? undefined : wideLetter(letter)
    if (wide) bytes.set(wide, length)
    else bytes[length] = isHalfWidthKana(code) ? code - FIRST_HALF_WIDTH_KANA + 0xa1 : code
    length += wide ? 2 : 1
  }
  return bytes.subarray(0, length)
}

/** Turns pieces of a file that was saved in another encoding back into Shift_JIS; undefined where it is Shift_JIS. */
export function backToShiftJis(
  encoding: Encoding | undefined,
): ((piece?: Uint8Array) => Uint8Array) | undefined {
  if (encoding === 'shift_jis') return undefined
  const decoder = new TextDecoder(encoding ?? 'utf-8')
  return (piece) => shiftJisBytes(decoder.decode(piece, { stream: piece !== undefined }))
}

function isHalfWidthKana(code: number): boolean {
  return code >= FIRST_HALF_WIDTH_KANA && code <= LAST_HALF_WIDTH_KANA
}

function wideLetter(letter: string): number[] {
  twoBytes ??= lettersOfTwoBytes()
  const code = twoBytes.get(letter)
  return code === undefined ? UNKNOWN : [code >> 8, code & 0xff]
}

/** Made from what the browser decodes, so that both directions agree. */
function lettersOfTwoBytes(): ReadonlyMap<string, number> {
  const letters = new Map<string, number>()
  const decoder = new TextDecoder('shift_jis')
  for (let first = 0x81; first <= 0xfc; first++) {
    if (first > 0x9f && first < 0xe0) continue
    for (let second = 0x40; second <= 0xfc; second++) {
      const letter = decoder.decode(Uint8Array.of(first, second))
      if (letter.length === 1 && letter !== '\uFFFD' && !letters.has(letter))
        letters.set(letter, (first << 8) | second)
    }
  }
  return letters
}
