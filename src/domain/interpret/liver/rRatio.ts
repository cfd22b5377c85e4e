import type { AnalyteId } from '../../analyte'
import type { Day } from '../../day'
import { compareProducts, decimal, type Decimal } from '../../decimal'
import type { Bilingual, Language } from '../../language'
import { FORM, METHOD } from '../../packedValues'
import { FOUND, caseOf, type Case } from '../judging/case'
import { NO, SURE, exceeded, sideFactors, valueOf } from '../judging/compare'
import { reasonIn, notJudged } from '../judging/reasons'
import { readyFor, readyRules, type ReadyRules } from '../judging/rules'
import { askSide } from '../judging/sides'
import { ulnMultiple } from '../interpret'
import type { JudgedResult } from '../judgedOf'
import { methodRead } from '../method'
import type { JudgingRules, NotJudgedReason } from '../types'
import { REASON_WORDS, sourceText, type SourceOf } from '../words'

export type RRatioClass = 'hepatocellular' | 'mixed' | 'cholestatic'

/** Why there is no R: what the draw lacks, the method of ALP, nothing raised, or why an upper limit is missing. */
export type NoRRatio = 'no-alt' | 'no-alp' | 'other-method' | 'not-raised' | NotJudgedReason

/** R = (ALT ÷ ULN) ÷ (ALP ÷ ULN) of one collection day, with its class; or why it cannot be said. */
export type RRatio =
  | {
      kind: 'ratio'
      day: Day
      /** For showing; the class was found without rounding. */
      value: number
      /** The value is a bound, because ALT or ALP is one. */
      bound?: 'at-least' | 'at-most'
      class: RRatioClass
      altMultiple: number
      alpMultiple: number
      source: string
    }
  | { kind: 'none'; because: NoRRatio; concerns?: 'alt' | 'alp'; source: string }

/** The classes of the ACG guideline of 2014 (clinical.md §3.4). */
const HEPATOCELLULAR_FROM = decimal('5')
const CHOLESTATIC_TO = decimal('2')
const SOURCE = 'acg-2014-r-ratio'

/**
 * The R ratio of the results of one draw. Only with ALT and ALP of one day, ALP by IFCC with an upper limit of its own
 * method, and where ALT or ALP is above its upper limit. Compared by cross-multiplying: R = 5 is hepatocellular, R = 2
 * cholestatic.
 */
export function rRatio(results: readonly JudgedResult[], rules: JudgingRules): RRatio {
  const alt = lastNumber(results, 'alt')
  if (alt === undefined) return none('no-alt')
  const alp = lastNumber(results, 'alp', alt.draw.day)
  if (alp === undefined) return none('no-alp')
  return ratioOf(caseOf(alt.judged), caseOf(alp.judged), alt.draw.day, readyRules(rules))
}

/** What is said of R, with the two multiples that it is made of and its conditions. */
export function rRatioText(found: RRatio, language: Language, sourceOf: SourceOf = () => undefined): string {
  const source = sourceText(found.source, language, sourceOf)
  if (found.kind === 'none')
    return `${NAME[language]}: ${NOT_AVAILABLE[language]} — ${whyNot(found, language)}`
  const parts = `ALT ${told(found.altMultiple)}×ULN ÷ ALP ${told(found.alpMultiple)}×ULN`
  return `${NAME[language]} ${boundedFigures(found)}: ${CLASS_WORDS[found.class][language]} — ${parts}, ${CONDITIONS[language]}, ${source}`
}

/** The ratio in short, for a line without room: `R 9.4`, `R ≥ 4.96`. */
export function rRatioShort(found: Extract<RRatio, { kind: 'ratio' }>): string {
  return `R ${boundedFigures(found)}`
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

function ratioOf(alt: Case, alp: Case, day: Day, ready: ReadyRules): RRatio {
  const method = methodRefusal(alp)
  if (method) return none(method, method === 'other-method' ? undefined : 'alp')
  for (const it of [alt, alp]) {
    const state = askSide(readyFor(ready, it.analyte), it, true)
    const reason = state === FOUND ? undefined : reasonIn(notJudged(state))
    if (reason) return none(reason, it === alt ? 'alt' : 'alp')
  }
  if (alp.digits <= 0 || alt.digits < 0) return none('no-alp')
  const raised = [alt, alp].map((it) => exceeded(difference(it), it.form, true, true))
  if (raised.every((each) => each === NO)) return none('not-raised')
  if (!raised.includes(SURE)) return none('only-a-bound')
  return classified(alt, alp, day, ready)
}

function classified(alt: Case, alp: Case, day: Day, ready: ReadyRules): RRatio {
  const [altMultiple, alpMultiple] = [multipleOf(ready, alt), multipleOf(ready, alp)]
  const bound = boundOf(alt.form, alp.form)
  const found = bound === 'open' ? undefined : classOf(alt, alp, bound)
  if (bound === 'open' || found === undefined) return none('only-a-bound')
  return {
    kind: 'ratio',
    day,
    value: altMultiple / alpMultiple,
    ...(bound === undefined ? {} : { bound }),
    class: found,
    altMultiple,
    alpMultiple,
    source: SOURCE,
  }
}

/** The class that all values share; undefined where a bound leaves it open. */
function classOf(alt: Case, alp: Case, bound: 'at-least' | 'at-most' | undefined): RRatioClass | undefined {
  if (bound !== 'at-most' && compareRatio(alt, alp, HEPATOCELLULAR_FROM) >= 0) return 'hepatocellular'
  if (bound !== 'at-least' && compareRatio(alt, alp, CHOLESTATIC_TO) <= 0) return 'cholestatic'
  return bound === undefined ? 'mixed' : undefined
}

const RISING: readonly number[] = [FORM.exact, FORM.atLeast, FORM.above]
const SINKING: readonly number[] = [FORM.exact, FORM.atMost, FORM.below]

function boundOf(alt: number, alp: number): 'at-least' | 'at-most' | 'open' | undefined {
  if (alt === FORM.exact && alp === FORM.exact) return undefined
  if (RISING.includes(alt) && SINKING.includes(alp)) return 'at-least'
  return SINKING.includes(alt) && RISING.includes(alp) ? 'at-most' : 'open'
}

/** R − limit, in sign: ALT × ULN of ALP against limit × ALP × ULN of ALT, each with the factors of its unit. */
function compareRatio(alt: Case, alp: Case, limit: Decimal): number {
  const [own, theirs] = [sideFactors(alt, alt.upper), sideFactors(alp, alp.upper)]
  return compareProducts(
    [valueOf(alt), upperOf(alp), ...own.times, ...theirs.per],
    [limit, valueOf(alp), upperOf(alt), ...own.per, ...theirs.times],
  )
}

function difference(it: Case): number {
  const { times, per } = sideFactors(it, it.upper)
  return compareProducts([valueOf(it), ...times], [upperOf(it), ...per])
}

function upperOf({ upper }: Case): Decimal {
  return { digits: upper.digits, scale: upper.scale }
}

/** ALP counts only by IFCC, and not where the range printed beside it is that of the old method. */
function methodRefusal(alp: Case): 'other-method' | 'method-unknown' | undefined {
  if (alp.method === METHOD.unknown) return 'method-unknown'
  if (alp.method !== METHOD.ifcc) return 'other-method'
  const [low, high] = [alp.lower, alp.upper].map((side) =>
    side.isPrinted ? side.printedDigits / 10 ** side.printedScale : undefined,
  )
  return methodRead(true, METHOD.unknown, '', low, high) === METHOD.jscc ? 'method-unknown' : undefined
}

function multipleOf(ready: ReadyRules, it: Case): number {
  const multiple = ulnMultiple(readyFor(ready, it.analyte), it)
  if (multiple === undefined) throw new RangeError(`no upper limit for the analyte at: ${it.analyte}`)
  return multiple
}

/** The number reported last, of that day where one is given. */
function lastNumber(
  results: readonly JudgedResult[],
  analyte: AnalyteId,
  day?: Day,
): JudgedResult | undefined {
  return results.findLast(
    ({ draw, judged }) =>
      judged.analyte === analyte && judged.value.kind === 'number' && (day === undefined || draw.day === day),
  )
}

function none(because: NoRRatio, concerns?: 'alt' | 'alp'): RRatio {
  return { kind: 'none', because, ...(concerns === undefined ? {} : { concerns }), source: SOURCE }
}

function boundedFigures(found: Extract<RRatio, { kind: 'ratio' }>): string {
  const sign = found.bound === undefined ? '' : found.bound === 'at-least' ? '≥ ' : '≤ '
  return sign + figures(found)
}

/** One figure after the point, or as many as it takes not to show another class than the one found: 4.96, not 5.0. */
function figures({ value, class: found }: Extract<RRatio, { kind: 'ratio' }>): string {
  for (let places = 1; places < 6; places += 1) {
    const shown = Number(value.toFixed(places))
    const shownClass = shown >= 5 ? 'hepatocellular' : shown <= 2 ? 'cholestatic' : 'mixed'
    if (shownClass === found) return value.toFixed(places)
  }
  return value.toFixed(6)
}

function told(multiple: number): string {
  return multiple.toFixed(multiple < 0.95 ? 2 : 1)
}
