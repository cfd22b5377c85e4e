import { inBoth } from './inBoth'

/** The worklist of a clinic that has no patients yet. */
export const nobodyYetWords = inBoth({
  ja: {
    title: '患者がまだいません',
    text: '名簿と検査結果を取り込むか、1名ずつ登録してください。ExcelやCSVの一覧をそのまま取り込めます。',
    chooseFiles: 'ファイルを選択して取り込む',
    otherWays: 'フォルダーの取込・貼り付け',
  },
  en: {
    title: 'No patients yet',
    text: 'Import a roster and results, or add patients one by one. Lists from Excel or CSV import as they are.',
    chooseFiles: 'Choose files to import',
    otherWays: 'Import a folder or paste',
  },
})
