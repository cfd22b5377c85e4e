import type { Bilingual } from '@/domain/language'
import type { Problem } from '@/domain/problem'
import {
  MESSAGE_KINDS,
  TABLE_KINDS,
  type ImportKind,
  type ImportTemplate,
  type MessageKind,
  type TableKind,
} from '@/domain/reading'
import { MOST_JSON_BYTES, MOST_TABLE_BYTES } from './bytes/bounds'
import { bytesOfBlob, type Bytes } from './bytes/bytes'
import { checkJson } from './bytes/checkJson'
import { decoded, ENCODING_NAMES, encodingOf, type Encoding } from './bytes/decode'
import { foreignFile } from './bytes/foreignFile'
import type { Sheet, SourceContent } from './bytes/unpack'
import { readClinicFile, type ClinicFileRead } from './clinicFile'
import type { Format, PieceReader, ReadToEnd } from './format'
import { formatOf, recognisedFormat } from './formats'
import type { Gathered } from './gathered/gathered'
import { fileProblem } from './problems'
import { tableReader } from './readers/readTable'
import type { ReadingRules } from './readers/resultCells'
import { Refused } from './refused'
import { DELIMITER_NAMES, delimiterOf } from './table/delimiter'
import {
  isLaidOut,
  recogniseTable,
  type NeedsMapping,
  type Recognising,
  type TableLayout,
} from './table/recognise'
import { RowReader } from './table/rowReader'

const BY_A_PERSON: Bilingual = { ja: '利用者の指定', en: 'As you said' }

/** What is known of one source before it is read. */
export interface SourceGiven {
  name: string
  /** Its position among the sources of the import. */
  file: number
  from: SourceContent
  templates: readonly ImportTemplate[]
  kind?: ImportKind
  mapping?: ImportTemplate
}

/** What became of one source. */
export type SourceRead = { encoding: string; lines: number } & (
  | { kind: 'table'; layout: TableLayout; delimiter?: (typeof DELIMITER_NAMES)[keyof typeof DELIMITER_NAMES] }
  | { kind: 'clinic-file'; read: ClinicFileRead }
  | { kind: 'messages'; of: MessageKind; because: Bilingual; couldBe: MessageKind[]; notes: Bilingual[] }
  | { kind: 'mapping'; needs: NeedsMapping }
  | { kind: 'refused'; problem: Problem }
)

/** Told after each piece; it may wait (so that a cancel is heard) and may throw to stop. */
export type Pace = (done: number, lines: number) => Promise<void>

const START_LETTERS = 1 << 17
const START_BYTES = 1 << 16
/** So far a signature is looked for, and zeros that no text has. */
const SIGNED_BYTES = 8192
const PIECE_LETTERS = 1 << 16
const ROWS_OF_START = 400
const ROWS_OF_A_BLOCK = 1000

/** What reading a source needs beside its content. */
interface Reading {
  given: SourceGiven
  into: Gathered
  rules: ReadingRules
  pace: Pace
}

/**
 * Reads one source from beginning to end into what is gathered, a piece at a time. Throws `Refused` where it must not be
 * read on: what was gathered of it until then is to be thrown away. After the last source `into.finish()` is due.
 */
export async function readSource(
  given: SourceGiven,
  into: Gathered,
  rules: ReadingRules,
  pace: Pace,
): Promise<SourceRead> {
  const reading: Reading = { given, into, rules, pace }
  const { from } = given
  if ('refused' in from) return { kind: 'refused', encoding: '', lines: 0, problem: from.refused }
  if ('sheet' in from) return readSheet(reading, from.sheet)
  if (sizeOf(from) > MOST_TABLE_BYTES)
    return refused('file-too-large', given, '', megabytes(MOST_TABLE_BYTES))
  const opened = await open(from, reading)
  return 'problem' in opened
    ? { kind: 'refused', encoding: '', lines: 0, ...opened }
    : readText(reading, opened)
}

async function readText(reading: Reading, opened: OpenedText): Promise<SourceRead> {
  const { given, rules } = reading
  const { encoding, pieces } = opened
  const start = await startOf(pieces)
  if (start.text.trim() === '') return refused('empty-file', given, encoding)
  const chosen = chosenFormat(reading, opened, start)
  if (chosen) return readMessages(reading, opened, start, chosen)
  if (isJson(start.text, given.kind) && sizeOf(given.from) > MOST_JSON_BYTES)
    return refused('file-too-large', given, encoding, megabytes(MOST_JSON_BYTES))
  if (isJson(start.text, given.kind))
    return { kind: 'clinic-file', encoding, ...(await readJson(start, pieces, reading)) }
  const delimiter = delimiterOf(start.text)
  const answer = recogniseTable(rowsOfStart(start, delimiter), recognising(given, rules))
  if (!isLaidOut(answer)) return { kind: 'mapping', encoding, lines: 0, needs: answer }
  const lines = await readRows(start, pieces, answer, delimiter, reading, encoding)
  return { kind: 'table', encoding, lines, layout: answer, delimiter: DELIMITER_NAMES[delimiter] }
}

/** A sheet of a workbook is a table, or it is asked about like one. */
async function readSheet(reading: Reading, { rows }: Sheet): Promise<SourceRead> {
  const { given, into, rules, pace } = reading
  const plain = rows.map((row) => [...row])
  if (plain.every((row) => row.every((cell) => cell.trim() === ''))) return refused('empty-file', given, '')
  const answer = recogniseTable(plain.slice(0, ROWS_OF_START), recognising(given, rules))
  if (!isLaidOut(answer)) return { kind: 'mapping', encoding: '', lines: 0, needs: answer }
  const reader = tableReader(answer, into, rules, given.file)
  for (let from = answer.headingRow + 1; from < plain.length; from += ROWS_OF_A_BLOCK) {
    const block = plain.slice(from, from + ROWS_OF_A_BLOCK)
    reader.read({ rows: block, firstLine: from + 1 })
    await pace(from + block.length, from + block.length)
  }
  return { kind: 'table', encoding: '', lines: plain.length, layout: answer }
}

function recognising({ templates, kind, mapping }: SourceGiven, { terms, zone }: ReadingRules): Recognising {
  return {
    terms,
    templates,
    zone,
    ...(isTableKind(kind) ? { kind } : {}),
    ...(mapping === undefined ? {} : { mapping }),
  }
}

interface Chosen {
  format: Format
  because: Bilingual
  couldBe: MessageKind[]
}

/** The format that a person named, else the one that is surest; undefined for tables and clinic files. */
function chosenFormat(
  { given: { name, kind, mapping } }: Reading,
  { firstBytes }: OpenedText,
  start: Start,
): Chosen | undefined {
  if (isMessageKind(kind)) return { format: formatOf(kind), because: BY_A_PERSON, couldBe: [] }
  if (kind !== undefined || mapping !== undefined) return undefined
  const found = recognisedFormat({ name, bytes: firstBytes, text: start.text, isAll: start.isAll })
  if (!found) return undefined
  const { format, recognised, ambiguous } = found
  return { format, because: recognised.because, couldBe: ambiguous.map((each) => each.kind) }
}

async function readMessages(
  reading: Reading,
  { encoding, coded, pieces, bytes }: OpenedText,
  start: Start,
  { format, because, couldBe }: Chosen,
): Promise<SourceRead> {
  const { given, into, rules, pace } = reading
  const opening = { name: given.name, file: given.file, into, rules, encoding: coded }
  let done = 0
  const { notes = [], lines } =
    format.takes === 'bytes'
      ? await readPieces(
          format.open(opening),
          bytes((reached) => (done = reached)),
          (lines) => pace(done, lines),
        )
      : await readPieces(format.open(opening), textsOf(start, pieces), (lines) => pace(pieces.done(), lines))
  return { kind: 'messages', of: format.kind, encoding, lines, because, couldBe, notes }
}

async function readPieces<Piece>(
  reader: PieceReader<Piece>,
  pieces: AsyncIterable<Piece>,
  pace: (lines: number) => Promise<void>,
): Promise<ReadToEnd & { lines: number }> {
  for await (const piece of pieces) {
    reader.read(piece)
    await pace(reader.lines)
  }
  const read = reader.end()
  return { ...read, lines: reader.lines }
}

async function* textsOf(start: Start, pieces: Pieces): AsyncGenerator<string> {
  for (let text: string | undefined = start.text; text !== undefined; text = await pieces.next()) yield text
}

interface Pieces {
  next: () => Promise<string | undefined>
  /** How much of the source was handed out: bytes of a file, letters of a text. */
  done: () => number
}

/** A source whose encoding is known. */
interface OpenedText {
  /** As a person would call it; empty for pasted text. */
  encoding: string
  coded: Encoding | undefined
  pieces: Pieces
  firstBytes: Uint8Array
  /** The bytes again, from the first one. */
  bytes: (reached: (done: number) => void) => AsyncIterable<Uint8Array>
}

async function open(
  from: { bytes: Bytes } | { text: string },
  { given: { name }, pace }: Reading,
): Promise<OpenedText | { problem: Problem }> {
  if ('text' in from) return openPasted(from.text.replace(/^\uFEFF/, ''))
  const { bytes } = from
  const foreign = foreignFile(await bytes.start(SIGNED_BYTES))
  if (foreign) {
    const problem = fileProblem('foreign-file', { file: name }, '', '')
    const because = { ja: problem.because.ja + foreign.what.ja, en: problem.because.en + foreign.what.en }
    return { problem: { ...problem, because, todo: foreign.todo } }
  }
  const coded = await encodingOf(paced(bytes.chunks(), pace))
  return {
    encoding: ENCODING_NAMES[coded],
    coded,
    firstBytes: await bytes.start(START_BYTES),
    pieces: piecesOfBytes(bytes, coded),
    bytes: (reached) => bytes.chunks(reached),
  }
}

function openPasted(text: string): OpenedText {
  return {
    encoding: '',
    coded: undefined,
    firstBytes: new Uint8Array(),
    pieces: piecesOfText(text),
    bytes: (reached) => bytesOfBlob(new Blob([text])).chunks(reached),
  }
}

/** The chunks, with a pause after each: a large file takes its time, and somebody may want to stop. */
async function* paced(chunks: AsyncIterable<Uint8Array>, pace: Pace): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    yield chunk
    await pace(0, 0)
  }
}

function piecesOfBytes(bytes: Bytes, encoding: Encoding): Pieces {
  let done = 0
  const texts = decoded(
    bytes.chunks((reached) => (done = reached)),
    encoding,
  )
  return {
    next: async () => {
      const piece = await texts.next()
      return piece.done === true ? undefined : piece.value
    },
    done: () => done,
  }
}

function piecesOfText(text: string): Pieces {
  let at = 0
  return {
    next: () => {
      const piece = text.slice(at, at + PIECE_LETTERS)
      at += piece.length
      return Promise.resolve(piece === '' ? undefined : piece)
    },
    done: () => at,
  }
}

/** The beginning of a text, and whether it is all of it. */
interface Start {
  text: string
  isAll: boolean
}

async function startOf(pieces: Pieces): Promise<Start> {
  let text = ''
  while (text.length < START_LETTERS) {
    const piece = await pieces.next()
    if (piece === undefined) return { text, isAll: true }
    text += piece
  }
  return { text, isAll: false }
}

function rowsOfStart(start: Start, delimiter: ReturnType<typeof delimiterOf>): string[][] {
  const reader = new RowReader(delimiter)
  const first = reader.feed(start.text.slice(0, START_LETTERS)).rows
  const isWhole = start.isAll && start.text.length <= START_LETTERS
  const rows = isWhole ? [...first, ...reader.end().rows] : first
  if (rows.length === 0 && !isWhole) throw new Refused('row-too-long', 1, String(START_LETTERS))
  return rows.slice(0, ROWS_OF_START)
}

async function readRows(
  start: Start,
  pieces: Pieces,
  layout: TableLayout,
  delimiter: ReturnType<typeof delimiterOf>,
  { given, into, rules, pace }: Reading,
  encoding: string,
): Promise<number> {
  const rows = new RowReader(delimiter)
  const reader = tableReader(layout, into, rules, given.file)
  let toSkip = layout.headingRow + 1
  let hasUnreadable = false
  const read = (block: ReturnType<RowReader['feed']>): void => {
    const skipped = Math.min(toSkip, block.rows.length)
    toSkip -= skipped
    reader.read(block, skipped)
  }
  for (let text: string | undefined = start.text; text !== undefined; text = await pieces.next()) {
    hasUnreadable ||= text.includes('\uFFFD')
    read(rows.feed(text))
    await pace(pieces.done(), rows.lines)
  }
  read(rows.end())
  const place = { file: given.file, column: 0, detail: encoding, cells: 0 }
  for (const { line, text } of rows.openQuotes)
    into.warnings.add({ ...place, code: 'open-quote', line, received: text.slice(0, 200) })
  if (hasUnreadable) into.warnings.add({ ...place, code: 'unreadable-letters', line: 0, received: '' })
  return rows.lines
}

async function readJson(
  start: Start,
  pieces: Pieces,
  { given, into, rules, pace }: Reading,
): Promise<{ lines: number; read: ClinicFileRead }> {
  const texts: string[] = []
  for (let text: string | undefined = start.text; text !== undefined; text = await pieces.next()) {
    texts.push(text)
    await pace(pieces.done(), 0)
  }
  const whole = texts.join('')
  checkJson(whole)
  return { lines: whole.split('\n').length, read: readClinicFile(whole, given.file, into, rules) }
}

function isJson(start: string, kind: ImportKind | undefined): boolean {
  return (
    kind === 'clinic-file' || (kind === undefined && /^\s*(?:\{\s*["}]|\[\s*[{\]])/.test(start.slice(0, 200)))
  )
}

function refused(
  code: 'empty-file' | 'file-too-large',
  { name }: SourceGiven,
  encoding: string,
  detail = '',
): SourceRead {
  return { kind: 'refused', encoding, lines: 0, problem: fileProblem(code, { file: name }, '', detail) }
}

/** How much of a source there is to go through, in the count of its `done`. */
export function sizeOf(from: SourceContent): number {
  if ('refused' in from) return 0
  if ('sheet' in from) return from.sheet.rows.length
  return 'text' in from ? from.text.length : from.bytes.size
}

function isTableKind(kind: ImportKind | undefined): kind is TableKind {
  return TABLE_KINDS.some((each) => each === kind)
}

function isMessageKind(kind: ImportKind | undefined): kind is MessageKind {
  return MESSAGE_KINDS.some((each) => each === kind)
}

function megabytes(bytes: number): string {
  return String(bytes / 1024 / 1024)
}
