import { inBoth } from './inBoth'

/** The sheet that holds the recovery key, printed once and locked away. */
export const sheetKeyWords = inBoth({
  ja: {
    title: '復旧キー',
    clinic: 'クリニック',
    made: '発行日',
    what: 'パスフレーズが分からなくなったときに、このキーでこのクリニックの記録を開くことができます。',
    keep: [
      'この用紙は鍵のかかる場所に1部だけ保管し、撮影・複写・送信はしないでください。',
      'このキーを持つ人は、すべての記録を開くことができます。',
      'パスフレーズとこのキーの両方をなくすと、記録を開く方法はありません。',
      '新しい復旧キーを発行すると、この用紙のキーは使えなくなります。そのときは裁断してください。',
    ].join('\n'),
    how: '使い方: ロック画面で「復旧キーで開く」を選び、キーを入力します。大文字・小文字、ハイフンの有無、Oと0、IやLと1の違いは問いません。',
  },
  en: {
    title: 'Recovery key',
    clinic: 'Clinic',
    made: 'Made on',
    what: 'With this key the records of this clinic can be opened when a passphrase is lost.',
    keep: [
      'Keep this one sheet under lock and key; do not photograph, copy or send it.',
      'Whoever holds the key can open every record.',
      'Without the passphrase and without this key nothing opens the records.',
      'Once a new recovery key is made, the key on this sheet opens nothing any more: shred it then.',
    ].join('\n'),
    how: 'How to use it: on the lock screen choose “Open with the recovery key” and type it in. Capitals, hyphens, O for 0, and I or L for 1 make no difference.',
  },
})
