import type { CellObject, Range, WorkSheet } from '@e965/xlsx'
import type { Bilingual } from '@/domain/language'
import { MOST_CELL_LETTERS, MOST_COLUMNS, MOST_ROWS } from '../bytes/bounds'
import { Refused } from '../refused'
import type { CellTexts } from './cellText'

/** The rows of a sheet as text, and what a person should know of them. */
export interface SheetRows {
  rows: string[][]
  notes: Bilingual[]
}

/** So many cells of merged areas are looked at; a sheet that is merged all over is no list of results. */
const MOST_MERGED = 1_000_000

/** Longer lists hold little but holes, or are so long that asking for what stands in them costs no more. */
const MOST_PLACES = 100_000

const EMPTY: string[] = []

/**
 * The rows of a sheet, from its row 1; empty where it holds nothing. A merged area holds for each of its cells: words and
 * days over all of it, a number (a patient's) for the rows below only, for beside it another analyte may stand.
 * Throws `Refused` where a row is too wide or a cell too long.
 */
export function sheetRows(sheet: WorkSheet, texts: CellTexts): SheetRows {
  const cells = sheet['!data'] ?? []
  const rows: string[][] = []
  for (const [at, row] of filled(cells)) {
    const line = rowOf(row, texts, at + 1)
    if (line.length === 0) continue
    if (at >= MOST_ROWS) throw new Refused('too-many-rows', MOST_ROWS, String(MOST_ROWS))
    while (rows.length < at) rows.push(EMPTY)
    rows[at] = line
  }
  const repeated = fillMerged(rows, sheet['!merges'] ?? [], cells, texts)
  return { rows, notes: repeated === 0 ? [] : [mergedNote(repeated)] }
}

function rowOf(row: readonly (CellObject | undefined)[], texts: CellTexts, line: number): string[] {
  const found: string[] = []
  for (const [column, cell] of filled(row)) {
    const text = texts.textOf(cell)
    if (text === '') continue
    if (column >= MOST_COLUMNS) throw new Refused('too-many-columns', line, String(MOST_COLUMNS))
    if (text.length > MOST_CELL_LETTERS) throw new Refused('cell-too-long', line, String(MOST_CELL_LETTERS))
    while (found.length < column) found.push('')
    found[column] = text
  }
  return found
}

/** What stands in a list, and where. A damaged reference makes one with thousands of millions of holes, which are not gone through. */
function filled<Item>(list: readonly (Item | undefined)[]): [at: number, item: Item][] {
  const found: [number, Item][] = []
  const add = (at: number): void => {
    const item = list[at]
    if (item !== undefined) found.push([at, item])
  }
  if (list.length > MOST_PLACES) for (const key of Object.keys(list)) add(Number(key))
  else for (let at = 0; at < list.length; at++) add(at)
  return found
}

/** Fills merged areas as far as the sheet has rows; gives how many numbers were repeated. */
function fillMerged(
  rows: string[][],
  merges: readonly Range[],
  cells: readonly (readonly (CellObject | undefined)[] | undefined)[],
  texts: CellTexts,
): number {
  let looked = 0
  let numbers = 0
  for (const { s, e } of merges) {
    const text = rows[s.r]?.[s.c] ?? ''
    const cell = cells[s.r]?.[s.c]
    if (text === '' || !cell) continue
    const isNumber = texts.kindOf(cell) === 'number'
    const lastColumn = isNumber ? s.c : Math.min(e.c, MOST_COLUMNS - 1)
    for (let row = s.r; row <= Math.min(e.r, rows.length - 1); row++)
      for (let column = s.c; column <= lastColumn; column++) {
        if (looked === MOST_MERGED) return numbers
        looked += 1
        if (fill(rows, row, column, text) && isNumber) numbers += 1
      }
  }
  return numbers
}

/** Whether the cell was empty and is filled now; the other cells of a merged area hold nothing of their own. */
function fill(rows: string[][], at: number, column: number, text: string): boolean {
  const row = rows[at] === EMPTY ? (rows[at] = []) : (rows[at] ?? EMPTY)
  if ((row[column] ?? '') !== '') return false
  while (row.length < column) row.push('')
  row[column] = text
  return true
}

function mergedNote(count: number): Bilingual {
  return {
    ja: `結合セルの数値を、結合範囲の ${count} 行にも入れて読みました。`,
    en: `Numbers in merged cells were taken for ${count} more rows of the merged areas.`,
  }
}
