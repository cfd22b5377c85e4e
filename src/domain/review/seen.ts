import { decimalText } from '../decimal'
import type { JudgedResult } from '../interpret'
import type { Draw, Result, SeenResult } from '../result'

/**
 * What a reviewer has before them: every result of the draw. With `judged`, the results as the clinic's preset judges
 * them now, also by which range and baseline, so that the flags can be told again when these have changed.
 */
export function seenIn(draw: Draw, judged: readonly JudgedResult[] = []): SeenResult[] {
  const judgedOf = new Map(judged.map((each) => [each.result, each]))
  return draw.results.map((result) => {
    const found = judgedOf.get(result)
    return { ...seenOf(draw, result), ...(found ? { ...rangeOf(found), ...baselineOf(found) } : {}) }
  })
}

function seenOf(draw: Draw, result: Result): SeenResult {
  const { id, analyte, value, unit, low, high, status, method, conflict } = result
  return {
    result: id,
    analyte,
    text: value?.text ?? '',
    ...(unit === undefined ? {} : { unit }),
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    status,
    fasting: result.fasting ?? draw.fasting,
    ...(method === undefined ? {} : { method }),
    ...(conflict === undefined ? {} : { waiting: conflict.value.text }),
  }
}

function rangeOf({ interpretation }: JudgedResult): Pick<SeenResult, 'range'> {
  const { range, rangeSource } = interpretation
  if (rangeSource === 'report') return {}
  if (range === undefined || rangeSource === 'none') return { range: { source: 'none' } }
  const { low, high, unit } = range
  return {
    range: {
      source: rangeSource,
      ...(low === undefined ? {} : { low: decimalText(low) }),
      ...(high === undefined ? {} : { high: decimalText(high) }),
      ...(unit === undefined ? {} : { unit }),
    },
  }
}

/** Only presets with a baseline rule have asked for it. */
function baselineOf({ judged, interpretation }: JudgedResult): Pick<SeenResult, 'baseline'> {
  const { baseline } = judged
  if (
    baseline === undefined ||
    interpretation.baseline === undefined ||
    interpretation.baseline === 'unknown'
  )
    return {}
  const { value, day, unit, low, method } = baseline
  // Where its report printed none, the limit that it was held against, which the clinic may change later.
  const limit = interpretation.baselineLimit
  const high = limit === undefined ? baseline.high : decimalText(limit)
  return {
    baseline: {
      text: value.text,
      ...(day === undefined ? {} : { day }),
      ...(unit === undefined ? {} : { unit }),
      ...(low === undefined ? {} : { low }),
      ...(high === undefined ? {} : { high }),
      ...(method === undefined ? {} : { method }),
    },
  }
}
