import { CHECK_ROW, CHECK_VALUE, type ProblemWords } from './shared'

/** What may be wrong with the layout of a table: rows that do not find each other, states of samples. */
export const TABLE_PROBLEMS = {
  'attribute-without-value': ({ received, detail }) => ({
    because: {
      ja: `${detail} の「${received}」に対応する結果の行が見つかりません。`,
      en: `There is no row with the value to which “${received}” of ${detail} belongs.`,
    },
    todo: {
      ja: '同じ検査の行が続くように並べ替えると、単位や基準値も結果に付きます。',
      en: 'Sort the file so that the rows of one result follow each other; units and limits then belong to it.',
    },
  }),
  'other-headings': () => ({
    because: {
      ja: '表の途中に別の見出しがあり、その下の列が何かが決まりません。',
      en: 'Further headings stand above this row, and they do not say what its columns are.',
    },
    todo: {
      ja: '見出しごとに別のファイルに分けて読み込んでください。',
      en: 'Put the rows under each row of headings into a file of their own and import those.',
    },
  }),
  'no-attribute': ({ detail }) => ({
    because: {
      ja: `「${detail}」が値か単位か下限・上限かの記載がありません。`,
      en: `Nothing says whether “${detail}” is a value, a unit or a limit.`,
    },
    todo: CHECK_ROW,
  }),
  'sample-state-unclear': ({ received, detail }) => ({
    because: {
      ja: `${detail} の「${received}」では、検体がその状態かどうか決まりません。`,
      en: `“${received}” of ${detail} does not say whether the sample was so.`,
    },
    todo: CHECK_VALUE,
  }),
} satisfies Record<string, ProblemWords>
