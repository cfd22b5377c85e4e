import type { Separators } from './separators'

/** Text orders of a formatted text that begin another line. */
const NEW_LINE = /^\.(?:br|sp|ce)/i
const FORMATTING = /^(?:[HN]|\.(?:in|ti|fi|nf|sk)[+-]?\d*)$/i
const HEX = /^X((?:[0-7][0-9A-F])+)$/i

/**
 * A text with its escapes replaced: `\F\ \S\ \T\ \R\ \E\`, `\.br\` and its like, `\H\ \N\`, and `\Xdd\` of plain letters.
 * An escape that says what only its sender knows (`\Z..\`, letters of another character set) stays as received.
 */
export function unescaped(text: string, separators: Separators): string {
  const { escape } = separators
  let from = text.indexOf(escape)
  if (from < 0) return text
  let plain = text.slice(0, from)
  for (;;) {
    const end = text.indexOf(escape, from + 1)
    if (end < 0) return plain + text.slice(from)
    const meant = meaningOf(text.slice(from + 1, end), separators)
    if (meant === undefined) {
      // Not an escape after all: the second letter may begin one.
      plain += text.slice(from, end)
      from = end
      continue
    }
    const next = text.indexOf(escape, end + 1)
    plain += meant + text.slice(end + 1, next < 0 ? undefined : next)
    if (next < 0) return plain
    from = next
  }
}

function meaningOf(
  name: string,
  { field, component, repetition, escape, sub }: Separators,
): string | undefined {
  switch (name) {
    case 'F':
      return field
    case 'S':
      return component
    case 'T':
      return sub
    case 'R':
      return repetition
    case 'E':
      return escape
  }
  if (NEW_LINE.test(name)) return '\n'
  if (FORMATTING.test(name)) return ''
  const hex = name.length > LONGEST_HEX ? undefined : HEX.exec(name)?.[1]
  return hex?.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)))
}

const LONGEST_HEX = 256
