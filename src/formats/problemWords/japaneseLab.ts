import { CHECK_ROW, CHECK_VALUE, type ProblemWords } from './shared'

/** What may be wrong with the files of Japanese laboratories. */
export const JAPANESE_LAB_PROBLEMS = {
  'record-length': ({ detail }) => ({
    because: {
      ja: `レコードの長さが ${detail} バイトで、256バイトではありません。`,
      en: `The record has ${detail} bytes instead of 256.`,
    },
    todo: {
      ja: '検査センターのファイルをもう一度受け取ってください。ほかのレコードは取り込めます。',
      en: 'Have the laboratory send the file again. The other records can be imported now.',
    },
  }),
  'record-kind': ({ received }) => ({
    because: {
      ja: `「${received}」で始まるレコードは、結果(A1)でも依頼(O1・O2)でもありません。`,
      en: `The record that begins with “${received}” is neither a result (A1) nor an order (O1, O2).`,
    },
    todo: CHECK_ROW,
  }),
  'item-without-code': ({ received }) => ({
    because: {
      ja: `「${received}」の検査項目コードがありません。`,
      en: `“${received}” has no item code.`,
    },
    todo: CHECK_ROW,
  }),
  'unknown-value-form': ({ received, detail }) => ({
    because: {
      ja: `結果「${received}」の形態コード「${detail}」は、以上・以下などのどれか決まっていません。`,
      en: `The letter “${detail}” beside the result “${received}” is none of those that say below or above.`,
    },
    todo: {
      ja: '検査票で確かめ、手入力してください。ほかの項目は取り込めます。',
      en: 'Look at the printed report and enter it by hand. The other items can be imported now.',
    },
  }),
  'value-form-contradicts': ({ received, detail }) => ({
    because: {
      ja: `結果「${received}」と形態コード「${detail}」が合いません。`,
      en: `The result “${received}” and the letter “${detail}” beside it contradict each other.`,
    },
    todo: {
      ja: '検査票で確かめ、手入力してください。ほかの項目は取り込めます。',
      en: 'Look at the printed report and enter it by hand. The other items can be imported now.',
    },
  }),
  'unknown-report-state': ({ received }) => ({
    because: {
      ja: `報告状況「${received}」は中間・最終のどちらか分かりません。最終報告として取り込みます。`,
      en: `The report state “${received}” is neither interim nor final. It is imported as final.`,
    },
    todo: CHECK_VALUE,
  }),
  'code-of-analyte-alone': ({ received, detail }) => ({
    because: {
      ja: `コード「${received}」は分析物(${detail})だけを示し、材料と測定法を示しません。`,
      en: `The code “${received}” names the analyte alone (${detail}), not the material or the method.`,
    },
    todo: CHECK_VALUE,
  }),
  'code-and-name-differ': ({ received, detail }) => ({
    because: {
      ja: `「${received}」のコードと項目名が別の検査を示しています(${detail})。`,
      en: `Code and name of “${received}” mean different tests (${detail}).`,
    },
    todo: {
      ja: '検査票で確かめてください。項目一覧でこの項目の意味を決めると取り込めます。',
      en: 'Look at the printed report. Once the list of items says what it means, it can be imported.',
    },
  }),
  'not-an-item-code': ({ received, detail }) => ({
    because: {
      ja: `「${received}」は7桁の検査項目コードではありません(結果「${detail}」)。`,
      en: `“${received}” is no item code of seven figures (its result: “${detail}”).`,
    },
    todo: CHECK_ROW,
  }),
  'row-shifted': () => ({
    because: {
      ja: '結果の位置に項目コード・単位・基準範囲があるなど、この行は列がずれています。',
      en: 'A code, a unit or a range stands where the result should: the cells of this row are shifted.',
    },
    todo: CHECK_ROW,
  }),
  'row-cut': ({ received }) => ({
    because: {
      ja: `ファイルがこの行の途中で終わっています。値も途中で切れているかもしれないので読みません: ${received}`,
      en: `The file ends within this row. Its value may be cut off too, so it was not read: ${received}`,
    },
    todo: {
      ja: 'ファイルをもう一度受け取ってください。ほかの結果は取り込めます。',
      en: 'Have the file sent again. The other results can be imported now.',
    },
  }),
  'row-width': ({ detail }) => ({
    because: {
      ja: `この行は ${detail} 列で、この形式の列数ではありません。`,
      en: `This row has ${detail} cells, which is not the number of this form.`,
    },
    todo: CHECK_ROW,
  }),
  'value-and-number-differ': ({ received, detail }) => ({
    because: {
      ja: `検査値「${received}」と数値「${detail}」が違います。`,
      en: `The value “${received}” and its number “${detail}” differ.`,
    },
    todo: {
      ja: '検査票で確かめ、手入力してください。ほかの項目は取り込めます。',
      en: 'Look at the printed report and enter it by hand. The other items can be imported now.',
    },
  }),
  'day-of-reception': ({ received }) => ({
    because: {
      ja: `採取日時がありません。受付日時 ${received} の日を採血日とします。`,
      en: `No time of collection is stated. The day of its reception, ${received}, is taken as the day of the draw.`,
    },
    todo: CHECK_VALUE,
  }),
  'xml-broken': ({ received }) => ({
    because: {
      ja: `XML の書き方が途中で壊れています: ${received}`,
      en: `The XML is damaged here: ${received}`,
    },
    todo: {
      ja: 'ファイルをもう一度受け取ってください。読めた項目は取り込めます。',
      en: 'Have the file sent again. The items that could be read can be imported now.',
    },
  }),
  'xml-not-readable': () => ({
    because: {
      ja: 'XML として読めません。',
      en: 'It cannot be read as XML.',
    },
    todo: {
      ja: 'ファイルを確かめてください。何も取り込んでいません。',
      en: 'Check the file. Nothing was imported.',
    },
  }),
  'xml-document-type': () => ({
    because: {
      ja: 'XML に文書型または実体の宣言(DOCTYPE・ENTITY)があります。安全のため読みません。',
      en: 'The XML declares a document type or entities (DOCTYPE, ENTITY), which are not read, to be safe.',
    },
    todo: {
      ja: '宣言のない MML で書き出し直してください。何も取り込んでいません。',
      en: 'Export it as MML without that declaration. Nothing was imported.',
    },
  }),
  'xml-too-deep': ({ detail }) => ({
    because: {
      ja: `XML の入れ子が深すぎます(上限 ${detail} 段)。`,
      en: `The XML is nested too deeply (at most ${detail} levels).`,
    },
    todo: {
      ja: 'ファイルを確かめてください。何も取り込んでいません。',
      en: 'Check the file. Nothing was imported.',
    },
  }),
} satisfies Record<string, ProblemWords>
