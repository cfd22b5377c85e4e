import { inBoth } from './inBoth'

/** What was typed into a form and not saved, and how somebody goes on with it. */
export const unsavedWords = inBoth({
  ja: {
    continued: (at: string) => `前回の入力の続きです(${at})`,
    outdated: '入力を始めたあとに、この記録が変更されています。現在の内容を確かめてから保存してください。',
    discard: '破棄',
    discarded: '前回の入力を破棄しました。',
    bringBack: '元に戻す',
    later: 'あとで続ける',
    waits: (form: string, at: string) => `保存していない入力: ${form}(${at})`,
    waiting: (count: number) => `保存していない入力が${count}件あります。`,
    goOn: '続ける',
    cell: '検査値の訂正',
    gone: '対象の記録が見つからないため、続けられません。',
  },
  en: {
    continued: (at: string) => `Continued from what you typed on ${at}`,
    outdated: 'This record has been changed since you began. Check what it says now before you save.',
    discard: 'Discard',
    discarded: 'What you had typed was discarded.',
    bringBack: 'Undo',
    later: 'Continue later',
    waits: (form: string, at: string) => `Not saved: ${form} (${at})`,
    waiting: (count: number) =>
      count === 1 ? 'One entry was not saved.' : `${count} entries were not saved.`,
    goOn: 'Continue',
    cell: 'Correct a value',
    gone: 'It cannot be continued: what it was about is no longer there.',
  },
})
