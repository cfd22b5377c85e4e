import type { Beginning, Format, Recognised } from '../../format'
import { firstLines, LineReader, nearlyAll } from '../lineReader'
import { cellsOf } from '../lines'
import { BmlRows } from './bmlReader'
import { isBmlRow, isOrderRow } from './row'

/** Result files of the laboratory BML: no headings, one request a row, four cells an item to the end of the row. */
export const BML_FORMAT: Format = {
  kind: 'bml',
  takes: 'text',
  recognise,
  open: (opening) => new LineReader(new BmlRows(opening)),
}

function recognise(beginning: Beginning): Recognised | undefined {
  const rows = firstLines(beginning).map((line) =>
    line.split(',').length < 8 ? [] : cellsOf(line, () => true),
  )
  if (!nearlyAll(rows, isBmlRow)) return undefined
  const isNamed = /(?:^|\/)\d+_O\d+\.csv$/i.test(beginning.name)
  if (rows.every((cells) => isOrderRow(cells)))
    return {
      because: {
        ja: 'BML の依頼ファイル(7桁の項目コードだけで、結果がありません)',
        en: 'A file of orders for BML: codes of seven figures without results',
      },
      certainty: 2,
    }
  return {
    because: {
      ja: 'BML の結果ファイル(見出しがなく、7桁の項目コード・結果・フラグ・コメントが並びます)',
      en: 'Results of BML: no headings; codes of seven figures, each with value, flag and comment',
    },
    certainty: isNamed ? 3 : 2,
  }
}
