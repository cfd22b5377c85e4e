import { describe, expect, test } from 'vitest'
import { ANALYTE_IDS, type AnalyteId } from '@/domain/analyte'
import { acceptUnit, analyteByCode, analyteByName } from '@/domain/catalogue'
import { decimal, decimalText } from '@/domain/decimal'
import { foldUnit } from '@/domain/foldUnit'
import { MEASURES } from '@/domain/measures'
import { plausibility } from '@/domain/plausibility'
import { ANALYTES, ANALYTE_LIST } from '@/tables/analytes'
import { sourceById } from '@/tables/sources'

const byName = analyteByName(ANALYTES)
const byCode = analyteByCode(ANALYTES)

describe.each(ANALYTE_IDS)('the row of %s', (id) => {
  const analyte = ANALYTES[id]

  test('stands under its own id, with both names and a unit', () => {
    expect(analyte.id).toBe(id)
    expect(
      Object.values(analyte.name)
        .concat(Object.values(analyte.short))
        .every((name) => name !== ''),
    ).toBe(true)
    expect(analyte.unit).toBe(MEASURES[id].unit)
  })

  test('is found by each of its names and each of its codes', () => {
    for (const { name } of analyte.synonyms) expect([name, byName(name)?.id]).toEqual([name, id])
    for (const { code } of [...analyte.loinc, ...analyte.jlac10Codes])
      expect([code, byCode(code)?.id]).toEqual([code, id])
  })

  test('has codes of the right form', () => {
    for (const { code } of analyte.loinc) expect(code).toMatch(/^\d{3,5}-\d$/)
    for (const { code } of analyte.jlac10Codes) expect(code).toMatch(/^[0-9A-Z]{5}\d{12}$/)
    expect(analyte.jlac10).toMatch(/^\d[A-Z]\d{3}$/)
  })

  test('accepts its own unit, and lists spellings as they are compared', () => {
    expect(acceptUnit(analyte, analyte.unit)).toEqual({ unit: analyte.unit, factor: decimal('1') })
    const rows = [...analyte.units, ...(analyte.otherUnits ?? [])]
    for (const spelling of rows.flatMap((row) => row.spellings)) expect(foldUnit(spelling)).toBe(spelling)
  })

  test('converts by powers of ten only', () => {
    for (const { factor } of analyte.units) expect(decimalText(factor)).toMatch(/^(0\.0*1|10*)$/)
  })

  test('agrees with the measures on what each unit is worth', () => {
    for (const other of MEASURES[id].others) {
      const accepted = acceptUnit(analyte, other.unit)
      if ('other' in accepted) expect(accepted).toEqual({ other: other.unit, listed: true })
      else expect(Number(decimalText(accepted.factor)) * Number(decimalText(other.per))).toBeCloseTo(1, 12)
    }
  })

  test('has sources that exist', () => {
    expect(sourceById(analyte.source)).toBeDefined()
    expect(sourceById(analyte.plausibleSource)).toBeDefined()
  })

  test('has plausible values in order', () => {
    const { rejectBelow, confirmBelow, confirmAbove, rejectAbove } = analyte.plausible
    const given = [rejectBelow, confirmBelow, confirmAbove, rejectAbove].filter(
      (limit) => limit !== undefined,
    )
    const numbers = given.map((limit) => Number(decimalText(limit)))
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  })
})

test('the catalogue holds every analyte once, in the order of a lab sheet', () => {
  expect(ANALYTE_LIST.map(({ id }) => id)).toEqual([...ANALYTE_IDS])
  expect(Object.keys(MEASURES)).toEqual([...ANALYTE_IDS])
})

describe('a name on a lab sheet', () => {
  test.each<[string, AnalyteId]>([
    ['AST(GOT)', 'ast'],
    ['ＧＯＴ', 'ast'],
    ['ast', 'ast'],
    ['GPT(ALT)', 'alt'],
    ['alt(gpt)', 'alt'],
    ['γ-GTP', 'ggt'],
    ['γｰGTP', 'ggt'],
    ['γーGTP', 'ggt'],
    ['γ−GTP', 'ggt'],
    ['γ‐GTP', 'ggt'],
    ['ｶﾞﾝﾏGTP', 'ggt'],
    ['ガンマ-GTP', 'ggt'],
    ['G-GTP', 'ggt'],
    ['r-GTP', 'ggt'],
    ['Gamma Glutamyl Transferase', 'ggt'],
    ['T-Bil', 'tbil'],
    ['Ｔ－Ｂｉｌ', 'tbil'],
    ['総ビルリビン', 'tbil'],
    ['直接ビリルビン', 'dbil'],
    ['LDLｺﾚｽﾃﾛｰﾙ', 'ldl'],
    ['LDL-コレステロール', 'ldl'],
    ['HDL-C', 'hdl'],
    ['non-HDL-C', 'nonhdl'],
    ['Non HDL', 'nonhdl'],
    ['中性脂肪', 'tg'],
    ['ﾄﾘｸﾞﾘｾﾗｲﾄﾞ', 'tg'],
    ['T-CHO', 'tc'],
    ['総コレステロール', 'tc'],
    ['LDH', 'ld'],
    ['LD(LDH)', 'ld'],
    ['CPK', 'ck'],
    ['血色素量', 'hb'],
    ['白血球 数', 'wbc'],
    ['HbA1c(NGSP)', 'hba1c'],
    ['BS', 'glu'],
    ['β-hCG', 'hcg'],
    ['ALB', 'alb'],
    ['Albumin', 'alb'],
    ['総タンパク', 'tp'],
    ['Plt', 'plt'],
    ['Alanine Aminotransferase', 'alt'],
    ['Aspartate Aminotransferase', 'ast'],
    ['Alkaline Phosphatase', 'alp'],
    ['alk.phos', 'alp'],
    ['BILI', 'tbil'],
    ['Bilirubin', 'tbil'],
    ['CHOL', 'tc'],
    ['Cholesterol', 'tc'],
  ])('%s is %s', (name, id) => {
    expect(byName(name)?.id).toBe(id)
  })

  test.each([
    'グリコアルブミン',
    '間接ビリルビン',
    'CK-MB',
    'CK_MB',
    '尿蛋白',
    '尿アルブミン',
    'ALPアイソザイム',
    'LDHアイソザイム',
    'ALTERNARIA',
    'ASTHMA',
    'TPHA',
    'HDL2',
    'Troponin_I',
    'コレステロール比',
    '',
    'A',
  ])('%s is none of ours', (name) => {
    expect(byName(name)).toBeUndefined()
  })

  test.each([
    ['空腹時中性脂肪', { id: 'tg', fasting: 'yes' }],
    ['随時中性脂肪', { id: 'tg', fasting: 'no' }],
    ['空腹時血糖', { id: 'glu', fasting: 'yes' }],
    ['FBS', { id: 'glu', fasting: 'yes' }],
    ['ALP(JSCC)', { id: 'alp', method: 'jscc' }],
    ['ALP(ＩＦＣＣ)', { id: 'alp', method: 'ifcc' }],
    ['ALP_IFCC', { id: 'alp', method: 'ifcc' }],
    ['ALP', { id: 'alp' }],
    ['LDL(計算)', { id: 'ldl', method: 'calculated' }],
    ['LDL-C(直接法)', { id: 'ldl', method: 'direct' }],
    ['LD(IFCC)', { id: 'ld', method: 'ifcc' }],
  ])('%s states %o', (name, meant) => {
    expect(byName(name)).toEqual(meant)
  })
})

describe('a code', () => {
  test.each([
    ['1742-6', { id: 'alt' }],
    ['13457-7', { id: 'ldl', method: 'calculated' }],
    ['18262-6', { id: 'ldl', method: 'direct' }],
    ['2089-1', { id: 'ldl' }],
    ['3048-6', { id: 'tg', fasting: 'yes' }],
    ['3F015000002327101', { id: 'tg' }],
    ['3F015130002327101', { id: 'tg', fasting: 'yes' }],
    ['3F015129902327101', { id: 'tg', fasting: 'no' }],
    ['3B070000002327501', { id: 'alp', method: 'ifcc' }],
    ['3B070000002327101', { id: 'alp', method: 'jscc' }],
    ['3B070000002227701', { id: 'alp', method: 'jscc' }],
    ['3B070000002329001', { id: 'alp', method: 'ifcc' }],
    ['3F077000002391901', { id: 'ldl', method: 'calculated' }],
    ['３Ｂ０４５０００００２３２７２０１', { id: 'alt' }],
    ['3B045', { id: 'alt', confirm: true }],
    ['2A990000001930952', { id: 'wbc' }],
    ['3D010129901926101', { id: 'glu', fasting: 'no' }],
  ])('%s means %o', (code, meant) => {
    expect(byCode(code)).toEqual(meant)
  })

  test('of twelve characters is read without its method', () => {
    expect(byCode('3B0700000023')).toEqual({ id: 'alp' })
  })

  test.each([
    '3A010000000127101',
    '3A015000000404101',
    '3J020000002327101',
    '3B015000002327101',
    '3D010130602327101',
    '30235-0',
    '2086-7',
    '',
  ])('%s is none of ours: another specimen or another test', (code) => expect(byCode(code)).toBeUndefined())
})

describe('a unit', () => {
  test.each<[AnalyteId, string, string]>([
    ['alt', 'IU/L', '1'],
    ['alt', 'IU/l', '1'],
    ['alt', 'ＩＵ／Ｌ', '1'],
    ['alt', 'U/l', '1'],
    ['alt', 'lU/L', '1'],
    ['alt', 'IU/L/37℃', '1'],
    ['alt', '【IU/L/37℃', '1'],
    ['alt', 'IU/L(37℃)', '1'],
    ['alt', 'U/L 37°C', '1'],
    ['alt', 'IU/L,37C', '1'],
    ['alt', ' U / L ', '1'],
    ['tg', 'mg/dl', '1'],
    ['tg', 'ｍｇ／ｄｌ', '1'],
    ['tg', '㎎/dl', '1'],
    ['tg', 'MG/DL', '1'],
    ['tg', 'md/dl', '1'],
    ['tg', '㎎/㎗', '1'],
    ['alb', 'g/dl', '1'],
    ['alb', 'g/L', '0.1'],
    ['hb', 'g/L', '0.1'],
    ['wbc', '/uL', '0.001'],
    ['wbc', '/μL', '0.001'],
    ['wbc', '/µL', '0.001'],
    ['wbc', '/mm3', '0.001'],
    ['wbc', '個/μL', '0.001'],
    ['wbc', '×10^2/μL', '0.1'],
    ['wbc', '10*3/uL', '1'],
    ['wbc', '×10³/μL', '1'],
    ['wbc', 'x10^3/μL', '1'],
    ['plt', '万/μL', '1'],
    ['plt', '×10^4/μL', '1'],
    ['plt', 'x10^4/μL', '1'],
    ['plt', '×10⁴/µL', '1'],
    ['plt', '*4/MCL', '1'],
    ['plt', '.10*4/uL', '1'],
    ['plt', '×10^3/μL', '0.1'],
    ['plt', '10*3/uL', '0.1'],
    ['plt', '10*9/L', '0.1'],
    ['hba1c', '%', '1'],
    ['hba1c', '％', '1'],
    ['hcg', 'mIU/mL', '1'],
    ['hcg', 'IU/L', '1'],
  ])('of %s written %s is taken with the factor %s', (id, text, factor) => {
    expect(acceptUnit(ANALYTES[id], text)).toEqual({ unit: ANALYTES[id].unit, factor: decimal(factor) })
  })

  test.each<[AnalyteId, string, string]>([
    ['tg', 'mmol/L', 'mmol/L'],
    ['tc', 'mmol/l', 'mmol/L'],
    ['tbil', 'μmol/L', 'umol/L'],
    ['tbil', 'umol/L', 'umol/L'],
    ['tbil', 'µmol/l', 'umol/L'],
    ['alt', 'ukat/L', 'ukat/L'],
    ['alt', 'μkat/L', 'ukat/L'],
    ['hba1c', 'mmol/mol', 'mmol/mol'],
  ])('of %s written %s is listed as %s and kept as received', (id, text, other) => {
    expect(acceptUnit(ANALYTES[id], text)).toEqual({ other, listed: true })
  })

  test.each<[AnalyteId, string]>([
    ['plt', '×10^4'],
    ['wbc', '10^3'],
    ['tg', 'ｍｇ／ｄ'],
    ['alb', 'mg/L'],
    ['alt', 'mg/dL'],
    ['alt', 'IU/L(30℃)'],
    ['tg', 'U/L'],
    ['alt', ''],
  ])('of %s written %s is asked for', (id, text) => {
    expect(acceptUnit(ANALYTES[id], text)).toEqual({ other: text, listed: false })
  })
})

describe('plausible values', () => {
  test.each<[AnalyteId, string, string]>([
    ['alt', '300', 'fine'],
    ['alt', '301', 'confirm'],
    ['alt', '20000', 'confirm'],
    ['alt', '20001', 'reject'],
    ['alt', '3', 'fine'],
    ['alt', '2', 'confirm'],
    ['tbil', '5', 'fine'],
    ['tbil', '5.1', 'confirm'],
    ['hb', '30.1', 'reject'],
    ['hb', '1.9', 'reject'],
    ['wbc', '7407', 'reject'],
    ['wbc', '7.4', 'fine'],
    ['alb', '39', 'reject'],
    ['hcg', '100000', 'fine'],
  ])('%s %s: %s', (id, number, kind) => {
    expect(plausibility(ANALYTES[id], decimal(number)).kind).toBe(kind)
  })
})
