import { inBoth } from '../inBoth'

/** Items of laboratories that the catalogue does not know, and what the clinic says of them. */
export const importItemWords = inBoth({
  ja: {
    unknownTitle: '対象外の項目',
    intro: '項目を選ぶと保存され、次回からも同じ意味で読み込みます。',
    meaningOf: (sent: string) => `${sent} の意味`,
    choose: '選択してください',
    leaveOut: '今後も取り込まない',
    unitOf: (sent: string) => `${sent} の単位`,
    unitHint: '単位のないファイルの場合',
    unit: '単位',
    keep: '保存',
    keptTitle: '検査項目の読み替え',
    forget: '削除',
    count: (cells: string, files: string) => `${cells}件・${files}ファイル`,
  },
  en: {
    unknownTitle: 'Items that are left out',
    intro: 'What you choose is kept, and holds for the files to come.',
    meaningOf: (sent: string) => `Meaning of ${sent}`,
    choose: 'Choose',
    leaveOut: 'Leave out from now on',
    unitOf: (sent: string) => `Unit of ${sent}`,
    unitHint: 'for files without units',
    unit: 'Unit',
    keep: 'Keep',
    keptTitle: 'What items of files mean',
    forget: 'Remove',
    count: (cells: string, files: string) =>
      `${cells} ${cells === '1' ? 'value' : 'values'}, ${files} ${files === '1' ? 'file' : 'files'}`,
  },
})
