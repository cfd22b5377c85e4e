import { inBoth } from './inBoth'

/** Why a passkey gave nothing, at the door and where one is made. */
export const passkeyWords = inBoth({
  ja: {
    unavailable:
      'このブラウザーではパスキーを使えません。パスキーを登録したブラウザーで開くか、復旧キーで開いてください。',
    address:
      'IPアドレスで開いているため、パスキーを使えません。localhost または https:// のホスト名で開き直してください。',
    cancelled:
      'パスキーを確認できませんでした(取り消し、時間切れ、またはこの端末に登録がありません)。もう一度お試しください。',
    noSecret:
      'このパスキーは、データの鍵を守る機能(PRF)に対応していません。別のパスキー(セキュリティキーや Windows Hello など)をお試しください。',
    already: 'この端末のパスキーはすでに登録されています。',
    refused: 'ブラウザーがパスキーを拒否しました。パスフレーズは変わっていません。',
  },
  en: {
    unavailable:
      'This browser cannot use passkeys. Open the clinic in the browser where the passkey was added, or with the recovery key.',
    address:
      'Passkeys do not work at an IP address. Open the app at localhost, or at a host name over https://.',
    cancelled:
      'The passkey was not confirmed: cancelled, timed out, or not known on this computer. Please try again.',
    noSecret:
      'This passkey cannot guard the key of the data (it lacks PRF). Try another one, such as a security key or Windows Hello.',
    already: 'The passkey of this computer has been added already.',
    refused: 'The browser refused the passkey. The passphrase is as it was.',
  },
})
