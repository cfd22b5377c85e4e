import { compareProducts, multiplied, parseDecimal, toNumber, trimmed, type Decimal } from '../decimal'
import { FORM } from '../packedValues'
import { printedNumber } from '../printedNumber'
import type { RangeSource } from '../range'
import { flagOf } from './flagOf'
import type { Interpretation, Judged, JudgingRules } from './types'
import {
  BASELINE_ABNORMAL,
  BASELINE_NORMAL,
  BASELINE_OTHER_METHOD,
  BASELINE_UNASKED,
  FOUND,
  FROM_COMMON,
  FROM_LAB,
  FROM_REPORT,
  type Case,
  type Side,
} from './judging/case'
import { caseOf } from './judging/caseOf'
import { NO, SURE, exceeded, sideFactors, valueOf } from './judging/compare'
import { judge } from './judging/judge'
import { methodName } from './method'
import {
  ABSOLUTE,
  ALP,
  OF_BASELINE,
  OF_LOWER,
  OF_UPPER,
  readyFor,
  readyRules,
  type ReadyAnalyte,
  type ReadyLimit,
} from './judging/rules'
import { reasonIn } from './judging/reasons'
import { askSide } from './judging/sides'
import { productOf, ulnMultiple } from './ulnMultiple'

/**
 * The flag of one result under a preset, with the limit, the range and the source that gave it; `not-judged` with its
 * reason where something is missing, never "normal" for want of information (product.md §3).
 */
export function interpret(judged: Judged, rules: JudgingRules): Interpretation {
  const ready = readyRules(rules)
  const it = caseOf(judged)
  const answer = judge(ready, it)
  const analyte = readyFor(ready, it.analyte)
  const because = reasonIn(answer)
  const side = sideShown(analyte, it)
  const range = rangeShown(judged, it, side)
  const multiple = ulnMultiple(analyte, it)
  return {
    flag: flagOf(answer),
    ...(because === undefined ? {} : { because }),
    ...(it.limit === undefined ? {} : exceededLimit(rules, it, it.limit)),
    ...(it.atLeast ? { atLeast: true } : {}),
    ...(answer > 0 && analyte.rule?.hint ? { hint: analyte.rule.hint } : {}),
    ...(range === undefined ? {} : { range }),
    rangeSource: range?.source ?? 'none',
    ...(multiple === undefined ? {} : { ulnMultiple: multiple }),
    ...placed(it, range, side),
    ...(it.baselineSays === BASELINE_UNASKED
      ? {}
      : { baseline: BASELINE_WORDS[it.baselineSays] ?? 'unknown' }),
    ...baselineLimit(it),
    ...(it.baselineSays === BASELINE_OTHER_METHOD ? { baselineMethod: 'other' } : {}),
    ...(it.analyte === ALP ? { method: methodName(it.method) } : {}),
  }
}

function baselineLimit({ baseline, baselineSays }: Case): Pick<Interpretation, 'baselineLimit'> {
  if (baseline === undefined || (baselineSays !== BASELINE_NORMAL && baselineSays !== BASELINE_ABNORMAL))
    return {}
  const { from, digits, scale } = baseline.upper
  return from === FROM_REPORT ? {} : { baselineLimit: inUnitOf(baseline, { digits, scale }, baseline.upper) }
}

type Range = NonNullable<Interpretation['range']>

const BASELINE_WORDS = [undefined, 'unknown', 'normal', 'abnormal', 'unknown'] as const
const SOURCES: Record<number, RangeSource> = {
  [FROM_REPORT]: 'report',
  [FROM_LAB]: 'lab',
  [FROM_COMMON]: 'jccls',
}

function exceededLimit(
  rules: JudgingRules,
  it: Case,
  limit: ReadyLimit,
): Pick<Interpretation, 'limit' | 'grade'> {
  const { threshold } = limit
  const { id, version, name, copiedFrom } = rules.preset
  return {
    limit: {
      preset: `${id}@${version}`,
      ...(copiedFrom === undefined ? {} : { presetName: name }),
      threshold,
      bound: boundOf(it, limit),
    },
    ...(threshold.grade === undefined ? {} : { grade: threshold.grade }),
  }
}

/** The limit in the unit of the result, for showing; the comparison itself was made without it. */
function boundOf(it: Case, limit: ReadyLimit): Decimal {
  if (limit.of === ABSOLUTE) {
    const printed = limit.threshold.printed?.find((one) => one.unit === it.otherUnit?.unit)
    return (
      printed?.value ??
      inUnitOf(it, limit.threshold.value, {
        isOwnUnit: it.otherUnit === undefined,
        unit: undefined,
      })
    )
  }
  if (limit.of === OF_BASELINE) {
    const baseline = it.baseline ? valueOf(it.baseline) : limit.threshold.value
    return multiplied(limit.threshold.value, baseline)
  }
  const side = limit.of === OF_UPPER ? it.upper : it.lower
  return inUnitOf(it, multiplied(limit.threshold.value, { digits: side.digits, scale: side.scale }), side)
}

/** A bound in the unit of the result; exact where nothing has to be divided by. */
function inUnitOf(it: Case, bound: Decimal, side: Pick<Side, 'isOwnUnit' | 'unit'>): Decimal {
  const { times, per } = sideFactors(it, side)
  const product = per.reduce((all, each) => multiplied(all, each), bound)
  if (times.every(({ digits, scale }) => digits === 1 && scale === 0)) return product
  const rounded = parseDecimal((toNumber(product) / productOf(times)).toFixed(6))
  return rounded ? trimmed(rounded) : product
}

/** The range of the side that judged; where no side was needed, the first that has either. */
function rangeShown(judged: Judged, it: Case, side: Side | undefined): Range | undefined {
  const source = side && SOURCES[side.from]
  if (side === undefined || source === undefined) return undefined
  if (side.row === undefined) return { ...sidesPrinted(judged, it), source }
  const { low, high, unit, source: sourceId } = side.row.range
  return {
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    source,
    sourceId,
    unit,
  }
}

function sideShown(analyte: ReadyAnalyte, it: Case): Side | undefined {
  if (it.limit?.of === OF_UPPER) return it.upper
  if (it.limit?.of === OF_LOWER) return it.lower
  if (it.upper.state === FOUND) return it.upper
  if (it.lower.state === FOUND) return it.lower
  if (it.lower.isPrinted && !it.upper.isPrinted) return found(analyte, it, false)
  return found(analyte, it, true) ?? found(analyte, it, false)
}

function found(analyte: ReadyAnalyte, it: Case, isUpper: boolean): Side | undefined {
  if (askSide(analyte, it, isUpper) !== FOUND) return undefined
  return isUpper ? it.upper : it.lower
}

function sidesPrinted(judged: Judged, it: Case): Pick<Range, 'low' | 'high' | 'unit'> {
  const low = it.lower.isPrinted ? printedNumber(judged.low) : undefined
  const high = it.upper.isPrinted ? printedNumber(judged.high) : undefined
  return {
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    ...(judged.unit === undefined ? {} : { unit: judged.unit }),
  }
}

/** On which side of the limit or of the range the value lies, and whether it lies in the range. */
function placed(
  it: Case,
  range: Range | undefined,
  side: Side | undefined,
): Pick<Interpretation, 'direction' | 'inRange'> {
  const above = side && range?.high && beyond(it, range.high, side, true)
  const below = side && range?.low && beyond(it, range.low, side, false)
  const isOut = above === SURE || below === SURE
  const isIn = !isOut && (above ?? NO) === NO && (below ?? NO) === NO
  const isAbove = it.limit ? it.limit.isUpper : isOut ? above === SURE : undefined
  return {
    ...(isAbove === undefined ? {} : { direction: isAbove ? 'high' : 'low' }),
    ...(range === undefined || it.form === FORM.words || !(isOut || isIn) ? {} : { inRange: isIn }),
  }
}

function beyond(it: Case, limit: Decimal, side: Side, isUpper: boolean): number | undefined {
  if (it.form === FORM.words) return undefined
  const { times, per } = sideFactors(it, side)
  const sign = compareProducts([valueOf(it), ...times], [limit, ...per])
  return exceeded(sign, it.form, isUpper, true)
}

/** A limit as `preset@version:analyte:level`, for `data-limit` and for telling limits apart. */
export function limitId(analyte: string, limit: Interpretation['limit']): string | undefined {
  return limit && `${limit.preset}:${analyte}:${limit.threshold.level}`
}
