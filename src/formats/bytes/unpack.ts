import type { Bilingual } from '@/domain/language'
import type { Problem } from '@/domain/problem'
import { isOldWorkbook, sheetsOfOldWorkbook, sheetsOfWorkbook, workbookKind } from '../excel'
import { Refused } from '../refused'
import { MOST_WORKBOOK_BYTES } from './bounds'
import { allOf, bytesOfBlob, type Bytes } from './bytes'
import { bytesOf } from './decode'
import { foreignProblem, OFFICE_FILES } from './foreignFile'
import { asRefused, gunzipped, isGzip, withoutGz } from './gzip'
import { isLitter } from './litter'
import { UnpackedBudget } from './unpackedBudget'
import { isZip, zipEntries, type ZipEntry } from './zip'

/**
 * Where the content of a source comes from: bytes, text from the clipboard, or the rows of one sheet of a workbook; or why
 * it has none (an entry behind a password, a workbook that is damaged).
 */
export type SourceContent = { bytes: Bytes } | { text: string } | { sheet: Sheet } | { refused: Problem }

/** A sheet of a workbook as rows of text; the first row is row 1 of the sheet. */
export interface Sheet {
  rows: readonly (readonly string[])[]
  /** What a person should know of the sheet: merged cells, other sheets that are hidden. */
  notes?: readonly Bilingual[]
}

/** One thing to read: a file, an entry of a packed file (`results.zip/lab.csv`), a sheet of a workbook (`book.xlsx/肝機能`). */
export interface Unpacked {
  name: string
  from: SourceContent
}

/** Told between the things that are packed in a file; it may wait, and may throw to stop. */
export type UnpackPace = () => Promise<void>

const SIGNATURE_BYTES = 8

/**
 * What a chosen file holds: itself, what is packed in it (gzip, ZIP), or the sheets of a workbook. What cannot be unpacked
 * is there with its reason; nothing for a file that a system puts into folders on its own.
 */
export async function unpacked(name: string, blob: Blob, pace?: UnpackPace): Promise<Unpacked[]> {
  if (isLitter(name)) return []
  return orRefused(name, async () => {
    const start = await bytesOf(blob, 0, SIGNATURE_BYTES)
    if (isZip(start)) return unzipped(name, blob, true, pace)
    if (isOldWorkbook(start)) return sheetsOfOldWorkbook(name, blob)
    const bytes = bytesOfBlob(blob)
    if (!isGzip(start)) return [{ name, from: { bytes } }]
    const meter = new UnpackedBudget().meter(blob.size)
    return [{ name: withoutGz(name), from: { bytes: gunzipped(bytes, meter) } }]
  })
}

async function orRefused(name: string, unpack: () => Promise<Unpacked[]>): Promise<Unpacked[]> {
  try {
    return await unpack()
  } catch (cause) {
    if (cause instanceof Refused) return [{ name, from: { refused: cause.problem(name) } }]
    throw cause
  }
}

/** The entries of a ZIP, or the sheets where it is a workbook; within another ZIP only a workbook is opened. */
async function unzipped(
  name: string,
  blob: Blob,
  isOutermost: boolean,
  pace?: UnpackPace,
): Promise<Unpacked[]> {
  const budget = new UnpackedBudget()
  const entries = await zipEntries(blob, budget)
  const kind = await workbookKind(entries)
  if (kind === 'workbook') return sheetsOfWorkbook(name, entries)
  if (kind !== undefined) return [{ name, from: { refused: foreignProblem(name, OFFICE_FILES[kind]) } }]
  if (!isOutermost) throw new Refused('packed-in-packed')
  if (entries.length === 0) throw new Refused('packed-empty')
  const found: Unpacked[] = []
  for (const entry of entries) {
    await pace?.()
    const path = `${name}/${entry.name}`
    found.push(...(await orRefused(path, () => unpackedEntry(path, entry, budget))))
  }
  return found
}

/**
 * So the entries are named that hold text, and those of a storage of SS-MIX2: to look into each of twenty thousand would
 * take as long as to read them. One that is packed all the same is refused when it is read.
 */
const NAMED_AS_TEXT = /(?:^|\/)[^./]+$|\.(?:csv|tsv|txt|hl7|json|ndjson|dat2?|xml)$/i

/** An entry of a ZIP is looked at by its first bytes, as a file is. */
async function unpackedEntry(name: string, { from }: ZipEntry, budget: UnpackedBudget): Promise<Unpacked[]> {
  if (from instanceof Refused) throw from
  if (NAMED_AS_TEXT.test(name)) return [{ name, from: { bytes: from } }]
  const start = await from.start(SIGNATURE_BYTES)
  if (isZip(start)) return unzipped(name, await heldOf(from), false)
  if (isOldWorkbook(start)) return sheetsOfOldWorkbook(name, await heldOf(from))
  if (!isGzip(start)) return [{ name, from: { bytes: from } }]
  return [{ name: withoutGz(name), from: { bytes: gunzipped(from, budget.meter(from.size)) } }]
}

/** A workbook in a ZIP stands in memory while it is opened. */
async function heldOf(bytes: Bytes): Promise<Blob> {
  const count = new UnpackedBudget(MOST_WORKBOOK_BYTES).meter(bytes.size)()
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes.chunks()) {
      count(chunk.length)
      yield chunk
    }
  }
  try {
    return new Blob([await allOf(counted())])
  } catch (cause) {
    throw asRefused(cause)
  }
}
