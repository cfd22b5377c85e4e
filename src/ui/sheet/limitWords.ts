import { decimalText, trimmed } from '@/domain/decimal'
import type { Severity, Threshold } from '@/domain/threshold'

/** The levels from least to most, as they are read. */
export const LEVELS: readonly Severity[] = ['notice', 'caution', 'stop', 'critical']

const SIGNS = { gt: '>', gte: '≥', lt: '<', lte: '≤' } as const
const OF = { uln: '×ULN', lln: '×LLN', absolute: '', baseline: '×BL' } as const

/** A limit as the preset has it: >3×ULN, ≥150, >1×BL >ULN. */
export function thresholdText({ operator, value, of, aboveUlnToo }: Threshold): string {
  return `${SIGNS[operator]}${decimalText(trimmed(value))}${OF[of]}${aboveUlnToo ? ' >ULN' : ''}`
}

/** Limits from the least severe to the most, as they are read. */
export function leastFirst(limits: readonly Threshold[]): Threshold[] {
  return [...limits].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level))
}
