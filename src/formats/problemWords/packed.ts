import type { ProblemWords } from './shared'

/** What may be wrong with packed files and workbooks. */
export const PACKED_PROBLEMS = {
  'packed-damaged': () => ({
    because: {
      ja: '圧縮ファイルが壊れているか、途中で切れています。',
      en: 'The packed file is damaged, or cut off.',
    },
    todo: {
      ja: 'もう一度受け取るか、展開した中のファイルを選んでください。このファイルからは何も取り込んでいません。',
      en: 'Get it again, or unpack it and choose the files in it. Nothing of it was imported.',
    },
  }),
  'packed-password': () => ({
    because: { ja: 'パスワードで保護されています。', en: 'It is protected by a password.' },
    todo: {
      ja: 'パスワードで展開してから、中のファイルを選んでください。',
      en: 'Unpack it with the password and choose the files in it.',
    },
  }),
  'packed-method': () => ({
    because: { ja: 'この圧縮方式は読めません。', en: 'It is packed by a method that is not read here.' },
    todo: {
      ja: '展開してから、中のファイルを選んでください。',
      en: 'Unpack it and choose the files in it.',
    },
  }),
  'packed-too-large': ({ detail }) => ({
    because: {
      ja: `展開すると大きすぎます(上限 ${detail} MB)。`,
      en: `It is too large when unpacked (at most ${detail} MB).`,
    },
    todo: {
      ja: '期間などで分けて書き出し、順に読み込んでください。何も取り込んでいません。',
      en: 'Export it in parts, by period for instance, and import one after the other. Nothing was imported.',
    },
  }),
  'packed-too-tight': ({ detail }) => ({
    because: {
      ja: `展開すると ${detail} 倍を超えます。検査結果のファイルではないようです。`,
      en: `It grows more than ${detail} times when unpacked. It does not look like a file of results.`,
    },
    todo: {
      ja: 'ファイルの出所を確かめてください。何も取り込んでいません。',
      en: 'Make sure where the file comes from. Nothing was imported.',
    },
  }),
  'packed-too-many': ({ detail }) => ({
    because: {
      ja: `圧縮ファイルの中のファイルが多すぎます(上限 ${detail} 件)。`,
      en: `Too many files are packed in it (at most ${detail}).`,
    },
    todo: {
      ja: '分けて圧縮し、順に読み込んでください。',
      en: 'Pack them in parts, and import one after the other.',
    },
  }),
  'packed-in-packed': () => ({
    because: {
      ja: '圧縮ファイルの中に、さらに圧縮ファイルがあります。',
      en: 'A packed file stands in a packed file.',
    },
    todo: {
      ja: '外側を展開してから、中の圧縮ファイルを選んでください。',
      en: 'Unpack the outer one and choose the inner one.',
    },
  }),
  'packed-empty': () => ({
    because: { ja: '圧縮ファイルの中にファイルがありません。', en: 'No file is packed in it.' },
    todo: { ja: 'ファイルを確かめてください。', en: 'Check the file.' },
  }),
  'workbook-damaged': () => ({
    because: {
      ja: 'ブックを開けません。壊れているか、表計算のブックではありません。',
      en: 'The workbook cannot be opened. It is damaged, or it is no workbook.',
    },
    todo: {
      ja: '表計算ソフトで開き、.xlsx で保存し直すか、セルを選んで貼り付けてください。',
      en: 'Open it in the spreadsheet and save it again as .xlsx, or copy its cells and paste them here.',
    },
  }),
  'workbook-password': () => ({
    because: { ja: 'ブックがパスワードで保護されています。', en: 'The workbook is protected by a password.' },
    todo: {
      ja: '表計算ソフトで開き、パスワードを外して保存し直すか、セルを選んで貼り付けてください。',
      en: 'Open it in the spreadsheet and save it without the password, or copy its cells and paste them here.',
    },
  }),
  'workbook-too-large': ({ detail }) => ({
    because: {
      ja: `ブックが大きすぎます(展開後の上限 ${detail} MB)。`,
      en: `The workbook is too large (at most ${detail} MB when unpacked).`,
    },
    todo: {
      ja: 'CSV で保存し直すか、シートを分けてください。',
      en: 'Save it as CSV, or split its sheets.',
    },
  }),
  'workbook-empty': () => ({
    because: { ja: 'ブックに内容のあるシートがありません。', en: 'No sheet of the workbook holds anything.' },
    todo: { ja: 'ファイルを確かめてください。', en: 'Check the file.' },
  }),
  'workbook-hidden': ({ detail }) => ({
    because: {
      ja: `内容のあるシートはすべて非表示です: ${detail}`,
      en: `Every sheet that holds something is hidden: ${detail}`,
    },
    todo: {
      ja: '取り込むシートを表計算ソフトで再表示し、保存してください。',
      en: 'Unhide the sheets that are to be imported, and save the workbook.',
    },
  }),
} satisfies Record<string, ProblemWords>
