import type { Bilingual } from '@/domain/language'
import { inBoth } from '../inBoth'

/** What can be taken from the charts of a patient. */
export const chartMenuWords = inBoth({
  ja: {
    title: 'グラフのコピーと書き出し',
    picture: 'グラフを画像としてコピー',
    table: '検査結果の表をコピー',
    csv: '表示中の測定点をCSVで書き出す',
    hint: 'コピーした内容はこのパソコンのクリップボードに残ります(番号入り・氏名なし)。CSVの書き出しは操作記録に残ります。',
  },
  en: {
    title: 'Copy and export the charts',
    picture: 'Copy the charts as a picture',
    table: 'Copy the table of results',
    csv: 'Export the points shown as CSV',
    hint: 'What is copied stays on the clipboard of this computer (number, no name). The export as CSV is written into the audit trail.',
  },
})

/** What the screen says once something was copied. */
export const copiedMessage: Bilingual = {
  ja: 'コピーしました。氏名は含まれません。',
  en: 'Copied. The name is not included.',
}

/** What the screen says once the points were handed over. */
export const chartedMessage: Bilingual = {
  ja: '表示中の測定点を書き出しました。',
  en: 'The points shown were exported.',
}
