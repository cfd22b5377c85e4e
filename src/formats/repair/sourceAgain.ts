import type { SourceContent } from '../bytes/unpack'
import { decoded } from '../bytes/decode'
import { encodingOf } from '../bytes/encodingOf'
import { DELIMITER_NAMES, type Delimiter } from '../table/delimiter'
import { lineOf, RowReader, type RowBlock } from '../table/rowReader'

/** A row of a table with the line on which it begins. */
export interface RowAgain {
  /** Its position among the rows, from 0. */
  at: number
  line: number
  row: readonly string[]
}

/** The rows of a table as received, once more from the beginning; nothing of it is kept. */
export async function* rowsAgain(
  from: SourceContent,
  delimiter: (typeof DELIMITER_NAMES)[Delimiter] | undefined,
): AsyncGenerator<RowAgain> {
  if ('sheet' in from) {
    for (const [at, row] of from.sheet.rows.entries()) yield { at, line: at + 1, row }
    return
  }
  const reader = new RowReader(delimiterNamed(delimiter))
  let at = 0
  for await (const text of textAgain(from))
    for (const row of rowsIn(reader.feed(text))) yield { at: at++, ...row }
  for (const row of rowsIn(reader.end())) yield { at: at++, ...row }
}

/** The lines of a text that are asked for, as received and without their ends; a longer line is cut. */
export async function* linesAgain(
  from: SourceContent,
  wanted: ReadonlySet<number>,
  longest: number,
): AsyncGenerator<{ line: number; text: string }> {
  if (wanted.size === 0) return
  let line = 1
  let text = ''
  let afterReturn = false
  const last = [...wanted].reduce((most, each) => Math.max(most, each), 0)
  for await (const piece of textAgain(from)) {
    let start = afterReturn && piece.startsWith('\n') ? 1 : 0
    for (const end of piece.matchAll(/\r\n?|\n/g)) {
      if (end.index < start) continue
      if (wanted.has(line)) yield { line, text: cut(text + piece.slice(start, end.index)) }
      text = ''
      line += 1
      start = end.index + end[0].length
    }
    afterReturn = piece.endsWith('\r')
    if (wanted.has(line) && text.length < longest) text += piece.slice(start, start + longest)
    if (line > last) return
  }
  if (wanted.has(line)) yield { line, text: cut(text) }

  function cut(whole: string): string {
    return whole.length > longest ? whole.slice(0, longest) : whole
  }
}

async function* textAgain(from: SourceContent): AsyncGenerator<string> {
  if ('text' in from) yield from.text.replace(/^\uFEFF/, '')
  else if ('bytes' in from) yield* decoded(from.bytes.chunks(), await encodingOf(from.bytes.chunks()))
}

function* rowsIn(block: RowBlock): Generator<Omit<RowAgain, 'at'>> {
  for (const [at, row] of block.rows.entries()) yield { line: lineOf(block, at), row }
}

function delimiterNamed(name: (typeof DELIMITER_NAMES)[Delimiter] | undefined): Delimiter {
  const found = Object.entries(DELIMITER_NAMES).find(([, each]) => each === name)
  return (found?.[0] ?? ',') as Delimiter
}
