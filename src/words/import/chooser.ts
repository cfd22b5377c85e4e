import { inBoth } from '../inBoth'
import { some } from '../some'

/** Where files come in. */
export const chooserWords = inBoth({
  ja: {
    intro: '患者名簿・検査結果・クリニックファイルを取り込みます。内容を確認してから保存します。',
    drop: 'またはファイルやフォルダーをこの画面にドロップ',
    chooseFiles: 'ファイルを選択',
    chooseFolder: 'フォルダーを選択',
    listing: (count: string) => `フォルダーを調べています(${count} 件)`,
    unreadable: (paths: string) => `読めないファイルがあるため、中止しました: ${paths}`,
    formats:
      'CSV・TSV・Excel、HL7 v2(SS-MIX2)、FHIR、256バイト固定長・BML・OpenDolphin・WOLF・MML、クリニックファイル。ZIP・gzip はそのまま読めます。',
    paste: '貼り付け',
    pasteHint:
      'Excelのセルは見出しの行を含めて貼り付けてください。電文(HL7・FHIR)もそのまま貼り付けられます。',
    readPasted: '貼り付けた内容を読む',
    pastedName: '貼り付け',
    oneAtATime: 'この取込を保存または中止してから、次のファイルを選んでください。',
  },
  en: {
    intro: 'Bring in a roster, results or a clinic file. You see what will happen before anything is stored.',
    drop: 'or drop files or folders anywhere here',
    chooseFiles: 'Choose files',
    chooseFolder: 'Choose a folder',
    listing: (count: string) => `Looking through the folder (${some(count, 'file')})`,
    unreadable: (paths: string) => `Stopped, for some files cannot be read: ${paths}`,
    formats:
      'CSV, TSV, Excel; HL7 v2 (SS-MIX2), FHIR; 256-byte records, BML, OpenDolphin, WOLF, MML; clinic files. ZIP and gzip are read as they are.',
    paste: 'Paste',
    pasteHint: 'Cells from Excel with their row of headings, or messages (HL7, FHIR) as they are.',
    readPasted: 'Read the pasted text',
    pastedName: 'pasted text',
    oneAtATime: 'Store or cancel this import before choosing the next files.',
  },
})
