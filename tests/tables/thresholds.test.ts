import { describe, expect, test } from 'vitest'
import { ANALYTE_IDS, type AnalyteId } from '@/domain/analyte'
import { decimalText, toNumber } from '@/domain/decimal'
import { copyOfPreset, presetRefused } from '@/domain/interpret'
import { MEASURES } from '@/domain/measures'
import { SEVERITIES, type Threshold } from '@/domain/threshold'
import { PRESETS, ctcaeV5, ctcaeV6, delphi2022, euSmpc, tokuteiKenshin } from '@/tables/thresholds'

const SIGNS = { gt: '>', gte: '≥', lt: '<', lte: '≤' }
const LISTS = ['limits', 'fasting', 'abnormalBaseline'] as const
const OF = { uln: '×ULN', lln: '×LLN', baseline: '×BL', absolute: '' }

function written(limits: readonly Threshold[] = []): string {
  return limits
    .map(({ level, operator, value, of, grade }) => {
      const graded = grade === undefined ? '' : ` ${grade}`
      return `${level} ${SIGNS[operator]}${decimalText(value)}${OF[of]}${graded}`
    })
    .join(', ')
}

test('the clinic default comes first, and the published presets stand beside it', () => {
  expect(PRESETS.map(({ id, version }) => `${id}@${version}`)).toEqual([
    'clinic-default@1',
    'ctcae-v5@1',
    'ctcae-v6@1',
    'tokutei-kenshin@1',
    'delphi-2022@1',
    'eu-smpc@1',
  ])
})

test('no preset has the id of another', () => {
  expect(new Set(PRESETS.map(({ id }) => id)).size).toBe(PRESETS.length)
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

test('what a source prints in another unit is in a unit of the analyte, and in the same order', () => {
  for (const { id, rules } of PRESETS) {
    for (const [analyte, rule] of Object.entries(rules)) {
      for (const list of LISTS) {
        const printed = (rule[list] ?? []).flatMap((limit) => limit.printed ?? [])
        const units = MEASURES[analyte as AnalyteId].others.map(({ unit }) => unit)
        for (const { unit } of printed)
          expect([id, analyte, units.includes(unit)]).toEqual([id, analyte, true])
        const values = printed.map(({ value }) => toNumber(value))
        expect([id, analyte, values]).toEqual([id, analyte, values.toSorted((a, b) => b - a)])
      }
    }
  }
})

test('every preset on offer would pass the checks of the editor as a copy', () => {
  for (const preset of PRESETS) {
    const name = { ja: '写し', en: 'Copy' }
    const copy = copyOfPreset(preset, { id: 'own', name }, { at: '2026-11-22T09:00', by: 'doctor' })
    expect([preset.id, presetRefused(copy, PRESETS)]).toEqual([preset.id, undefined])
  }
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
  const { rules } = ctcaeV5
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

function inAll(preset: (typeof PRESETS)[number]): Record<string, string> {
  const version = ` ${preset.id}:`
  return Object.fromEntries(
    Object.entries(preset.rules).map(([id, rule]) => [id, written(rule.limits).replaceAll(version, ' G')]),
  )
}

test('CTCAE v6 grades ALP once, CK not at all, platelets to 1 ×10⁴/µL, and the rest by its limits of v5', () => {
  const { ck: _ck, ...kept } = inAll(ctcaeV5)
  expect(inAll(ctcaeV6)).toEqual({
    ...kept,
    alp: 'notice >1×ULN G1',
    plt: 'critical <1.0 G4, stop <5.0 G3, caution <7.5 G2, notice <1×LLN G1',
  })
})

test('CTCAE v6 counts from a baseline above its upper limit by tighter multiples, from the baseline itself on', () => {
  const ofBaseline = (id: 'alt' | 'ast' | 'ggt' | 'alp' | 'tbil') =>
    written(ctcaeV6.rules[id]?.abnormalBaseline).replaceAll(' ctcae-v6:', ' G')
  const aminotransferase = 'critical >4×BL G4, stop >2×BL G3, caution >1.5×BL G2, notice ≥1×BL G1'
  expect([ofBaseline('alt'), ofBaseline('ast')]).toEqual([aminotransferase, aminotransferase])
  expect(ofBaseline('ggt')).toBe('critical >10×BL G4, stop >3×BL G3, caution >1.5×BL G2, notice ≥1×BL G1')
  expect(ofBaseline('tbil')).toBe('critical >10×BL G4, stop >2.5×BL G3, caution >1.5×BL G2, notice ≥1×BL G1')
  expect(ofBaseline('alp')).toBe('notice >1×BL G1')
  expect(ctcaeV6.rules.alp?.abnormalBaseline?.[0]?.aboveUlnToo).toBe(true)
})

test('the specific health check-up has two levels and no other', () => {
  expect(inAll(tokuteiKenshin)).toEqual({
    ast: 'caution ≥51, notice ≥31',
    alt: 'caution ≥51, notice ≥31',
    ggt: 'caution ≥101, notice ≥51',
    tg: 'caution ≥300, notice ≥175',
    hdl: 'caution <35, notice <40',
    ldl: 'caution ≥140, notice ≥120',
    nonhdl: 'caution ≥170, notice ≥150',
  })
  expect(written(tokuteiKenshin.rules.tg?.fasting)).toBe('caution ≥300, notice ≥150')
})

test('Delphi 2022 is a scope: ALT and TG, with name and author saying that no limit is from the paper', () => {
  expect(inAll(delphi2022)).toEqual({
    alt: 'stop >5×ULN, caution >3×ULN, notice >1×ULN',
    tg: 'stop >500, caution >300, notice ≥150',
  })
  expect(delphi2022.name.ja).toContain('論文によらない')
  expect(delphi2022.name.en).toContain('not from the paper')
  expect(delphi2022.author.ja).toContain('論文に記載がない')
  expect(delphi2022.author.en).toContain('none in the paper')
  const sources = Object.values(delphi2022.rules).flatMap(({ limits }) => limits.map(({ source }) => source))
  expect(new Set(sources)).toEqual(new Set(['delphi-2022-borrowed']))
})

test('the EU SmPC has one number, printed in both units: 800 mg/dL and 9 mmol/L', () => {
  expect(inAll(euSmpc)).toEqual({ tg: 'stop >800' })
  expect(euSmpc.rules.tg?.limits[0]?.printed).toEqual([{ unit: 'mmol/L', value: { digits: 9, scale: 0 } }])
})
