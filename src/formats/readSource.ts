import { MOST_TABLE_BYTES } from './bytes/bounds'
import type { Bytes } from './bytes/bytes'
import { NotUtf8 } from './bytes/decode'
import type { Gathered } from './gathered/gathered'
import type { ReadingRules } from './readers/resultCells'
import { isJson, readClinicJson } from './source/clinicJson'
import { chosenFormat, readMessages } from './source/messages'
import { opened, type OpenedText } from './source/opening'
import { startOf } from './source/pieces'
import { megabytes, refused } from './source/refused'
import { sizeOf } from './source/sizeOf'
import { readSheet, readTable } from './source/tables'
import type { Pace, Reading, SourceGiven, SourceRead } from './source/types'

export { sizeOf } from './source/sizeOf'
export type { Pace, SourceGiven, SourceRead } from './source/types'

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
  const text = await opened(from, reading, mustBeSure)
  if ('problem' in text) return { kind: 'refused', encoding: '', lines: 0, ...text }
  const read = await readText(reading, text)
  if (!text.isSure()) throw new NotUtf8()
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
