import { ANALYTE_IDS, analyteIndex, type AnalyteId } from '../../analyte'
import { compareDecimals, type Decimal } from '../../decimal'
import type { Day } from '../../day'
import { otherUnitOf, type OtherUnit } from '../../measures'
import { METHOD } from '../../packedValues'
import type { ReferenceRange } from '../../range'
import { SEVERITIES, type AnalyteThresholds, type Threshold } from '../../threshold'
import type { JudgingRules } from '../types'
import { labKey } from './labKey'

/**
 * The rules laid out for fast reading: plain numbers by analyte, highest limit first. Made once for each set of rules;
 * judging itself then makes no objects.
 */
export interface ReadyRules {
  rules: JudgingRules
  /** By the index of the analyte. */
  analytes: readonly ReadyAnalyte[]
}

export interface ReadyAnalyte {
  id: AnalyteId
  /** Absent where the preset has no limit for it. */
  rule: AnalyteThresholds | undefined
  limits: ReadyLimits
  fasting: ReadyLimits
  abnormalBaseline: ReadyLimits | undefined
  /** Absolute limits judge people of this age and older. */
  limitsFromAge: number
  /** Ranges that are not printed on the report judge people of this age and older. */
  rangesFromAge: number
  common: readonly ReadyRange[]
  /** By `labKey`. */
  byLab: ReadonlyMap<string, readonly ReadyRange[]>
}

/** Limits, highest first. */
export interface ReadyLimits {
  all: readonly ReadyLimit[]
  /**
   * The lowest, where a number in the catalogue's unit that keeps it keeps all the others too (what a source prints in
   * another unit need not keep their order): a short way for the many normal values.
   */
  keepsAll: ReadyLimit | undefined
}

export const ABSOLUTE = 0
export const OF_UPPER = 1
export const OF_LOWER = 2
export const OF_BASELINE = 3

export interface ReadyLimit {
  threshold: Threshold
  /** 1 notice to 4 critical. */
  rank: number
  of: number
  isUpper: boolean
  /** Whether the limit itself does not exceed it. */
  isStrict: boolean
  /** Whether only what is above the upper limit as well exceeds it. */
  isAboveUlnToo: boolean
  digits: number
  scale: number
}

export const ANY_SEX = 0
export const FEMALE = 1
export const MALE = 2

export interface ReadyRange {
  range: ReferenceRange
  low: Decimal | undefined
  high: Decimal | undefined
  sex: number
  method: number
  fromAge: number
  /** The first collection day that it judges; empty for every day. */
  fromDay: Day | ''
  /** Its unit, where that is not the catalogue's. */
  unit: OtherUnit | undefined
  /** Whether values cannot be compared with it, whatever their unit. */
  isForeignUnit: boolean
}

/** Under this age ALP is judged only against a range printed on the report: it is high while growing (product.md §3). */
const ALP_RANGES_FROM_AGE = 20

const ready = new WeakMap<JudgingRules, ReadyRules>()

/** The rules ready for judging, made once for each object. */
export function readyRules(rules: JudgingRules): ReadyRules {
  let found = ready.get(rules)
  if (!found) {
    found = { rules, analytes: ANALYTE_IDS.map((id) => readyAnalyte(id, rules)) }
    ready.set(rules, found)
  }
  return found
}

/** The rules of one analyte. */
export function readyFor(rules: ReadyRules, analyte: number): ReadyAnalyte {
  const found = rules.analytes[analyte]
  if (!found) throw new RangeError(`unknown analyte: ${analyte}`)
  return found
}

export const LDL = analyteIndex('ldl')
export const ALP = analyteIndex('alp')

function readyAnalyte(id: AnalyteId, rules: JudgingRules): ReadyAnalyte {
  const rule = rules.preset.rules[id]
  const limits = readyLimits(rule?.limits ?? [])
  const limitsFromAge = rule?.minAge ?? 0
  return {
    id,
    rule,
    limits,
    fasting: rule?.fasting ? readyLimits(rule.fasting) : limits,
    abnormalBaseline: rule?.abnormalBaseline ? readyLimits(rule.abnormalBaseline) : undefined,
    limitsFromAge,
    rangesFromAge: Math.max(limitsFromAge, id === 'alp' ? ALP_RANGES_FROM_AGE : 0),
    common: readyRanges(id, rules.ranges),
    byLab: readyLabs(id, rules),
  }
}

function readyLabs(id: AnalyteId, { labRanges }: JudgingRules): ReadonlyMap<string, readonly ReadyRange[]> {
  const rows = new Map<string, ReferenceRange[]>()
  for (const [lab, ranges] of labRanges ?? []) {
    const own = ranges.filter(({ analyte }) => analyte === id)
    if (own.length > 0) rows.set(labKey(lab), [...(rows.get(labKey(lab)) ?? []), ...own])
  }
  return new Map([...rows].map(([lab, ranges]) => [lab, readyRanges(id, ranges)]))
}

function readyLimits(thresholds: readonly Threshold[]): ReadyLimits {
  const all = inOrder(thresholds)
  const lowest = all.at(-1)
  const isNested = all.every((limit, at) => at === 0 || isWithin(limit, all[at - 1]))
  return { all, keepsAll: isNested ? lowest : undefined }
}

/** Whether everything that keeps the limit keeps the higher one: same side, same kind, and nearer to the normal. */
function isWithin(limit: ReadyLimit, higher: ReadyLimit | undefined): boolean {
  if (higher?.isUpper !== limit.isUpper || higher.of !== limit.of) return false
  const order = compareDecimals(limit, higher)
  return limit.isUpper ? order < 0 : order > 0
}

function inOrder(thresholds: readonly Threshold[]): ReadyLimit[] {
  return thresholds
    .map((threshold) => ({
      threshold,
      rank: SEVERITIES.indexOf(threshold.level) + 1,
      of: { absolute: ABSOLUTE, uln: OF_UPPER, lln: OF_LOWER, baseline: OF_BASELINE }[threshold.of],
      isUpper: threshold.operator === 'gt' || threshold.operator === 'gte',
      isStrict: threshold.operator === 'gt' || threshold.operator === 'lt',
      isAboveUlnToo: threshold.aboveUlnToo ?? false,
      digits: threshold.value.digits,
      scale: threshold.value.scale,
    }))
    .sort((a, b) => b.rank - a.rank)
}

/** The rows of an analyte in the order in which they are asked: the later one first, and the more particular one. */
function readyRanges(id: AnalyteId, ranges: readonly ReferenceRange[]): ReadyRange[] {
  return ranges
    .filter((range) => range.analyte === id)
    .map((range) => readyRange(id, range))
    .sort((a, b) =>
      a.fromDay === b.fromDay ? particulars(b) - particulars(a) : a.fromDay < b.fromDay ? 1 : -1,
    )
}

function readyRange(id: AnalyteId, range: ReferenceRange): ReadyRange {
  const unit = otherUnitOf(id, range.unit)
  return {
    range,
    low: range.low,
    high: range.high,
    sex: range.sex === undefined ? ANY_SEX : range.sex === 'F' ? FEMALE : MALE,
    method: METHOD[range.method ?? 'unknown'],
    fromAge: range.minAge ?? 0,
    fromDay: range.from ?? '',
    unit: unit === 'same' ? undefined : unit,
    isForeignUnit: unit === undefined,
  }
}

/** Of two rows of a day, that of the method and the sex comes before one for all, and that of the higher age. */
function particulars({ sex, method, fromAge }: ReadyRange): number {
  return (method === METHOD.unknown ? 0 : 2000) + (sex === ANY_SEX ? 0 : 1000) + fromAge
}
