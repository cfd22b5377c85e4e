import type { Flag } from '@/domain/interpret/types'
import type { Language } from '@/domain/language'
import type { DueBy } from '@/domain/verdict/types'

/** The words of the exported list in one language. */
export interface CsvWords {
  heading: Record<CsvHeading, string>
  dueBy: Record<DueBy, string>
  flag: Record<Flag, string>
}

type CsvHeading =
  | 'section'
  | 'reason'
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
  | 'because'
  | 'modifiers'
  | 'flag'
  | 'analyte'
  | 'value'
  | 'multiple'
  | 'unreviewed'
  | 'outlived'
  | 'alerts'
  | 'visit'
  | 'contact'
  | 'outcome'
  | 'contactNext'
  | 'notReached'
  | 'step'
  | 'phone'
  | 'phone2'
  | 'contactNote'
  | 'snoozedUntil'
  | 'snoozeReason'

export const CSV_WORDS: Record<Language, CsvWords> = {
  ja: {
    heading: {
      section: '区分',
      reason: '区分の理由',
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
      because: '判定不能の理由',
      modifiers: '付記',
      flag: '判定',
      analyte: '項目',
      value: '結果',
      multiple: '基準上限比',
      unreviewed: '未確認の採血',
      outlived: '訂正後未確認の採血',
      alerts: '禁忌',
      visit: '次回来院',
      contact: '最終連絡日',
      outcome: '連絡結果',
      contactNext: '連絡時の来院予定日',
      notReached: '連続不通回数',
      step: '次の対応',
      phone: '電話',
      phone2: '電話2',
      contactNote: '連絡メモ',
      snoozedUntil: '再通知日',
      snoozeReason: '再通知の理由',
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
      section: 'Part of the list',
      reason: 'Why there',
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
      because: 'Why undecided',
      modifiers: 'Remarks',
      flag: 'Flag',
      analyte: 'Analyte',
      value: 'Value',
      multiple: '× upper limit',
      unreviewed: 'Unreviewed draws',
      outlived: 'Changed since review',
      alerts: 'Contraindicated',
      visit: 'Next visit',
      contact: 'Last contact',
      outcome: 'Outcome',
      contactNext: 'Day promised',
      notReached: 'Calls not reached in a row',
      step: 'Next step',
      phone: 'Phone',
      phone2: 'Phone 2',
      contactNote: 'Contact note',
      snoozedUntil: 'Snoozed until',
      snoozeReason: 'Reason of the snooze',
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
