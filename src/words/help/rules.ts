import type { NotJudgedReason } from '@/domain/interpret/types'
import type { Modifier, Status, UnknownReason } from '@/domain/verdict/types'
import { inBoth } from '../inBoth'

/** The counts of days that the rule is set to; the words name no number of their own. */
export interface RuleDays {
  grace: number
  dueSoon: number
  resultsLate: number
  /** A pause of more days is a long one. */
  shortPause: number
}

type Meanings<Key extends string> = Record<'ja' | 'en', Record<Key, (days: RuleDays) => string>>

const STATUSES: Meanings<Status> = {
  ja: {
    'no-course': () => '治療コースが登録されていません。期限はありません。',
    unknown: () =>
      '記録が食い違うか足りないため、期限を判定できません。期限内とはみなしません。理由は「期限を判定できない理由」をご覧ください。',
    finished: () =>
      '最終服用日の翌日から。プロトコルの採血期限はありません。指定された再検日が残っていれば、それだけが期限になります。',
    'on-hold': ({ shortPause }) =>
      `長い休薬の間(再開日まで${shortPause}日を超える休薬、または再開日未定)。プロトコルの採血期限はありません。休薬で期限は延びず、再開後は規則による期限と再開日の遅いほうが期限です。`,
    'baseline-missing': () =>
      '服用開始日になっても、このコースの採血がまだない群があります。期限は服用開始日です。',
    overdue: ({ grace }) =>
      `期限日から猶予期間(${grace}日)を過ぎても採血がありません。日数は期限日から数えます。`,
    'in-grace': ({ grace }) =>
      grace === 0
        ? '期限日の翌日から猶予期間の間。現在の設定は猶予0日のため、この表示は出ません。'
        : `期限日の翌日から猶予期間(${grace}日)の間。`,
    'due-today': () => '本日が期限日です。',
    'due-soon': ({ dueSoon }) => `期限日の${dueSoon}日前から前日まで。`,
    'none-left': () =>
      '次の期限が予定終了日(または先の最終服用日)より後になるため、このコースに残る採血期限はありません。',
    'on-schedule': ({ dueSoon }) => `期限日まで${dueSoon}日より長くあります。`,
  },
  en: {
    'no-course': () => 'No course of treatment is recorded. Nothing is due.',
    unknown: () =>
      'The records contradict each other or are incomplete, so no due day can be told. It is not taken for on schedule. See “Why nothing can be told”.',
    finished: () =>
      'From the day after the last dose. The protocol asks for no draw; a recheck day that is still open is due by itself.',
    'on-hold': ({ shortPause }) =>
      `During a long pause: more than ${shortPause} days to the restart, or no restart day yet. The protocol asks for no draw. A pause does not move the due day; after it the later of the rule’s day and the restart is due.`,
    'baseline-missing': () =>
      'The first day has come and a group has no draw of this course yet. It was due on the first day.',
    overdue: ({ grace }) =>
      `The due day and ${grace} days of grace are past without a draw. Days are counted from the due day.`,
    'in-grace': ({ grace }) =>
      grace === 0
        ? 'From the day after the due day through the days of grace. The setting is 0 days now, so this is never shown.'
        : `From the day after the due day through ${grace} days of grace.`,
    'due-today': () => 'Today is the due day.',
    'due-soon': ({ dueSoon }) => `From ${dueSoon} days before the due day to the day before it.`,
    'none-left': () =>
      'The next day that the rule gives lies after the planned end (or after a last dose still ahead): this course has no due day left.',
    'on-schedule': ({ dueSoon }) => `The due day is more than ${dueSoon} days ahead.`,
  },
}

const MODIFIERS: Meanings<Modifier> = {
  ja: {
    partial: () => '肝機能と脂質の最終採血日が異なります。期限は群ごとに数え、早いほうが患者の期限です。',
    'tg-missing': () => '脂質の最終採血にTG(中性脂肪)が含まれていません。',
    'baseline-unseen': () => '開始前採血の結果が、服用開始日にはまだ届いていませんでした。',
    'no-baseline': () =>
      '開始前採血がない群があります。開始後の採血で期限は進みますが、比べる値がありません。',
    'awaiting-results': () =>
      '最終採血の依頼に、まだ結果がありません。採血済みとして期限を数え、結果を待っています。',
    'results-late': ({ resultsLate }) => `採血日から${resultsLate}日を超えても結果が届いていません。`,
    'results-unusable': () =>
      '最後の採血の結果が使えず(検体不良など)、採血として数えていません。期限はその前の採血から数えます。',
    'results-in-doubt': () => 'この患者のものかもしれない結果が照合待ちです。照合されるまで数えません。',
    'follow-up-suggested': () => '治療終了後、最後の結果に要確認以上の値が残っています。',
    'recheck-planned': () =>
      '結果の確認で再検日が指定され、まだ採血がありません。プロトコルの期限より早ければ、再検日が期限になります。',
  },
  en: {
    partial: () =>
      'The last draws for liver and lipids lie on different days. Each group has its own due day; the earlier one is the patient’s.',
    'tg-missing': () => 'The last draw for lipids holds no TG (triglycerides).',
    'baseline-unseen': () => 'The results of the baseline draw had not arrived on the first day.',
    'no-baseline': () =>
      'A group has no baseline draw. Later draws move its due day, but there is no value to compare with.',
    'awaiting-results': () =>
      'The order of the last draw has no result yet. The draw counts, and its results are awaited.',
    'results-late': ({ resultsLate }) => `No result more than ${resultsLate} days after the draw.`,
    'results-unusable': () =>
      'The last draw gave nothing usable (a spoilt sample, say) and does not count. The due day follows from the draw before.',
    'results-in-doubt': () =>
      'Results that may be this patient’s wait in the doubt list. They do not count before somebody decides.',
    'follow-up-suggested': () =>
      'After the end of the course one of the last results is at “check” or above.',
    'recheck-planned': () =>
      'A review set a recheck day and no draw has followed. Where it is earlier than the protocol’s day, it is the due day.',
  },
}

const UNKNOWNS: Record<'ja' | 'en', Record<UnknownReason, string>> = {
  ja: {
    'courses-overlap': 'コースの開始日と終了日を確認し、期間が重ならないように直すと判定できます。',
    'end-before-start': '開始日か終了日の誤りを直すと判定できます。',
    'no-first-day': '服用開始日を記録すると判定できます。',
    'unknown-protocol': 'コースのプロトコルを選び直すと判定できます。',
    'end-not-recorded': '終わったのか続いているのかが記録から分からないため、推測しません。',
  },
  en: {
    'courses-overlap': 'Correct the first or last days so that the courses no longer overlap.',
    'end-before-start': 'Correct the first day or the last dose.',
    'no-first-day': 'Record the first day of the course.',
    'unknown-protocol': 'Choose a protocol for the course again.',
    'end-not-recorded': 'The records do not say whether the course has ended, and nothing is guessed.',
  },
}

const REASONS: Record<'ja' | 'en', Record<NotJudgedReason, string>> = {
  ja: {
    'no-range':
      '検査票にも、クリニックの設定にも、共用基準範囲(JCCLS)にも、この項目の範囲がありません。検査会社の範囲を設定すると判定します。',
    'other-unit':
      '結果の単位を基準の単位に正確に換算できません。値は受け取ったまま表示し、推測で換算しません。',
    'text-only': '溶血、検体不良、再検などの文字の結果です。0や正常には置き換えません。',
    'sex-unknown': '男女で範囲が異なる項目です。患者の性別を登録すると判定します。',
    'age-unknown': '年齢で範囲が異なる項目です。生年月日を登録すると判定します。',
    'under-age': '成人の範囲は未成年に当てはめません。検査票に範囲があれば、それで判定します。',
    'method-unknown':
      '測定法によって値が大きく異なる項目で、どの方法か分かりません。方法が分かれば判定します。',
    'only-a-bound': '「<5」のように上限・下限だけの値は区間として扱います。限界値をまたぐと判定しません。',
    'no-limit-in-preset':
      '使用中の判定基準に、この項目の限界値がありません。値は表示とグラフだけに使います。',
    'calculation-invalid': '計算式の前提を満たさない計算値です。直接測定した値があれば判定します。',
  },
  en: {
    'no-range':
      'Neither the report nor the clinic’s settings nor the common reference intervals (JCCLS) have a range for it. A range entered for the laboratory judges it.',
    'other-unit':
      'The unit cannot be converted exactly into that of the limit. The value is shown as received, never converted by a guess.',
    'text-only': 'Words such as haemolysed, unusable or repeat. They are never turned into 0 or normal.',
    'sex-unknown': 'Its range differs between women and men. Record the sex to have it judged.',
    'age-unknown': 'Its range depends on age. Record the birth date to have it judged.',
    'under-age': 'An adult range is not applied to the young. A range printed on the report judges.',
    'method-unknown': 'Its values depend on the method, which is not known. It is judged once it is.',
    'only-a-bound':
      'A bound such as “<5” is read as everything below it. Where that lies astride a limit, it is not judged.',
    'no-limit-in-preset': 'The limits in force have none for this analyte. Its values are shown and charted.',
    'calculation-invalid':
      'What the calculation presupposes does not hold. A measured value would be judged.',
  },
}

/** The rules explained in the app. Every number, limit and source comes from the tables and the settings in force. */
export const ruleWords = inBoth({
  ja: {
    title: '規則の説明',
    lead: 'いま使用中の規則を、出典とともに説明します。数値は規則の表とクリニックの設定から表示しています。診断や治療の指示ではありません。',
    contents: '目次',
    find: '説明を検索',
    found: (count: number) => `${count}件`,
    nothing: '該当する説明はありません。別の言葉でお試しください。',
    print: 'この説明を印刷',
    source: '出典',
    unconfirmed: '未確認',
    inUse: '使用中の規則',
    elsewhere: '一部のコースで使用',
    dueTitle: '採血期限の規則',
    dueAbout:
      '期限は肝機能と脂質の群ごとに数え、早いほうが患者の期限です。結果を待っている採血も、採血として数えます。',
    counts: (group: string, analytes: string) => `${group}は${analytes}のどれかで数えます。`,
    liver: '肝機能',
    lipids: '脂質',
    daysTitle: 'クリニックの設定',
    days: ({ grace, dueSoon, resultsLate }: RuleDays) =>
      `期限間近は${dueSoon}日前から。猶予期間は${grace}日。結果未着は採血から${resultsLate}日を超えたとき。`,
    statusTitle: '期限の表示',
    statusAbout: 'どの患者にも必ず一つだけ付きます。',
    status: (status: Status, days: RuleDays) => STATUSES.ja[status](days),
    modifierTitle: '期限に添える表示',
    modifier: (modifier: Modifier, days: RuleDays) => MODIFIERS.ja[modifier](days),
    unknownTitle: '期限を判定できない理由',
    unknown: (reason: UnknownReason) => UNKNOWNS.ja[reason],
    flagTitle: '検査値の判定',
    flagAbout:
      'ULNは基準範囲の上限、LLNは下限、BLは開始前値。範囲は、検査票、クリニックの設定(検査会社別)、JCCLS(男女別)の順で最初にあるものを使います。',
    presetIs: (name: string, version: string, author: string) => `${name}(${version})。作成: ${author}`,
    versioned: (name: string, version: string) => `${name}(第${version}版)`,
    analyte: '項目',
    condition: '条件',
    level: '判定',
    limit: '限界値',
    fasting: '空腹と分かっているとき',
    abnormalBaseline: '開始前値が上限超のとき',
    noLimits: (analytes: string) => `限界値がなく判定しない項目: ${analytes}`,
    fromAge: (age: number) => `${age}歳未満は検査票の基準範囲があるときだけ判定`,
    hysLaw: 'Hy の法則(検査値基準)',
    reasonTitle: '検査値を判定しない理由',
    reasonAbout: '情報が足りないときに「正常」とはしません。判定不能として理由を示します。',
    reason: (reason: NotJudgedReason) => REASONS.ja[reason],
    changeTitle: '想定される変動(RCV)',
    changeAbout: 'RCVは2回の値の差が偶然に起こりうる幅です。基準範囲でも判定でもありません。',
    rcv: (limits: string) => `RCV ${limits}`,
    rcvAt: (limits: string, value: string) => `RCV ${limits}(前回 ${value} のとき。値により変わります)`,
    notComparedTitle: '変化を比べない理由',
    periodTitle: '服用後の制限期間',
    periodAbout:
      '服用中から、最終服用日より後の次の期間まで。月は暦月で数えます。クリニックの設定が添付文書等の最短を下回ることはありません。',
    fromStart: (months: number) => `開始日から${months}か月とする表記もあり、遅いほうの日を用います。`,
    clinicsMonths: (months: number) => `期間の出典(${months}か月)`,
    labelsMonths: (months: number) => `最短の出典(${months}か月)`,
    sourceTitle: '出典の一覧',
    sourceAbout:
      '「未確認」の付いた行は、原典または二次資料で確認できていません。医師が確認するまでは参考です。',
  },
  en: {
    title: 'The rules explained',
    lead: 'The rules in force, each with its source. The numbers stand as they are in the tables and in the clinic’s settings. Nothing here is a diagnosis or advice on treatment.',
    contents: 'Contents',
    find: 'Search the explanations',
    found: (count: number) => (count === 1 ? '1 entry' : `${count} entries`),
    nothing: 'Nothing explains this. Try another word.',
    print: 'Print this',
    source: 'Source',
    unconfirmed: 'unconfirmed',
    inUse: 'in force',
    elsewhere: 'used by some courses',
    dueTitle: 'When a draw is due',
    dueAbout:
      'Liver and lipids are counted each by itself; the earlier day is the patient’s due day. A draw whose results are awaited counts as a draw.',
    counts: (group: string, analytes: string) => `${group}: any of ${analytes} counts.`,
    liver: 'Liver',
    lipids: 'Lipids',
    daysTitle: 'Settings of the clinic',
    days: ({ grace, dueSoon, resultsLate }: RuleDays) =>
      `Due soon from ${dueSoon} days before. Days of grace: ${grace}. Results are late more than ${resultsLate} days after the draw.`,
    statusTitle: 'What each status means',
    statusAbout: 'Each patient has exactly one of them.',
    status: (status: Status, days: RuleDays) => STATUSES.en[status](days),
    modifierTitle: 'What stands beside a status',
    modifier: (modifier: Modifier, days: RuleDays) => MODIFIERS.en[modifier](days),
    unknownTitle: 'Why nothing can be told',
    unknown: (reason: UnknownReason) => UNKNOWNS.en[reason],
    flagTitle: 'How values are flagged',
    flagAbout:
      'ULN is the upper limit of the range, LLN the lower one, BL the baseline value. The range is the first found: on the report, the clinic’s own for that laboratory, JCCLS by sex.',
    presetIs: (name: string, version: string, author: string) => `${name} (${version}). By: ${author}`,
    versioned: (name: string, version: string) => `${name} (version ${version})`,
    analyte: 'Analyte',
    condition: 'Where',
    level: 'Flag',
    limit: 'Limit',
    fasting: 'known to be fasting',
    abnormalBaseline: 'baseline above its limit',
    noLimits: (analytes: string) => `Without a limit, and not judged: ${analytes}`,
    fromAge: (age: number) => `under ${age} years only by a range printed on the report`,
    hysLaw: 'Hy’s law, laboratory criteria',
    reasonTitle: 'Why a value is not judged',
    reasonAbout:
      'Nothing is called normal for want of information: it is not judged, and the reason is named.',
    reason: (reason: NotJudgedReason) => REASONS.en[reason],
    changeTitle: 'Expected variation (RCV)',
    changeAbout:
      'The reference change value is how far two values of one person may lie apart by chance. It is neither a range nor a flag.',
    rcv: (limits: string) => `RCV ${limits}`,
    rcvAt: (limits: string, value: string) => `RCV ${limits} (from ${value}; it depends on the value)`,
    notComparedTitle: 'Why a change is not compared',
    periodTitle: 'Restrictions after the last dose',
    periodAbout:
      'During the course and for so long after the last dose, in calendar months. The clinic’s setting never goes below the shortest on a label or by an authority.',
    fromStart: (months: number) => `Also worded as ${months} months from the first day; the later day holds.`,
    clinicsMonths: (months: number) => `Source of the ${months} months`,
    labelsMonths: (months: number) => `Source of the shortest, ${months} mo`,
    sourceTitle: 'Sources',
    sourceAbout:
      'A row marked unconfirmed has not been confirmed in the original or in a second source. Until a physician has checked it, take it as a hint.',
  },
})
