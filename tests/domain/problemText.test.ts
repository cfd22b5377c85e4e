import { expect, test } from 'vitest'
import { problemText } from '@/domain/problem'

const todo = { ja: '日付を入力してください。', en: 'Enter a day.' }

test('between two Japanese sentences stands no space, between two English ones there does', () => {
  const because = { ja: '日付がありません。', en: 'The day is missing.' }
  expect(problemText({ because, todo })).toEqual({
    ja: '日付がありません。日付を入力してください。',
    en: 'The day is missing. Enter a day.',
  })
})

test('a reason without a full stop does not run into what is to be done', () => {
  expect(problemText({ because: { ja: '「12」', en: '“12”' }, todo }).ja).toBe(
    '「12」 日付を入力してください。',
  )
})

test('where nothing can be done, nothing follows the reason', () => {
  const because = { ja: '空きがありません。', en: 'No space.' }
  expect(problemText({ because, todo: { ja: '', en: '' } })).toEqual(because)
})
