import { Refused } from '../refused'
import type { Bytes } from '../bytes/bytes'

/** What is known of an entry of a ZIP here. */
export interface PackedPart {
  name: string
  from: Bytes | Refused
}

const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.'
const LONGEST_TYPE = 128

/** Whether a ZIP is a workbook, another document of an office, or neither: by the parts that stand in it. */
export async function workbookKind(
  parts: readonly PackedPart[],
): Promise<'workbook' | 'binary-workbook' | 'word' | 'powerpoint' | 'open-document' | 'iwork' | undefined> {
  const names = new Set(parts.map(({ name }) => name.toLowerCase()))
  if (names.has('[content_types].xml')) {
    if (hasFolder(names, 'word/')) return 'word'
    if (hasFolder(names, 'ppt/')) return 'powerpoint'
    if (names.has('xl/workbook.bin')) return 'binary-workbook'
    return hasFolder(names, 'xl/') ? 'workbook' : undefined
  }
  if (names.has('index/document.iwa') || names.has('index.zip')) return 'iwork'
  if (!names.has('content.xml') || !names.has('meta-inf/manifest.xml')) return undefined
  return (await typeOf(parts)).includes('spreadsheet') ? 'workbook' : 'open-document'
}

/** What an OpenDocument says that it is; a spreadsheet where it says nothing. */
async function typeOf(parts: readonly PackedPart[]): Promise<string> {
  const part = parts.find(({ name }) => name === 'mimetype')
  if (!part || part.from instanceof Refused) return 'spreadsheet'
  const type = new TextDecoder().decode(await part.from.start(LONGEST_TYPE))
  return type.startsWith(OPEN_DOCUMENT) ? type : 'spreadsheet'
}

function hasFolder(names: ReadonlySet<string>, folder: string): boolean {
  for (const name of names) if (name.startsWith(folder)) return true
  return false
}
