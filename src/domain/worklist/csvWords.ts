import type { Flag } from '../interpret/types'
import type { Language } from '../language'
import type { DueBy } from '../verdict/types'

/** The words of the exported list in one language. */
export interface CsvWords {
  heading: Record<CsvHeading, string>
  dueBy: Record<DueBy, string>
  flag: Record<Flag, string>
}

type CsvHeading =
  | 'number'
  | 'name'
  | 'kana'
  | 'week'
  | 'plannedWeeks'
  | 'dose'
  | 'lastDraw'
  | 'due'
  | 'dueBy'
  | 'status'
  | 'statusId'
  | 'daysOverdue'
  | 'modifiers'
  | 'flag'
  | 'analyte'
  | 'value'
  | 'multiple'
  | 'unreviewed'
  | 'visit'
  | 'contact'
  | 'outcome'
  | 'phone'
  | 'phone2'
  | 'contactNote'
  | 'snoozedUntil'

export const CSV_WORDS: Record<Language, CsvWords> = {
  ja: {
    heading: {
      number: '番号',
      name: '氏名',
      kana: 'カナ',
      week: '週',
      plannedWeeks: '予定週数',
      dose: '1日量(mg)',
      lastDraw: '最終採血',
      due: '次回期限',
      dueBy: '期限の根拠',
      status: '状態',
      statusId: '状態コード',
      daysOverdue: '超過日数',
      modifiers: '付記',
      flag: '判定',
      analyte: '項目',
      value: '結果',
      multiple: '基準上限比',
      unreviewed: '未確認の採血',
      visit: '次回来院',
      contact: '最終連絡日',
      outcome: '連絡結果',
      phone: '電話',
      phone2: '電話2',
      contactNote: '連絡メモ',
      snoozedUntil: '再通知日',
    },
    dueBy: { protocol: 'プロトコル', recheck: '再検', start: '服用開始日' },
    flag: {
      none: '基準内',
      notice: '注意',
      caution: '要確認',
      stop: '高度',
      critical: '至急確認',
      'not-judged': '判定不能',
    },
  },
  en: {
    heading: {
      number: 'Number',
      name: 'Name',
      kana: 'Kana',
      week: 'Week',
      plannedWeeks: 'Planned weeks',
      dose: 'Dose (mg a day)',
      lastDraw: 'Last draw',
      due: 'Due day',
      dueBy: 'Due by',
      status: 'Status',
      statusId: 'Status code',
      daysOverdue: 'Days overdue',
      modifiers: 'Remarks',
      flag: 'Flag',
      analyte: 'Analyte',
      value: 'Value',
      multiple: '× upper limit',
      unreviewed: 'Unreviewed draws',
      visit: 'Next visit',
      contact: 'Last contact',
      outcome: 'Outcome',
      phone: 'Phone',
      phone2: 'Phone 2',
      contactNote: 'Contact note',
      snoozedUntil: 'Snoozed until',
    },
    dueBy: { protocol: 'Protocol', recheck: 'Recheck', start: 'First day' },
    flag: {
      none: 'within limits',
      notice: 'Notice',
      caution: 'Check',
      stop: 'Severe',
      critical: 'Urgent check',
      'not-judged': 'Not judged',
    },
  },
}
