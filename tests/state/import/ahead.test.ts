import { expect, test } from 'vitest'
import { ahead } from '@/state/import/ahead'

test('each item is made once and given in its turn; small ones are begun before', async () => {
  const items = Array.from({ length: 60 }, (_, at) => at)
  const made: number[] = []
  const of = ahead(
    items,
    (item) => item % 10 !== 0,
    async (item) => {
      made.push(item)
      return Promise.resolve(item * 2)
    },
  )
  expect(await of(0)).toBe(0)
  // Not 10, which is large, and not the seventeenth after it.
  expect(made).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16])
  for (const item of items.slice(1)) expect(await of(item)).toBe(item * 2)
  expect([...made].sort((a, b) => a - b)).toEqual(items)
})

test('what goes wrong is told when it is its turn', async () => {
  const of = ahead(
    [1, 2, 3],
    () => true,
    (item) => (item === 3 ? Promise.reject(new Error('gone')) : Promise.resolve(item)),
  )
  expect(await of(0)).toBe(1)
  expect(await of(1)).toBe(2)
  await expect(of(2)).rejects.toThrow('gone')
})
