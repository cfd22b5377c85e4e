import type { Bilingual } from '../language'
import type { Flag, NotJudgedReason } from './types'

/** What each flag is called. The id `stop` is never shown. */
export const FLAG_WORDS: Record<Flag, Bilingual> = {
  none: { ja: '基準内', en: 'within limits' },
  notice: { ja: '注意', en: 'notice' },
  caution: { ja: '要確認', en: 'check' },
  stop: { ja: '高度', en: 'severe' },
  critical: { ja: '至急確認', en: 'urgent check' },
  'not-judged': { ja: '判定不能', en: 'not judged' },
}

/** Why a result is not judged, as a clinic would say it. */
export const REASON_WORDS: Record<NotJudgedReason, Bilingual> = {
  'no-range': { ja: '基準範囲がありません', en: 'no reference range' },
  'other-unit': { ja: '単位が基準と異なります', en: 'the unit differs from that of the limit' },
  'text-only': { ja: '数値ではない結果です', en: 'the result is words, not a number' },
  'sex-unknown': { ja: '性別が登録されていません', en: 'the sex is not recorded' },
  'age-unknown': { ja: '生年月日が登録されていません', en: 'the birth date is not recorded' },
  'under-age': {
    ja: '成人の基準範囲の対象外です(検査票の基準範囲があれば判定します)',
    en: 'below the age of the adult range (a range printed on the report would judge it)',
  },
  'method-unknown': { ja: '測定法が分かりません', en: 'the method is not known' },
  'only-a-bound': {
    ja: '上限・下限のみの値で、限界値をまたぎます',
    en: 'only a bound, which lies astride a limit',
  },
  'no-limit-in-preset': { ja: 'この判定基準には限界値がありません', en: 'the preset has no limit for it' },
  'calculation-invalid': {
    ja: '計算によるLDLが成り立ちません(空腹時でない、またはTG 400以上)',
    en: 'the calculated LDL does not hold (not fasting, or TG 400 or more)',
  },
}
