import { parseDecimal } from '../decimal'
import { interpret, judging } from '../interpret'
import type { Interpretation, Judged, JudgingRules } from '../interpret/types'
import { parseValue } from '../parseValue'
import type { Patient } from '../patient'
import type { Draw, Result, Review, SeenResult } from '../result'
import type { Value } from '../value'
import { isAsSeen } from './stands'

/** One result as a reviewer saw it, told again, beside what stands now. */
export interface SeenAgain {
  seen: SeenResult
  /** Absent while it had no value, or had been struck out. */
  interpretation?: Interpretation
  /** What became of it; absent where it was taken back. */
  now?: Result
  isChanged: boolean
}

/**
 * The draw with its results as the reviewer saw them, so that `interpret` under the preset of the review tells the flags
 * of that moment. Undefined where the review kept nothing of what it saw.
 */
export function asReviewed(draw: Draw, review: Review): Draw | undefined {
  const { saw } = review
  if (saw === undefined) return undefined
  return { ...draw, results: saw.map((seen, at) => resultOf(seen, at)) }
}

/** The results that a reviewer saw with their flags under the preset of that review, in the order in which they stood. */
export function seenAgain(patient: Patient, draw: Draw, review: Review, rules: JudgingRules): SeenAgain[] {
  const before = asReviewed(draw, review)
  if (before === undefined) return []
  const then: Patient = { ...patient, draws: patient.draws.map((each) => (each === draw ? before : each)) }
  const judge = judging(then, undefined, rules.baselineWindows)
  const left = [...draw.results]
  return (review.saw ?? []).map((seen, at) => {
    const result = before.results[at]
    const judged = result && judge(before, result)
    const now = takeMatching(draw, left, seen)
    return {
      seen,
      ...(judged === undefined ? {} : { interpretation: interpretedAsSeen(judged, seen, rules) }),
      ...(now === undefined ? {} : { now }),
      isChanged: now === undefined || !isAsSeen(draw, now, seen),
    }
  })
}

/** The results that stand in the draw and that the reviewer had not before them. */
export function unseenResults(draw: Draw, review: Review): Result[] {
  const left = [...draw.results]
  for (const seen of review.saw ?? []) takeMatching(draw, left, seen)
  return left
}

function interpretedAsSeen(judged: Judged, seen: SeenResult, rules: JudgingRules): Interpretation {
  const asked: Judged = { ...judged }
  delete asked.baseline
  const baseline = baselineOf(seen)
  if (baseline !== undefined) asked.baseline = baseline
  const { range } = seen
  if (range === undefined) return interpret(asked, rules)
  const found = interpret(asked, { preset: rules.preset, ranges: rangesOf(seen) })
  if (found.range === undefined) return found
  return { ...found, rangeSource: range.source, range: { ...found.range, source: range.source } }
}

function rangesOf({ analyte, range }: SeenResult): JudgingRules['ranges'] {
  if (range?.unit === undefined) return []
  const [low, high] = [decimalIn(range.low), decimalIn(range.high)]
  return [
    {
      analyte,
      unit: range.unit,
      source: '',
      ...(low === undefined ? {} : { low }),
      ...(high === undefined ? {} : { high }),
    },
  ]
}

function decimalIn(text: string | undefined): ReturnType<typeof parseDecimal> {
  return text === undefined ? undefined : parseDecimal(text)
}

function baselineOf({ baseline }: SeenResult): Judged['baseline'] {
  if (baseline === undefined) return undefined
  const { text, ...rest } = baseline
  const value = valueOf(text)
  return value && { ...rest, value }
}

function resultOf(seen: SeenResult, at: number): Result {
  const { result, analyte, text, unit, low, high, status, fasting, method } = seen
  const value = valueOf(text)
  return {
    id: result === '' ? `seen-${at}` : result,
    analyte,
    status,
    ...(value === undefined ? {} : { value }),
    ...(unit === undefined ? {} : { unit }),
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    ...(fasting === undefined ? {} : { fasting }),
    ...(method === undefined ? {} : { method }),
  }
}

function valueOf(text: string): Value | undefined {
  const parsed = parseValue(text)
  if (parsed === undefined) return undefined
  return 'pending' in parsed ? { kind: 'text', text } : parsed.value
}

/** Takes the result that was seen out of those left: by its id, else the first of its analyte (a file holds no ids). */
function takeMatching(draw: Draw, left: Result[], seen: SeenResult): Result | undefined {
  const byId = seen.result === '' ? -1 : left.findIndex(({ id }) => id === seen.result)
  const same = left.findIndex((result) => result.analyte === seen.analyte && isAsSeen(draw, result, seen))
  const alike = left.findIndex(({ analyte }) => analyte === seen.analyte)
  const at = byId >= 0 ? byId : same >= 0 ? same : alike
  return at < 0 ? undefined : left.splice(at, 1)[0]
}
