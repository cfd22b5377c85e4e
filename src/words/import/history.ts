import { inBoth } from '../inBoth'
import { some } from '../some'

/** The imports stored so far, and what one that was stored just now did. */
export const importHistoryWords = inBoth({
  ja: {
    title: 'これまでの取込',
    when: '日時',
    who: '操作者',
    files: 'ファイル',
    named: (files: readonly string[]) => files.join('、'),
    moreFiles: (count: string) => `ほか${count}ファイル`,
    did: '内容',
    counts: (results: string, corrected: string, patients: string) =>
      `新しい結果 ${results}件、訂正 ${corrected}件、新しい患者 ${patients}名`,
    problems: (count: string) => `問題 ${count}件`,
    undo: '取り消す',
    sure: 'この取込で入った内容を取り消します。',
    yes: '取り消す(確定)',
    no: 'やめる',
    undoneAt: (when: string) => `${when} に取消済み`,
    perFile: 'ファイルごとの結果',
    lostByLock:
      'ロックしたため、確認中の取込を閉じました。何も保存されていません。もう一度ファイルを選んでください。',
    renewed:
      '確認中に登録内容が変わったため、まだ保存していません。内容を照合し直しました。もう一度確かめてから保存してください。',
    storingCancelled: '保存を中止しました。何も保存されていません。内容はそのまま残っています。',
  },
  en: {
    title: 'Imports so far',
    when: 'When',
    who: 'By',
    files: 'Files',
    named: (files: readonly string[]) => files.join(', '),
    moreFiles: (count: string) => `and ${some(count, 'more file')}`,
    did: 'What it did',
    counts: (results: string, corrected: string, patients: string) =>
      `${some(results, 'new result')}, ${corrected} corrected, ${some(patients, 'new patient')}`,
    problems: (count: string) => some(count, 'problem'),
    undo: 'Undo',
    sure: 'Everything that this import brought is taken back.',
    yes: 'Undo it',
    no: 'Keep it',
    undoneAt: (when: string) => `undone ${when}`,
    perFile: 'What each file brought',
    lostByLock:
      'The lock closed the import that was being looked at. Nothing was stored; choose the files again.',
    renewed:
      'The records changed meanwhile, so nothing is stored yet. The files were compared again: please look once more, then store.',
    storingCancelled: 'Storing was stopped. Nothing was stored, and what was read is still here.',
  },
})
