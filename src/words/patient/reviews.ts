import type { ReviewPlan, Significance } from '@/domain/result'
import { inBoth } from '../inBoth'

const PLANS = {
  ja: { nothing: '変更なし', recheck: '再検', hold: '休薬', 'dose-change': '用量変更' },
  en: { nothing: 'no change', recheck: 'recheck', hold: 'pause', 'dose-change': 'change of dose' },
} satisfies Record<'ja' | 'en', Record<ReviewPlan, string>>

const SIGNIFICANCE = {
  ja: { significant: '臨床的意義あり', 'not-significant': '臨床的意義なし', pending: '臨床的意義は保留' },
  en: {
    significant: 'clinically significant',
    'not-significant': 'not clinically significant',
    pending: 'significance pending',
  },
} satisfies Record<'ja' | 'en', Record<Significance, string>>

/** Reviews: what comes of them, what was seen, and whether they still stand; and contacts that were noted in error. */
export const reviewWords = inBoth({
  ja: {
    plan: (plan: ReviewPlan) => PLANS.ja[plan],
    significance: (given: Significance) => SIGNIFICANCE.ja[given],
    noPlan: '選択なし',
    holdHint: '休薬そのものは「休薬」で記録します。',
    doseHint: '新しい1日量は「1日量」で記録します。',
    changedSince: '確認後に変更',
    changedSinceAt: (at: string) => `${at} の確認後に変更・到着した値があります`,
    seen: '確認時の値と判定',
    seenUnder: (preset: string) => `判定 ${preset}`,
    presetGone: (preset: string) => `基準値セット ${preset} がないため判定は再現できません`,
    noPreset: '基準値セットの記録がないため判定は再現できません',
    nothingKept: '確認時の値は記録されていません(以前の版の記録)。',
    nothingSeen: '確認時に報告済みの値はありませんでした。',
    now: (text: string) => `現在 ${text}`,
    gone: '現在はありません',
    struck: '取り消し',
    pending: '未着',
    waiting: (text: string) => `選択待ち ${text}`,
    addedSince: (names: string) => `確認後に追加: ${names}`,
    time: '確認日時',
    drawn: '採血日',
    by: '確認者',
    planAndNote: '方針・メモ',
    undoContact: '取り消す',
    contactStruck: (at: string, by: string) => `${at} ${by} 取り消し`,
  },
  en: {
    plan: (plan: ReviewPlan) => PLANS.en[plan],
    significance: (given: Significance) => SIGNIFICANCE.en[given],
    noPlan: 'not said',
    holdHint: 'The pause itself is recorded with “Pause”.',
    doseHint: 'The new daily dose is recorded with “Dose”.',
    changedSince: 'changed since its review',
    changedSinceAt: (at: string) => `values changed or came in after the review of ${at}`,
    seen: 'Values and flags as seen',
    seenUnder: (preset: string) => `judged by ${preset}`,
    presetGone: (preset: string) => `the flags cannot be told again: there is no preset ${preset}`,
    noPreset: 'the flags cannot be told again: no preset was noted',
    nothingKept: 'The values seen were not kept (a record of an earlier version).',
    nothingSeen: 'Nothing had been reported then.',
    now: (text: string) => `now ${text}`,
    gone: 'no longer there',
    struck: 'struck out',
    pending: 'pending',
    waiting: (text: string) => `${text} waits`,
    addedSince: (names: string) => `added since: ${names}`,
    time: 'Reviewed',
    drawn: 'Draw of',
    by: 'By',
    planAndNote: 'Plan and note',
    undoContact: 'Undo',
    contactStruck: (at: string, by: string) => `struck out ${at}, ${by}`,
  },
})
