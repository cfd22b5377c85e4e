/** The letters that part a message, as its header states them (MSH-1 and MSH-2). */
export interface Separators {
  field: string
  component: string
  repetition: string
  escape: string
  sub: string
}

/** Stands for a separator that a message does not have: no text holds it. */
const NONE = '\u0000'
const USUAL = ['^', '~', '\\', '&'] as const
const ENCODING_LETTERS = /^[^\w\s]{1,6}$/

/**
 * The separators that the text of an MSH, FHS or BHS segment states. What it leaves out is the usual letter, where that
 * has no other meaning. A doubled backslash (`^~\\&`) comes from a program's source text and counts as one. Undefined
 * where they cannot be told.
 */
export function separatorsOf(header: string): Separators | undefined {
  const field = header.charAt(3)
  const end = header.indexOf(field, 4)
  const letters = header.slice(4, end < 0 ? undefined : end).trim()
  if (field === last.field && letters === last.letters) return last.separators
  const separators = stated(field, letters)
  if (letters.length <= MOST_LETTERS) last = { field, letters, separators }
  return separators
}

/** Messages of a file state the same, and are given the same object. */
let last: { field: string; letters: string; separators: Separators | undefined } = {
  field: '',
  letters: '',
  separators: undefined,
}
const MOST_LETTERS = 8

function stated(field: string, letters: string): Separators | undefined {
  if (!/^[^\w\s]$/.test(field)) return undefined
  if (!ENCODING_LETTERS.test(letters)) return undefined
  const named = [...letters.replace('\\\\', '\\')].slice(0, 4)
  if (new Set([field, ...named]).size !== named.length + 1) return undefined
  const [component = '^', repetition = NONE, escape = NONE, sub = NONE] = USUAL.map(
    (usual, at) => named[at] ?? (named.includes(usual) || usual === field ? NONE : usual),
  )
  return { field, component, repetition, escape, sub }
}
