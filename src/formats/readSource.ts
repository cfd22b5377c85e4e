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
import { bytesInMemory, type Bytes } from './bytes/bytes'
import { checkJson } from './bytes/checkJson'
import { decoded, ENCODING_NAMES, NotUtf8, textOfUtf8, wholeLettersOf, type Encoding } from './bytes/decode'
import { encodeShiftJis } from './bytes/encodeShiftJis'
import { encodingOf, likelyEncoding } from './bytes/encodingOf'
import { foreignFile, foreignProblem } from './bytes/foreignFile'
import { LetterWatch } from './bytes/letterWatch'
import type { Sheet, SourceContent } from './bytes/unpack'
import type { ClinicFileRead } from './clinicFile'
import { Utf8Letters } from './bytes/utf8Letters'
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
import { RowReader, type RowBlock } from './table/rowReader'

const BY_A_PERSON: Bilingual = { ja: '利用者の指定', en: 'As you said' }
const BY_ITS_KEY: Bilingual = { ja: '項目 saiketsu のある JSON', en: 'JSON with the key saiketsu' }
const AS_JSON: Bilingual = { ja: 'JSON', en: 'JSON' }

/** What is known of one source before it is read. */
export interface SourceGiven {
  name: string
  /** Its position among the sources of the import. */
  file: number
  from: SourceContent
  templates: readonly ImportTemplate[]
  kind?: ImportKind
  mapping?: ImportTemplate
  /** A person wants to say what the columns of a table are, whatever it says itself. */
  ask?: boolean
}

/** What became of one source. */
export type SourceRead = { encoding: string; lines: number } & (
  | {
      kind: 'table'
      layout: TableLayout
      delimiter?: (typeof DELIMITER_NAMES)[keyof typeof DELIMITER_NAMES]
      /** The format that it might be as well; a person may say so. */
      couldBe?: MessageKind[]
      /** Merged cells, hidden sheets. */
      notes?: readonly Bilingual[]
    }
  | { kind: 'clinic-file'; read: ClinicFileRead; because?: Bilingual }
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
  const mark = into.mark()
  try {
    return await readOpened(from, reading, false)
  } catch (cause) {
    if (!(cause instanceof NotUtf8)) throw cause
    into.takeBack(mark, given.file)
    return readOpened(from, reading, true)
  }
}

/** `mustBeSure`: all bytes are looked through for their encoding before the first of them is read. */
async function readOpened(
  from: { bytes: Bytes } | { text: string },
  reading: Reading,
  mustBeSure: boolean,
): Promise<SourceRead> {
  const opened = await open(from, reading, mustBeSure)
  if ('problem' in opened) return { kind: 'refused', encoding: '', lines: 0, ...opened }
  const read = await readText(reading, opened)
  if (!opened.isSure()) throw new NotUtf8()
  return read
}

async function readText(reading: Reading, opened: OpenedText): Promise<SourceRead> {
  const { given } = reading
  const { encoding, pieces } = opened
  const start = await startOf(pieces)
  if (start.text.trim() === '') return refused('empty-file', given, encoding)
  const chosen = chosenFormat(reading, opened, start)
  if (chosen && chosen.certainty > 1) return readMessages(reading, opened, start, chosen)
  if (!chosen && isJson(start.text, given.kind)) return readClinicJson(reading, opened, start)
  return readTable(reading, opened, start, chosen)
}

async function readClinicJson(reading: Reading, opened: OpenedText, start: Start): Promise<SourceRead> {
  const { given } = reading
  const { encoding, pieces } = opened
  if (sizeOf(given.from) > MOST_JSON_BYTES)
    return refused('file-too-large', given, encoding, megabytes(MOST_JSON_BYTES))
  const because =
    given.kind === 'clinic-file' ? BY_A_PERSON : start.text.includes('"saiketsu"') ? BY_ITS_KEY : AS_JSON
  return { kind: 'clinic-file', encoding, because, ...(await readJson(start, pieces, reading)) }
}

/** A table whose columns say what they are; else the format that it `mayBe`; else a person is asked. */
async function readTable(
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
async function readSheet(reading: Reading, { rows, notes = [] }: Sheet): Promise<SourceRead> {
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

interface Chosen {
  format: Format
  certainty: 1 | 2 | 3
  because: Bilingual
  couldBe: MessageKind[]
}

/** The format that a person named, else the one that is surest; undefined for tables and clinic files. */
function chosenFormat(
  { given: { name, kind, mapping } }: Reading,
  { firstBytes }: OpenedText,
  start: Start,
): Chosen | undefined {
  if (isMessageKind(kind)) return { format: formatOf(kind), certainty: 3, because: BY_A_PERSON, couldBe: [] }
  if (kind !== undefined || mapping !== undefined) return undefined
  const found = recognisedFormat({ name, bytes: firstBytes, text: start.text, isAll: start.isAll })
  if (!found) return undefined
  const { format, recognised, ambiguous } = found
  return { format, ...recognised, couldBe: ambiguous.map((each) => each.kind) }
}

async function readMessages(
  reading: Reading,
  { encoding, coded, pieces, bytes, isSure }: OpenedText,
  start: Start,
  { format, because, couldBe }: Chosen,
): Promise<SourceRead> {
  const { given, into, rules, pace } = reading
  const isBytes = format.takes === 'bytes'
  if (isBytes && !isSure()) throw new NotUtf8()
  const opening = {
    name: given.name,
    file: given.file,
    into,
    rules,
    // Text that was pasted has bytes only where a format counts them.
    encoding: coded ?? (isBytes ? 'shift_jis' : undefined),
  }
  let done = 0
  const { notes = [], lines } =
    format.takes === 'bytes'
      ? await readPieces(
          format.open(opening),
          bytes((reached) => (done = reached)),
          (lines) => pace(done, lines),
        )
      : await readLetters(format.open(opening), start, pieces, (lines) => pace(pieces.done(), lines))
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

/** Text, or its bytes where they are at hand and the reader can do with them: most of a large export need not be decoded. */
async function readLetters(
  reader: PieceReader<string>,
  start: Start,
  pieces: Pieces,
  pace: (lines: number) => Promise<void>,
): Promise<ReadToEnd & { lines: number }> {
  reader.read(start.text)
  await pace(reader.lines)
  const { nextUtf8 } = pieces
  if (nextUtf8 && reader.readUtf8)
    for (let letters = await nextUtf8(); letters; letters = await nextUtf8()) {
      reader.readUtf8(letters)
      await pace(reader.lines)
    }
  else
    for (let text = await pieces.next(); text !== undefined; text = await pieces.next()) {
      reader.read(text)
      await pace(reader.lines)
    }
  const read = reader.end()
  pieces.ended?.()
  return { ...read, lines: reader.lines }
}

interface Pieces {
  next: () => Promise<string | undefined>
  /** The next piece with its text only where it is asked for; undefined (the function) where the bytes are no UTF-8. */
  nextUtf8?: (() => Promise<Utf8Letters | undefined>) | undefined
  /** Called when all that was handed out so has been read. */
  ended?: () => void
  /** How much of the source was handed out: bytes of a file, letters of a text. */
  done: () => number
}

/** A source whose encoding is known. */
interface OpenedText {
  /** As a person would call it; empty for pasted text. */
  encoding: string
  coded: Encoding | undefined
  /** Whether no byte that was not looked at yet could show another encoding. */
  isSure: () => boolean
  pieces: Pieces
  firstBytes: Uint8Array
  /** The bytes again, from the first one. */
  bytes: (reached: (done: number) => void) => AsyncIterable<Uint8Array>
}

async function open(
  from: { bytes: Bytes } | { text: string },
  reading: Reading,
  mustBeSure: boolean,
): Promise<OpenedText | { problem: Problem }> {
  const { given, pace } = reading
  if ('text' in from) return openPasted(from.text.replace(/^\uFEFF/, ''), reading)
  try {
    const bytes = await heldIfSmall(from.bytes)
    const foreign = foreignFile(await bytes.start(SIGNED_BYTES))
    if (foreign) return { problem: foreignProblem(given.name, foreign) }
    const chunks = paced(bytes.chunks(), pace)
    const { encoding: coded, isSure } = mustBeSure
      ? { encoding: await encodingOf(chunks), isSure: true }
      : await likelyEncoding(chunks)
    const pieces = piecesOfBytes(bytes, coded, isSure)
    return {
      encoding: ENCODING_NAMES[coded],
      coded,
      isSure: () => isSure || pieces.areOver(),
      firstBytes: await bytes.start(START_BYTES),
      pieces: watched(pieces, coded, reading),
      bytes: (reached) => bytes.chunks(reached),
    }
  } catch (cause) {
    // Nothing of it was gathered yet, so the other files need not suffer.
    if (cause instanceof Refused) return { problem: cause.problem(given.name) }
    throw cause
  }
}

function openPasted(text: string, reading: Reading): OpenedText {
  return {
    encoding: '',
    coded: undefined,
    isSure: () => true,
    firstBytes: new Uint8Array(),
    pieces: watched(piecesOfText(text), undefined, reading),
    bytes: (reached) => bytesInMemory(encodeShiftJis(text), text.length).chunks(reached),
  }
}

/** What is small is read once; a tree of many small files, or a ZIP of them, is gone through much quicker so. */
async function heldIfSmall(bytes: Bytes): Promise<Bytes> {
  if (bytes.size > START_BYTES) return bytes
  const start = await bytes.start(START_BYTES + 1)
  return start.length > START_BYTES ? bytes : bytesInMemory(start, bytes.size)
}

/** Says after the last piece which letters of the source are none that everybody can read. */
function watched(pieces: Pieces, coded: Encoding | undefined, { given: { file }, into }: Reading): Pieces {
  const watch = new LetterWatch()
  const ended = (): void => watch.tell(into.warnings, file, coded ? ENCODING_NAMES[coded] : '')
  const { nextUtf8 } = pieces
  return {
    done: () => pieces.done(),
    ended,
    next: async () => {
      const piece = await pieces.next()
      if (piece === undefined) ended()
      else watch.see(piece)
      return piece
    },
    nextUtf8: nextUtf8 && (async () => (await nextUtf8())?.seenBy(watch)),
  }
}

/** The chunks, with a pause after each: a large file takes its time, and somebody may want to stop. */
async function* paced(chunks: AsyncIterable<Uint8Array>, pace: Pace): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    yield chunk
    await pace(0, 0)
  }
}

function piecesOfBytes(
  bytes: Bytes,
  encoding: Encoding,
  isSure: boolean,
): Pieces & { areOver: () => boolean } {
  let done = 0
  let areOver = false
  const chunks = bytes.chunks((reached) => (done = reached))
  const over = { done: () => done, areOver: () => areOver }
  if (isSure) {
    const texts = decoded(chunks, encoding)
    return {
      ...over,
      next: async () => {
        const piece = await texts.next()
        areOver ||= piece.done === true
        return piece.done === true ? undefined : piece.value
      },
    }
  }
  const letters = wholeLettersOf(chunks)
  const nextBytes = async (): Promise<Uint8Array | undefined> => {
    const piece = await letters.next()
    areOver ||= piece.done === true
    return piece.done === true ? undefined : piece.value
  }
  return {
    ...over,
    next: async () => {
      const piece = await nextBytes()
      return piece && textOfUtf8(piece)
    },
    nextUtf8: async () => {
      const piece = await nextBytes()
      return piece && new Utf8Letters(piece)
    },
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

async function readJson(
  start: Start,
  pieces: Pieces,
  { given, into, rules, pace }: Reading,
): Promise<{ lines: number; read: ClinicFileRead }> {
  const texts: string[] = []
  let letters = 0
  for (let text: string | undefined = start.text; text !== undefined; text = await pieces.next()) {
    texts.push(text)
    letters += text.length
    // What is packed says nothing of how long it is.
    if (letters > MOST_JSON_BYTES) throw new Refused('file-too-large', 0, megabytes(MOST_JSON_BYTES))
    await pace(pieces.done(), 0)
  }
  const whole = texts.join('')
  checkJson(whole)
  // The tables of its schema take longer to be made than a small file takes to be read.
  const { readClinicFile } = await import('./clinicFile')
  return { lines: whole.split('\n').length, read: readClinicFile(whole, given.file, into, rules) }
}

function isJson(start: string, kind: ImportKind | undefined): boolean {
  return (
    kind === 'clinic-file' || (kind === undefined && /^\s*(?:\{\s*["}]|\[\s*[{\]])/.test(start.slice(0, 200)))
  )
}

function refused(
  code: 'empty-file' | 'file-too-large' | 'no-columns',
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
