import type { Beginning, Format, Recognised } from '../../format'
import { firstLines, LineReader, nearlyAll } from '../lineReader'
import { cellsOf } from '../lines'
import { DAT2, isOpenDolphinRow, isRowWidth, layoutOf } from './columns'
import { OpenDolphinRows } from './openDolphinReader'

/** Files that OpenDolphin takes from laboratories: `.DAT` (25 columns), `.DAT2` and `.CSV` (26), one item a row. */
export const OPEN_DOLPHIN_FORMAT: Format = {
  kind: 'opendolphin',
  takes: 'text',
  recognise,
  open: (opening) => new LineReader(new OpenDolphinRows(opening)),
}

function recognise(beginning: Beginning): Recognised | undefined {
  const rows = firstLines(beginning).map((line) => (line.includes(',') ? cellsOf(line, isRowWidth) : []))
  if (!nearlyAll(rows, isOpenDolphinRow)) return undefined
  const width = rows.some((cells) => layoutOf(cells) === DAT2) ? 26 : 25
  return {
    because: {
      ja: `OpenDolphin 形式の検査結果(見出しがなく、1行に1項目、${width}列)`,
      en: `Results in the form of OpenDolphin: no headings, one item a row, ${width} columns`,
    },
    certainty: 2,
  }
}
