import type { Severity, Threshold } from '@/domain/threshold'
import type { LimitTyped, RuleTyped } from './presetDraft'

const SIGNS = { gt: '>', gte: '≥', lt: '<', lte: '≤' } as const
const OF: Record<Threshold['of'], string> = { uln: '×ULN', lln: '×LLN', absolute: '', baseline: '×BL' }

/** The typed limits of one level, those for fasting and for an abnormal baseline named. */
export function limitsText(
  rule: RuleTyped,
  level: Severity,
  words: { fasting: string; abnormalBaseline: string },
): string {
  const named = (limits: readonly LimitTyped[], name: string): string[] =>
    limits
      .filter((limit) => limit.level === level)
      .map(({ operator, value, of }) => `${name}${SIGNS[operator]}${value}${OF[of]}`)
  return [
    ...named(rule.limits, ''),
    ...named(rule.fasting, `${words.fasting} `),
    ...named(rule.abnormalBaseline, `${words.abnormalBaseline} `),
  ].join(', ')
}
