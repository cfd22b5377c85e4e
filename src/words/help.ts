import { inBoth } from './inBoth'

/** The list of keys. */
export const helpWords = inBoth({
  ja: {
    title: 'キー操作の一覧',
    anywhere: 'どの画面でも',
    inList: 'ワークリストの一覧を選んでいるとき',
    search: '患者を検索',
    keys: 'この一覧を開く',
    down: '次の行',
    up: '前の行',
    open: '患者を開く',
    expand: '連絡先・連絡記録を開閉',
    close: '開いた行を閉じる',
    print: 'サマリーを印刷',
    toSearch: '検索欄へ',
    lettersOff: '1文字のキーは設定で無効にできます。日本語入力の変換中は働きません。',
    lettersAreOff: '1文字のキーは設定で無効になっています。',
  },
  en: {
    title: 'Keyboard keys',
    anywhere: 'On every screen',
    inList: 'While the worklist has the focus',
    search: 'Find a patient',
    keys: 'Open this list',
    down: 'Next row',
    up: 'Row before',
    open: 'Open the patient',
    expand: 'Open or close telephone numbers and contact log',
    close: 'Close the opened row',
    print: 'Print the summary sheet',
    toSearch: 'Go to search',
    lettersOff:
      'Single-letter keys can be turned off in the settings. They rest while Japanese is being composed.',
    lettersAreOff: 'Single-letter keys are turned off in the settings.',
  },
})
