import type { Group } from '../../analyte'
import type { DoseStepTold } from '../types'
import type { Sentences } from './sentenceShape'

const GROUP_NAMES: Record<Group, string> = { liver: '肝機能', lipids: '脂質' }

/** The verdict as a Japanese clinic would write it (look.md). */
export const japanese: Sentences = {
  between: '。',
  groups: (groups) => groups.map((group) => GROUP_NAMES[group]).join('・'),
  span: (span) => {
    if ('months' in span) return `${span.months}か月`
    return 'weeks' in span ? `${span.weeks}週` : `${span.days}日`
  },

  afterDraw: (group, last, span, due) => `${group} 最終採血 ${last} + ${span} = ${due}`,
  afterStart: (group, start, span, due) => `${group} 服用開始 ${start} + ${span} = ${due}`,
  afterDose: (group, step, from, span, due) => `${group} ${dose(step)}(${from})+ ${span} = ${due}`,
  noMore: (group) => `${group} このプロトコルの採血期限なし`,
  condition: {
    abnormal: (group, last) => `${group} 最終採血 ${last} に注意以上の値あり、プロトコルにより再度採血`,
    normal: (group, last) => `${group} 最終採血 ${last} に注意以上の値なし`,
    'not-judged': (group, last) =>
      `${group} 最終採血 ${last} は判定できない値または未着の結果があるため、正常とみなさず期限を残しています`,
  },
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
    `予定終了日を過ぎています。終了日を記録するか予定を延長してください(予定終了日 ${plannedEnd}、${ruleDay === undefined ? '規則による次の期限なし' : `規則どおりなら ${ruleDay}`})`,
  nothingMore: (unlessRaised) =>
    `このプロトコルでは、${unlessRaised ? '用量を上げない限り、' : ''}このコースに以後の採血期限なし`,
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

  notServed: (group, drawn, servedBy) =>
    `採血 ${drawn} は${servedBy.join('・')}を含まないため、このプロトコルでは${group}に数えません`,
  finalDraw: (end) => `終了時(${end})の採血は任意`,
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

function dose({ mgPerDay, before }: DoseStepTold): string {
  if (mgPerDay === undefined) return '用量の記録なし、服用開始'
  return before === undefined ? `用量 ${mgPerDay} mg` : `用量 ${before}→${mgPerDay} mg`
}
