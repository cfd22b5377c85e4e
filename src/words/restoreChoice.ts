import { inBoth } from './inBoth'

/** The choice to restore a clinic out of a backup, at the first run and where the stored one fails. */
export const restoreChoiceWords = inBoth({
  ja: {
    restore: 'バックアップから復元',
    restoreHint: 'バックアップファイルと、作成当時のパスフレーズまたは復旧キーを使います。',
    restoreFile: 'バックアップファイルを選ぶ',
  },
  en: {
    restore: 'Restore from a backup',
    restoreHint: 'With the backup file, and a passphrase of that day or the recovery key.',
    restoreFile: 'Choose the backup file',
  },
})
