import { inBoth } from '../inBoth'

/** How long records are kept, and erasing patients after that. */
export const erasingWords = inBoth({
  ja: {
    keepingTitle: '保存期間',
    years: '保存期間(年)',
    yearsHint:
      '最終記載日の翌日から数えます。医師法第24条により診療録は5年間保存します。5年より短くはできません。期間が過ぎても、自動では消去しません。',

    title: '保存期間を過ぎた患者の消去',
    hint: (years: number) =>
      `最終記載日から${years}年を過ぎた患者を表示します。最終記載日は、記録した日と、記録にある本日までの日付のうち最も新しい日です。`,
    look: '該当する患者を調べる',
    lookAgain: 'もう一度調べる',
    looking: '記録と履歴を調べています',
    none: '保存期間を過ぎた患者はいません。',
    unknown: (count: string) =>
      `${count}名は、記録した日が分からないか、記録を読めないため、表示していません。`,
    number: '番号',
    name: '氏名',
    lastEntry: '最終記載日',
    open: '消去…',
    more: (count: string) => `さらに表示(残り ${count}名まで)`,

    dialogTitle: '患者の消去',
    whom: '消去する患者',
    goes: '消去されるもの',
    goesRecord: '患者情報・コース・検査結果・連絡などの記録と、その過去の版すべて',
    goesEntry: 'この患者について入力中で、まだ保存していない内容',
    stays: '残るもの',
    staysAct: '操作記録: 消去した日時・利用者・理由と、無作為な識別子(番号・氏名は残りません)',
    staysFiles:
      'これまでのバックアップ、書き出したファイル、印刷物、復元前のクリニック。不要なものは別に廃棄してください',
    noUndo: '元に戻すことはできません。',
    reason: '理由',
    reasonHint: '消去後も残ります。番号・氏名は書かないでください。例: 保存期間満了',
    typeNumber: '確認のため、患者番号を入力',
    cancel: 'やめる',
    confirm: '完全に消去する',
    erasing: '消去しています…',
    erased: '患者1名を消去しました。',
  },
  en: {
    keepingTitle: 'Retention',
    years: 'Retention (years)',
    yearsHint:
      'Counted from the day after the last entry. The Medical Practitioners’ Act of Japan (article 24) has records kept for five years, so less is refused. Nothing is erased by itself when the time is over.',

    title: 'Erase patients after the retention time',
    hint: (years: number) =>
      `Lists patients whose last entry is more than ${years} years ago: the latest of the days on which something was written and of the days up to today that the record names.`,
    look: 'Look for them',
    lookAgain: 'Look again',
    looking: 'Looking through records and history',
    none: 'The retention time is over for nobody.',
    unknown: (count: string) =>
      `Not listed, since the day of writing is not known or the record cannot be read: ${count}.`,
    number: 'Number',
    name: 'Name',
    lastEntry: 'Last entry',
    open: 'Erase…',
    more: (count: string) => `Show more (up to ${count} left)`,

    dialogTitle: 'Erase a patient',
    whom: 'Patient to be erased',
    goes: 'What is erased',
    goesRecord: 'the record (details, courses, results, calls …) and every earlier version of it',
    goesEntry: 'what somebody has typed about this patient and not saved',
    stays: 'What stays',
    staysAct: 'in the audit trail: when, by whom and why, and a random id (neither number nor name)',
    staysFiles:
      'backups, exported files and prints made before, and a clinic kept from before a restore; dispose of them separately',
    noUndo: 'This cannot be undone.',
    reason: 'Reason',
    reasonHint: 'It stays for good. Write neither number nor name. Example: retention time over',
    typeNumber: 'To confirm, type the patient’s number',
    cancel: 'Cancel',
    confirm: 'Erase for good',
    erasing: 'Erasing…',
    erased: 'One patient was erased.',
  },
})
