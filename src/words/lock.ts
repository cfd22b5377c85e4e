import { inBoth } from './inBoth'

/** Before anything is open: the unsupported browser, the first run, the recovery key, the lock. */
export const lockWords = inBoth({
  ja: {
    asOf: (day: string, weekday: string, minute: string) => `${day}(${weekday}) ${minute}`,
    language: '言語',

    unsupportedTitle: 'このブラウザーでは使えません',
    unsupported:
      'Saiketsu は、この端末のブラウザーの中に暗号化して保存します。そのために必要な機能が、このブラウザーまたはこのアドレスにはありません。',
    unsupportedTodo:
      'Chrome または Edge の最近2年以内の版で、https:// または localhost のアドレスから開いてください。まだ何も保存されていません。',

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
    userNameHint: '記録や印刷物に残る名前です。',
    zone: 'タイムゾーン',
    zoneHint: '「今日」をこの地域の暦で決めます。',
    protocol: '採血の間隔',
    bimonthly: '2か月ごと(開始前、以後2か月ごと)',
    monthOne: '1か月後と以後2か月ごと(開始前、開始1か月後、以後2か月ごと)',
    passphrase: 'パスフレーズ',
    passphraseAgain: 'パスフレーズ(確認)',
    passphraseHint: '12文字以上。いくつかの単語をつなげると覚えやすく強くなります。',
    showPassphrase: '入力した文字を表示',
    strengthShort: (missing: number) => `あと${missing}文字必要です。`,
    strengthWeak: '受け付けますが、推測されやすい文字列です。単語を足すと強くなります。',
    strengthFair: '受け付けます。もう1語足すとさらに強くなります。',
    strengthGood: '十分な強さです。',
    setupConfirm: '作成する',
    creating: '作成しています…',
    back: '戻る',
    missingName: '入力してください。',
    tooShort: '12文字以上にしてください。',
    differs: '2つの入力が一致しません。',

    recoveryTitle: '復旧キー',
    recoveryWhy:
      'パスフレーズを忘れたとき、データを開けるのはこのキーだけです。両方を失うと、誰にも開けません。',
    recoveryTodo: '印刷するか書き写し、鍵のかかる場所に保管してください。この画面は再表示できません。',
    printKey: '印刷',
    recoverySaved: '保管しました。開始する',

    lockedTitle: 'ロック中',
    user: '利用者',
    unlock: '開く',
    unlocking: '確認しています…',
    wrongPassphrase: 'パスフレーズが違います。',
    wrongRecovery: '復旧キーが違います。',
    wait: (said: string, seconds: number) => `${said}あと${seconds}秒お待ちください。`,
    recoveryInstead: '復旧キーで開く',
    recoveryKey: '復旧キー',
    unlockRecovery: '復旧キーで開く',
    detail: '詳細',
  },
  en: {
    asOf: (day: string, weekday: string, minute: string) => `${day} (${weekday}) ${minute}`,
    language: 'Language',

    unsupportedTitle: 'This browser cannot be used',
    unsupported:
      'Saiketsu keeps its data encrypted inside the browser of this computer. This browser, or this address, lacks what that needs.',
    unsupportedTodo:
      'Open it in Chrome or Edge of the last two years, from an address that begins with https:// or from localhost. Nothing has been stored yet.',

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
    userNameHint: 'It stands beside what you enter, and on prints.',
    zone: 'Time zone',
    zoneHint: 'Its calendar says what day it is.',
    protocol: 'Interval of blood tests',
    bimonthly: 'Every two months (baseline, then every two months)',
    monthOne: 'One month, then every two (baseline, one month after the start, then every two months)',
    passphrase: 'Passphrase',
    passphraseAgain: 'Passphrase again',
    passphraseHint: '12 characters or more. A few words in a row are strong and easy to remember.',
    showPassphrase: 'Show what is typed',
    strengthShort: (missing: number) =>
      missing === 1 ? '1 more character needed.' : `${missing} more characters needed.`,
    strengthWeak: 'Accepted, but easy to guess. Another word makes it stronger.',
    strengthFair: 'Accepted. One more word makes it stronger still.',
    strengthGood: 'Strong enough.',
    setupConfirm: 'Create',
    creating: 'Creating…',
    back: 'Back',
    missingName: 'Please enter this.',
    tooShort: 'At least 12 characters.',
    differs: 'The two entries differ.',

    recoveryTitle: 'Recovery key',
    recoveryWhy:
      'If the passphrase is forgotten, only this key opens the data. If both are lost, nobody can open them.',
    recoveryTodo: 'Print it or write it down, and keep it locked away. It cannot be shown again.',
    printKey: 'Print',
    recoverySaved: 'It is kept safe. Start',

    lockedTitle: 'Locked',
    user: 'User',
    unlock: 'Open',
    unlocking: 'Checking…',
    wrongPassphrase: 'That is not the passphrase.',
    wrongRecovery: 'That is not the recovery key.',
    wait: (said: string, seconds: number) =>
      seconds === 1 ? `${said} Please wait 1 second.` : `${said} Please wait ${seconds} seconds.`,
    recoveryInstead: 'Open with the recovery key',
    recoveryKey: 'Recovery key',
    unlockRecovery: 'Open with the key',
    detail: 'Details',
  },
})
