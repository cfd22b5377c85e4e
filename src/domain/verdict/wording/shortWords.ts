import type { Language } from '../../language'
import type { Modifier, Status, UnknownReason } from '../types'

/** The few words of a badge, apart from the sentences, so that the list loads no more than it shows. */
export interface ShortWords {
  status: Record<Status, string>
  reason: Record<UnknownReason, string>
  modifier: Record<Modifier, string>
  daysOverdue: (days: number) => string
  missingFor: (days: number) => string
  soonIn: (days: number) => string
}

/** As a Japanese clinic would write it (look.md). */
const japanese: ShortWords = {
  status: {
    'no-course': '治療コースなし',
    unknown: '判定不能',
    finished: '治療終了',
    'on-hold': '休薬中',
    'baseline-missing': '開始前採血なし',
    overdue: '超過',
    'in-grace': '猶予期間中',
    'due-today': '本日期限',
    'due-soon': '期限間近',
    'none-left': 'このコースの残りなし',
    'on-schedule': '期限内',
  },
  reason: {
    'courses-overlap': 'コースの期間が重なっています',
    'end-before-start': '終了日が開始日より前です',
    'no-first-day': '用量または終了日がありますが、開始日がありません',
    'unknown-protocol': 'プロトコルが見つかりません',
    'end-not-recorded': '予定終了日を過ぎています。終了日を記録するか予定を延長してください',
  },
  modifier: {
    partial: '項目により採血日が別',
    'tg-missing': 'TGなし',
    'baseline-unseen': '服用開始時に結果未着',
    'no-baseline': '開始前値なし',
    'awaiting-results': '結果待ち',
    'results-late': '結果未着',
    'results-unusable': '検体不良',
    'results-in-doubt': '照合待ちの結果あり',
    'follow-up-suggested': '終了後の値に要確認あり',
    'recheck-planned': '再検予定',
  },
  daysOverdue: (days) => `${days}日超過`,
  missingFor: (days) => `開始前採血なし ${days}日`,
  soonIn: (days) => `期限間近 あと${days}日`,
}

const english: ShortWords = {
  status: {
    'no-course': 'No course',
    unknown: 'Undecided',
    finished: 'Finished',
    'on-hold': 'On hold',
    'baseline-missing': 'No baseline draw',
    overdue: 'Overdue',
    'in-grace': 'In grace period',
    'due-today': 'Due today',
    'due-soon': 'Due soon',
    'none-left': 'None left in course',
    'on-schedule': 'On schedule',
  },
  reason: {
    'courses-overlap': 'Courses overlap',
    'end-before-start': 'The last dose is before the first',
    'no-first-day': 'There is a dose or an end, but no first day',
    'unknown-protocol': 'The protocol is not known',
    'end-not-recorded': 'Past the planned end: record the last dose or extend the plan',
  },
  modifier: {
    partial: 'groups on different days',
    'tg-missing': 'no TG',
    'baseline-unseen': 'baseline not in at start',
    'no-baseline': 'no baseline',
    'awaiting-results': 'awaiting results',
    'results-late': 'results late',
    'results-unusable': 'sample unusable',
    'results-in-doubt': 'results in doubt list',
    'follow-up-suggested': 'last values to check',
    'recheck-planned': 'recheck planned',
  },
  daysOverdue: (days) => `${counted(days)} overdue`,
  missingFor: (days) => `No baseline, ${counted(days)}`,
  soonIn: (days) => `Due soon, in ${counted(days)}`,
}

export const SHORT_WORDS: Record<Language, ShortWords> = { ja: japanese, en: english }

function counted(count: number): string {
  return count === 1 ? '1 day' : `${count} days`
}
