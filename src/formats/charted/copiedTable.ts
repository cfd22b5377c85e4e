import { FLAG_WORDS } from '@/domain/interpret'
import type { Language } from '@/domain/language'
import type { SheetCell, SheetTable } from '@/domain/sheet'
import { guarded } from '../csvText'
import { CHARTED_WORDS } from './words'

/** A table as both forms that a spreadsheet takes from the clipboard. */
export interface CopiedTable {
  html: string
  /** Cells apart by tabs. */
  text: string
}

/**
 * The table of results as rows of cells: analyte, unit, range, then a column a draw, and beside it its flags where it has
 * any, so that the values stay numbers. `head` stands in a line of its own above.
 */
export function copiedTable(table: SheetTable, head: string, language: Language): CopiedTable {
  const words = CHARTED_WORDS[language].heading
  const columns = table.draws.map((draw, at) => ({
    at,
    heading: draw.time === undefined ? draw.day : `${draw.day} ${draw.time}`,
    hasFlags: table.rows.some((row) => flagOf(row.cells[at], language) !== ''),
  }))
  const headings = columns.flatMap(({ heading, hasFlags }) => (hasFlags ? [heading, words.flag] : [heading]))
  const rows = table.rows.map((row) => [
    row.name[language],
    row.unit,
    rangeOf(row.range),
    ...columns.flatMap(({ at, hasFlags }) => {
      const cell = row.cells[at]
      return hasFlags ? [valueOf(cell), flagOf(cell, language)] : [valueOf(cell)]
    }),
  ])
  const safe = [[head], [words.analyte, words.unit, words.range, ...headings], ...rows].map((cells) =>
    cells.map((cell) => guarded(cell.replaceAll(/[\t\r\n]+/g, ' '))),
  )
  return {
    text: safe.map((cells) => cells.join('\t') + '\r\n').join(''),
    html: `<table>${safe.map((cells) => `<tr>${cells.map(htmlCell).join('')}</tr>`).join('')}</table>`,
  }
}

/** As received, with its unit where that is not the row's. */
function valueOf(cell: SheetCell | undefined): string {
  if (cell === undefined || cell.isStruckOut) return ''
  return cell.otherUnit === undefined ? cell.text : `${cell.text} ${cell.otherUnit}`
}

function flagOf(cell: SheetCell | undefined, language: Language): string {
  const flag = cell?.interpretation?.flag ?? 'none'
  if (flag === 'none') return ''
  return (cell?.interpretation?.atLeast ? '≥ ' : '') + FLAG_WORDS[flag][language]
}

function rangeOf(range: SheetCell['range']): string {
  const { low, high } = range ?? {}
  if (low !== undefined && high !== undefined) return `${low}–${high}`
  return high !== undefined ? `≤${high}` : low === undefined ? '' : `≥${low}`
}

function htmlCell(text: string): string {
  return `<td>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</td>`
}
