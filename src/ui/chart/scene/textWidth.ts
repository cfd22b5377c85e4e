import type { SceneText } from './types'

/**
 * How wide the letters from space to tilde are, in 34ths of an em, as digits of base 36: the widest that BIZ UDPGothic,
 * Noto Sans CJK JP and Arial make of each, regular or bold.
 */
const PRINTABLE =
  'cdkwsyvbiiitchchqmqqqqqqqqcctttszrrstonutfkqlytuqvqpouqysqqjhjlkmnpmpoinpbendxpopphlhplvmmkjfjl'
const PARTS = 34
const EMS = Array.from(PRINTABLE, (digit) => parseInt(digit, 36) / PARTS)
/** Of kana and kanji; some fallbacks make them a little wider than an em. */
const FULL = 1.02
const SPACE = 32
const NARROWER: Record<string, number> = { γ: 0.62, '°': 0.5, '·': 0.6, '–': 0.75 }
/** Halfwidth kana. */
const HALF = /[｡-ﾟ]/u
/** Some faces make a bold letter that much wider than the table has it. */
const BOLDER = 1.02

/**
 * How wide a text is at most in px, whichever face of the page's list a desktop has. It keeps labels apart, and is the
 * same on every machine, so that a picture can be compared.
 */
export function textWidth(text: string, size: number, bold = false): number {
  let width = 0
  for (const letter of text) width += emsOf(letter)
  return width * size * (bold ? BOLDER : 1)
}

/** The box that a text of the scene stands in. */
export function textBox({ x, y, text, size, anchor, bold }: Omit<SceneText, 'kind' | 'ink'>) {
  const width = textWidth(text, size, bold)
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { x: left, y: y - size / 2, width, height: size }
}

function emsOf(letter: string): number {
  return EMS[letter.charCodeAt(0) - SPACE] ?? NARROWER[letter] ?? (HALF.test(letter) ? 0.6 : FULL)
}
