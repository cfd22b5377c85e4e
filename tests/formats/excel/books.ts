import * as XLSX from '@e965/xlsx'
import { unpacked, type Sheet, type Unpacked } from '@/formats/bytes/unpack'

export type Cell = string | number | boolean | XLSX.CellObject | undefined

/** A sheet of cells as given; a cell with a format is `{ t: 'n', v, z }`. */
export function sheetOf(rows: readonly (readonly Cell[])[], merges: readonly string[] = []): XLSX.WorkSheet {
  const sheet: XLSX.WorkSheet = {}
  let width = 1
  rows.forEach((row, r) => {
    width = Math.max(width, row.length)
    row.forEach((cell, c) => {
      if (cell !== undefined) sheet[XLSX.utils.encode_cell({ r, c })] = typed(cell)
    })
  })
  sheet['!ref'] = XLSX.utils.encode_range({
    s: { r: 0, c: 0 },
    e: { r: Math.max(0, rows.length - 1), c: width - 1 },
  })
  sheet['!merges'] = merges.map((area) => XLSX.utils.decode_range(area))
  return sheet
}

function typed(cell: Exclude<Cell, undefined>): XLSX.CellObject {
  if (typeof cell === 'object') return cell
  if (typeof cell === 'number') return { t: 'n', v: cell }
  return typeof cell === 'boolean' ? { t: 'b', v: cell } : { t: 's', v: cell }
}

export interface HowToWrite {
  type?: 'xlsx' | 'biff8' | 'ods' | 'xlsb'
  is1904?: boolean
  /** 1 hidden, 2 so that only a macro shows it. */
  hidden?: Record<string, 1 | 2>
}

/** A workbook as the library writes it. */
export function bookOf(
  sheets: Record<string, XLSX.WorkSheet>,
  { type = 'xlsx', is1904 = false, hidden = {} }: HowToWrite = {},
): Blob {
  const names = Object.keys(sheets)
  const book: XLSX.WorkBook = {
    SheetNames: names,
    Sheets: sheets,
    Workbook: {
      WBProps: { date1904: is1904 },
      Sheets: names.map((name) => ({ name, Hidden: hidden[name] ?? 0 })),
    },
  }
  const written = XLSX.write(book, { type: 'array', bookType: type, cellDates: false }) as ArrayBuffer
  return new Blob([written])
}

/** The rows of the only sheet, or of the one of that name. */
export async function rowsOf(book: Blob, name?: string): Promise<readonly (readonly string[])[]> {
  return (await sheetIn(book, name)).rows
}

export async function sheetIn(book: Blob, name?: string): Promise<Sheet> {
  const found = await unpacked('book.xlsx', book)
  const one = found.find((each) => name === undefined || each.name === `book.xlsx/${name}`)
  if (!one || !('sheet' in one.from)) throw new Error(`no sheet: ${JSON.stringify(one)}`)
  return one.from.sheet
}

/** The names of what was found, with the code where it was refused. */
export function fates(found: readonly Unpacked[]): string[] {
  return found.map(({ name, from }) => ('refused' in from ? `${name}: ${from.refused.code}` : name))
}
