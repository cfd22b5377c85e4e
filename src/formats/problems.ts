import type { Bilingual } from '@/domain/language'
import type { Problem } from '@/domain/problem'

/** What the words of a problem may name beside the text as received. */
export interface Named {
  received: string
  /** A day, a unit, a limit, a number: whatever the sentence needs. */
  detail: string
}

type Words = (named: Named) => { because: Bilingual; todo: Bilingual }

const CHECK_CELL: Bilingual = {
  ja: '元のファイルのこのセルを直して、もう一度読み込んでください。ほかの行は取り込めます。',
  en: 'Correct this cell in the file and import it again. The other rows can be imported now.',
}
const CHECK_ROW: Bilingual = {
  ja: '元のファイルのこの行を直して、もう一度読み込んでください。ほかの行は取り込めます。',
  en: 'Correct this row in the file and import it again. The other rows can be imported now.',
}
const CHECK_VALUE: Bilingual = {
  ja: '検査票と見比べてください。このまま取り込まれます。',
  en: 'Compare it with the report. It is imported as it stands.',
}
const DAY_FORMS: Bilingual = {
  ja: '2026-04-10、2026/4/10、20260410、R8.4.10、令和8年4月10日 のように書いてください。',
  en: 'Write it as 2026-04-10, 2026/4/10, 20260410, R8.4.10 or 令和8年4月10日.',
}

const WORDS = {
  'no-number': () => ({
    because: { ja: '患者番号がありません。', en: 'There is no patient number.' },
    todo: CHECK_ROW,
  }),
  'no-day': () => ({
    because: { ja: '採血日がありません。', en: 'There is no collection day.' },
    todo: CHECK_ROW,
  }),
  'no-analyte': () => ({
    because: { ja: '検査項目名がありません。', en: 'The analyte is not named.' },
    todo: CHECK_ROW,
  }),
  'not-a-day': ({ received }) => ({
    because: {
      ja: `「${received}」は暦にある日付として読めません。`,
      en: `“${received}” is no day of the calendar.`,
    },
    todo: DAY_FORMS,
  }),
  'day-without-year': ({ received }) => ({
    because: { ja: `「${received}」には年がありません。`, en: `“${received}” has no year.` },
    todo: DAY_FORMS,
  }),
  'outside-era': ({ received }) => ({
    because: {
      ja: `「${received}」はその元号の期間にありません。`,
      en: `“${received}” does not lie in that era.`,
    },
    todo: DAY_FORMS,
  }),
  'after-today': ({ received, detail }) => ({
    because: {
      ja: `「${received}」は本日 ${detail} より後です。`,
      en: `“${received}” is after today, ${detail}.`,
    },
    todo: CHECK_CELL,
  }),
  'before-birth': ({ received, detail }) => ({
    because: {
      ja: `「${received}」は生年月日 ${detail} より前です。`,
      en: `“${received}” is before the birth date, ${detail}.`,
    },
    todo: {
      ja: '採血日か生年月日を確かめてください。',
      en: 'Check the collection day or the birth date.',
    },
  }),
  'not-a-time': ({ received }) => ({
    because: { ja: `「${received}」は時刻として読めません。`, en: `“${received}” is no time of the day.` },
    todo: {
      ja: '09:30 のように書いてください。日付だけで取り込みます。',
      en: 'Write it as 09:30. The day is imported without it.',
    },
  }),
  'not-a-day-offset': ({ received }) => ({
    because: { ja: `「${received}」は日数ではありません。`, en: `“${received}” is no count of days.` },
    todo: CHECK_CELL,
  }),
  'not-a-value': ({ received }) => ({
    because: {
      ja: `「${received}」は検査値として読めません。`,
      en: `“${received}” cannot be read as a result.`,
    },
    todo: CHECK_CELL,
  }),
  'unit-missing': ({ received, detail }) => ({
    because: {
      ja: `単位がなく、${received} は ${detail} として妥当な範囲にありません。`,
      en: `There is no unit, and ${received} is not plausible in ${detail}.`,
    },
    todo: {
      ja: '見出しか単位の列に単位を書いて、もう一度読み込んでください。',
      en: 'Write the unit in the heading or in a column of its own and import it again.',
    },
  }),
  'unit-ambiguous': ({ received, detail }) => ({
    because: {
      ja: `単位がなく、${received} は ${detail} のどちらとも読めます。`,
      en: `There is no unit, and ${received} may be ${detail}.`,
    },
    todo: {
      ja: '見出しか単位の列に単位を書いて、もう一度読み込んでください。',
      en: 'Write the unit in the heading or in a column of its own and import it again.',
    },
  }),
  'unit-refused': ({ received, detail }) => ({
    because: {
      ja: `単位「${received}」だけでは、どの量か決まりません(${detail})。`,
      en: `The unit “${received}” alone does not say which quantity it is (${detail}).`,
    },
    todo: {
      ja: '10*3/µL のように、体積まで含めて単位を書いてください。',
      en: 'Write the whole unit with its volume, such as 10*3/µL.',
    },
  }),
  'unknown-unit': ({ received, detail }) => ({
    because: {
      ja: `単位「${received}」は ${detail} の一覧にありません。受け取ったまま取り込み、判定はしません。`,
      en: `The unit “${received}” is not listed for ${detail}. It is imported as received and not judged.`,
    },
    todo: CHECK_VALUE,
  }),
  'not-a-sex': ({ received }) => ({
    because: { ja: `性別「${received}」が読めません。`, en: `The sex “${received}” cannot be read.` },
    todo: { ja: '男・女・M・F・1・2 のどれかにしてください。', en: 'Write 男, 女, M, F, 1 or 2.' },
  }),
  'not-a-weight': ({ received }) => ({
    because: { ja: `体重「${received}」が読めません。`, en: `The weight “${received}” cannot be read.` },
    todo: { ja: 'kg の数字だけにしてください。例: 52.5', en: 'Write kilograms as a number, such as 52.5.' },
  }),
  'not-weeks': ({ received }) => ({
    because: {
      ja: `予定週数「${received}」が読めません。`,
      en: `Planned weeks “${received}” cannot be read.`,
    },
    todo: { ja: '1から104までの整数にしてください。', en: 'Write a whole number from 1 to 104.' },
  }),
  'not-a-dose': ({ received }) => ({
    because: { ja: `1日量「${received}」が読めません。`, en: `The daily dose “${received}” cannot be read.` },
    todo: {
      ja: 'mg の数字だけにしてください。例: 20',
      en: 'Write milligrams a day as a number, such as 20.',
    },
  }),
  'not-fasting': ({ received }) => ({
    because: {
      ja: `「${received}」は空腹かどうかとして読めません。不明として取り込みます。`,
      en: `“${received}” does not say whether fasting. It is imported as unknown.`,
    },
    todo: {
      ja: '空腹・食後・随時・はい・いいえ・1・0 のどれかにしてください。',
      en: 'Write 空腹, 食後, 随時, yes, no, 1 or 0.',
    },
  }),
  'unknown-protocol': ({ received }) => ({
    because: {
      ja: `プロトコル「${received}」は登録されていません。`,
      en: `There is no protocol “${received}”.`,
    },
    todo: {
      ja: '設定画面にあるプロトコルの id か名前を書いてください。',
      en: 'Write the id or the name of a protocol from the settings.',
    },
  }),
  'pauses-overlap': ({ received, detail }) => ({
    because: {
      ja: `休薬 ${received} は既にある休薬(${detail})と重なります。`,
      en: `The pause of ${received} overlaps the pause ${detail}.`,
    },
    todo: { ja: 'どちらかの休薬の日付を直してください。', en: 'Correct the days of one of the two pauses.' },
  }),
  'restart-not-after-pause': ({ received, detail }) => ({
    because: {
      ja: `再開日 ${received} が休薬開始日 ${detail} より後ではありません。`,
      en: `The restart day ${received} is not after the first day of the pause, ${detail}.`,
    },
    todo: {
      ja: '再開日は服用を再開した最初の日です。',
      en: 'The restart day is the first day with the drug again.',
    },
  }),
  'restart-without-pause': ({ received }) => ({
    because: {
      ja: `再開日 ${received} に対応する休薬がありません。`,
      en: `There is no open pause that the restart day ${received} could end.`,
    },
    todo: { ja: '休薬開始日も書いてください。', en: 'Write the first day of the pause too.' },
  }),
  'pause-without-course': ({ received }) => ({
    because: {
      ja: `休薬 ${received} の治療コースがありません。`,
      en: `There is no course for the pause of ${received}.`,
    },
    todo: { ja: '開始日も書いてください。', en: 'Write the first day of the course too.' },
  }),
  'end-before-start': ({ received, detail }) => ({
    because: {
      ja: `終了日 ${received} が開始日 ${detail} より前です。このまま取り込み、判定は不明になります。`,
      en: `The last-dose day ${received} is before the first day, ${detail}. It is imported, and the verdict will be unknown.`,
    },
    todo: { ja: '開始日と終了日を確かめてください。', en: 'Check the first and the last-dose day.' },
  }),
  'several-patients': ({ received }) => ({
    because: {
      ja: `番号「${received}」は別の患者で使われています。`,
      en: `Number “${received}” belongs to another patient.`,
    },
    todo: CHECK_ROW,
  }),
  implausible: ({ received, detail }) => ({
    because: {
      ja: `${received} は入力確認の範囲(${detail})の外です。`,
      en: `${received} lies outside the entry check (${detail}).`,
    },
    todo: CHECK_VALUE,
  }),
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
  'empty-file': () => ({
    because: { ja: 'ファイルに内容がありません。', en: 'The file is empty.' },
    todo: { ja: 'ファイルを確かめてください。', en: 'Check the file.' },
  }),
  'no-rows': () => ({
    because: { ja: '見出しの下に行がありません。', en: 'There are no rows under the headings.' },
    todo: { ja: 'ファイルを確かめてください。', en: 'Check the file.' },
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
  'not-json': ({ detail }) => ({
    because: {
      ja: `クリニックファイルの構文が壊れています: ${detail}`,
      en: `The clinic file is damaged: ${detail}`,
    },
    todo: {
      ja: 'もう一度書き出すか、バックアップを使ってください。',
      en: 'Export it again, or use a backup.',
    },
  }),
  'not-a-clinic-file': () => ({
    because: {
      ja: 'このアプリのクリニックファイルではありません(saiketsu の版がありません)。',
      en: 'It is no clinic file of this app (the key “saiketsu” is missing).',
    },
    todo: { ja: '*.saiketsu.json を選んでください。', en: 'Choose a *.saiketsu.json file.' },
  }),
  'newer-clinic-file': ({ received }) => ({
    because: {
      ja: `より新しい版(${received})のクリニックファイルです。`,
      en: `The clinic file is of a newer version (${received}).`,
    },
    todo: { ja: 'アプリを更新してから読み込んでください。', en: 'Update the app first.' },
  }),
  'clinic-file-fault': ({ detail, received }) => ({
    because: { ja: `${detail} の値「${received}」は使えません。`, en: `${detail} cannot be “${received}”.` },
    todo: {
      ja: 'この箇所だけ除いて取り込みます。docs/clinic-file.md の形に直してください。',
      en: 'It is imported without this part. Bring it into the form of docs/clinic-file.md.',
    },
  }),
} satisfies Record<string, Words>

/** The stable word for a kind of problem or warning of a file. */
export type ProblemCode = keyof typeof WORDS

/** A problem of a file in words; `received` is the text exactly as it stands there. */
export function fileProblem(
  code: ProblemCode,
  where: Problem['where'],
  received: string,
  detail = '',
): Problem {
  const words: Words = WORDS[code]
  return { code, where, received, ...words({ received, detail }) }
}
