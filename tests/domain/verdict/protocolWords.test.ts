import { expect, test } from 'vitest'
import { protocolWords } from '@/domain/verdict'
import { PROTOCOLS } from '@/tables/protocols'
import { bimonthly } from '@/tables/protocols/bimonthly'
import { delphi2022 } from '@/tables/protocols/delphi2022'
import { euSmpc } from '@/tables/protocols/euSmpc'
import { hansen2016 } from '@/tables/protocols/hansen2016'

test('the default says its baseline, its interval and its end', () => {
  expect(protocolWords(bimonthly, 'en')).toEqual([
    'Before: a draw from 1 month before the first day to the first day (baseline).',
    'Then: each group is due 2 months after its last draw, counted anew from the real day of each draw, early or late.',
    'End: no draw is asked for at the end. Nothing is due after the last dose.',
  ])
  expect(protocolWords(bimonthly, 'ja')[1]).toContain('2か月後が期限')
})

test('a first follow-up says when it is due and which draws do not take its place', () => {
  expect(protocolWords(hansen2016, 'ja')).toContain(
    '最初の採血: 服用開始日の2か月後が期限。開始から6週未満の採血は追加とみなし、これに代わりません。',
  )
})

test('a condition, the doses, the analytes and the end are said where the protocol has them', () => {
  expect(protocolWords(hansen2016, 'en').join(' ')).toContain('it is not taken for normal')
  expect(protocolWords(delphi2022, 'ja').join(' ')).toContain('最初の用量を含む')
  expect(protocolWords(delphi2022, 'en')).toContain('Liver: only ALT counts.')
  expect(protocolWords(delphi2022, 'ja')).toContain('脂質はTGの結果だけで数えます。')
  expect(protocolWords(euSmpc, 'en').at(-1)).toContain('optional and never due')
  expect(protocolWords({ ...bimonthly, onDoseIncrease: { offset: { weeks: 3 } } }, 'en').join(' ')).toContain(
    'also a draw 3 weeks after a raised dose',
  )
})

test('both languages say as many things of every protocol, and every sentence ends', () => {
  for (const protocol of PROTOCOLS) {
    const [ja, en] = [protocolWords(protocol, 'ja'), protocolWords(protocol, 'en')]
    expect(ja).toHaveLength(en.length)
    expect(ja.every((sentence) => sentence.endsWith('。'))).toBe(true)
    expect(en.every((sentence) => sentence.endsWith('.'))).toBe(true)
  }
})
