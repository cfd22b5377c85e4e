import type { AnalyteId } from '@/domain/analyte'
import { day } from '@/domain/day'
import { interpret } from '@/domain/interpret'
import type { Interpretation, Judged, JudgingRules } from '@/domain/interpret/types'
import { parseValue } from '@/domain/parseValue'
import type { Value } from '@/domain/value'
import { RANGES } from '@/tables/ranges'
import { PRESETS, clinicDefault, ctcaeV5, ctcaeV6 } from '@/tables/thresholds'

export const byDefault: JudgingRules = { preset: clinicDefault, ranges: RANGES }
export const byCtcae: JudgingRules = { preset: ctcaeV5, ranges: RANGES }
export const byCtcae6: JudgingRules = { preset: ctcaeV6, ranges: RANGES }
/** Every preset on offer. */
export const ALL_RULES: readonly JudgingRules[] = PRESETS.map((preset) => ({ preset, ranges: RANGES }))

/** The value in a text, as a sheet would print it. */
export function aValue(text: string): Value {
  const parsed = parseValue(text)
  if (parsed === undefined || 'pending' in parsed) throw new Error(`no value: ${text}`)
  return parsed.value
}

/** A result of a woman of 25, drawn in 2026, unless said otherwise. */
export function aJudged(analyte: AnalyteId, text: string, more: Partial<Judged> = {}): Judged {
  return Object.freeze({
    analyte,
    value: aValue(text),
    fasting: 'unknown',
    method: 'unknown',
    sex: 'F',
    age: 25,
    day: day('2026-09-14'),
    ...more,
  })
}

/** The same without what is not known. */
export function without<Key extends keyof Judged>(judged: Judged, ...keys: Key[]): Judged {
  return Object.fromEntries(
    Object.entries(judged).filter(([key]) => !keys.includes(key as Key)),
  ) as unknown as Judged
}

/** The flag in a word, with the reason where it is not judged. */
export function flagOf(interpretation: Interpretation): string {
  return interpretation.because ? `not-judged ${interpretation.because}` : interpretation.flag
}

/** The flag of a result by the clinic default. */
export function flag(
  analyte: AnalyteId,
  text: string,
  more: Partial<Judged> = {},
  rules = byDefault,
): string {
  return flagOf(interpret(aJudged(analyte, text, more), rules))
}
