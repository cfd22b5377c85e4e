import type { Encoding } from '../bytes/decode'

const DECLARED: readonly { words: RegExp; encodings: readonly Encoding[] }[] = [
  { words: /UTF-?8/i, encodings: ['utf-8'] },
  { words: /UTF-?(?:16|32)|UCS-?2/i, encodings: ['utf-16le', 'utf-16be'] },
  { words: /ISO ?IR ?(?:87|159)|2022|JIS ?X/i, encodings: ['iso-2022-jp'] },
  { words: /SHIFT.?JIS|SJIS|MS932|CP932|WINDOWS-31J/i, encodings: ['shift_jis'] },
  { words: /ASCII|8859/i, encodings: [] },
]

/** Whether MSH-18 names another encoding than that of the bytes. What is not known, or blank, says nothing. */
export function saysOtherEncoding(declared: string, encoding: Encoding): boolean {
  const stated = DECLARED.filter(({ words }) => words.test(declared))
  return stated.length > 0 && !stated.some(({ encodings }) => encodings.includes(encoding))
}
