import type { Bilingual, Language } from '../../language'
import { REASON_WORDS } from '../flagWords'
import type { NotJudgedReason } from '../types'
import { sourceText, type SourceOf } from '../words'
import type { NoRRatio, RRatio, RRatioClass } from './rRatio'
import { boundedFigures } from './rRatioShort'

/** What is said of R, with the two multiples that it is made of and its conditions. */
export function rRatioText(found: RRatio, language: Language, sourceOf: SourceOf = () => undefined): string {
  const source = sourceText(found.source, language, sourceOf)
  if (found.kind === 'none')
    return `${NAME[language]}: ${NOT_AVAILABLE[language]} — ${whyNot(found, language)}`
  const parts = `ALT ${told(found.altMultiple)}×ULN ÷ ALP ${told(found.alpMultiple)}×ULN`
  return `${NAME[language]} ${boundedFigures(found)}: ${CLASS_WORDS[found.class][language]} — ${parts}, ${CONDITIONS[language]}, ${source}`
}

export const CLASS_WORDS: Record<RRatioClass, Bilingual> = {
  hepatocellular: { ja: '肝細胞障害型(R ≥ 5)', en: 'hepatocellular (R ≥ 5)' },
  mixed: { ja: '混合型(2 < R < 5)', en: 'mixed (2 < R < 5)' },
  cholestatic: { ja: '胆汁うっ滞型(R ≤ 2)', en: 'cholestatic (R ≤ 2)' },
}

const NAME: Bilingual = { ja: 'R比', en: 'R ratio' }
const NOT_AVAILABLE: Bilingual = { ja: '算出できません', en: 'n/a' }
const CONDITIONS: Bilingual = { ja: '同じ採血日、ALPはIFCC法', en: 'same day, ALP by IFCC' }
const WHY_NOT: Record<Exclude<NoRRatio, NotJudgedReason>, Bilingual> = {
  'no-alt': { ja: 'ALTの数値がありません', en: 'no number for ALT' },
  'no-alp': { ja: '同じ日のALPの数値がありません', en: 'no number for ALP on that day' },
  'other-method': { ja: 'ALPがIFCC法ではありません', en: 'ALP is not by IFCC' },
  'not-raised': {
    ja: 'ALTもALPも基準上限を超えていません',
    en: 'neither ALT nor ALP is above its upper limit',
  },
}

function whyNot({ because, concerns }: Extract<RRatio, { kind: 'none' }>, language: Language): string {
  const words = because in WHY_NOT ? WHY_NOT[because as keyof typeof WHY_NOT] : undefined
  if (words) return words[language]
  const of = concerns === undefined ? '' : `${concerns.toUpperCase()} `
  return of + REASON_WORDS[because as NotJudgedReason][language]
}

function told(multiple: number): string {
  return multiple.toFixed(multiple < 0.95 ? 2 : 1)
}
