import type { Problem } from '@/domain/problem'
import type { ImportKind, ImportTemplate } from '@/domain/reading'
import { MOST_JSON_BYTES, MOST_TABLE_BYTES } from './bytes/bounds'
import { checkJson } from './bytes/checkJson'
import { bytesOf, chunksOf, decoded, ENCODING_NAMES, encodingOf } from './bytes/decode'
import { foreignFile } from './bytes/foreignFile'
import { readClinicFile, type ClinicFileRead } from './clinicFile'
import type { Gathered } from './gathered/gathered'
import { fileProblem } from './problems'
import { tableReader } from './readers/readTable'
import type { ReadingRules } from './readers/resultCells'
import { Refused } from './refused'
import { DELIMITER_NAMES, delimiterOf } from './table/delimiter'
import { isLaidOut, recogniseTable, type NeedsMapping, type TableLayout } from './table/recognise'
import { RowReader } from './table/rowReader'

/** Where the text of a source comes from. */
export type SourceBytes = { blob: Blob } | { text: string }

/** What is known of one source before it is read. */
export interface SourceGiven {
  name: string
  /** Its position among the sources of the import. */
  file: number
  from: SourceBytes
  templates: readonly ImportTemplate[]
  kind?: ImportKind
  mapping?: ImportTemplate
}

/** What became of one source. */
export type SourceRead = { encoding: string; lines: number } & (
  | { kind: 'table'; layout: TableLayout; delimiter: (typeof DELIMITER_NAMES)[keyof typeof DELIMITER_NAMES] }
  | { kind: 'clinic-file'; read: ClinicFileRead }
  | { kind: 'mapping'; needs: NeedsMapping }
  | { kind: 'refused'; problem: Problem }
)

/** Told after each piece; it may wait (so that a cancel is heard) and may throw to stop. */
export type Pace = (done: number, lines: number) => Promise<void>

const START_LETTERS = 1 << 17
const PIECE_LETTERS = 1 << 16
const ROWS_OF_START = 400

/**
 * Reads one source from beginning to end into what is gathered, a piece at a time. Throws `Refused` where it must not be
 * read on: what was gathered of it until then is to be thrown away.
 */
export async function readSource(
  given: SourceGiven,
  into: Gathered,
  rules: ReadingRules,
  pace: Pace,
): Promise<SourceRead> {
  const opened = await open(given, pace)
  if ('problem' in opened) return { kind: 'refused', encoding: '', lines: 0, problem: opened.problem }
  const { encoding, pieces } = opened
  const start = await startOf(pieces)
  if (start.text.trim() === '') return refused('empty-file', given, encoding)
  if (isJson(start.text, given.kind) && sizeOf(given.from) > MOST_JSON_BYTES)
    return refused('file-too-large', given, encoding, megabytes(MOST_JSON_BYTES))
  if (isJson(start.text, given.kind))
    return { kind: 'clinic-file', encoding, ...(await readJson(start, pieces, given, into, rules, pace)) }
  const delimiter = delimiterOf(start.text)
  const answer = recogniseTable(rowsOfStart(start, delimiter), {
    terms: rules.terms,
    templates: given.templates,
    zone: rules.zone,
    ...(given.kind === undefined || given.kind === 'clinic-file' ? {} : { kind: given.kind }),
    ...(given.mapping === undefined ? {} : { mapping: given.mapping }),
  })
  if (!isLaidOut(answer)) return { kind: 'mapping', encoding, lines: 0, needs: answer }
  const lines = await readRows(start, pieces, answer, delimiter, given, into, rules, pace, encoding)
  return { kind: 'table', encoding, lines, layout: answer, delimiter: DELIMITER_NAMES[delimiter] }
}

interface Pieces {
  next: () => Promise<string | undefined>
  /** How much of the source was handed out: bytes of a file, letters of a text. */
  done: () => number
}

async function open(
  { name, from }: SourceGiven,
  pace: Pace,
): Promise<{ encoding: string; pieces: Pieces } | { problem: Problem }> {
  if (sizeOf(from) > MOST_TABLE_BYTES) {
    const limit = megabytes(MOST_TABLE_BYTES)
    return { problem: fileProblem('file-too-large', { file: name }, '', limit) }
  }
  if ('text' in from) return { encoding: '', pieces: piecesOfText(from.text.replace(/^\uFEFF/, '')) }
  const { blob } = from
  const foreign = foreignFile(await bytesOf(blob, 0, 8192))
  if (foreign) {
    const problem = fileProblem('foreign-file', { file: name }, '', '')
    const because = { ja: problem.because.ja + foreign.what.ja, en: problem.because.en + foreign.what.en }
    return { problem: { ...problem, because, todo: foreign.todo } }
  }
  const encoding = await encodingOf(paced(chunksOf(blob), pace))
  return { encoding: ENCODING_NAMES[encoding], pieces: piecesOfBlob(blob, decoded(counted(blob), encoding)) }
}

/** The chunks, with a pause after each: a large file takes its time, and somebody may want to stop. */
async function* paced(chunks: AsyncIterable<Uint8Array>, pace: Pace): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    yield chunk
    await pace(0, 0)
  }
}

/** The chunks of a blob, each with a note of how far it reaches. */
async function* counted(blob: Blob): AsyncGenerator<Uint8Array> {
  let done = 0
  for await (const chunk of chunksOf(blob)) {
    done += chunk.length
    REACHED.set(blob, done)
    yield chunk
  }
}
const REACHED = new WeakMap<Blob, number>()

function piecesOfBlob(blob: Blob, texts: AsyncGenerator<string>): Pieces {
  return {
    next: async () => {
      const piece = await texts.next()
      return piece.done === true ? undefined : piece.value
    },
    done: () => REACHED.get(blob) ?? 0,
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
  given: SourceGiven,
  into: Gathered,
  rules: ReadingRules,
  pace: Pace,
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
  given: SourceGiven,
  into: Gathered,
  rules: ReadingRules,
  pace: Pace,
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

function sizeOf(from: SourceBytes): number {
  return 'text' in from ? from.text.length : from.blob.size
}

function megabytes(bytes: number): string {
  return String(bytes / 1024 / 1024)
}
