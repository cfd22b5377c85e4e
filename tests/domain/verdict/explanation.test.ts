import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import type { PatientFacts } from '@/domain/facts'
import type { Language } from '@/domain/language'
import {
  explain,
  explanation,
  modifierWords,
  reasonWords,
  statusName,
  statusWords,
  verdict,
} from '@/domain/verdict'
import { MODIFIERS, STATUSES, UNKNOWN_REASONS, type Verdict, type VerdictRules } from '@/domain/verdict/types'
import { aCourse, aDraw, aFacts, someRules } from '../../builders/facts'

interface Case {
  name: string
  today: string
  facts: Partial<PatientFacts>
  rules?: Partial<VerdictRules>
  ja: string[]
  en: string[]
}

const summer = [aCourse('2026-07-20')]
const twice = [aDraw('2026-07-14'), aDraw('2026-09-14')]
const begun = [aCourse('2026-04-10')]
const baseline = aDraw('2026-04-02')
const twoMonths = '肝機能・脂質 最終採血 2026-09-14 + 2か月 = 2026-11-14'
const twoMonthsEn = 'Liver and lipids: last draw 14 Sep 2026 + 2 months = 14 Nov 2026'
const reviewed = (recheck: string) => [
  aDraw('2026-07-14'),
  aDraw('2026-09-14', { reviewed: '2026-09-20', recheck }),
]

const CASES: Case[] = [
  {
    name: 'overdue, one group',
    today: '2026-11-22',
    facts: { courses: summer, draws: [...twice, aDraw('2026-10-01', { present: ['tg'] })] },
    ja: [
      '肝機能 最終採血 2026-09-14 + 2か月 = 2026-11-14。本日 2026-11-22、8日超過',
      '脂質 最終採血 2026-10-01 + 2か月 = 2026-12-01',
      '次回来院の予定なし',
      '本日の採血をご検討ください',
      '項目により採血日が別(期限は肝機能)',
    ],
    en: [
      'Liver: last draw 14 Sep 2026 + 2 months = 14 Nov 2026; today 22 Nov 2026: 8 days overdue',
      'Lipids: last draw 1 Oct 2026 + 2 months = 1 Dec 2026',
      'No next visit entered',
      'Consider a draw today',
      'Groups stand on different days (due: liver)',
    ],
  },
  {
    name: 'due today',
    today: '2026-11-14',
    facts: { courses: summer, draws: twice },
    ja: [`${twoMonths}。本日 2026-11-14、期限当日`, '次回来院の予定なし', '本日の採血をご検討ください'],
    en: [`${twoMonthsEn}; today 14 Nov 2026: due today`, 'No next visit entered', 'Consider a draw today'],
  },
  {
    name: 'in grace',
    today: '2026-11-15',
    facts: { courses: summer, draws: twice },
    rules: { graceDays: 7 },
    ja: [
      `${twoMonths}。本日 2026-11-15、期限から1日、猶予期間中(2026-11-22 から超過)`,
      '次回来院の予定なし',
      '本日の採血をご検討ください',
    ],
    en: [
      `${twoMonthsEn}; today 15 Nov 2026: 1 day past, in grace period (overdue from 22 Nov 2026)`,
      'No next visit entered',
      'Consider a draw today',
    ],
  },
  {
    name: 'due soon, the next visit after the due day',
    today: '2026-11-10',
    facts: { courses: summer, draws: twice, nextVisit: day('2026-12-20') },
    ja: [
      `${twoMonths}。本日 2026-11-10、期限まであと4日`,
      '次回来院 2026-12-20 は期限後です',
      '本日の採血をご検討ください',
    ],
    en: [
      `${twoMonthsEn}; today 10 Nov 2026: due in 4 days`,
      'The next visit 20 Dec 2026 is after the due day',
      'Consider a draw today',
    ],
  },
  {
    name: 'on schedule, the next visit before the due day',
    today: '2026-10-10',
    facts: { courses: summer, draws: twice, nextVisit: day('2026-11-13') },
    ja: [`${twoMonths}。本日 2026-10-10、期限まであと35日`, '次回来院 2026-11-13 は期限までにあります'],
    en: [`${twoMonthsEn}; today 10 Oct 2026: due in 35 days`, 'The next visit 13 Nov 2026 is by the due day'],
  },
  {
    name: 'no course, results in doubt',
    today: '2026-10-10',
    facts: { resultsInDoubt: true },
    ja: ['治療コースなし', 'この患者のものかもしれない結果が照合待ち'],
    en: ['No course', 'Results that may be this patient’s wait in the doubt list'],
  },
  {
    name: 'baseline missing, the only draw too old',
    today: '2026-04-12',
    facts: { courses: begun, draws: [aDraw('2026-03-09')] },
    ja: [
      '肝機能・脂質 開始前の採血なし、期限は服用開始日 2026-04-10。本日 2026-04-12、2日超過',
      '次回来院の予定なし',
      '本日の採血をご検討ください',
      '肝機能・脂質 の採血 2026-03-09 は開始前の採血とみなす期間(2026-03-10 から)より前',
    ],
    en: [
      'Liver and lipids: no draw before the start, due on the first day 10 Apr 2026; today 12 Apr 2026: 2 days overdue',
      'No next visit entered',
      'Consider a draw today',
      'Liver and lipids: the draw of 9 Mar 2026 is too old for a baseline (from 10 Mar 2026)',
    ],
  },
  {
    name: 'baseline missing on the first day itself',
    today: '2026-04-10',
    facts: { courses: begun },
    ja: [
      '肝機能・脂質 開始前の採血なし、期限は服用開始日 2026-04-10。本日 2026-04-10、期限当日',
      '次回来院の予定なし',
      '本日の採血をご検討ください',
    ],
    en: [
      'Liver and lipids: no draw before the start, due on the first day 10 Apr 2026; today 10 Apr 2026: due today',
      'No next visit entered',
      'Consider a draw today',
    ],
  },
  {
    name: 'no baseline, first drawn after the start; baseline unseen is another thing',
    today: '2026-06-25',
    facts: { courses: begun, draws: [aDraw('2026-04-24')] },
    ja: [
      '肝機能・脂質 最終採血 2026-04-24 + 2か月 = 2026-06-24。本日 2026-06-25、1日超過',
      '次回来院の予定なし',
      '本日の採血をご検討ください',
      '肝機能・脂質 の開始前値なし',
    ],
    en: [
      'Liver and lipids: last draw 24 Apr 2026 + 2 months = 24 Jun 2026; today 25 Jun 2026: 1 day overdue',
      'No next visit entered',
      'Consider a draw today',
      'Liver and lipids: no baseline',
    ],
  },
  {
    name: 'baseline unseen, TG missing, results awaited',
    today: '2026-05-10',
    facts: {
      courses: begun,
      draws: [
        aDraw('2026-04-02', { arrived: '2026-04-12' }),
        aDraw('2026-05-05', { present: ['ast'], pending: ['ldl'] }),
      ],
      nextVisit: day('2026-06-10'),
    },
    ja: [
      '肝機能・脂質 最終採血 2026-05-05 + 2か月 = 2026-07-05。本日 2026-05-10、期限まであと56日',
      '次回来院 2026-06-10 は期限までにあります',
      '脂質の採血 2026-05-05 にTGなし',
      '服用開始時(2026-04-10)に開始前採血の結果が未着',
      '2026-05-05 の採血は結果待ち',
    ],
    en: [
      'Liver and lipids: last draw 5 May 2026 + 2 months = 5 Jul 2026; today 10 May 2026: due in 56 days',
      'The next visit 10 Jun 2026 is by the due day',
      'The lipid draw of 5 May 2026 has no TG',
      'Baseline results were not in on the first day 10 Apr 2026',
      'Awaiting results of the draw of 5 May 2026',
    ],
  },
  {
    name: 'results late, a later draw unusable',
    today: '2026-05-21',
    facts: {
      courses: begun,
      draws: [
        baseline,
        aDraw('2026-05-05', { pending: ['alt', 'tg'] }),
        aDraw('2026-05-20', { unusable: ['alt', 'tg'] }),
      ],
    },
    ja: [
      '肝機能・脂質 最終採血 2026-05-05 + 2か月 = 2026-07-05。本日 2026-05-21、期限まであと45日',
      '次回来院の予定なし',
      '2026-05-20 の採血は結果が使えないため数えていません',
      '2026-05-05 の採血は16日たっても結果未着',
    ],
    en: [
      'Liver and lipids: last draw 5 May 2026 + 2 months = 5 Jul 2026; today 21 May 2026: due in 45 days',
      'No next visit entered',
      'The draw of 20 May 2026 does not count: its results are unusable',
      'Results of the draw of 5 May 2026 still missing after 16 days',
    ],
  },
  {
    name: 'none left before the planned end',
    today: '2026-07-10',
    facts: { courses: [aCourse('2026-04-10', { weeks: 16 })], draws: [baseline, aDraw('2026-06-03')] },
    ja: ['このコースの残りなし(予定終了日 2026-07-31、規則どおりなら 2026-08-03)'],
    en: ['None left in this course (planned end 31 Jul 2026, the rule would give 3 Aug 2026)'],
  },
  {
    name: 'none left before a last dose still ahead',
    today: '2026-07-10',
    facts: {
      courses: [aCourse('2026-04-10', { end: '2026-07-20' })],
      draws: [baseline, aDraw('2026-06-03')],
    },
    ja: ['このコースの残りなし(最終服用日 2026-07-20、規則どおりなら 2026-08-03)'],
    en: ['None left in this course (last dose 20 Jul 2026, the rule would give 3 Aug 2026)'],
  },
  {
    name: 'end not recorded',
    today: '2026-08-10',
    facts: { courses: [aCourse('2026-04-10', { weeks: 16 })], draws: [baseline, aDraw('2026-06-03')] },
    ja: [
      '予定終了日を過ぎています。終了日を記録するか予定を延長してください(予定終了日 2026-07-31、規則どおりなら 2026-08-03)',
    ],
    en: [
      'Past the planned end: record the last dose or extend the plan (planned end 31 Jul 2026, the rule would give 3 Aug 2026)',
    ],
  },
  {
    name: 'restart after a long pause',
    today: '2026-11-02',
    facts: {
      courses: [aCourse('2026-07-20', { pauses: ['2026-10-01/2026-11-01'] })],
      draws: [aDraw('2026-07-14')],
    },
    ja: [
      '肝機能・脂質 規則の期限 2026-09-14 より休薬後の再開日 2026-11-01 が後のため、期限 2026-11-01。本日 2026-11-02、1日超過',
      '次回来院の予定なし',
      '本日の採血をご検討ください',
    ],
    en: [
      'Liver and lipids: the rule gives 14 Sep 2026, the restart after the pause is later = 1 Nov 2026; today 2 Nov 2026: 1 day overdue',
      'No next visit entered',
      'Consider a draw today',
    ],
  },
  {
    name: 'on hold without a restart day',
    today: '2026-11-22',
    facts: { courses: [aCourse('2026-09-25', { pauses: ['2026-11-15/'] })], draws: [aDraw('2026-09-20')] },
    ja: ['2026-11-15 から休薬中(再開日未定)、再開までプロトコルの採血期限なし'],
    en: ['On hold since 15 Nov 2026 (no restart day yet), the protocol asks for no draw until the restart'],
  },
  {
    name: 'on hold until a restart day',
    today: '2026-11-22',
    facts: {
      courses: [aCourse('2026-09-25', { pauses: ['2026-11-15/2026-12-15'] })],
      draws: [aDraw('2026-09-20')],
    },
    ja: ['2026-11-15 から休薬中(再開日 2026-12-15)、再開までプロトコルの採血期限なし'],
    en: ['On hold since 15 Nov 2026 (restart 15 Dec 2026), the protocol asks for no draw until the restart'],
  },
  {
    name: 'a recheck through a pause',
    today: '2026-10-16',
    facts: {
      courses: [aCourse('2026-09-01', { pauses: ['2026-10-02/'] })],
      draws: [aDraw('2026-08-25'), aDraw('2026-10-01', { reviewed: '2026-10-02', recheck: '2026-10-15' })],
    },
    ja: [
      '再検日 2026-10-15(2026-10-02 の確認で指定)。本日 2026-10-16、1日超過',
      '2026-10-02 から休薬中(再開日未定)、再開までプロトコルの採血期限なし',
      '次回来院の予定なし',
      '本日の採血をご検討ください',
    ],
    en: [
      'Recheck on 15 Oct 2026 (set at the review of 2 Oct 2026); today 16 Oct 2026: 1 day overdue',
      'On hold since 2 Oct 2026 (no restart day yet), the protocol asks for no draw until the restart',
      'No next visit entered',
      'Consider a draw today',
    ],
  },
  {
    name: 'a recheck before the protocol’s day',
    today: '2026-10-03',
    facts: { courses: summer, draws: reviewed('2026-10-04') },
    ja: [
      '再検日 2026-10-04(2026-09-20 の確認で指定)。本日 2026-10-03、期限まであと1日',
      twoMonths,
      '次回来院の予定なし',
    ],
    en: [
      'Recheck on 4 Oct 2026 (set at the review of 20 Sep 2026); today 3 Oct 2026: due in 1 day',
      twoMonthsEn,
      'No next visit entered',
    ],
  },
  {
    name: 'a recheck after the protocol’s day',
    today: '2026-11-10',
    facts: { courses: summer, draws: reviewed('2026-12-04') },
    ja: [
      `${twoMonths}。本日 2026-11-10、期限まであと4日`,
      '再検予定 2026-12-04 より規則の期限が先',
      '次回来院の予定なし',
    ],
    en: [
      `${twoMonthsEn}; today 10 Nov 2026: due in 4 days`,
      'Recheck planned for 4 Dec 2026, the protocol’s day comes first',
      'No next visit entered',
    ],
  },
  {
    name: 'finished, follow-up suggested, a recheck far ahead',
    today: '2026-10-10',
    facts: { courses: [aCourse('2026-07-20', { end: '2026-09-21' })], draws: reviewed('2026-12-04') },
    rules: { atCaution: () => true },
    ja: [
      '最終服用日 2026-09-21 で治療終了、以後プロトコルの採血期限なし',
      '再検予定 2026-12-04(2026-09-20 の確認で指定)',
      '最後の結果に要確認以上の値あり、終了後の経過採血を検討',
    ],
    en: [
      'Finished with the last dose on 21 Sep 2026, the protocol asks for no more draws',
      'Recheck planned for 4 Dec 2026 (set at the review of 20 Sep 2026)',
      'The last results hold a value to check: consider a follow-up draw after the end',
    ],
  },
  {
    name: 'courses overlap',
    today: '2026-10-10',
    facts: { courses: [aCourse('2026-07-20', { end: '2026-09-21' }), aCourse('2026-09-20')] },
    ja: [
      'コースの期間が重なっています(2026-07-20 〜 2026-09-21 と 2026-09-20 〜 終了日なし)。開始日と終了日を確認してください',
    ],
    en: [
      'Courses overlap (20 Jul 2026 to 21 Sep 2026 and 20 Sep 2026 to no end recorded): check first days and last doses',
    ],
  },
  {
    name: 'last dose before the first',
    today: '2026-10-10',
    facts: { courses: [aCourse('2026-07-20', { end: '2026-07-10' })] },
    ja: ['終了日 2026-07-10 が開始日 2026-07-20 より前です。日付を確認してください'],
    en: ['The last dose 10 Jul 2026 is before the first 20 Jul 2026: check the days'],
  },
  {
    name: 'a dose without a first day',
    today: '2026-10-10',
    facts: { courses: [aCourse(undefined, { doses: [['2026-01-01', 20]] })] },
    ja: ['用量または終了日がありますが、開始日がありません'],
    en: ['There is a dose or an end, but no first day'],
  },
  {
    name: 'unknown protocol',
    today: '2026-10-10',
    facts: { courses: [aCourse('2026-07-20', { protocol: 'weekly' })] },
    ja: ['プロトコル「weekly」が見つかりません。コースのプロトコルを選び直してください'],
    en: ['The protocol “weekly” is not known: choose another for the course'],
  },
  {
    name: 'first follow-up one month after the start',
    today: '2026-05-01',
    facts: { courses: [aCourse('2026-04-10', { protocol: 'month1-bimonthly' })], draws: [baseline] },
    ja: [
      '肝機能・脂質 服用開始 2026-04-10 + 1か月 = 2026-05-10。本日 2026-05-01、期限まであと9日',
      '次回来院の予定なし',
    ],
    en: [
      'Liver and lipids: first day 10 Apr 2026 + 1 month = 10 May 2026; today 1 May 2026: due in 9 days',
      'No next visit entered',
    ],
  },
]

function saidOf({ today, facts, rules }: Case): { said: Verdict; of: PatientFacts } {
  const of = aFacts(facts)
  return { said: verdict(of, someRules(rules), day(today)), of }
}

function caseOf(name: string): Case {
  const one = CASES.find((each) => each.name === name)
  if (!one) throw new Error(`no case: ${name}`)
  return one
}

describe('the verdict in words', () => {
  test.each(CASES)('$name', (one) => {
    const { said, of } = saidOf(one)
    expect(explanation(said, of, 'ja')).toEqual(one.ja)
    expect(explanation(said, of, 'en')).toEqual(one.en)
    expect(explain(said, of, 'ja')).toBe(one.ja.join('。'))
    expect(explain(said, of, 'en')).toBe(one.en.join('. '))
  })

  test('these cases leave out no status, no modifier and no reason', () => {
    const verdicts = CASES.map((one) => saidOf(one).said)
    expect(new Set(verdicts.map((said) => said.status))).toEqual(new Set(STATUSES))
    expect(new Set(verdicts.flatMap((said) => said.modifiers))).toEqual(new Set(MODIFIERS))
    expect(new Set(verdicts.flatMap((said) => said.because ?? []))).toEqual(new Set(UNKNOWN_REASONS))
  })

  test('days are written as the clinic writes them', () => {
    const { said, of } = saidOf(caseOf('due today'))
    const era = (on: string) => `令和8年${Number(on.slice(5, 7))}月${Number(on.slice(8))}日`
    expect(explanation(said, of, 'ja', era)[0]).toBe(
      '肝機能・脂質 最終採血 令和8年9月14日 + 2か月 = 令和8年11月14日。本日 令和8年11月14日、期限当日',
    )
  })
})

describe('status, modifier and reason in a few words', () => {
  const words = (name: string, language: Language) => statusWords(saidOf(caseOf(name)).said, language)

  test.each([
    ['overdue, one group', '8日超過', '8 days overdue'],
    ['due today', '本日期限', 'Due today'],
    ['in grace', '猶予期間中', 'In grace period'],
    ['due soon, the next visit after the due day', '期限間近 あと4日', 'Due soon, in 4 days'],
    ['on schedule, the next visit before the due day', '期限内', 'On schedule'],
    ['baseline missing, the only draw too old', '開始前採血なし 2日', 'No baseline, 2 days'],
    ['baseline missing on the first day itself', '開始前採血なし', 'No baseline draw'],
    ['no course, results in doubt', '治療コースなし', 'No course'],
    ['courses overlap', '判定不能', 'Undecided'],
    ['none left before the planned end', 'このコースの残りなし', 'None left in course'],
    ['on hold until a restart day', '休薬中', 'On hold'],
    ['finished, follow-up suggested, a recheck far ahead', '治療終了', 'Finished'],
    [
      'no baseline, first drawn after the start; baseline unseen is another thing',
      '1日超過',
      '1 day overdue',
    ],
  ])('%s: %s, %s', (name, ja, en) => {
    expect([words(name, 'ja'), words(name, 'en')]).toEqual([ja, en])
  })

  test.each(['ja', 'en'] as const)(
    'every status, modifier and reason has its own words in %s',
    (language) => {
      const all = [
        ...STATUSES.map((status) => statusName(status, language)),
        ...MODIFIERS.map((modifier) => modifierWords(modifier, language)),
        ...UNKNOWN_REASONS.map((because) => reasonWords(because, language)),
      ]
      expect(all.every((word) => word.trim() !== '')).toBe(true)
      expect(new Set(all).size).toBe(all.length)
    },
  )
})
