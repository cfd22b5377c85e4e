import { inBoth } from './inBoth'

/** At the door: the unsupported browser, and the lock. */
export const lockWords = inBoth({
  ja: {
    asOf: (day: string, weekday: string, minute: string) => `${day}(${weekday}) ${minute}`,
    language: '言語',

    unsupportedTitle: 'このブラウザーでは使えません',
    unsupported:
      'Saiketsu は、この端末のブラウザーの中に暗号化して保存します。そのために必要な機能が、このブラウザーまたはこのアドレスにはありません。',
    unsupportedTodo:
      'Chrome または Edge の最近2年以内の版で、https:// または localhost のアドレスから開いてください。まだ何も保存されていません。',

    restore: 'バックアップから復元',
    lockedTitle: 'ロック中',
    failedTitle: 'データを開けません',
    reload: '再読み込み',
    passphrase: 'パスフレーズ',
    lockedIdle: '操作がなかったため、自動でロックしました。',
    user: '利用者',
    nobodyChosen: '選択しない(パスフレーズで判別)',
    nameless: (count: number) => `利用者${count}`,
    passkeyToo: '続いてパスキー(指紋、顔、PIN、セキュリティキーなど)を確認します。',
    unlock: '開く',
    unlocking: '確認しています…',
    wrongPassphrase: 'パスフレーズが違います。',
    wrongAnybody: 'このパスフレーズの利用者はいません。パスキーを使う場合は利用者を選択してください。',
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

    restore: 'Restore a backup',
    lockedTitle: 'Locked',
    failedTitle: 'The data cannot be opened',
    reload: 'Reload',
    passphrase: 'Passphrase',
    lockedIdle: 'Locked by itself: nobody had used the computer for a while.',
    user: 'User',
    nobodyChosen: 'Not chosen (the passphrase tells)',
    nameless: (count: number) => `User ${count}`,
    passkeyToo: 'Your passkey is asked for next: fingerprint, face, PIN or security key.',
    unlock: 'Open',
    unlocking: 'Checking…',
    wrongPassphrase: 'That is not the passphrase.',
    wrongAnybody: 'That is nobody’s passphrase. If you use a passkey, choose your name.',
    wrongRecovery: 'That is not the recovery key.',
    wait: (said: string, seconds: number) =>
      `${said} Please wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`.trim(),
    recoveryInstead: 'Open with the recovery key',
    recoveryKey: 'Recovery key',
    unlockRecovery: 'Open with the key',
    detail: 'Details',
  },
})
