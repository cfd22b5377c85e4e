import { Refused } from '../refused'
import { MOST_NESTING } from './bounds'

/** From so many keys on an object is looked up by hash. */
const MANY_KEYS = 32

/**
 * Looks over the text of a JSON file before it is parsed, and throws `Refused` where it nests too deeply, or where one
 * object has a key twice: a parser would silently take the last. Faults of syntax are left to the parser.
 */
export function checkJson(text: string): void {
  const open: (Keys | undefined)[] = []
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at)
    if (letter === QUOTE) {
      const end = endOfString(text, at)
      const keys = open.at(-1)
      if (keys && isFollowedByColon(text, end)) {
        const key = keyIn(text, at, end)
        if (!keys.add(key)) throw new Refused('duplicate-key', lineAt(text, at), key.slice(0, 80))
      }
      at = end - 1
    } else if (letter === OPEN_OBJECT || letter === OPEN_LIST) {
      open.push(letter === OPEN_OBJECT ? new Keys() : undefined)
      if (open.length > MOST_NESTING) throw new Refused('too-deep', lineAt(text, at), String(MOST_NESTING))
    } else if (letter === CLOSE_OBJECT || letter === CLOSE_LIST) open.pop()
  }
}

const QUOTE = 0x22
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const COLON = 0x3a
const BACKSLASH = 0x5c

/** The keys of one object; most have a few. */
class Keys {
  private readonly few: string[] = []
  private many: Set<string> | undefined

  /** False where it was there already. */
  add(key: string): boolean {
    if (this.many ? this.many.has(key) : this.few.includes(key)) return false
    if (this.many) this.many.add(key)
    else if (this.few.push(key) > MANY_KEYS) this.many = new Set(this.few)
    return true
  }
}

/** The position after the closing quote; the end of the text where there is none. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end < 0 ? text.length : end + 1
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1
  while (text.charCodeAt(before) === BACKSLASH) before -= 1
  return (at - before) % 2 === 0
}

function isFollowedByColon(text: string, from: number): boolean {
  for (let at = from; at < text.length; at++) {
    const letter = text.charCodeAt(at)
    if (letter === COLON) return true
    if (letter !== 0x20 && letter !== 0x09 && letter !== 0x0a && letter !== 0x0d) return false
  }
  return false
}

/** A key may be written with escapes: `"\u0061"` is `a`. */
function keyIn(text: string, start: number, end: number): string {
  const plain = text.slice(start + 1, end - 1)
  if (!plain.includes('\\')) return plain
  try {
    return String(JSON.parse(text.slice(start, end)))
  } catch {
    return plain
  }
}

function lineAt(text: string, at: number): number {
  let line = 1
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', end + 1)) line += 1
  return line
}
