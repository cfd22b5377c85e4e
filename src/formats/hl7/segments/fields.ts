import { unescaped } from './escapes'
import type { Separators } from './separators'

/** A field of HL7 that says "delete what you have" states nothing that could be read. */
const NULL = '""'

/** One component of a field, from 1, of its first repetition, in plain text without spaces at its ends. */
export function component(field: string, at: number, separators: Separators): string {
  const { repetition, sub } = separators
  if (field === '') return ''
  const raw = part(part(part(field, 1, repetition), at, separators.component), 1, sub)
  return plain(raw, separators)
}

/** The whole first component with its subcomponents, in plain text. */
export function whole(field: string, at: number, separators: Separators): string {
  if (field === '') return ''
  return plain(part(part(field, 1, separators.repetition), at, separators.component), separators)
}

/** The repetitions of a field that say something. */
export function repetitions(field: string, { repetition }: Separators): string[] {
  if (!field.includes(repetition)) return field.trim() === '' ? [] : [field]
  return field.split(repetition).filter((each) => each.trim() !== '')
}

/** A text of a field as a person reads it: escapes replaced, `""` is empty. */
export function plain(raw: string, separators: Separators): string {
  const text = raw.trim()
  return text === NULL ? '' : unescaped(text, separators).trim()
}

function part(text: string, at: number, separator: string): string {
  let from = 0
  for (let skipped = 1; skipped < at; skipped++) {
    const end = text.indexOf(separator, from)
    if (end < 0) return ''
    from = end + separator.length
  }
  const end = text.indexOf(separator, from)
  return end < 0 ? text.slice(from) : text.slice(from, end)
}
