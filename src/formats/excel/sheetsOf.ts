import type { WorkBook, WorkSheet } from '@e965/xlsx'
import type { Bilingual } from '@/domain/language'
import { MOST_OLD_WORKBOOK_BYTES, MOST_WORKBOOK_BYTES } from '../bytes/bounds'
import { allOf } from '../bytes/bytes'
import { bytesOf } from '../bytes/decode'
import type { Unpacked } from '../bytes/unpack'
import { fileProblem, type ProblemCode } from '../problems'
import { Refused } from '../refused'
import { CellTexts } from './cellText'
import { library, oldWorkbook, workbookOfParts, type Library, type Part } from './library'
import { sheetRows } from './sheetRows'
import type { PackedPart } from './workbookKind'

/** Whether the first bytes are those of a workbook of the old kind, or of another file in its container. */
export function isOldWorkbook(start: Uint8Array): boolean {
  return start[0] === 0xd0 && start[1] === 0xcf && start[2] === 0x11 && start[3] === 0xe0
}

/** The sheets of an .xls that hold something. Throws `Refused` where it is too large, damaged or behind a password. */
export async function sheetsOfOldWorkbook(name: string, blob: Blob): Promise<Unpacked[]> {
  if (blob.size > MOST_OLD_WORKBOOK_BYTES) throw tooLarge(MOST_OLD_WORKBOOK_BYTES)
  const bytes = await bytesOf(blob, 0, blob.size)
  const xlsx = await library()
  return sheetsOf(name, oldWorkbook(xlsx, bytes), xlsx)
}

/**
 * The sheets of an .xlsx, .xlsm or .ods that hold something. What is not needed for cells stays packed; the rest is
 * counted while it comes, before the library sees it.
 */
export async function sheetsOfWorkbook(name: string, packed: readonly PackedPart[]): Promise<Unpacked[]> {
  const parts: Part[] = []
  let total = 0
  for (const part of packed) {
    if (UNUSED.test(part.name)) continue
    if (part.from instanceof Refused) throw part.from
    const content = await allOf(
      counted(
        part.from.chunks(),
        () => total,
        (sum) => (total = sum),
      ),
    )
    parts.push({ name: part.name, content })
  }
  const xlsx = await library()
  return sheetsOf(name, workbookOfParts(xlsx, parts), xlsx)
}

/** Images, drawings, macros, previews: nothing of a cell stands in them. Binary parts hold formulas (`withoutFormulas`). */
const UNUSED =
  /^(?:xl\/(?:media|drawings|charts|chartsheets|embeddings|printerSettings|pivotCache|pivotTables|externalLinks|activeX|ctrlProps|model|calcChain\.xml)|.*\.bin$|docProps|customXml|Pictures|Thumbnails|Configurations2|Object)/i

/** What the library calls sheets that hold no cells of a list. */
const CELLLESS: ReadonlySet<string> = new Set(['chart', 'macro', 'dialog'])

async function* counted(
  chunks: AsyncGenerator<Uint8Array>,
  before: () => number,
  after: (sum: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    const sum = before() + chunk.length
    if (sum > MOST_WORKBOOK_BYTES) throw tooLarge(MOST_WORKBOOK_BYTES)
    after(sum)
    yield chunk
  }
}

function sheetsOf(name: string, workbook: WorkBook, { SSF }: Library): Unpacked[] {
  const { WBProps, Sheets: about = [] } = workbook.Workbook ?? {}
  const texts = new CellTexts(SSF, WBProps?.date1904 === true)
  const read: Unpacked[] = []
  const hidden: string[] = []
  workbook.SheetNames.forEach((sheetName, at) => {
    const sheet = workbook.Sheets[sheetName]
    if (sheet && CELLLESS.has(String(sheet['!type']))) return
    const found = readSheet(`${name}/${sheetName}`, sheet, texts)
    if (!found) return
    if ((about[at]?.Hidden ?? 0) > 0) hidden.push(sheetName)
    else read.push(found)
  })
  if (read.length > 0) return hidden.length === 0 ? read : withNote(read, hiddenNote(hidden))
  return [
    refusedAs(
      name,
      hidden.length > 0 ? 'workbook-hidden' : 'workbook-empty',
      hidden.join('、').slice(0, 200),
    ),
  ]
}

function readSheet(name: string, sheet: WorkSheet | undefined, texts: CellTexts): Unpacked | undefined {
  if (!sheet) return refusedAs(name, 'workbook-damaged')
  try {
    const { rows, notes } = sheetRows(sheet, texts)
    return rows.length === 0 ? undefined : { name, from: { sheet: { rows, notes } } }
  } catch (cause) {
    if (cause instanceof Refused) return { name, from: { refused: cause.problem(name) } }
    throw cause
  }
}

function withNote([first, ...others]: Unpacked[], note: Bilingual): Unpacked[] {
  if (!first || !('sheet' in first.from)) return first ? [first, ...others] : others
  const { rows, notes = [] } = first.from.sheet
  return [{ name: first.name, from: { sheet: { rows, notes: [note, ...notes] } } }, ...others]
}

function hiddenNote(names: readonly string[]): Bilingual {
  const list = names.join('、').slice(0, 200)
  return {
    ja: `非表示のシートは読みませんでした: ${list}`,
    en: `Hidden sheets were not read: ${list}`,
  }
}

function refusedAs(name: string, code: ProblemCode, detail = ''): Unpacked {
  return { name, from: { refused: fileProblem(code, { file: name }, '', detail) } }
}

function tooLarge(most: number): Refused {
  return new Refused('workbook-too-large', 0, String(most / 1024 / 1024))
}
