import { describe, expect, test } from 'vitest'
import { ANALYTE_IDS, type AnalyteId } from '@/domain/analyte'
import { day } from '@/domain/day'
import { interpret } from '@/domain/interpret'
import {
  NOT_JUDGED_REASONS,
  type Judged,
  type JudgingRules,
  type NotJudgedReason,
} from '@/domain/interpret/types'
import type { Threshold } from '@/domain/threshold'
import { ALL_RULES, aJudged, aValue, byDefault, flag, flagOf, without } from './judged'

/** Under which presets a reason can be reached: those that limit an analyte in the way that it takes. */
type Case = [Judged, Partial<JudgingRules>?]

function limitsOf(rules: JudgingRules, analyte: AnalyteId): readonly Threshold[] {
  return rules.preset.rules[analyte]?.limits ?? []
}

/** An analyte of the preset whose every limit is a multiple of the upper limit, or undefined. */
function byUln(rules: JudgingRules, ...among: AnalyteId[]): AnalyteId | undefined {
  return among.find(
    (id) => limitsOf(rules, id).length > 0 && limitsOf(rules, id).every(({ of }) => of === 'uln'),
  )
}

const REACHED: Record<NotJudgedReason, (rules: JudgingRules) => Case | undefined> = {
  'no-range': (rules) => {
    const id = byUln(rules, 'ast', 'alt', 'ggt')
    return id && [aJudged(id, '20'), { ranges: [] }]
  },
  'other-unit': () => [aJudged('tg', '20', { unit: 'foo' })],
  'text-only': () => [aJudged('tg', '乳び')],
  'sex-unknown': (rules) => {
    const id = byUln(rules, 'alt', 'ggt')
    return id && [without(aJudged(id, '20'), 'sex')]
  },
  'age-unknown': (rules) => {
    const id = byUln(rules, 'alp')
    return id && [without(aJudged(id, '100'), 'age')]
  },
  'under-age': (rules) => {
    const id = byUln(rules, 'alp')
    return id && [aJudged(id, '300', { age: 15 })]
  },
  'method-unknown': (rules) => {
    const id = byUln(rules, 'alp')
    return id && [aJudged(id, '100', { day: day('2020-04-01') })]
  },
  'only-a-bound': () => [aJudged('tg', '>10')],
  'no-limit-in-preset': () => [aJudged('hcg', '1')],
  'calculation-invalid': (rules) =>
    limitsOf(rules, 'ldl').length > 0
      ? [aJudged('ldl', '100', { method: 'calculated', fasting: 'yes', triglycerides: aValue('400') })]
      : undefined,
}

/** Presets that have no such limit, so that the reason cannot occur under them. */
const CANNOT: Partial<Record<NotJudgedReason, readonly string[]>> = {
  'no-range': ['tokutei-kenshin', 'eu-smpc'],
  'sex-unknown': ['tokutei-kenshin', 'eu-smpc'],
  'age-unknown': ['tokutei-kenshin', 'delphi-2022', 'eu-smpc'],
  'under-age': ['tokutei-kenshin', 'delphi-2022', 'eu-smpc'],
  'method-unknown': ['tokutei-kenshin', 'delphi-2022', 'eu-smpc'],
  'calculation-invalid': ['ctcae-v5', 'ctcae-v6', 'delphi-2022', 'eu-smpc'],
}

describe.each(NOT_JUDGED_REASONS)('not judged: %s', (reason) => {
  test.each(ALL_RULES)('under $preset.id', (rules) => {
    const found = REACHED[reason](rules)
    const cannot = CANNOT[reason]?.includes(rules.preset.id) ?? false
    expect(found === undefined).toBe(cannot)
    if (!found) return
    const [judged, more] = found
    expect(flagOf(interpret(judged, { ...rules, ...more }))).toBe(`not-judged ${reason}`)
  })
})

describe('an adolescent’s ALP', () => {
  const withAlp = ALL_RULES.filter((rules) => rules.preset.rules.alp)

  test.each(withAlp)(
    'is judged by a range printed on that report and by nothing else, under $preset.id',
    (rules) => {
      const at = (text: string, more: Partial<Judged> = {}) => flag('alp', text, { age: 15, ...more }, rules)
      expect(at('300')).toBe('not-judged under-age')
      expect(at('20')).toBe('not-judged under-age')
      expect(at('390', { low: '60', high: '390' })).toBe('none')
      expect(at('391', { low: '60', high: '390' })).toBe('notice')
      expect(at('391', { low: '60' })).toBe('not-judged under-age')
      expect(at('113', { age: 20 })).toBe('none')
      expect(at('114', { age: 20 })).toBe('notice')
    },
  )

  test.each(withAlp)('needs no birth date where the report prints the range, under $preset.id', (rules) => {
    const printed = without(aJudged('alp', '300', { low: '60', high: '390' }), 'age', 'sex')
    expect(interpret(printed, rules).flag).toBe('none')
  })
})

describe('triglycerides fasting and casual', () => {
  const told = [
    ['clinic-default', '150', '175'],
    ['tokutei-kenshin', '150', '175'],
    ['ctcae-v5', '150', '150'],
    ['ctcae-v6', '150', '150'],
    ['delphi-2022', '150', '150'],
  ] as const

  test.each(told)('%s notes from %s fasting, from %s otherwise', (id, fasting, casual) => {
    const rules = ALL_RULES.find(({ preset }) => preset.id === id)!
    const below = (limit: string) => String(Number(limit) - 0.1)
    const at = (text: string, how: Judged['fasting']) => flag('tg', text, { fasting: how }, rules)
    expect([at(below(fasting), 'yes'), at(fasting, 'yes')]).toEqual(['none', 'notice'])
    for (const how of ['no', 'unknown'] as const)
      expect([at(below(casual), how), at(casual, how)]).toEqual(['none', 'notice'])
  })

  test('the EU SmPC has one number for both', () => {
    const rules = ALL_RULES.find(({ preset }) => preset.id === 'eu-smpc')!
    for (const fasting of ['yes', 'no', 'unknown'] as const) {
      expect([flag('tg', '800', { fasting }, rules), flag('tg', '800.1', { fasting }, rules)]).toEqual([
        'none',
        'stop',
      ])
      const mmol = { fasting, unit: 'mmol/L' }
      expect([flag('tg', '9', mmol, rules), flag('tg', '9.01', mmol, rules)]).toEqual(['none', 'stop'])
    }
  })
})

describe('the specific health check-up needs neither range nor sex', () => {
  const rules = { ...ALL_RULES.find(({ preset }) => preset.id === 'tokutei-kenshin')!, ranges: [] }

  test.each<[AnalyteId, string, string]>([
    ['ast', '30', 'none'],
    ['ast', '31', 'notice'],
    ['alt', '50', 'notice'],
    ['alt', '51', 'caution'],
    ['ggt', '50', 'none'],
    ['ggt', '51', 'notice'],
    ['ggt', '101', 'caution'],
    ['hdl', '40', 'none'],
    ['hdl', '39', 'notice'],
    ['hdl', '35', 'notice'],
    ['hdl', '34', 'caution'],
    ['ldl', '119', 'none'],
    ['ldl', '120', 'notice'],
    ['ldl', '140', 'caution'],
    ['nonhdl', '150', 'notice'],
    ['nonhdl', '170', 'caution'],
  ])('%s %s: %s', (analyte, text, expected) => {
    expect(flagOf(interpret(without(aJudged(analyte, text), 'sex', 'age'), rules))).toBe(expected)
  })
})

test('under no preset is anything called none for want of a range, a sex, an age or a method', () => {
  for (const rules of ALL_RULES) {
    for (const analyte of ANALYTE_IDS) {
      const bare = without(aJudged(analyte, '1', { day: day('2020-01-01') }), 'sex', 'age')
      const found = interpret(bare, { ...rules, ranges: [] })
      const needsRange = limitsOf(rules, analyte).some(({ of }) => of !== 'absolute')
      if (needsRange || limitsOf(rules, analyte).length === 0)
        expect([analyte, found.flag]).not.toEqual([analyte, 'none'])
    }
  }
})

test('every limit of every preset names its source, preset and version in the flag', () => {
  for (const rules of ALL_RULES) {
    const { id, version } = rules.preset
    const found = interpret(aJudged('tg', '2000'), rules)
    expect(found.limit?.preset).toBe(`${id}@${version}`)
    expect(found.limit?.threshold.source).not.toBe('')
  }
  expect(byDefault.preset.id).toBe('clinic-default')
})
