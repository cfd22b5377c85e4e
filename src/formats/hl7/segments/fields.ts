import { unescaped } from './escapes'
import type { Separators } from './separators'

/** A field of HL7 that says "delete what you have" states nothing that could be read. */
const NULL = '""'

/** One component of a field, from 1, of its first repetition, in plain text without spaces at its ends. */
export function component(field: string, at: number, separators: Separators): string {
  if (field === '') return ''
  const { from, until } = placeOf(field, at, separators)
  const end = field.indexOf(separators.sub, from)
  return plain(field.slice(from, end < 0 || end > until ? until : end), separators)
}

/** The whole first component with its subcomponents, in plain text. */
export function whole(field: string, at: number, separators: Separators): string {
  if (field === '') return ''
  const { from, until } = placeOf(field, at, separators)
  return plain(field.slice(from, until), separators)
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

/** Where a component of the first repetition stands. */
function placeOf(
  field: string,
  at: number,
  { repetition, component }: Separators,
): { from: number; until: number } {
  const repeated = field.indexOf(repetition)
  const last = repeated < 0 ? field.length : repeated
  let from = 0
  for (let skipped = 1; skipped < at; skipped++) {
    const end = field.indexOf(component, from)
    if (end < 0 || end >= last) return { from: last, until: last }
    from = end + 1
  }
  const end = field.indexOf(component, from)
  return { from, until: end < 0 || end > last ? last : end }
}
