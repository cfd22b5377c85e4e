import { describe, expect, test } from 'vitest'
import type { AnalyteId, Fasting } from '@/domain/analyte'
import { decimalText, trimmed, type Decimal } from '@/domain/decimal'
import { interpret } from '@/domain/interpret'
import type { JudgingRules } from '@/domain/interpret/types'
import type { Sex } from '@/domain/patient'
import type { ReferenceRange } from '@/domain/range'
import { SEVERITIES, type Threshold } from '@/domain/threshold'
import { ALL_RULES, aJudged, byCtcae, flag } from './judged'

/** Millionths, so that both sides of a limit are whole numbers. Nothing of the judging itself is used here. */
const FINE = 1_000_000n

function fine({ digits, scale }: Decimal): bigint {
  return (BigInt(digits) * FINE) / 10n ** BigInt(scale)
}

function text(value: bigint): string {
  const whole = value / FINE
  const fraction = String(value % FINE)
    .padStart(6, '0')
    .replace(/0+$/, '')
  return fraction === '' ? String(whole) : `${whole}.${fraction}`
}

interface Setting {
  analyte: AnalyteId
  sex: Sex
  fasting: Fasting
  limits: readonly Threshold[]
  range: ReferenceRange | undefined
}

function settings(rules: JudgingRules): Setting[] {
  return Object.entries(rules.preset.rules).flatMap(([id, rule]) =>
    (['F', 'M'] as const).flatMap((sex) =>
      (['yes', 'no', 'unknown'] as const).map((fasting) => {
        const analyte = id as AnalyteId
        const range = rules.ranges.find(
          (row) => row.analyte === analyte && (row.sex ?? sex) === sex && row.method !== 'jscc',
        )
        return {
          analyte,
          sex,
          fasting,
          range,
          limits: fasting === 'yes' ? (rule.fasting ?? rule.limits) : rule.limits,
        }
      }),
    ),
  )
}

function boundOf(limit: Threshold, range: ReferenceRange | undefined): bigint {
  if (limit.of === 'absolute') return fine(limit.value)
  const side = limit.of === 'uln' ? range?.high : range?.low
  if (!side) throw new Error('no range for the limit')
  return (fine(limit.value) * fine(side)) / FINE
}

function holds(limit: Threshold, value: bigint, range: ReferenceRange | undefined): boolean {
  const bound = boundOf(limit, range)
  return { gt: value > bound, gte: value >= bound, lt: value < bound, lte: value <= bound }[limit.operator]
}

function expected({ limits, range }: Setting, value: bigint): string {
  const over = limits
    .filter((limit) => holds(limit, value, range))
    .map(({ level }) => SEVERITIES.indexOf(level))
  return over.length === 0 ? 'none' : SEVERITIES[Math.max(...over)]!
}

describe.each(ALL_RULES)('on both sides of every limit of $preset.id', (rules) => {
  test.each(settings(rules))('$analyte of $sex, fasting $fasting', (setting) => {
    const { analyte, sex, fasting, range, limits } = setting
    expect(limits.length).toBeGreaterThan(0)
    const method = analyte === 'alp' ? 'ifcc' : 'unknown'
    for (const limit of limits) {
      const bound = boundOf(limit, range)
      for (const value of [bound - 1n, bound, bound + 1n]) {
        const found = interpret(aJudged(analyte, text(value), { sex, fasting, method }), rules)
        expect([text(value), found.flag]).toEqual([text(value), expected(setting, value)])
      }
      const past = limit.operator === 'gt' ? bound + 1n : limit.operator === 'lt' ? bound - 1n : bound
      const found = interpret(aJudged(analyte, text(past), { sex, fasting, method }), rules)
      expect(found.limit?.threshold.level).toBe(limit.level)
      expect(decimalText(trimmed(found.limit!.bound))).toBe(text(bound))
    }
  })
})

describe('the upper ends of the grades in the fact sheet', () => {
  test.each<[AnalyteId, Sex, number, number, number]>([
    ['alt', 'M', 126, 210, 840],
    ['alt', 'F', 69, 115, 460],
    ['ast', 'F', 90, 150, 600],
    ['ggt', 'M', 160, 320, 1280],
    ['ggt', 'F', 80, 160, 640],
    ['alp', 'F', 282.5, 565, 2260],
    ['tbil', 'F', 2.25, 4.5, 15],
    ['ck', 'M', 620, 1240, 2480],
    ['ck', 'F', 382.5, 765, 1530],
    ['tc', 'F', 300, 400, 500],
    ['tg', 'F', 300, 500, 1000],
  ])('%s of %s: grade 1 to %d, 2 to %d, 3 to %d', (analyte, sex, first, second, third) => {
    const at = (value: number) => flag(analyte, String(value), { sex }, byCtcae)
    const above = (value: number) => flag(analyte, String(value + 0.1), { sex }, byCtcae)
    expect([at(first), above(first)]).toEqual(['notice', 'caution'])
    expect([at(second), above(second)]).toEqual(['caution', 'stop'])
    expect([at(third), above(third)]).toEqual(['stop', 'critical'])
  })
})

test('bilirubin 3.6 is not above three times 1.2, though the product of binary fractions is 3.5999…', () => {
  expect(flag('tbil', '3.6', { low: '0.2', high: '1.2' }, byCtcae)).toBe('caution')
  expect(flag('tbil', '3.61', { low: '0.2', high: '1.2' }, byCtcae)).toBe('stop')
})

test('figures of any length are compared exactly', () => {
  expect(flag('alt', '69.0000000000001')).toBe('stop')
  expect(flag('alt', '68.9999999999999')).toBe('caution')
  expect(flag('alt', '3', { low: '0', high: '1.00000000000001' })).toBe('caution')
  expect(flag('alt', '3.00000000000004', { low: '0', high: '1.00000000000001' })).toBe('stop')
})
