import type { ChangeNote, NotComparedReason } from '@/domain/interpret/change'
import { inBoth } from '../inBoth'
import { NOT_COMPARED } from './notCompared'

const NOTES = {
  ja: {
    'lab-unnamed': '検査会社名がどちらにもないため、同じ検査会社とみなしました',
    'sample-marked': '検体の印(溶血など)がある採血との比較です',
  },
  en: {
    'lab-unnamed': 'neither draw names a laboratory; they are taken to be of the same one',
    'sample-marked': 'one of the samples carries a mark (haemolysis or another)',
  },
} satisfies Record<'ja' | 'en', Record<ChangeNote, string>>

/** What the dialog of one result says of its range, its flag and its changes. */
export const changeWords = inBoth({
  ja: {
    range: '基準範囲',
    noRange: 'なし',
    flag: '判定',
    trend: '超過の経過',
    previous: '前回比',
    baseline: '開始前比',
    none: '比較する結果がありません',
    notJudgedYet: '未着のため判定していません',
    noDifference: '差は計算しません',
    beyond: (rcv: string) => `想定される変動を超える変化(RCV ${rcv})`,
    beyondStrong: (rcv: string) => `想定される変動を超える変化(RCV ${rcv}、99%の範囲も超える)`,
    within: (rcv: string) => `想定される変動の範囲内(RCV ${rcv})。変化なしという意味ではありません`,
    notCompared: (reason: NotComparedReason) => `想定される変動とは比較しません: ${NOT_COMPARED.ja[reason]}`,
    note: (note: ChangeNote) => NOTES.ja[note],
    together: 'あわせて見る項目',
    about: '想定される変動(RCV)の出典と注意',
    model:
      'RCV(基準変化値)は対数正規モデル、両側95%。研究の分析変動と個体内変動の半分の大きいほうを用いています',
    figures: (within: string, assay: string) => `個体内変動 ${within}%、分析変動 ${assay}%`,
    basis:
      '健康な欧州の成人を10週間ほど追った研究の値です。日本人での値は確認できていません。間隔が年単位になると変動はこれより大きくなります',
    steady:
      '状態が安定しているときの比較です。病気、新しい薬、妊娠、激しい運動をはさむ場合は当てはまりません',
    meaning:
      '超える変化は偶然では説明しにくいという意味で、異常という意味ではありません。範囲内でも、RCVと同じ大きさの変化の半分は見逃します',
    many: '多くの項目を比べると、どれかは偶然に超えます(18項目では95%で60%、99%で17%)',
  },
  en: {
    range: 'Range',
    noRange: 'none',
    flag: 'Flag',
    trend: 'Course of the flag',
    previous: 'Since the last draw',
    baseline: 'Since the baseline',
    none: 'there is no result to compare with',
    notJudgedYet: 'not judged while the result is awaited',
    noDifference: 'no difference is reckoned',
    beyond: (rcv: string) => `beyond the expected variation (RCV ${rcv})`,
    beyondStrong: (rcv: string) => `beyond the expected variation (RCV ${rcv}; beyond the 99% limits too)`,
    within: (rcv: string) => `within the expected variation (RCV ${rcv}), which is not “no change”`,
    notCompared: (reason: NotComparedReason) =>
      `not compared with the expected variation because ${NOT_COMPARED.en[reason]}`,
    note: (note: ChangeNote) => NOTES.en[note],
    together: 'Seen together',
    about: 'Sources and limits of the expected variation (RCV)',
    model:
      'Reference change value (RCV): log-normal, two-sided 95%, with the greater of the assay’s variation in the study and half the variation within a person',
    figures: (within: string, assay: string) => `Within a person ${within}%, assay ${assay}%`,
    basis:
      'From healthy European adults over some ten weeks; no Japanese figure is confirmed. From year to year people vary more',
    steady: 'For a steady state: not across illness, a new medicine, pregnancy or hard exercise',
    meaning:
      'Beyond means unlikely to be chance, not “abnormal”. Within can hide a change: of true changes as large as the RCV half go unseen',
    many: 'Of many analytes some lie beyond by chance (of 18: 60% chance at 95%, 17% at 99%)',
  },
})
