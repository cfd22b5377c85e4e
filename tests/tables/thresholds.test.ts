import { describe, expect, test } from 'vitest'
import { ANALYTE_IDS } from '@/domain/analyte'
import { decimalText } from '@/domain/decimal'
import { SEVERITIES, type Threshold } from '@/domain/threshold'
import { PRESETS } from '@/tables/thresholds'

const SIGNS = { gt: '>', gte: '≥', lt: '<', lte: '≤' }
const OF = { uln: '×ULN', lln: '×LLN', baseline: '×BL', absolute: '' }

function written(limits: readonly Threshold[] = []): string {
  return limits
    .map(({ level, operator, value, of, grade }) => {
      const graded = grade === undefined ? '' : ` ${grade}`
      return `${level} ${SIGNS[operator]}${decimalText(value)}${OF[of]}${graded}`
    })
    .join(', ')
}

test('the clinic default comes first and CTCAE v5 is beside it', () => {
  expect(PRESETS.map(({ id, version }) => `${id}@${version}`)).toEqual(['clinic-default@1', 'ctcae-v5@1'])
})

describe.each(PRESETS)('the preset $id', (preset) => {
  test('names its author in both languages, and only analytes of the catalogue', () => {
    expect(preset.author.ja).not.toBe('')
    expect(preset.author.en).not.toBe('')
    for (const id of Object.keys(preset.rules)) expect(ANALYTE_IDS).toContain(id)
  })

  test('has its limits highest first, each level once a side', () => {
    for (const rule of Object.values(preset.rules)) {
      for (const limits of [rule.limits, rule.fasting ?? [], rule.abnormalBaseline ?? []]) {
        const ranks = limits.map(({ level }) => SEVERITIES.indexOf(level))
        expect(ranks).toEqual(ranks.toSorted((a, b) => b - a))
        expect(new Set(ranks).size).toBe(ranks.length)
      }
    }
  })
})

test('the clinic default has the limits of the fact sheet', () => {
  const { rules } = PRESETS[0]!
  const all = Object.fromEntries(Object.entries(rules).map(([id, rule]) => [id, written(rule.limits)]))
  expect(all).toEqual({
    alt: 'stop >3×ULN, caution >2×ULN, notice >1×ULN',
    ast: 'stop >3×ULN, caution >2×ULN, notice >1×ULN',
    ggt: 'stop >5×ULN, caution >2.5×ULN, notice >1×ULN',
    alp: 'stop >5×ULN, caution >2.5×ULN, notice >1×ULN',
    ld: 'notice >1×ULN',
    tbil: 'stop >3×ULN, caution >1.5×ULN, notice >1×ULN',
    tg: 'critical ≥800, stop >500, caution >300, notice ≥175',
    tc: 'stop >400, caution >300, notice >1×ULN',
    ldl: 'caution ≥180, notice ≥140',
    hdl: 'notice <40',
    nonhdl: 'caution ≥210, notice ≥170',
    ck: 'stop >10×ULN, caution >5×ULN, notice >1×ULN',
    alb: 'caution <3.0, notice <1×LLN',
    wbc: 'stop <2.0, caution <3.0, notice <1×LLN',
    hb: 'stop <8.0, caution <10.0, notice <1×LLN',
    plt: 'stop <5.0, caution <7.5, notice <1×LLN',
  })
  expect(written(rules.tg?.fasting)).toBe('critical ≥800, stop >500, caution >300, notice ≥150')
  expect(rules.alp?.minAge).toBe(20)
})

test('CTCAE v5 has grades 1 to 4 as notice, caution, stop and critical', () => {
  const { rules } = PRESETS[1]!
  const all = Object.fromEntries(
    Object.entries(rules).map(([id, rule]) => [id, written(rule.limits).replaceAll(/ ctcae-v5:/g, ' G')]),
  )
  const liver = 'critical >20×ULN G4, stop >5×ULN G3'
  expect(all).toEqual({
    alt: `${liver}, caution >3×ULN G2, notice >1×ULN G1`,
    ast: `${liver}, caution >3×ULN G2, notice >1×ULN G1`,
    ggt: `${liver}, caution >2.5×ULN G2, notice >1×ULN G1`,
    alp: `${liver}, caution >2.5×ULN G2, notice >1×ULN G1`,
    ld: 'notice >1×ULN G1',
    tbil: 'critical >10×ULN G4, stop >3×ULN G3, caution >1.5×ULN G2, notice >1×ULN G1',
    tc: 'critical >500 G4, stop >400 G3, caution >300 G2, notice >1×ULN G1',
    tg: 'critical >1000 G4, stop >500 G3, caution >300 G2, notice ≥150 G1',
    ck: 'critical >10×ULN G4, stop >5×ULN G3, caution >2.5×ULN G2, notice >1×ULN G1',
    alb: 'stop <2 G3, caution <3 G2, notice <1×LLN G1',
    wbc: 'critical <1.0 G4, stop <2.0 G3, caution <3.0 G2, notice <1×LLN G1',
    hb: 'stop <8.0 G3, caution <10.0 G2, notice <1×LLN G1',
    plt: 'critical <2.5 G4, stop <5.0 G3, caution <7.5 G2, notice <1×LLN G1',
  })
  expect(written(rules.alt?.abnormalBaseline)).toBe(
    'critical >20×BL ctcae-v5:4, stop >5×BL ctcae-v5:3, caution >3×BL ctcae-v5:2, notice ≥1.5×BL ctcae-v5:1',
  )
  expect(written(rules.ggt?.abnormalBaseline)).toContain('notice ≥2×BL')
  expect(written(rules.tbil?.abnormalBaseline)).toContain('notice >1×BL')
  for (const id of ['tc', 'tg', 'ck', 'ld'] as const) expect(rules[id]?.abnormalBaseline).toBeUndefined()
})
