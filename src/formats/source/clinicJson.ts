import type { Bilingual } from '@/domain/language'
import type { ImportKind } from '@/domain/reading'
import { MOST_JSON_BYTES } from '../bytes/bounds'
import { checkJson } from '../bytes/checkJson'
import type { ClinicFileRead } from '../clinicFile'
import { Refused } from '../refused'
import type { OpenedText } from './opening'
import type { Pieces, Start } from './pieces'
import { megabytes, refused } from './refused'
import { sizeOf } from './sizeOf'
import { BY_A_PERSON, type Reading, type SourceRead } from './types'

const BY_ITS_KEY: Bilingual = { ja: '項目 saiketsu のある JSON', en: 'JSON with the key saiketsu' }
const AS_JSON: Bilingual = { ja: 'JSON', en: 'JSON' }

/** Whether a text begins as the clinic file does, or a person says that it is one. */
export function isJson(start: string, kind: ImportKind | undefined): boolean {
  return (
    kind === 'clinic-file' || (kind === undefined && /^\s*(?:\{\s*["}]|\[\s*[{\]])/.test(start.slice(0, 200)))
  )
}

/** Reads a clinic file whole: what it says of one person may stand anywhere in it. */
export async function readClinicJson(
  reading: Reading,
  opened: OpenedText,
  start: Start,
): Promise<SourceRead> {
  const { given } = reading
  const { encoding, pieces } = opened
  if (sizeOf(given.from) > MOST_JSON_BYTES)
    return refused('file-too-large', given, encoding, megabytes(MOST_JSON_BYTES))
  const because =
    given.kind === 'clinic-file' ? BY_A_PERSON : start.text.includes('"saiketsu"') ? BY_ITS_KEY : AS_JSON
  return { kind: 'clinic-file', encoding, because, ...(await readJson(start, pieces, reading)) }
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
  const { readClinicFile } = await import('../clinicFile')
  return { lines: whole.split('\n').length, read: readClinicFile(whole, given.file, into, rules) }
}
