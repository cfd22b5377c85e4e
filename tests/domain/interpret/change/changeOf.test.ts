import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { decimal } from '@/domain/decimal'
import { NOT_COMPARED_REASONS } from '@/domain/interpret/change'
import { change, said } from './changes'

describe('a change', () => {
  test('says since when, from what, by how much and by how many per cent', () => {
    expect(change('alt', '20', '28')).toMatchObject({
      from: '2026-07-18',
      before: '20',
      difference: decimal('8'),
      percent: 40,
      verdict: 'beyond',
      notes: [],
    })
    expect(change('hb', '14.0', '13.1')).toMatchObject({ difference: decimal('-0.9'), percent: -6.4 })
  })

  test('is reckoned exactly, never with binary fractions', () => {
    expect(change('tbil', '0.3', '0.1').difference).toEqual(decimal('-0.2'))
    expect(change('tbil', '0.7', '0.8').difference).toEqual(decimal('0.1'))
    expect(change('plt', '24.85', '25.1').difference).toEqual(decimal('0.25'))
  })

  test('rounds per cent half away from zero, in both directions', () => {
    expect(change('tg', '2000', '2001').percent).toBe(0.1)
    expect(change('tg', '2000', '1999').percent).toBe(-0.1)
    expect(change('tg', '2001', '2002').percent).toBe(0)
  })

  test('from another unit is compared exactly and shown in the unit of the newer result, to its figures', () => {
    const found = change('tg', '1.00', '170', { before: { unit: 'mmol/L' } })
    expect(found).toMatchObject({
      difference: decimal('81'),
      isConverted: true,
      percent: 92,
      verdict: 'beyond',
    })
    expect(
      said(change('tg', '1.00', '1.70', { before: { unit: 'mmol/L' }, after: { unit: 'mmol/L' } })),
    ).toBe('within')
    expect(change('tg', '88.5', '1.70', { after: { unit: 'mmol/L' } }).difference).toEqual(decimal('0.70'))
  })
})

describe('a change is not compared', () => {
  test('where one of the results is a bound: it has no difference', () => {
    for (const [before, after] of [
      ['>500', '90'],
      ['90', '>500'],
      ['90', '<5'],
      ['90', '>=500'],
    ] as const) {
      const found = change('alt', before, after)
      expect([said(found), found.difference, found.percent]).toEqual(['only-a-bound', undefined, undefined])
      expect(found.before).toBe(before)
    }
  })

  test('where one of them is words', () => {
    expect(said(change('alt', '溶血', '20'))).toBe('text-only')
    expect(said(change('alt', '20', '溶血'))).toBe('text-only')
  })

  test('where a unit cannot be compared', () => {
    const found = change('hba1c', '5.3', '34', { after: { unit: 'mmol/mol' } })
    expect([said(found), found.difference]).toEqual(['other-unit', undefined])
    expect(said(change('alt', '20', '40', { before: { unit: 'IU/mL' } }))).toBe('other-unit')
  })

  test('across the change of the ALP method, or where that is not known: not even a difference is told', () => {
    const jscc = { method: 'jscc', day: day('2020-01-10') } as const
    const across = change('alp', '210', '70', { before: jscc })
    expect([said(across), across.difference]).toEqual(['other-method', undefined])
    const bare = change('alp', '210', '70', { before: { day: day('2020-01-10') } })
    expect([said(bare), bare.difference]).toEqual(['method-unknown', undefined])
    const both = { day: day('2020-01-10') }
    expect(said(change('alp', '210', '215', { before: both, after: both }))).toBe('method-unknown')
    expect(said(change('alp', '60', '70', { before: { day: day('2021-04-01') } }))).toBe('within')
    expect(said(change('alp', '210', '220', { before: jscc, after: jscc }))).toBe('within')
  })

  test('where a range printed on the report says another ALP method', () => {
    const found = change('alp', '210', '70', { before: { low: '106', high: '322' } })
    expect(said(found)).toBe('other-method')
  })

  test('across the change of the LD method, whose figures stayed alike: the difference is told', () => {
    const old = { day: day('2021-03-31') }
    const found = change('ld', '160', '220', { before: old })
    expect([said(found), found.difference]).toEqual(['method-unknown', decimal('60')])
    expect(said(change('ld', '160', '220', { before: { day: day('2021-04-01') } }))).toBe('beyond')
    expect(
      said(change('ld', '160', '220', { before: { ...old, method: 'ifcc' }, after: { method: 'ifcc' } })),
    ).toBe('beyond')
    expect(said(change('ld', '160', '220', { before: { method: 'jscc' }, after: { method: 'ifcc' } }))).toBe(
      'other-method',
    )
  })

  test('where one method is stated and the other is not', () => {
    expect(said(change('ldl', '100', '101', { before: { method: 'direct' } }))).toBe('method-unknown')
    expect(
      said(change('ldl', '100', '101', { before: { method: 'direct' }, after: { method: 'calculated' } })),
    ).toBe('other-method')
  })

  test('between two laboratories, or where only one is named', () => {
    expect(said(change('alt', '20', '40', { after: { lab: 'SRL' } }))).toBe('other-lab')
    expect(said(change('alt', '20', '40', { after: { lab: '' } }))).toBe('lab-unknown')
    expect(change('alt', '20', '40', { after: { lab: 'SRL' } }).difference).toEqual(decimal('20'))
  })

  test('but one laboratory written in two ways is one', () => {
    expect(said(change('alt', '20', '40', { before: { lab: 'ＢＭＬ' }, after: { lab: ' b m l' } }))).toBe(
      'beyond',
    )
  })

  test('two unnamed laboratories are taken for one, and the change says so', () => {
    const unnamed = { lab: '' }
    const found = change('alt', '20', '40', { before: unnamed, after: unnamed })
    expect([said(found), found.notes]).toEqual(['beyond', ['lab-unnamed']])
    expect(said(change('alt', '20', '40', { before: unnamed, after: { ...unnamed, outside: '健診' } }))).toBe(
      'lab-unknown',
    )
  })

  test.each([
    ['yes', 'yes', 'within'],
    ['no', 'yes', 'not-fasting'],
    ['yes', 'no', 'not-fasting'],
    ['no', 'no', 'not-fasting'],
    ['unknown', 'yes', 'fasting-unknown'],
    ['yes', 'unknown', 'fasting-unknown'],
    ['unknown', 'no', 'not-fasting'],
  ] as const)('triglycerides drawn %s and %s fasting: %s', (before, after, answer) => {
    expect(said(change('tg', '90', '91', { before: { fasting: before }, after: { fasting: after } }))).toBe(
      answer,
    )
    const calculated = { method: 'calculated' } as const
    const isFed = before === 'no' || after === 'no'
    expect(
      said(
        change('ldl', '100', '101', {
          before: { ...calculated, fasting: before },
          after: { ...calculated, fasting: after },
        }),
      ),
    ).toBe(isFed ? 'calculation-invalid' : answer)
  })

  test('other analytes, and measured LDL, do not ask whether the patient had eaten', () => {
    for (const analyte of ['alt', 'tc', 'ldl', 'hdl'] as const)
      expect(said(change(analyte, '50', '50', { before: { fasting: 'no' } }))).toBe('within')
  })

  test('where the calculated LDL does not hold', () => {
    const given = (tg: string) => ({
      method: 'calculated' as const,
      triglycerides: { kind: 'number' as const, text: tg, number: decimal(tg) },
    })
    expect(said(change('ldl', '100', '101', { before: given('399'), after: given('399') }))).toBe('within')
    expect(said(change('ldl', '100', '101', { before: given('399'), after: given('400') }))).toBe(
      'calculation-invalid',
    )
  })

  test('from or to nothing: a ratio to zero says nothing, the difference does', () => {
    const up = change('ck', '0', '50')
    expect([said(up), up.difference, up.percent]).toEqual(['not-positive', decimal('50'), undefined])
    const down = change('ck', '50', '0')
    expect([said(down), down.difference, down.percent]).toEqual(['not-positive', decimal('-50'), -100])
  })

  test('says that a sample was marked', () => {
    expect(change('ast', '20', '40', { after: { marks: ['hemolysis'] } }).notes).toEqual(['sample-marked'])
  })

  test('every reason is one that is listed, and can be given', () => {
    expect(NOT_COMPARED_REASONS).toHaveLength(new Set(NOT_COMPARED_REASONS).size)
  })
})
