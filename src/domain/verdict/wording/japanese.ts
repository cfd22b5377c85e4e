import type { Group } from '../../analyte'
import type { Sentences } from './sentenceShape'

const GROUP_NAMES: Record<Group, string> = { liver: '肝機能', lipids: '脂質' }

/** The verdict as a Japanese clinic would write it (look.md). */
export const japanese: Sentences = {
  between: '。',
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

  groups: (groups) => groups.map((group) => GROUP_NAMES[group]).join('・'),
  span: (span) => {
    if ('months' in span) return `${span.months}か月`
    return 'weeks' in span ? `${span.weeks}週` : `${span.days}日`
  },

  afterDraw: (group, last, span, due) => `${group} 最終採血 ${last} + ${span} = ${due}`,
  afterStart: (group, start, span, due) => `${group} 服用開始 ${start} + ${span} = ${due}`,
  onRestart: (group, ruleDay, restart) =>
    `${group} 規則の期限 ${ruleDay} より休薬後の再開日 ${restart} が後のため、期限 ${restart}`,
  onFirstDay: (group, start) => `${group} 開始前の採血なし、期限は服用開始日 ${start}`,
  onRecheck: (reviewed, recheck) => `再検日 ${recheck}(${reviewed} の確認で指定)`,
  today: (clock, today, standing) => `${clock}。本日 ${today}、${standing}`,
  inGrace: (days, overdueFrom) => `期限から${days}日、猶予期間中(${overdueFrom} から超過)`,
  onTheDay: '期限当日',
  aheadBy: (days) => `期限まであと${days}日`,

  coursesOverlap: (one, other) =>
    `コースの期間が重なっています(${one} と ${other})。開始日と終了日を確認してください`,
  course: (start, end) => `${start} 〜 ${end ?? '終了日なし'}`,
  endBeforeStart: (start, end) => `終了日 ${end} が開始日 ${start} より前です。日付を確認してください`,
  unknownProtocol: (id) => `プロトコル「${id}」が見つかりません。コースのプロトコルを選び直してください`,
  endNotRecorded: (plannedEnd, ruleDay) =>
    `予定終了日を過ぎています。終了日を記録するか予定を延長してください(予定終了日 ${plannedEnd}、規則どおりなら ${ruleDay})`,
  noneLeft: (plannedEnd, ruleDay) =>
    `このコースの残りなし(予定終了日 ${plannedEnd}、規則どおりなら ${ruleDay})`,
  noneLeftBeforeEnd: (end, ruleDay) => `このコースの残りなし(最終服用日 ${end}、規則どおりなら ${ruleDay})`,
  finished: (end) => `最終服用日 ${end} で治療終了、以後プロトコルの採血期限なし`,
  onHold: (from) => `${from} から休薬中(再開日未定)、再開までプロトコルの採血期限なし`,
  onHoldUntil: (from, restart) => `${from} から休薬中(再開日 ${restart})、再開までプロトコルの採血期限なし`,

  recheckPlanned: (recheck, reviewed) => `再検予定 ${recheck}(${reviewed} の確認で指定)`,
  recheckLater: (recheck) => `再検予定 ${recheck} より規則の期限が先`,
  visitAfter: (visit) => `次回来院 ${visit} は期限後です`,
  visitBefore: (visit) => `次回来院 ${visit} は期限までにあります`,
  noVisit: '次回来院の予定なし',
  considerDraw: '本日の採血をご検討ください',

  tooOld: (group, last, windowFrom) =>
    `${group} の採血 ${last} は開始前の採血とみなす期間(${windowFrom} から)より前`,
  partial: (group) => `項目により採血日が別(期限は${group})`,
  tgMissing: (last) => `脂質の採血 ${last} にTGなし`,
  baselineUnseen: (start) => `服用開始時(${start})に開始前採血の結果が未着`,
  noBaseline: (group) => `${group} の開始前値なし`,
  awaiting: (drawn) => `${drawn} の採血は結果待ち`,
  late: (drawn, days) => `${drawn} の採血は${days}日たっても結果未着`,
  unusable: (drawn) => `${drawn} の採血は結果が使えないため数えていません`,
  inDoubt: 'この患者のものかもしれない結果が照合待ち',
  followUp: '最後の結果に要確認以上の値あり、終了後の経過採血を検討',
}
