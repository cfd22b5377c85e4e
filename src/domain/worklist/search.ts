import type { PatientFacts } from '../facts'
import type { WorklistRow } from './row'

const folded = new WeakMap<PatientFacts, string>()
const listed = new WeakMap<readonly WorklistRow[], readonly string[]>()
const HIRAGANA = /[\u3041-\u3096]/g
/** The line break stays: it keeps number, name and kana apart. */
const SPACES = /[^\S\n]+/g
const KANA_DISTANCE = 0x60

/**
 * The rows whose number, name or kana holds every word of the text anywhere. Full and half width, hiragana and katakana,
 * capitals and spaces make no difference. An empty text leaves out nobody.
 */
export function searchRows(rows: readonly WorklistRow[], text: string): WorklistRow[] {
  const words = text
    .normalize('NFKC')
    .split(/\s+/)
    .map(fold)
    .filter((word) => word !== '')
  const keys = keysOf(rows)
  const [word = ''] = words
  if (words.length === 1) return rows.filter((_, at) => keys[at]?.includes(word))
  return rows.filter((_, at) => words.every((each) => keys[at]?.includes(each)))
}

/** The list is searched at every keystroke, so its keys lie side by side; a patient's own is made once. */
function keysOf(rows: readonly WorklistRow[]): readonly string[] {
  let keys = listed.get(rows)
  if (keys === undefined) listed.set(rows, (keys = rows.map((row) => keyOf(row.facts))))
  return keys
}

function keyOf(facts: PatientFacts): string {
  let key = folded.get(facts)
  if (key === undefined) {
    key = fold(`${facts.number}\n${facts.name ?? ''}\n${facts.kana ?? ''}`)
    folded.set(facts, key)
  }
  return key
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(HIRAGANA, (letter) => String.fromCharCode(letter.charCodeAt(0) + KANA_DISTANCE))
    .replace(SPACES, '')
    .toLowerCase()
}
