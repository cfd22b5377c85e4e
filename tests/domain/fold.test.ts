import { describe, expect, test } from 'vitest'
import { foldName } from '@/domain/fold'
import { foldUnit, splitHeading } from '@/domain/foldUnit'

describe('a name as compared', () => {
  test.each([
    ['ｱﾙﾌﾞﾐﾝ', 'アルブミン'],
    ['ＡＳＴ（ＧＯＴ）', 'AST(GOT)'],
    ['γ-gtp', 'γGTP'],
    ['γｰGTP', 'γGTP'],
    ['T−Bil', 'TBIL'],
    ['ｺﾚｽﾃﾛｰﾙ', 'コレステロール'],
    ['LDL ‐ C', 'LDLC'],
  ])('%s folds to %s', (name, folded) => {
    expect(foldName(name)).toBe(folded)
  })

  test('the small gamma never becomes a capital one', () => {
    expect(foldName('γgt')).toBe('γGT')
  })
})

describe('a unit as compared', () => {
  test.each([
    ['ｍｇ／ｄｌ', 'mg/dl'],
    ['㎎/㎗', 'mg/dl'],
    ['×10⁴/µL', '10^4/μl'],
    ['10*4/uL', '10^4/μl'],
    ['10E3/uL', '10^3/μl'],
    ['*4/MCL', '10^4/μl'],
    ['/mm³', '/μl'],
    ['umol/L', 'μmol/l'],
    ['m[IU]/mL', 'm[iu]/ml'],
    ['[IU]/L', '[iu]/l'],
  ])('%s folds to %s', (unit, folded) => {
    expect(foldUnit(unit)).toBe(folded)
  })
})

describe('a heading', () => {
  test.each([
    ['ALT(U/L)', 'ALT', 'U/L'],
    ['AST[U/L]', 'AST', 'U/L'],
    ['AST [IU/l]', 'AST', 'IU/l'],
    ['ALT（U/L）', 'ALT', 'U/L'],
    ['ALT(GPT)(U/L)', 'ALT(GPT)', 'U/L'],
    ['HbA1c(NGSP)(%)', 'HbA1c(NGSP)', '%'],
    ['TG mg/dL', 'TG', 'mg/dL'],
    ['血小板数(×10^4/μL)', '血小板数', '×10^4/μL'],
    ['血小板数(万/μL)', '血小板数', '万/μL'],
    ['hCG(m[IU]/mL)', 'hCG', 'm[IU]/mL'],
    ['T-Bil_mg/dL', 'T-Bil', 'mg/dL'],
  ])('%s is %s in %s', (heading, name, unit) => {
    expect(splitHeading(heading)).toEqual({ name, unit })
  })

  test.each([
    'ALT(GPT)',
    'ALP(IFCC)',
    'ALP/IFCC',
    'AST/GOT',
    'γ-GT(γ-GTP)',
    '中性脂肪(TG)',
    'HbA1c(NGSP)',
    'T Bil',
    '(U/L)',
    'LDL(計算)',
  ])('%s has no unit and stays whole', (heading) => expect(splitHeading(heading)).toEqual({ name: heading }))
})
