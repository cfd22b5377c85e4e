import { MOST_NESTING } from '../../bytes/bounds'
import { checkJson } from '../../bytes/checkJson'
import { Refused } from '../../refused'

/** What one text of JSON holds, or why it is not read. */
export type Sound =
  { is: unknown } | { fault: 'fhir-not-json' | 'fhir-key-twice' | 'fhir-too-deep'; detail: string }

/**
 * Parses the text of one resource. Numbers whose last figures a parser would drop (`12.00`) come as text with all their
 * figures. Refuses what nests too deeply, and an object with the same key twice, of which a parser silently takes the last.
 */
export function soundJson(text: string): Sound {
  let is: unknown
  try {
    is = JSON.parse(DROPS_FIGURES.test(text) ? text.replace(A_VALUE, '$1"$2"') : text)
  } catch (error) {
    return { fault: 'fhir-not-json', detail: error instanceof Error ? error.message.slice(0, 120) : '' }
  }
  if (keysIn(is, 1) === colonsAfterQuotes(text)) return { is }
  try {
    checkJson(text)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { fault: error.code === 'too-deep' ? 'fhir-too-deep' : 'fhir-key-twice', detail: error.detail }
  }
  return { is }
}

/** The figures of a number of a quantity as they come out of parsing with `soundJson`. */
export function figuresAsParsed(number: string): string {
  return number.includes('.') && number.endsWith('0') ? number : String(Number(number))
}

/** Quotes inside of a text are escaped, so that neither pattern can begin there. */
const DROPS_FIGURES = /"value"\s*:\s*-?\d+\.\d*0(?![\d.eE])/
const A_VALUE = /("value"\s*:\s*)(-?\d+\.\d*0(?![\d.eE]))/g

/**
 * How many colons stand right after a quote, which those of all keys do and, in a text, only one after an escaped quote; no
 * number where a colon stands after a space. So where there are as many as keys were parsed, none was there twice; only
 * otherwise the text is gone through letter by letter.
 */
function colonsAfterQuotes(text: string): number {
  let count = 0
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    const before = text.charCodeAt(at - 1)
    if (before === QUOTE) count += 1
    else if (before <= SPACE) return Number.NaN
  }
  return count
}

const QUOTE = 0x22
const SPACE = 0x20

/** How many keys all objects have; no number where they nest too deeply. */
function keysIn(value: unknown, depth: number): number {
  if (depth > MOST_NESTING) return Number.NaN
  let count = 0
  if (Array.isArray(value)) {
    for (const each of value as unknown[])
      if (typeof each === 'object' && each !== null) count += keysIn(each, depth + 1)
    return count
  }
  const holder = value as Record<string, unknown>
  for (const key in holder) {
    count += 1
    const each = holder[key]
    if (typeof each === 'object' && each !== null) count += keysIn(each, depth + 1)
  }
  return count
}
