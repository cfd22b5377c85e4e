import type { Bilingual } from '@/domain/language'

/** What the message says after an entry was kept. */
export const DONE = {
  draw: { ja: '採血結果を保存しました。', en: 'Draw saved.' },
  cell: {
    ja: '検査値を訂正しました。元の値は履歴に残ります。',
    en: 'Value corrected; the old one stays in its history.',
  },
  struckOut: {
    ja: '誤入力として取り消しました。値は履歴に残ります。',
    en: 'Struck out as entered in error; it stays in the history.',
  },
  drawStruckOut: {
    ja: 'この採血を誤入力として取り消しました。値は履歴に残ります。',
    en: 'Draw struck out as entered in error; its values stay in the history.',
  },
  courseStruckOut: {
    ja: 'コースを誤入力として取り消しました。取り消し線を引いて残ります。',
    en: 'Course struck out as entered in error; it stays, struck through.',
  },
  conflict: {
    ja: '選んだ値を保存しました。もう一方は履歴に残ります。',
    en: 'Choice stored; the other value stays in the history.',
  },
  doubtJoined: { ja: 'この患者の記録に加えました。', en: 'Added to this patient.' },
  doubtCourse: { ja: '別のコースとして加えました。', en: 'Added as another course.' },
  doubtLetGo: { ja: '照合待ちの行を取り込まないことにしました。', en: 'The rows in doubt were left out.' },
  doubtOther: (number: string): Bilingual => ({
    ja: `別の患者 ${number} として登録しました。`,
    en: `Stored as another patient, ${number}.`,
  }),
  course: { ja: 'コースを保存しました。', en: 'Course saved.' },
  pause: { ja: '休薬を保存しました。', en: 'Pause saved.' },
  dose: { ja: '1日量を保存しました。', en: 'Dose saved.' },
  review: { ja: '確認を記録しました。', en: 'Review recorded.' },
  contact: { ja: '連絡を記録しました。', en: 'Contact recorded.' },
  snooze: { ja: '再通知日を設定しました。', en: 'Snoozed.' },
  unsnooze: { ja: '再通知待ちを解除しました。', en: 'No longer snoozed.' },
  weight: { ja: '体重を保存しました。', en: 'Weight saved.' },
  visit: { ja: '次回来院日を保存しました。', en: 'Next visit saved.' },
  patient: { ja: '患者情報を保存しました。', en: 'Patient details saved.' },
  added: { ja: '患者を登録しました。', en: 'Patient added.' },
  removed: {
    ja: '記録を取り消しました。訂正の記録に残ります。',
    en: 'Entry taken out; it stays among the corrections.',
  },
  contactUndone: { ja: '連絡の記録を取り消しました。', en: 'Contact struck out.' },
  contactAndVisitUndone: {
    ja: '連絡の記録を取り消し、次回来院日も元に戻しました。',
    en: 'Contact struck out; the next visit is what it was before.',
  },
} satisfies Record<string, Bilingual | ((number: string) => Bilingual)>
