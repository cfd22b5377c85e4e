import { describe, expect, test } from 'vitest'
import { withDrawStruckOut, withEditedResult, withResultStruckOut } from '@/domain/edit/draw/results'
import { aDraw, aPatient, aWriter, changed, refused } from './builders'

const writer = aWriter()
const patient = aPatient({ draws: [aDraw('2026-09-14', { alt: '980', ast: '未着' })] })
const alt = { drawId: 'd-2026-09-14', resultId: '2026-09-14-alt' }
const ast = { drawId: 'd-2026-09-14', resultId: '2026-09-14-ast' }

function edited(text: string, reason = '入力誤り', unit = 'U/L') {
  return withEditedResult(patient, alt, { text, unit, reason }, writer)
}

describe('a corrected value', () => {
  test('stands in the place of the old one, which is kept with who, when and why', () => {
    const result = changed(edited('98')).draws[0]?.results[0]
    expect(result).toMatchObject({
      status: 'corrected',
      value: { text: '98' },
      unit: 'U/L',
      arrived: '2026-11-22',
    })
    expect(result?.earlier).toMatchObject([
      {
        value: { text: '980' },
        unit: 'U/L',
        status: 'final',
        replaced: { at: '2026-11-22T09:14:00', by: '看護師A', because: 'edited', reason: '入力誤り' },
      },
    ])
  })

  test('keeps every earlier version, newest last', () => {
    const twice = withEditedResult(
      changed(edited('98')),
      alt,
      { text: '89', unit: 'U/L', reason: '再確認' },
      writer,
    )
    expect(changed(twice).draws[0]?.results[0]?.earlier?.map((version) => version.value?.text)).toEqual([
      '980',
      '98',
    ])
  })

  test('needs a value, a reason, and another value than before', () => {
    expect(refused(edited(''))).toEqual({ code: 'missing', field: 'cell-value' })
    expect(refused(edited('98', ''))).toEqual({ code: 'missing', field: 'cell-reason' })
    expect(refused(edited('980'))).toEqual({ code: 'no-other-value', field: 'cell-value' })
    expect(refused(edited('980.0')).code).toBe('no-other-value')
  })

  test('may be a bound of the same number', () => {
    expect(changed(edited('>980')).draws[0]?.results[0]?.value).toMatchObject({ comparator: '>' })
  })

  test('in another unit than that of the cell is refused', () => {
    expect(refused(edited('1.2 mmol/L')).code).toBe('other-unit')
  })

  test('that fills a pending order needs no reason', () => {
    const outcome = withEditedResult(patient, ast, { text: '40', unit: 'U/L', reason: '' }, writer)
    expect(changed(outcome).draws[0]?.results[1]).toMatchObject({
      status: 'final',
      earlier: [{ replaced: { because: 'filled' } }],
    })
  })

  test('may go back to pending where it never came in', () => {
    const result = changed(edited('未着')).draws[0]?.results[0]
    expect(result).toMatchObject({ status: 'pending', earlier: [{ value: { text: '980' } }] })
    expect(result?.value).toBeUndefined()
  })
})

describe('a result entered in error', () => {
  test('is struck out with the reason, and its value is still there', () => {
    const result = changed(withResultStruckOut(patient, alt, '別の患者の結果', writer)).draws[0]?.results[0]
    expect(result).toMatchObject({
      status: 'entered-in-error',
      value: { text: '980' },
      earlier: [{ status: 'final', replaced: { because: 'entered-in-error', reason: '別の患者の結果' } }],
    })
  })

  test('needs a reason', () => {
    expect(refused(withResultStruckOut(patient, alt, '', writer)).field).toBe('cell-reason')
    expect(refused(withDrawStruckOut(patient, 'd-2026-09-14', '', writer)).field).toBe('cell-reason')
  })

  test('struck out twice is struck out once', () => {
    const once = changed(withResultStruckOut(patient, alt, '誤り', writer))
    expect(changed(withResultStruckOut(once, alt, '誤り', writer))).toEqual(once)
  })

  test('may be a whole draw', () => {
    const { draws } = changed(withDrawStruckOut(patient, 'd-2026-09-14', '別の患者', writer))
    expect(draws[0]?.results.map((result) => result.status)).toEqual(['entered-in-error', 'entered-in-error'])
  })
})
