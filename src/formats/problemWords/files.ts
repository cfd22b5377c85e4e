import { CHECK_ROW, type ProblemWords } from './shared'

/** What may be wrong with a whole file, its letters or its size. */
export const FILE_PROBLEMS = {
  'open-quote': ({ received }) => ({
    because: {
      ja: `引用符(")が閉じていません: ${received}`,
      en: `A quotation mark is not closed: ${received}`,
    },
    todo: {
      ja: 'この行は引用符を文字として読みました。行の内容を確かめてください。',
      en: 'The line was read as if the mark were a letter. Check what it says.',
    },
  }),
  'beyond-the-headings': ({ received }) => ({
    because: {
      ja: `見出しのない列に「${received}」があります。`,
      en: `“${received}” stands in a column without a heading.`,
    },
    todo: CHECK_ROW,
  }),
  'unreadable-letters': ({ detail }) => ({
    because: {
      ja: `この文字コード(${detail})では読めない文字があります。`,
      en: `Some letters cannot be read as ${detail}.`,
    },
    todo: {
      ja: 'ファイルを UTF-8 で保存し直すと確実です。',
      en: 'Saving the file as UTF-8 is the sure way.',
    },
  }),
  gaiji: ({ detail }) => ({
    because: {
      ja: `外字が ${detail} 文字あります。元の字形はこのファイルからは分かりません。`,
      en: `${detail} letters are private ones (gaiji); the file does not say how they look.`,
    },
    todo: {
      ja: '氏名などの表示が □ になります。必要なら取込後に直してください。',
      en: 'They are shown as □, in names for instance. Correct them after the import where it matters.',
    },
  }),
  'no-columns': () => ({
    because: {
      ja: '表にも、知っている形式にも見えません(区切りのある行がありません)。',
      en: 'It looks like no table and no known format: no row has cells.',
    },
    todo: {
      ja: 'ファイルを確かめてください。ほかのファイルは取り込めます。',
      en: 'Check the file. The other files can be imported.',
    },
  }),
  'empty-file': () => ({
    because: { ja: 'ファイルに内容がありません。', en: 'The file is empty.' },
    todo: { ja: 'ファイルを確かめてください。', en: 'Check the file.' },
  }),
  'no-rows': () => ({
    because: { ja: '見出しの下に行がありません。', en: 'There are no rows under the headings.' },
    todo: { ja: 'ファイルを確かめてください。', en: 'Check the file.' },
  }),
  'no-results': () => ({
    because: {
      ja: '検査結果も患者の情報も入っていません。',
      en: 'There are no results and no patients in it.',
    },
    todo: {
      ja: '検査結果を書き出したファイルを選んでください。',
      en: 'Choose a file that results were exported to.',
    },
  }),
  'foreign-file': ({ detail }) => ({
    because: { ja: `この版では読めない形式です: ${detail}`, en: `This version does not read: ${detail}` },
    todo: { ja: 'CSV で保存し直すか、セルを貼り付けてください。', en: 'Save it as CSV, or paste its cells.' },
  }),
  'file-too-large': ({ detail }) => ({
    because: {
      ja: `ファイルが大きすぎます(上限 ${detail} MB)。`,
      en: `The file is too large (at most ${detail} MB).`,
    },
    todo: {
      ja: '期間などで分けて書き出し、順に読み込んでください。',
      en: 'Export it in parts, by period for instance, and import one after the other.',
    },
  }),
  'too-many-files': ({ detail }) => ({
    because: {
      ja: `一度に読めるのは ${detail} ファイルまでです。`,
      en: `At most ${detail} files can be read at once.`,
    },
    todo: { ja: '分けて読み込んでください。', en: 'Import them in parts.' },
  }),
  'row-too-long': ({ detail }) => ({
    because: {
      ja: `1行が長すぎます(上限 ${detail} 文字)。検査結果の表ではないようです。`,
      en: `A row is too long (at most ${detail} letters). This does not look like a table of results.`,
    },
    todo: {
      ja: 'ファイルを確かめてください。何も取り込んでいません。',
      en: 'Check the file. Nothing was imported.',
    },
  }),
  'cell-too-long': ({ detail }) => ({
    because: {
      ja: `セルが長すぎます(上限 ${detail} 文字)。`,
      en: `A cell is too long (at most ${detail} letters).`,
    },
    todo: {
      ja: 'この行のセルを短くして、もう一度読み込んでください。何も取り込んでいません。',
      en: 'Shorten the cell in this row and import the file again. Nothing was imported.',
    },
  }),
  'too-many-columns': ({ detail }) => ({
    because: {
      ja: `列が多すぎます(上限 ${detail} 列)。`,
      en: `There are too many columns (at most ${detail}).`,
    },
    todo: {
      ja: '必要な列だけにして保存し直してください。',
      en: 'Save it again with the columns that are needed.',
    },
  }),
  'too-many-rows': ({ detail }) => ({
    because: {
      ja: `行が多すぎます(上限 ${detail} 行)。`,
      en: `There are too many rows (at most ${detail}).`,
    },
    todo: {
      ja: '期間などで分けて、順に読み込んでください。何も取り込んでいません。',
      en: 'Split the file, by period for instance, and import one after the other. Nothing was imported.',
    },
  }),
  'too-many-spellings': ({ detail }) => ({
    because: {
      ja: `単位またはフラグの種類が多すぎます(上限 ${detail})。列がずれているようです。`,
      en: `There are too many different units or flags (at most ${detail}). The columns seem to be shifted.`,
    },
    todo: {
      ja: '列を確かめてください。何も取り込んでいません。',
      en: 'Check the columns. Nothing was imported.',
    },
  }),
  'too-deep': ({ detail }) => ({
    because: {
      ja: `入れ子が深すぎます(上限 ${detail} 段)。このアプリのクリニックファイルではありません。`,
      en: `It is nested too deeply (at most ${detail} levels). It is no clinic file of this app.`,
    },
    todo: { ja: '*.saiketsu.json を選んでください。', en: 'Choose a *.saiketsu.json file.' },
  }),
  'duplicate-key': ({ detail }) => ({
    because: {
      ja: `同じ項目「${detail}」が1か所に2回書かれていて、どちらが正しいか決まりません。`,
      en: `“${detail}” is written twice in one place; which of the two holds is not said.`,
    },
    todo: {
      ja: 'ファイルを書き出し直してください。何も取り込んでいません。',
      en: 'Export the file again. Nothing was imported.',
    },
  }),
  'file-changed': () => ({
    because: {
      ja: 'ファイルが読み取りの途中で変更、移動または削除されました。',
      en: 'The file was changed, moved or deleted while it was being read.',
    },
    todo: {
      ja: 'ほかのソフトで閉じてから、もう一度選んでください。何も取り込んでいません。',
      en: 'Close it in other programs and choose it again. Nothing was imported.',
    },
  }),
} satisfies Record<string, ProblemWords>
