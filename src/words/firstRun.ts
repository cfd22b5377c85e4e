import { inBoth } from './inBoth'

/** The first run of a computer: the demo, a new clinic, and the recovery key. */
export const firstRunWords = inBoth({
  ja: {
    welcome: 'イソトレチノイン治療の採血管理',
    about: '次の採血日を過ぎた患者、基準を超えた検査値、そのときの用量を1つの画面で確認できます。',
    tryDemo: 'デモ用クリニックで試す',
    tryDemoHint: '架空の患者約70名。パスフレーズは不要で、いつでも破棄できます。',
    createClinic: 'クリニックを作成',
    createClinicHint: '自院の患者を登録します。内容は暗号化して保存されます。',
    onlyHere:
      '入力した内容は、このパソコンのこのブラウザーにだけ保存されます。ほかの端末やほかのブラウザーからは見えません。',

    setupTitle: 'クリニックの作成',
    clinicName: 'クリニック名',
    userName: '利用者名',
    userNameHint: '記録や印刷物に残ります。医師として登録され、ほかの利用者はあとで追加できます。',
    zone: 'タイムゾーン',
    zoneHint: '「今日」をこの地域の暦で決めます。',
    protocol: '採血の間隔',
    bimonthly: '2か月ごと(開始前、以後2か月ごと)',
    monthOne: '1か月後と以後2か月ごと(開始前、開始1か月後、以後2か月ごと)',
    passphrase: 'パスフレーズ',
    passphraseAgain: 'パスフレーズ(確認)',
    setupConfirm: '作成する',
    creating: '作成しています…',
    back: '戻る',
    missingName: '入力してください。',

    recoveryTitle: '復旧キー',
    recoveryWhy:
      'パスフレーズを忘れたとき、データを開けるのはこのキーだけです。両方を失うと、誰にも開けません。',
    recoveryTodo: '印刷するか書き写し、鍵のかかる場所に保管してください。この画面は再表示できません。',
    printKey: '印刷',
    recoverySaved: '保管しました。開始する',
  },
  en: {
    welcome: 'Blood tests during isotretinoin treatment',
    about:
      'Who is overdue for the next draw, whose values exceed their limits, and on what dose: on one screen.',
    tryDemo: 'Try the demo clinic',
    tryDemoHint: 'About 70 invented patients. No passphrase; thrown away whenever you like.',
    createClinic: 'Create a clinic',
    createClinicHint: 'For your own patients. Everything is stored encrypted.',
    onlyHere:
      'What is entered here is stored in this browser on this computer only. It is not seen on other computers or in other browsers.',

    setupTitle: 'Create a clinic',
    clinicName: 'Name of the clinic',
    userName: 'Your name',
    userNameHint: 'Stands beside what you enter and on prints. You are set up as a doctor; add others later.',
    zone: 'Time zone',
    zoneHint: 'Its calendar says what day it is.',
    protocol: 'Interval of blood tests',
    bimonthly: 'Every two months (baseline, then every two months)',
    monthOne: 'One month, then every two (baseline, one month after the start, then every two months)',
    passphrase: 'Passphrase',
    passphraseAgain: 'Passphrase again',
    setupConfirm: 'Create',
    creating: 'Creating…',
    back: 'Back',
    missingName: 'Please enter this.',

    recoveryTitle: 'Recovery key',
    recoveryWhy:
      'If the passphrase is forgotten, only this key opens the data. If both are lost, nobody can open them.',
    recoveryTodo: 'Print it or write it down, and keep it locked away. It cannot be shown again.',
    printKey: 'Print',
    recoverySaved: 'It is kept safe. Start',
  },
})
