import type { Problem } from '@/domain/problem'
import { bytesOfBlob, type Bytes } from './bytes'

/**
 * Where the content of a source comes from: bytes, text from the clipboard, or the rows of one sheet of a workbook; or why
 * it has none (an entry behind a password, a workbook that is damaged).
 */
export type SourceContent = { bytes: Bytes } | { text: string } | { sheet: Sheet } | { refused: Problem }

/** A sheet of a workbook as rows of text; the first row is row 1 of the sheet. */
export interface Sheet {
  rows: readonly (readonly string[])[]
}

/** One thing to read: a file, an entry of a packed file (`results.zip/lab.csv`), a sheet of a workbook (`book.xlsx/肝機能`). */
export interface Unpacked {
  name: string
  from: SourceContent
}

/** What a chosen file holds: itself, or what is packed in it. */
export function unpacked(name: string, blob: Blob): Promise<Unpacked[]> {
  return Promise.resolve([{ name, from: { bytes: bytesOfBlob(blob) } }])
}
