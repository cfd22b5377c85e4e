import { decimal } from '../../decimal'
import { FASTING, FORM, METHOD } from '../../packedValues'
import {
  BASELINE_ABNORMAL,
  BASELINE_NORMAL,
  BASELINE_OTHER_METHOD,
  BASELINE_UNASKED,
  BASELINE_UNKNOWN,
  FOUND,
  NO_TG,
  type Case,
} from './case'
import {
  NO,
  POSSIBLE,
  SURE,
  areTriglyceridesBelow,
  compareWithAbsolute,
  compareWithBaseline,
  compareWithMultiple,
  exceeded,
} from './compare'
import {
  ABSOLUTE,
  ALP,
  LDL,
  OF_BASELINE,
  OF_UPPER,
  readyFor,
  type ReadyAnalyte,
  type ReadyLimit,
  type ReadyLimits,
  type ReadyRules,
} from './rules'
import { ageRefusal, askSide } from './sides'
import { REASON, notJudged } from './reasons'

/** From this many mg/dL of triglycerides on, a calculated LDL does not hold (clinical.md §1.5, §2.3). */
const CALCULATION_FAILS_FROM = decimal('400')

/**
 * The one judgement that everything shows (product.md §3): 0 for none, 1 notice to 4 critical, or `notJudged(reason)`.
 * Leaves in the case the highest limit exceeded, whether the flag is "at least", and what the baseline said.
 */
export function judge(rules: ReadyRules, it: Case): number {
  it.limit = undefined
  it.atLeast = false
  it.baselineSays = BASELINE_UNASKED
  if (it.form === FORM.words) return notJudged(REASON['text-only'])
  const analyte = readyFor(rules, it.analyte)
  if (analyte.rule === undefined) return notJudged(REASON['no-limit-in-preset'])
  if (it.analyte === LDL && calculationFails(it)) return notJudged(REASON['calculation-invalid'])
  return highestOf(limitsFor(analyte, it), analyte, it)
}

/** The limits that hold: those of the baseline where it was abnormal, those of fasting where fasting is known. */
function limitsFor(analyte: ReadyAnalyte, it: Case): ReadyLimits {
  if (analyte.abnormalBaseline !== undefined) {
    it.baselineSays = baselineSays(analyte, it)
    if (it.baselineSays === BASELINE_ABNORMAL) return analyte.abnormalBaseline
  }
  return it.fasting === FASTING.yes ? analyte.fasting : analyte.limits
}

function highestOf(limits: ReadyLimits, analyte: ReadyAnalyte, it: Case): number {
  const { all, keepsAll } = limits
  const isPlain = it.form === FORM.exact && it.otherUnit === undefined
  if (isPlain && keepsAll !== undefined && exceedance(keepsAll, analyte, it) === NO) return 0
  let isOpen = false
  let missing = -1
  for (const limit of all) {
    const found = exceedance(limit, analyte, it)
    if (found === SURE) {
      it.limit = limit
      it.atLeast = isOpen || missing >= 0
      return limit.rank
    }
    if (found === POSSIBLE) isOpen = true
    else if (found !== NO) missing = -1 - found
  }
  // A limit that could not be asked is never taken as kept.
  if (missing >= 0) return notJudged(missing)
  return isOpen ? notJudged(REASON['only-a-bound']) : 0
}

/** `SURE`, `POSSIBLE` or `NO`; else -1 - the reason why the limit cannot be asked. */
function exceedance(limit: ReadyLimit, analyte: ReadyAnalyte, it: Case): number {
  if (limit.of === ABSOLUTE) {
    if (it.isForeignUnit) return notJudged(REASON['other-unit'])
    const refusal = ageRefusal(it, analyte.limitsFromAge)
    if (refusal !== FOUND) return notJudged(refusal)
    return exceeded(compareWithAbsolute(it, limit), it.form, limit.isUpper, limit.isStrict)
  }
  if (limit.of === OF_BASELINE) return exceedanceOfBaseline(limit, analyte, it)
  const isUpperSide = limit.of === OF_UPPER
  const state = askSide(analyte, it, isUpperSide)
  if (state !== FOUND) return notJudged(state)
  const sign = compareWithMultiple(it, limit, isUpperSide ? it.upper : it.lower)
  return exceeded(sign, it.form, limit.isUpper, limit.isStrict)
}

function exceedanceOfBaseline(limit: ReadyLimit, analyte: ReadyAnalyte, it: Case): number {
  const refusal = it.upper.isPrinted ? FOUND : ageRefusal(it, analyte.rangesFromAge)
  if (refusal !== FOUND) return notJudged(refusal)
  const sign = it.baseline && compareWithBaseline(it, limit, it.baseline)
  if (sign === undefined) return notJudged(REASON['other-unit'])
  const found = exceeded(sign, it.form, limit.isUpper, limit.isStrict)
  if (found === NO || !limit.isAboveUlnToo) return found
  const aboveUln = exceedance(ONE_TIME, analyte, it)
  // Both must be exceeded, so the lesser of the two says it; a limit that cannot be asked (negative) leaves it open.
  return Math.min(found, aboveUln)
}

/**
 * Only a baseline above its own upper limit is abnormal; one below its lower limit is not (clinical.md §3.2). A baseline
 * that is a bound, or was measured otherwise, or has no upper limit of its own, says nothing.
 */
function baselineSays(analyte: ReadyAnalyte, it: Case): number {
  const { baseline } = it
  if (baseline === undefined) return BASELINE_UNKNOWN
  if (isOtherMethod(it, baseline)) return BASELINE_OTHER_METHOD
  if (askSide(analyte, baseline, true) !== FOUND) return BASELINE_UNKNOWN
  const above = exceeded(compareWithMultiple(baseline, ONE_TIME, baseline.upper), baseline.form, true, true)
  if (above === NO) return BASELINE_NORMAL
  const isUsable =
    above === SURE &&
    baseline.form === FORM.exact &&
    compareWithBaseline(it, ONE_TIME, baseline) !== undefined
  return isUsable ? BASELINE_ABNORMAL : BASELINE_UNKNOWN
}

/** An ALP of unknown method may be threefold, so it is another; other analytes differ where both methods are stated. */
function isOtherMethod(it: Case, baseline: Case): boolean {
  if (baseline.method === it.method) return false
  return it.analyte === ALP || (baseline.method !== METHOD.unknown && it.method !== METHOD.unknown)
}

/** Calculated from a draw that was not fasting, or whose triglycerides are not surely low enough. */
export function calculationFails(it: Case): boolean {
  if (it.method !== METHOD.calculated) return false
  return (
    it.fasting === FASTING.no || (it.tgForm !== NO_TG && !areTriglyceridesBelow(it, CALCULATION_FAILS_FROM))
  )
}

/** The upper limit itself. */
const ONE_TIME: ReadyLimit = {
  threshold: { level: 'notice', operator: 'gt', value: { digits: 1, scale: 0 }, of: 'uln', source: '' },
  rank: 0,
  of: OF_UPPER,
  isUpper: true,
  isStrict: true,
  isAboveUlnToo: false,
  digits: 1,
  scale: 0,
}
