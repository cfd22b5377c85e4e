import type { Bilingual } from '@/domain/language'
import { MESSAGE_KINDS, type ImportKind, type MessageKind } from '@/domain/reading'
import { NotUtf8 } from '../bytes/decode'
import type { Format, PieceReader, ReadToEnd } from '../format'
import { formatOf, recognisedFormat } from '../formats'
import type { OpenedText } from './opening'
import type { Pieces, Start } from './pieces'
import { BY_A_PERSON, type Reading, type SourceRead } from './types'

/** A format with what speaks for it, and what else the source could be. */
export interface Chosen {
  format: Format
  certainty: 1 | 2 | 3
  because: Bilingual
  couldBe: MessageKind[]
}

/** The format that a person named, else the one that is surest; undefined for tables and clinic files. */
export function chosenFormat(
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

/** Reads the source as messages of the chosen format. Throws `NotUtf8` where a format of bytes needs the encoding to be sure. */
export async function readMessages(
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

function isMessageKind(kind: ImportKind | undefined): kind is MessageKind {
  return MESSAGE_KINDS.some((each) => each === kind)
}
