import { decimalText, trimmed } from '../decimal'
import type { Bilingual, Language } from '../language'
import { unitText } from '../measures'
import type { RangeSource } from '../range'
import { isUnconfirmed, type Source } from '../source'
import type { LimitOperator, Threshold } from '../threshold'
import { FLAG_WORDS, REASON_WORDS } from './flagWords'
import type { HysLaw } from './liver/hysLaw'
import type { Trend } from './trend'
import type { Interpretation } from './types'

/** How a flag goes on. */
export const TREND_WORDS: Record<Trend, Bilingual> = {
  first: { ja: '初めて超過', en: 'over for the first time' },
  still: { ja: '超過が続く', en: 'still over' },
  falling: { ja: '超過だが改善', en: 'over, but falling' },
  back: { ja: '限界内に戻る', en: 'back within limits' },
}

/** Where a range comes from. */
export const RANGE_SOURCE_WORDS: Record<RangeSource, Bilingual> = {
  report: { ja: '検査票', en: 'report' },
  lab: { ja: '自院設定', en: 'clinic’s own' },
  jccls: { ja: 'JCCLS', en: 'JCCLS' },
  none: { ja: '基準範囲なし', en: 'no range' },
}

/** Which result a sentence speaks of. */
export interface Spoken {
  /** Short name of the analyte: ALT, γ-GT. */
  short: Bilingual
  /** The value as shown, with its comparator. */
  text: string
  /** As received; none is written where absent. */
  unit?: string
}

/** Finds a row of the table of sources, e.g. to mark what is not confirmed. */
export type SourceOf = (id: string) => Source | undefined

/** The limit that was exceeded, in short: `> 3×ULN (69)`, `< LLN (11.6)`, `≥ 150`. Undefined where none was. */
export function limitText(interpretation: Interpretation, language: Language): string | undefined {
  const { limit } = interpretation
  if (!limit) return undefined
  const { threshold } = limit
  const sign = SIGNS[threshold.operator]
  const bound = decimalText(limit.bound)
  if (threshold.of === 'absolute') return `${sign} ${bound}`
  return `${sign} ${multipleText(threshold, language)} (${bound})`
}

/**
 * One sentence on a result: which limit of which preset, version and source it exceeds and whose range gave it, or why it
 * is not judged. What is not confirmed says so. It names no treatment (product.md §3).
 */
export function describeLimit(
  spoken: Spoken,
  interpretation: Interpretation,
  language: Language,
  sourceOf: SourceOf = () => undefined,
): string {
  const value = valueText(spoken, language)
  if (interpretation.because) {
    return `${value}: ${FLAG_WORDS['not-judged'][language]} — ${REASON_WORDS[interpretation.because][language]}`
  }
  const { limit } = interpretation
  if (!limit)
    return `${value}: ${unflaggedWords(interpretation, language)} — ${rangeSourceText(interpretation.range, language, sourceOf)}`
  const least = interpretation.atLeast ? ` ${AT_LEAST[language]}` : ''
  const names = [
    limit.presetName ? ownPresetText(limit.presetName, limit.preset, language) : presetText(limit.preset),
    sourceText(limit.threshold.source, language, sourceOf),
    ...(limit.threshold.of === 'absolute' ? [] : [rangeSourceText(interpretation.range, language, sourceOf)]),
    ...baselineWords(interpretation, language),
  ]
  return `${value}${least} ${limitText(interpretation, language) ?? ''} — ${names.join(', ')}`
}

/** What is said where Hy's law laboratory criteria are met. */
export function hysLawText(found: Pick<HysLaw, 'cholestasis'>, language: Language): string {
  const ja =
    'Hy の法則の検査値基準に該当(ALT または AST 3×ULN以上、総ビリルビン 2×ULN超)。医師の確認が必要です'
  const en = 'Hy’s law laboratory criteria met (ALT or AST ≥ 3×ULN, bilirubin > 2×ULN): needs a physician'
  const open = { ja: '。胆汁うっ滞は除外できていません', en: '; cholestasis not excluded' }
  return { ja, en }[language] + (found.cholestasis === 'not-excluded' ? open[language] : '')
}

/** A preset as people read it: `clinic-default@1` is "clinic-default v1". */
export function presetText(preset: string): string {
  return preset.replace('@', ' v')
}

/** A source by its title, with a mark where it is not confirmed; its id where the table has none such. */
export function sourceText(id: string, language: Language, sourceOf: SourceOf): string {
  const source = sourceOf(id)
  if (!source) return id
  return source.title[language] + (isUnconfirmed(source) ? ` ${UNCONFIRMED[language]}` : '')
}

/** The clinic's own copy goes by its name: its id means nothing to a reader. */
function ownPresetText(name: Bilingual, preset: string, language: Language): string {
  return `${name[language]} v${preset.slice(preset.lastIndexOf('@') + 1)}`
}

/** Where a range comes from, with a mark where its source is not confirmed. */
export function rangeSourceText(
  range: { source: RangeSource; sourceId?: string } | undefined,
  language: Language,
  sourceOf: SourceOf = () => undefined,
): string {
  const named = RANGE_SOURCE_WORDS[range?.source ?? 'none'][language]
  const found = range?.sourceId === undefined ? undefined : sourceOf(range.sourceId)
  return named + (found && isUnconfirmed(found) ? ` ${UNCONFIRMED[language]}` : '')
}

const SIGNS: Record<LimitOperator, string> = { gt: '>', gte: '≥', lt: '<', lte: '≤' }
const AND_ULN: Bilingual = { ja: 'かつULN', en: ' and ULN' }
const AT_LEAST: Bilingual = { ja: '(少なくとも)', en: '(at least)' }
const UNCONFIRMED: Bilingual = { ja: '(未確認)', en: '(unconfirmed)' }
const BASELINE_UNKNOWN: Bilingual = { ja: '開始前値なし', en: 'baseline unknown' }
const BASELINE_OTHER_METHOD: Bilingual = {
  ja: '開始前値は測定法が異なるため用いない',
  en: 'baseline unknown: it was measured by another method',
}
const ABOVE_ULN_ONLY: Bilingual = {
  ja: '基準上限を超えるが、開始前値に対する基準には達しない',
  en: 'above ULN, not above the baseline criterion',
}
const OUT_OF_RANGE: Record<'high' | 'low', Bilingual> = {
  high: { ja: '基準範囲より高いが、判定の限界値以内', en: 'above the range, within the limits' },
  low: { ja: '基準範囲より低いが、判定の限界値以内', en: 'below the range, within the limits' },
}

function unflaggedWords({ baseline, direction }: Interpretation, language: Language): string {
  if (baseline === 'abnormal' && direction === 'high') return ABOVE_ULN_ONLY[language]
  return (direction ? OUT_OF_RANGE[direction] : FLAG_WORDS.none)[language]
}

function baselineWords({ baseline, baselineMethod }: Interpretation, language: Language): string[] {
  if (baseline !== 'unknown') return []
  return [(baselineMethod === 'other' ? BASELINE_OTHER_METHOD : BASELINE_UNKNOWN)[language]]
}

function valueText({ short, text, unit }: Spoken, language: Language): string {
  return `${short[language]} ${text}${unit === undefined ? '' : ` ${unitText(unit)}`}`
}

function multipleText({ of, value, aboveUlnToo }: Threshold, language: Language): string {
  const name = {
    uln: 'ULN',
    lln: 'LLN',
    baseline: { ja: '開始前値', en: 'baseline' }[language],
    absolute: '',
  }[of]
  const multiple = decimalText(trimmed(value))
  const told = multiple === '1' ? name : `${multiple}×${name}`
  return aboveUlnToo ? told + AND_ULN[language] : told
}
