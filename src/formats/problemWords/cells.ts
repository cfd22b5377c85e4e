import { CHECK_CELL, CHECK_ROW, CHECK_VALUE, DAY_FORMS, type ProblemWords } from './shared'

/** What may be wrong with the cells of a table, and with what they say of a person or a course. */
export const CELL_PROBLEMS = {
  'no-number': () => ({
    because: { ja: '患者番号がありません。', en: 'There is no patient number.' },
    todo: CHECK_ROW,
  }),
  'not-a-patient-number': ({ received }) => ({
    because: {
      ja: `「${received}」は患者番号として読めません。合計などの行か、Excel が長い番号を丸めたものです。`,
      en: `“${received}” cannot be read as a patient number: it labels a row of totals, or a spreadsheet rounded a long number.`,
    },
    todo: {
      ja: '番号の列を「文字列」の書式にして、元の番号のまま保存し直してください。合計の行はこのままで構いません。',
      en: 'Format the column of numbers as text and save the file again with the full numbers. A row of totals may stay as it is.',
    },
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
  'day-as-number': ({ received, detail }) => ({
    because: {
      ja: `「${received}」は Excel の日付の数値として ${detail} と読みました。`,
      en: `“${received}” was read as Excel’s number of the day ${detail}.`,
    },
    todo: {
      ja: '日付が合っているか確かめてください。このまま取り込まれます。',
      en: 'Check that this is the day. It is imported as it stands.',
    },
  }),
  'day-in-older-era': ({ received, detail }) => ({
    because: {
      ja: `「${received}」は改元後の日付です。${detail} として取り込みます。`,
      en: `“${received}” lies after that era had ended. It is imported as ${detail}.`,
    },
    todo: CHECK_VALUE,
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
  'not-a-method': ({ received }) => ({
    because: {
      ja: `「${received}」は測定法として読めません。測定法なしで取り込みます。`,
      en: `“${received}” is no assay method that is known here. It is imported without one.`,
    },
    todo: {
      ja: 'IFCC・JSCC・直接法・計算値 のどれかにしてください。',
      en: 'Write ifcc, jscc, direct or calculated.',
    },
  }),
  'not-a-status': ({ received }) => ({
    because: {
      ja: `「${received}」は報告状態として読めません。最終報告として取り込みます。`,
      en: `“${received}” is no report status. It is imported as final.`,
    },
    todo: {
      ja: '中間・最終・訂正 のどれかにしてください。',
      en: 'Write preliminary, final or corrected.',
    },
  }),
  'not-a-moment': ({ received }) => ({
    because: {
      ja: `「${received}」は日付と時刻として読めません。報告時刻なしで取り込みます。`,
      en: `“${received}” is no day with a time. It is imported without it.`,
    },
    todo: { ja: '2026-09-14T09:30:00 のように書いてください。', en: 'Write it as 2026-09-14T09:30:00.' },
  }),
  'kept-as-words': ({ received }) => ({
    because: {
      ja: `「${received}」は数値として読まず、言葉のまま取り込みます。判定はしません。`,
      en: `“${received}” is not read as a number. It is imported in these words and not judged.`,
    },
    todo: CHECK_VALUE,
  }),
  'flag-contradicts-range': ({ received, detail }) => ({
    because: {
      ja: `検査値とフラグ「${received}」が、基準範囲 ${detail} と合いません。`,
      en: `The value with its flag, “${received}”, does not fit the range ${detail}.`,
    },
    todo: CHECK_VALUE,
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
  'units-differ': ({ received, detail }) => ({
    because: {
      ja: `結果「${received}」の単位と、単位の欄「${detail}」が違います。`,
      en: `The unit in the result “${received}” is not the one stated beside it, “${detail}”.`,
    },
    todo: {
      ja: '検査票で単位を確かめて直し、もう一度読み込んでください。ほかの結果は取り込めます。',
      en: 'Look up the unit on the report, correct it and import it again. The other results can be imported now.',
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
  'patient-not-in-files': ({ received }) => ({
    because: {
      ja: `「${received}」はファイル内の番号で、どの患者か分かりません。`,
      en: `“${received}” is a number of the file’s own; whom it means is in none of the files.`,
    },
    todo: {
      ja: '患者の情報を含むファイルと一緒に読み込んでください。',
      en: 'Import it together with the file that holds the patients.',
    },
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
} satisfies Record<string, ProblemWords>
