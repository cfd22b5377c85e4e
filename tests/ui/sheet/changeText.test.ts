import { describe, expect, test } from 'vitest'
import { change, type Given } from '../../domain/interpret/change/changes'
import { changeMark, changeText, markedText, plainChange, rcvText } from '@/ui/sheet/changeText'

const otherLab: { after: Given } = { after: { lab: 'SRL' } }

describe('a change as text', () => {
  test('has its sign, and per cent whole from 10 on', () => {
    expect(changeText(change('alt', '20', '28'))).toBe('+8 (+40%)')
    expect(changeText(change('hb', '14.0', '13.1'))).toBe('−0.9 (−6.4%)')
    expect(changeText(change('alt', '20', '20'))).toBe('±0')
    expect(changeText(change('ck', '0', '20'))).toBe('+20')
    expect(changeText(change('alt', '20', '>500'))).toBe('')
  })

  test('from another unit is marked as rounded', () => {
    expect(changeText(change('tg', '1.00', '170', { before: { unit: 'mmol/L' } }))).toBe('≈+81 (+92%)')
  })

  test.each([
    ['20', '27', '+7'],
    ['20', '28', '+8↑'],
    ['20', '31', '+11↑↑'],
    ['20', '14', '−6↓'],
    ['20', '5', '−15↓↓'],
    ['20', '>500', '— ?'],
  ])('ALT from %s to %s stands as %s: an arrow beyond 95 %%, two beyond 99 %%', (before, after, text) => {
    expect(markedText(change('alt', before, after))).toBe(text)
  })

  test('what is not compared has a question mark, never the look of "within"', () => {
    expect(changeMark(change('alt', '20', '90', otherLab))).toBe('?')
    expect(markedText(change('alt', '20', '21', otherLab))).toBe('+1 ?')
  })

  test('the limits stand with their signs', () => {
    expect(rcvText(change('alt', '20', '28').rcv ?? { up: 0, down: 0 })).toBe('−27.2/+37.3%')
  })

  test('for data attributes it is plain', () => {
    const { difference, percent } = change('hb', '14.0', '13.1')
    expect([plainChange(difference), plainChange(percent)]).toEqual(['-0.9', '-6.4'])
    expect(plainChange(change('alt', '20', '28').difference)).toBe('+8')
    expect(plainChange(change('alt', '20', '20').percent)).toBe('0')
    expect(plainChange(undefined)).toBe('')
  })
})
