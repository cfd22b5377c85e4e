import type { Bilingual } from '@/domain/language'

/** What the world did (disk, another tab, another version), in words a person can act on. */
export interface WorldFailure {
  code: string
  text: Bilingual
  detail: string
}

const TEXTS: Record<string, Bilingual> = {
  StaleError: {
    ja: 'この患者は別の画面で変更されました。最新の内容を読み直しました。もう一度入力してください。',
    en: 'This record was changed in another window. It has been read again; please enter the change once more.',
  },
  QuotaExceeded: {
    ja: 'この端末の保存領域が足りません。保存されていません。空き容量を増やしてから、もう一度お試しください。',
    en: 'This computer has no space left. Nothing was stored. Free some space and try again.',
  },
  Damaged: {
    ja: '保存データの一部が壊れています。バックアップから復元してください。ほかの部分は読めます。',
    en: 'Part of the stored data is damaged. Restore it from a backup; the rest can be read.',
  },
  NewerSchema: {
    ja: '保存データは新しい版のアプリで作られています。ページを再読み込みして、新しい版を開いてください。',
    en: 'The stored data belong to a newer version of the app. Reload the page to get that version.',
  },
  WrongKey: {
    ja: 'このデータは別の鍵で保存されています。パスフレーズを確かめてください。',
    en: 'These data were stored under another key. Check the passphrase.',
  },
  Closed: {
    ja: '別の画面でロックまたは破棄されたため、この画面では続けられません。もう一度開いてください。',
    en: 'Another tab locked or removed this clinic, so this one cannot go on. Open it again.',
  },
  NotPermitted: {
    ja: 'この操作は、あなたの役割ではできません。保存されていません。医師の利用者に依頼してください。',
    en: 'Your role may not do this. Nothing was stored. Ask a user who is a doctor.',
  },
  PartMissing: {
    ja: 'アプリの一部を読み込めませんでした。接続を確かめて、ページを再読み込みしてください。保存済みの内容はそのままです。',
    en: 'A part of the app could not be loaded. Check the connection and reload the page; what was stored is still there.',
  },
  Blocked: {
    ja: '別の画面が古い版を開いています。ほかのタブを閉じてから、再読み込みしてください。',
    en: 'Another tab has an older version open. Close the other tabs and reload.',
  },
}

const UNEXPECTED: Bilingual = {
  ja: '保存または読み込みができませんでした。入力は保存されていません。もう一度お試しください。',
  en: 'Storing or reading failed. The entry was not stored. Please try again.',
}

/** The failure in words; the detail keeps what the browser said, for whoever looks after the computer. */
export function worldFailure(cause: unknown): WorldFailure {
  const code = codeOf(cause)
  return {
    code,
    text: TEXTS[code] ?? UNEXPECTED,
    detail: cause instanceof Error ? cause.message : String(cause),
  }
}

/** A file of the app that is gone, because a newer version replaced it or the network fails, is only told by its words. */
function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'Unknown'
  return /dynamically imported|module script|preload CSS/i.test(cause.message) ? 'PartMissing' : cause.name
}
