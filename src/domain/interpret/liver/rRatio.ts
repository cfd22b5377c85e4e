import type { AnalyteId } from '../../analyte'
import type { Day } from '../../day'
import { compareProducts, decimal, type Decimal } from '../../decimal'
import { FORM, METHOD } from '../../packedValues'
import { FOUND, type Case } from '../judging/case'
import { caseOf } from '../judging/caseOf'
import { NO, SURE, exceeded, sideFactors, valueOf } from '../judging/compare'
import { reasonIn, notJudged } from '../judging/reasons'
import { readyFor, readyRules, type ReadyRules } from '../judging/rules'
import { askSide } from '../judging/sides'
import type { JudgedResult } from '../judgedOf'
import { methodRead } from '../method'
import type { JudgingRules, NotJudgedReason } from '../types'
import { ulnMultiple } from '../ulnMultiple'

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
