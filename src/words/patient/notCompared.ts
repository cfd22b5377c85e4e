import type { NotComparedReason } from '@/domain/interpret/change'

/** Why a change is not held against the expected variation. */
export const NOT_COMPARED = {
  ja: {
    'no-earlier': '比較する結果がありません',
    'text-only': '数値ではない結果です',
    'only-a-bound': '上限・下限のみの値です',
    'other-unit': '単位を換算できません',
    'other-method': '測定法が異なります',
    'method-unknown': '測定法が同じか分かりません',
    'calculation-invalid': '計算によるLDLが成り立ちません',
    'no-variation-data': '出典を確認できた変動の値がありません',
    'not-positive': '0以下の値です',
    'other-lab': '検査会社が異なります',
    'lab-unknown': '一方の検査会社が分かりません',
    'not-fasting': '空腹時ではない採血があります',
    'fasting-unknown': '空腹時かどうか分からない採血があります',
  },
  en: {
    'no-earlier': 'there is no result to compare with',
    'text-only': 'one of the results is words, not a number',
    'only-a-bound': 'one of the results is only a bound',
    'other-unit': 'the units cannot be converted',
    'other-method': 'the methods differ',
    'method-unknown': 'the method is not known to be the same',
    'calculation-invalid': 'the calculated LDL does not hold',
    'no-variation-data': 'no variation with a confirmed source is known for it',
    'not-positive': 'one of the values is zero or less',
    'other-lab': 'the laboratories differ',
    'lab-unknown': 'one of the laboratories is not known',
    'not-fasting': 'one of the draws was not fasting',
    'fasting-unknown': 'one of the draws is not known to be fasting',
  },
} satisfies Record<'ja' | 'en', Record<NotComparedReason, string>>
