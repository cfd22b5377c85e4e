/** ISO-2022-JP as test code writes it: by what the platform's own decoder says of every single letter. */
export const ESC = '\u001b'
export const KANJI = `${ESC}$B`
export const ASCII = `${ESC}(B`
export const ROMAN = `${ESC}(J`
export const KANA = `${ESC}(I`
export const OLD_KANJI = `${ESC}$@`
export const SUPPLEMENT = `${ESC}$(D`

let codes: Map<string, string> | undefined

/** The two letters of ASCII that stand for each kanji in a two-byte state. */
export function pairs(text: string): string {
  codes ??= codesOfLetters()
  return [...text].map((letter) => codes?.get(letter) ?? fail(letter)).join('')
}

/** The bytes of a text in which every letter stands for one byte. */
export function bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

function codesOfLetters(): Map<string, string> {
  const found = new Map<string, string>()
  for (let first = 0x21; first <= 0x7e; first++)
    for (let second = 0x21; second <= 0x7e; second++) {
      const pair = String.fromCharCode(first, second)
      // A new one each time: Chromium's remembers the last escape over a whole text.
      const letter = new TextDecoder('iso-2022-jp').decode(bytes(KANJI + pair + ASCII))
      if (letter !== '\uFFFD' && !found.has(letter)) found.set(letter, pair)
    }
  return found
}

function fail(letter: string): never {
  throw new Error(`not in JIS X 0208: ${letter}`)
}

/** What a file may hold in ISO-2022-JP, and the text that a person sees there. */
export const JIS_CASES: readonly { title: string; given: string; text: string }[] = [
  { title: 'kanji between ASCII', given: `A${KANJI}${pairs('検査')}${ASCII}|1`, text: 'A検査|1' },
  {
    title: 'a line end inside kanji, after which the next line begins in ASCII',
    given: `PID|${KANJI}${pairs('氏名')}\rOBX|1\r`,
    text: 'PID|氏名\rOBX|1\r',
  },
  {
    title: 'a line feed, and both, inside kanji',
    given: `${KANJI}${pairs('肝')}\n1${KANJI}${pairs('脂')}\r\n2`,
    text: '肝\n1脂\r\n2',
  },
  {
    title: 'redundant escapes one after the other',
    given: `${KANJI}${pairs('採')}${ASCII}${KANJI}${pairs('血')}${ASCII}${ASCII}.`,
    text: '採血.',
  },
  { title: 'the escape of 1978', given: `${OLD_KANJI}${pairs('血')}${ASCII}!`, text: '血!' },
  { title: 'half-width kana by escape', given: `${KANA}16@${ASCII}1`, text: `${half('16@')}1` },
  { title: 'half-width kana by shift', given: `A\u000e16@\u000fB`, text: `A${half('16@')}B` },
  {
    title: 'half-width kana in eight bits',
    given: `${KANJI}${pairs('名')}${ASCII}\u00b1\u00b6`,
    text: '名ｱｶ',
  },
  { title: 'the yen sign of JIS-Roman, whose tilde stays', given: `${ROMAN}\\~1${ASCII}\\~`, text: '¥~1\\~' },
  { title: 'letters of NEC row 13', given: `${KANJI}\u002d\u0021\u002d\u0040${ASCII}`, text: '①㍉' },
  {
    title: 'letters that NEC selected of IBM',
    given: `${KANJI}\u0079\u0022${ASCII}`,
    text: nec('\u0079\u0022'),
  },
  { title: 'kanji of JIS X 0212', given: `${SUPPLEMENT}\u0030\u0021${ASCII}1`, text: '丂1' },
  { title: 'half a kanji before a line end', given: `${KANJI}${pairs('血')}\u0034\r1`, text: '血\uFFFD\r1' },
  { title: 'a pair that no letter has', given: `${KANJI}\u0029\u0041${ASCII}A`, text: '\uFFFDA' },
  {
    title: 'a blank and a tab inside kanji',
    given: `${KANJI}${pairs('山')} \t${pairs('田')}${ASCII}`,
    text: '山 \t田',
  },
]

/** Half-width kana of seven bits, by adding the eighth in Shift_JIS. */
function half(seven: string): string {
  return new TextDecoder('shift_jis').decode(Uint8Array.from(seven, (letter) => letter.charCodeAt(0) | 0x80))
}

function nec(pair: string): string {
  return new TextDecoder('iso-2022-jp').decode(bytes(KANJI + pair + ASCII))
}
