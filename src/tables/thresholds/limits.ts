import { decimal } from '@/domain/decimal'
import type { AnalyteThresholds, LimitOperator, Severity, Threshold } from '@/domain/threshold'

/**
 * The rows of a preset, written as clinical.md §6 writes them: `uln('stop', '> 3', source)` is "above three times the
 * upper limit".
 */
export function uln(level: Severity, written: string, source: string): Threshold {
  return limit('uln', level, written, source)
}

/** A multiple of the lower limit; `< 1` is below it. */
export function lln(level: Severity, written: string, source: string): Threshold {
  return limit('lln', level, written, source)
}

/** A value in the catalogue's unit, with what the source prints in mmol/L where it prints one. */
export function absolute(level: Severity, written: string, source: string, mmol?: string): Threshold {
  const row = limit('absolute', level, written, source)
  return mmol === undefined ? row : { ...row, printed: [{ unit: 'mmol/L', value: decimal(mmol) }] }
}

/** A multiple of the patient's own baseline value. */
export function baseline(level: Severity, written: string, source: string): Threshold {
  return limit('baseline', level, written, source)
}

/** The same limits, those of the baseline exceeded only by what is above the upper limit too. */
export function aboveUlnToo(rows: AnalyteThresholds): AnalyteThresholds {
  const ofBaseline = rows.abnormalBaseline ?? []
  return { ...rows, abnormalBaseline: ofBaseline.map((row) => ({ ...row, aboveUlnToo: true })) }
}

function limit(of: Threshold['of'], level: Severity, written: string, source: string): Threshold {
  const [sign, value] = written.split(' ')
  const operator = OPERATORS[sign ?? '']
  if (operator === undefined || value === undefined) throw new RangeError(`not a limit: ${written}`)
  return { of, level, operator, value: decimal(value), source }
}

const OPERATORS: Record<string, LimitOperator | undefined> = { '>': 'gt', '≥': 'gte', '<': 'lt', '≤': 'lte' }
