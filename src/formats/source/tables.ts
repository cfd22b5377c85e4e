import { TABLE_KINDS, type ImportKind, type TableKind } from '@/domain/reading'
import type { Sheet } from '../bytes/unpack'
import { tableReader } from '../readers/readTable'
import type { ReadingRules } from '../readers/resultCells'
import { Refused } from '../refused'
import { DELIMITER_NAMES, delimiterOf } from '../table/delimiter'
import { isLaidOut, recogniseTable, type Recognising, type TableLayout } from '../table/recognise'
import { RowReader, type RowBlock } from '../table/rowReader'
import { readMessages, type Chosen } from './messages'
import type { OpenedText } from './opening'
import { START_LETTERS, type Pieces, type Start } from './pieces'
import { refused } from './refused'
import type { Reading, SourceGiven, SourceRead } from './types'

const ROWS_OF_START = 400
const ROWS_OF_A_BLOCK = 1000

/** A table whose columns say what they are; else the format that it `mayBe`; else a person is asked. */
export async function readTable(
  reading: Reading,
  opened: OpenedText,
  start: Start,
  mayBe: Chosen | undefined,
): Promise<SourceRead> {
  const { given, rules } = reading
  const { encoding, pieces } = opened
  const delimiter = delimiterOf(start.text)
  const rows = rowsOfStart(start, delimiter)
  const layout = recogniseTable(rows, recognising(given, rules))
  if (!isLaidOut(layout)) {
    if (mayBe) return readMessages(reading, opened, start, mayBe)
    return isNoTable(rows, given)
      ? refused('no-columns', given, encoding)
      : { kind: 'mapping', encoding, lines: 0, needs: layout }
  }
  const lines = await readRows(start, pieces, layout, delimiter, reading)
  const couldBe = mayBe ? [mayBe.format.kind, ...mayBe.couldBe] : []
  return { kind: 'table', encoding, lines, layout, delimiter: DELIMITER_NAMES[delimiter], couldBe }
}

/** A sheet of a workbook is a table, or it is asked about like one. */
export async function readSheet(reading: Reading, { rows, notes = [] }: Sheet): Promise<SourceRead> {
  const { given, into, rules, pace } = reading
  if (rows.every((row) => row.every((cell) => cell.trim() === ''))) return refused('empty-file', given, '')
  const plain = rows.map((row) => [...row])
  const start = plain.slice(0, ROWS_OF_START)
  const layout = recogniseTable(start, recognising(given, rules))
  if (!isLaidOut(layout))
    return isNoTable(start, given)
      ? refused('no-columns', given, '')
      : { kind: 'mapping', encoding: '', lines: 0, needs: layout }
  const reader = tableReader(layout, into, rules, given.file)
  for (let from = layout.headingRow + 1; from < plain.length; from += ROWS_OF_A_BLOCK) {
    const block = plain.slice(from, from + ROWS_OF_A_BLOCK)
    reader.read({ rows: block, firstLine: from + 1 })
    await pace(from + block.length, from + block.length)
  }
  return { kind: 'table', encoding: '', lines: plain.length, layout, notes }
}

/** Whether nobody could say what the columns are: no row has two cells. A person who says that it is a table is asked. */
function isNoTable(rows: readonly (readonly string[])[], { kind, mapping }: SourceGiven): boolean {
  const hasColumns = rows.some((row) => row.filter((cell) => cell.trim() !== '').length > 1)
  return kind === undefined && mapping === undefined && !hasColumns
}

function recognising(
  { templates, kind, mapping, ask }: SourceGiven,
  { terms, zone }: ReadingRules,
): Recognising {
  return {
    terms,
    templates,
    zone,
    ...(isTableKind(kind) ? { kind } : {}),
    ...(mapping === undefined ? {} : { mapping }),
    ...(ask === undefined ? {} : { ask }),
  }
}

function rowsOfStart(start: Start, delimiter: ReturnType<typeof delimiterOf>): string[][] {
  const reader = new RowReader(delimiter)
  const rows = firstRows(reader.feed(start.text.slice(0, START_LETTERS)))
  const isWhole = start.isAll && start.text.length <= START_LETTERS
  if (rows.length === 0 && !isWhole) throw new Refused('row-too-long', 1, String(START_LETTERS))
  return isWhole ? [...rows, ...firstRows(reader.end())].slice(0, ROWS_OF_START) : rows
}

/** Texts are made of the first rows alone. */
function firstRows(block: RowBlock): string[][] {
  const { cut } = block
  if (!cut) return block.rows.slice(0, ROWS_OF_START)
  return Array.from({ length: Math.min(cut.rows, ROWS_OF_START) }, (_, row) => cut.row(row))
}

async function readRows(
  start: Start,
  pieces: Pieces,
  layout: TableLayout,
  delimiter: ReturnType<typeof delimiterOf>,
  { given, into, rules, pace }: Reading,
): Promise<number> {
  const rows = new RowReader(delimiter)
  const isCommaUnclear = delimiter === ';'
  const reader = tableReader(layout, into, { ...rules, isCommaUnclear }, given.file)
  let toSkip = layout.headingRow + 1
  const read = (block: RowBlock): void => {
    const skipped = toSkip === 0 ? 0 : Math.min(toSkip, block.cut?.rows ?? block.rows.length)
    toSkip -= skipped
    reader.read(block, skipped)
  }
  read(rows.feed(start.text))
  await pace(pieces.done(), rows.lines)
  const feedNext = async (): Promise<RowBlock | undefined> => {
    if (!pieces.nextUtf8) {
      const text = await pieces.next()
      return text === undefined ? undefined : rows.feed(text)
    }
    const letters = await pieces.nextUtf8()
    letters?.lookThrough()
    return letters && rows.feedUtf8(letters.bytes)
  }
  for (let block = await feedNext(); block; block = await feedNext()) {
    read(block)
    await pace(pieces.done(), rows.lines)
  }
  pieces.ended?.()
  read(rows.end())
  reader.end?.()
  const place = { file: given.file, column: 0, detail: '', cells: 0 }
  for (const { line, text } of rows.openQuotes)
    into.warnings.add({ ...place, code: 'open-quote', line, received: text.slice(0, 200) })
  return rows.lines
}

function isTableKind(kind: ImportKind | undefined): kind is TableKind {
  return TABLE_KINDS.some((each) => each === kind)
}
