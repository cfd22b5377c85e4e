import { inBoth } from '../inBoth'

/** What a change of the rules would do, before it is saved. */
export const previewWords = inBoth({
  ja: {
    counting: '状態が変わる患者を数えています…',
    noneChange: '状態が変わる患者はいません。',
    change: (patients: number) => `${patients}名の状態が変わります。`,
    dueChange: (patients: number) => `ほかに${patients}名は、状態は同じで期限日だけが変わります。`,
    groups: '状態の変化ごとの人数',
    becomes: 'から',
    dueOnly: '期限日のみ',
    people: (count: number) => `${count}名`,
    table: '変わる患者の一覧',
    number: '番号',
    name: '氏名',
    before: '現在',
    dueBefore: '現在の期限',
    after: '保存後',
    dueAfter: '保存後の期限',
    csv: 'この一覧をCSVに保存',

    countingResults: 'すべての検査値を判定し直しています…',
    noFlagChanges: (examined: string) => `検査値${examined}件のうち、判定が変わるものはありません。`,
    flagChanges: (results: string, patients: string, examined: string) =>
      `検査値${examined}件のうち${results}件(患者${patients}名)の判定が変わります。`,
    incomplete: '読めないデータがあるため、数は実際より少ない可能性があります。',
    cancelled: '数えるのを中止しました。保存するには確認が必要です。',
    again: 'もう一度数える',
    byAnalyte: '項目ごとの件数',
    examples: '判定が変わる検査値の例',
    examplesOf: (shown: number) => `はじめの${shown}件を表示しています。`,
    analyte: '項目',
    drawn: '採血日',
    value: '値',
  },
  en: {
    counting: 'Counting who changes status…',
    noneChange: 'No patient changes status.',
    change: (patients: number) =>
      patients === 1 ? '1 patient changes status.' : `${patients} patients change status.`,
    dueChange: (patients: number) =>
      patients === 1
        ? 'For 1 more the due day alone changes.'
        : `For ${patients} more the due day alone changes.`,
    groups: 'How many change from what to what',
    becomes: 'becomes',
    dueOnly: 'due day only',
    people: (count: number) => String(count),
    table: 'Patients who change',
    number: 'Number',
    name: 'Name',
    before: 'Now',
    dueBefore: 'Due now',
    after: 'After saving',
    dueAfter: 'Due after saving',
    csv: 'Save this list as CSV',

    countingResults: 'Judging all results anew…',
    noFlagChanges: (examined: string) => `Of ${examined} results none is flagged otherwise.`,
    flagChanges: (results: string, patients: string, examined: string) =>
      `Of ${examined} results ${results} are flagged otherwise, of ${patients} patients.`,
    incomplete: 'Some data cannot be read, so the counts may be too low.',
    cancelled: 'Counting was stopped. Before saving it must be seen.',
    again: 'Count again',
    byAnalyte: 'Results by analyte',
    examples: 'Examples of results that are flagged otherwise',
    examplesOf: (shown: number) => `The first ${shown} are shown.`,
    analyte: 'Analyte',
    drawn: 'Drawn',
    value: 'Value',
  },
})
