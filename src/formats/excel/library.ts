import type * as XLSX from '@e965/xlsx'
import type { ParsingOptions, WorkBook } from '@e965/xlsx'
import { Refused } from '../refused'
import { withoutFormulas } from './withoutFormulas'

/** A part of a workbook with its bytes, unpacked and counted before the library sees it. */
export interface Part {
  name: string
  content: Uint8Array
}

/** What is used of the library, as far as its own types leave it open. */
interface Container {
  FullPaths: string[]
  FileIndex: object[]
}
interface Untyped {
  CFB: {
    read(bytes: Uint8Array, how: { type: 'buffer' }): Container
    find(container: Container, name: string): { content?: number[] | Uint8Array } | null
    utils: {
      cfb_new(): Container
      cfb_add(container: Container, name: string, content: Uint8Array, how: { unsafe: boolean }): unknown
    }
  }
  parse_zip(container: Container, options: ParsingOptions): WorkBook
  parse_xlscfb(container: Container, options: ParsingOptions): WorkBook
  set_cptable(tables: { utils: { decode(page: number, bytes: unknown): string } }): void
}

export type Library = typeof XLSX

/**
 * Cells as typed values with their number formats: the text is made of them here. Formulas, comments as HTML and shown
 * texts are not asked for.
 */
const OPTIONS: ParsingOptions = {
  dense: true,
  cellNF: true,
  cellText: false,
  cellFormula: false,
  cellHTML: false,
  cellDates: false,
}

/** The library, fetched when a first workbook is opened. */
export async function library(): Promise<Library> {
  const loaded = await import('@e965/xlsx')
  // Workbooks older than 1997 write letters in the code page of their Windows.
  untyped(loaded).set_cptable({ utils: { decode: decodedByPage } })
  return loaded
}

/** The workbook of parts that were unpacked already. Throws `Refused` where it is none. */
export function workbookOfParts(xlsx: Library, parts: readonly Part[]): WorkBook {
  const own = untyped(xlsx)
  return opened(() => {
    const container = own.CFB.utils.cfb_new()
    for (const { name, content } of parts) own.CFB.utils.cfb_add(container, name, content, { unsafe: true })
    return own.parse_zip(container, { ...OPTIONS })
  })
}

/** The workbook of the old kind (.xls). Throws `Refused` where it is none. */
export function oldWorkbook(xlsx: Library, bytes: Uint8Array): WorkBook {
  const own = untyped(xlsx)
  return opened(() => {
    const container = own.CFB.read(bytes, { type: 'buffer' })
    if (own.CFB.find(container, 'EncryptedPackage')) throw new Refused('workbook-password')
    const stream = (own.CFB.find(container, '/Workbook') ?? own.CFB.find(container, '/Book'))?.content
    if (!stream) throw new Refused('workbook-damaged')
    withoutFormulas(stream)
    return own.parse_xlscfb(container, { ...OPTIONS })
  })
}

function opened(open: () => WorkBook): WorkBook {
  try {
    return open()
  } catch (cause) {
    if (cause instanceof Refused) throw cause
    const said = cause instanceof Error ? cause.message : String(cause)
    throw new Refused(/password|encrypt/i.test(said) ? 'workbook-password' : 'workbook-damaged')
  }
}

function untyped(xlsx: Library): Untyped {
  return xlsx as unknown as Untyped
}

const PAGES: Record<number, string> = { 932: 'shift_jis', 1200: 'utf-16le', 65001: 'utf-8' }

function decodedByPage(page: number, bytes: unknown): string {
  const raw = typeof bytes === 'string' ? Uint8Array.from(bytes, (letter) => letter.charCodeAt(0)) : bytes
  const label = PAGES[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : 'windows-1252')
  return new TextDecoder(label).decode(raw instanceof Uint8Array ? raw : Uint8Array.from(raw as number[]))
}
