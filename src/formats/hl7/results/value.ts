import { component, plain, repetitions } from '../segments/fields'
import type { Separators } from '../segments/separators'

/** What OBX-5 says: a text to be read as a value, nothing, or why it is no value. */
export type StatedValue = { text: string } | { fault: 'not-a-value' | 'several-values' } | 'elsewhere'

/** Types that hold a picture, a document, a signal. */
const ELSEWHERE = new Set(['ED', 'RP', 'MA', 'NA', 'CD'])
const MOMENTS = new Set(['DT', 'TM', 'TS', 'DTM', 'DR'])
const CODED = new Set(['CWE', 'CE', 'CNE', 'CF', 'CX'])
/** Words, which may have several lines. */
const WORDS = new Set(['TX', 'FT', 'ST', 'CWE', 'CE', 'CNE', 'CF'])
const COMPARATOR = /^(?:<|>|<=|>=|=|＜|＞|≦|≧|≤|≥)?$/
const FIGURES = /^[+-]?(?:\d+(?:[.,]\d*)?|\.\d+)$/

/** The value of an observation by its type (OBX-2) and its field (OBX-5), as the text that was sent. */
export function statedValue(type: string, field: string, separators: Separators): StatedValue {
  if (ELSEWHERE.has(type)) return 'elsewhere'
  const parts = repetitions(field, separators)
  const texts: string[] = []
  for (const part of parts) {
    const text = oneValue(type, part, separators)
    if (text === undefined) return { fault: 'not-a-value' }
    if (text !== '') texts.push(text)
  }
  const [first = ''] = texts
  if (texts.every((text) => text === first)) return { text: first }
  return WORDS.has(type) ? { text: texts.join('\n') } : { fault: 'several-values' }
}

/** The text of one repetition; undefined where it does not hold what its type says. */
function oneValue(type: string, part: string, separators: Separators): string | undefined {
  if (type === 'SN') return structured(part, separators)
  if (CODED.has(type)) return coded(part, separators)
  const text = plain(part, separators)
  if (text === '') return ''
  if (MOMENTS.has(type)) return undefined
  // A separator in a number: two numbers, or a field that slipped. In words it may be a letter like another.
  return type === 'NM' && part.includes(separators.component) ? undefined : text
}

/** `<^5` is below 5, `^182` is 182, `^2^:^3` a ratio, `^1^-^5` a range. */
function structured(part: string, separators: Separators): string | undefined {
  const [comparator = '', first = '', sign = '', second = ''] = [1, 2, 3, 4].map((at) =>
    component(part, at, separators),
  )
  if (comparator === '' && first === '') return sign + second === '' ? '' : undefined
  if (!COMPARATOR.test(comparator) || !FIGURES.test(first)) {
    // Some send a plain text under this type.
    return first === '' && !part.includes(separators.component) ? comparator : undefined
  }
  if (second !== '' && !FIGURES.test(second)) return undefined
  return `${comparator === '=' ? '' : comparator}${first}${sign === '.' && second === '' ? '' : sign}${second}`
}

/** The text of a coded value, else its local text, the text it was made from, its code. */
function coded(part: string, separators: Separators): string {
  for (const at of [2, 5, 9, 1, 4]) {
    const text = component(part, at, separators)
    if (text !== '') return text
  }
  return ''
}
