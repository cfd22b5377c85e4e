const BEGINNING = /^\s*\{\s*"resourceType"\s*:\s*"(\w+)"/
const CODE = /"code"\s*:\s*\{/
const CATEGORY_KEY = /"category"\s*:\s*\[/
const QUOTE = 0x22
const OPEN = 0x7b
const CLOSE = 0x7d
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d

/** The type of a resource that names it first, as nearly all do; undefined where the text has to be parsed for it. */
export function typeAtBeginning(text: string): string | undefined {
  return BEGINNING.exec(text)?.[1]
}

/** Whether the text ends as a whole resource does: a line that was cut off has to be parsed to say so. */
export function isClosed(text: string): boolean {
  return /\}\s*$/.test(text.slice(-16))
}

/** Categories of Observations that are surely none of a laboratory, as FHIR and JP Core name them. */
const OTHERS = [
  'vital-signs',
  'social-history',
  'survey',
  'exam',
  'imaging',
  'procedure',
  'therapy',
  'activity',
  'body-measurement',
]
const MANY = /"component"|"hasMember"|"contained"|"related"/

/** The category of an Observation that is surely none of a laboratory and one cell; undefined where it has to be parsed. */
export function otherCategory(text: string): string | undefined {
  if (text.includes('"laboratory"') || text.includes('"LAB"')) return undefined
  const category = OTHERS.find((each) => text.includes(`"${each}"`))
  if (category === undefined || MANY.test(text)) return undefined
  return CATEGORY.exec(text)?.[1] === category ? category : undefined
}

/** The first code of the first category, in the order in which servers write it. */
const CATEGORY = /"category"\s*:\s*\[?\s*\{\s*"coding"\s*:\s*\[\s*\{(?:[^{}]*?)"code"\s*:\s*"([\w-]+)"/

/**
 * The texts of category and code of an Observation of one cell; undefined where they are not found at once. What such texts
 * mean was seen on an earlier resource, or it was not.
 */
export function categoryAndCode(text: string): { category: string; code: string } | undefined {
  if (MANY.test(text)) return undefined
  const [category, code] = [textAfter(CATEGORY_KEY, text), textAfter(CODE, text)]
  return category === undefined || code === undefined ? undefined : { category, code }
}

function textAfter(key: RegExp, text: string): string | undefined {
  const match = key.exec(text)
  if (!match) return undefined
  const from = match.index + match[0].length - 1
  const end = endOfValue(text, from)
  return end < 0 ? undefined : text.slice(from, end)
}

function endOfValue(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const letter = text.charCodeAt(at)
    if (letter === QUOTE) {
      at = text.indexOf('"', at + 1)
      // A text with escapes in it is parsed.
      if (at < 0 || text.charCodeAt(at - 1) === 0x5c) return -1
    } else if (letter === OPEN || letter === OPEN_LIST) depth += 1
    else if (letter === CLOSE || letter === CLOSE_LIST) {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return -1
}
