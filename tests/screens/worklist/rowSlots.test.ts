import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RowSlots } from '@/screens/worklist/rowSlots'

const patients = (...ids: number[]) => ids.map((id) => ({ id: `id-${id}`, number: String(id) }))
const slotsOf = (slots: RowSlots, ids: number[], focused?: string) => {
  const slotOf = slots.assign(patients(...ids), focused)
  return ids.map((id) => slotOf(`id-${id}`))
}

test('a row that stays keeps its element; one that comes takes over that of one that left', () => {
  const slots = new RowSlots()
  const [, second, third] = slotsOf(slots, [1, 2, 3])
  const after = slotsOf(slots, [2, 3, 4])
  expect(after.slice(0, 2)).toEqual([second, third])
  expect(slotsOf(slots, [4, 3, 2])).toEqual([...after].reverse())
})

test('scrolling makes no element beyond those of one windowful', () => {
  const slots = new RowSlots()
  const seen = new Set(slotsOf(slots, [1, 2, 3, 4]))
  for (let at = 0; at < 100; at += 3) {
    for (const slot of slotsOf(slots, [at, at + 1, at + 2, at + 3])) seen.add(slot)
  }
  expect(seen.size).toBe(4)
})

test('nobody takes over the element of a row that left with the focus in it', () => {
  const slots = new RowSlots()
  const [first] = slotsOf(slots, [1, 2])
  expect(slotsOf(slots, [3, 4], '1')).not.toContain(first)
  expect(slotsOf(slots, [5, 6], '1')).not.toContain(first)
})

test('no two rows in sight ever share an element', () => {
  const views = fc.array(
    fc.record({
      ids: fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 8 }),
      focused: fc.option(fc.integer({ min: 0, max: 12 }).map(String), { nil: undefined }),
    }),
  )
  fc.assert(
    fc.property(views, (all) => {
      const slots = new RowSlots()
      for (const { ids, focused } of all) {
        expect(new Set(slotsOf(slots, ids, focused)).size).toBe(ids.length)
      }
    }),
  )
})
