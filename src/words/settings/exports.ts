import type { Bilingual } from '@/domain/language'
import { inBoth } from '../inBoth'

/** Files that other programs read: of the whole clinic, and of one patient. */
export const exportWords = inBoth({
  ja: {
    title: 'ほかのソフトで読める形式',
    hint: '暗号化されません。保管場所にご注意ください。書き出しは操作記録に残ります。',
    roster: '患者名簿(CSV)',
    rosterHint: '患者・コース・用量・休薬・次回受診。「取込」でそのまま読み込めます。',
    results: '検査結果(CSV)',
    resultsHint: '報告された検査値を1行に1件。「取込」でそのまま読み込めます。',
    courses: 'コースの詳細(CSV)',
    coursesHint: 'すべてのコース・用量・休薬と、その理由・製品・転院元。表計算用です。',
    records: '診療の記録(CSV)',
    recordsHint: '連絡・結果の確認・体重・併用薬・妊娠検査・処置・メモ。表計算用です。',
    fhir: 'FHIR R4(JSON)',
    fhirHint: '訂正や取消の経過を含むすべての記録。電子カルテなどとの受け渡し用です。',
    clinicFile: 'クリニックファイル(JSON)',
    form: '形式',
    write: '書き出す',
    writing: (what: string) => `${what}を書き出しています`,
    patientTitle: 'この患者のデータを書き出す',
  },
  en: {
    title: 'Forms that other programs read',
    hint: 'Not encrypted: mind where you keep them. Each export is written into the audit trail.',
    roster: 'Patient list (CSV)',
    rosterHint: 'Patients, courses, doses, pauses, next visits. “Import” reads it as it is.',
    results: 'Results (CSV)',
    resultsHint: 'The reported values, one a row. “Import” reads it as it is.',
    courses: 'Courses in detail (CSV)',
    coursesHint: 'Every course, dose and pause with reason, product and transfer, for a spreadsheet.',
    records: 'What was recorded (CSV)',
    recordsHint: 'Calls, reviews, weights, medicines, pregnancy tests, procedures, notes, for a spreadsheet.',
    fhir: 'FHIR R4 (JSON)',
    fhirHint: 'Every record with what was corrected and struck out, to hand on to an EHR.',
    clinicFile: 'Clinic file (JSON)',
    form: 'Form',
    write: 'Export',
    writing: (what: string) => `Exporting ${what}`,
    patientTitle: 'Export this patient’s data',
  },
})

/** What the screen says once a file was handed over, or that records are missing in it. */
export function exportedMessage(people: number, missing: number): Bilingual {
  if (missing === 0)
    return {
      ja: `${people}名分を書き出しました。`,
      en: `Exported: ${people} ${people === 1 ? 'patient' : 'patients'}.`,
    }
  return {
    ja: `${people}名分を書き出しましたが、少なくとも${missing}名の記録は壊れていて読めず、ファイルに入っていません。バックアップから復元してください。`,
    en: `Exported: ${people} patients. The records of at least ${missing} more are damaged and not in the file. Restore them from a backup.`,
  }
}
