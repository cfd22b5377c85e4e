import type { Beginning, Format, Recognised } from '../../format'
import { firstLines, LineReader, nearlyAll } from '../lineReader'
import { cellsOf } from '../lines'
import { isRowWidth, isWolfRow } from './columns'
import { WolfRows } from './wolfReader'

/** Result files for the chart program WOLF: 36 columns, one item a row. */
export const WOLF_FORMAT: Format = {
  kind: 'wolf',
  takes: 'text',
  recognise,
  open: (opening) => new LineReader(new WolfRows(opening)),
}

function recognise(beginning: Beginning): Recognised | undefined {
  const rows = firstLines(beginning).map((line) => (line.includes(',') ? cellsOf(line, isRowWidth) : []))
  if (!nearlyAll(rows, isWolfRow)) return undefined
  return {
    because: {
      ja: 'WOLF 形式の検査結果(見出しがなく、1行に1項目、36列)',
      en: 'Results in the form of WOLF: no headings, one item a row, 36 columns',
    },
    certainty: 2,
  }
}
