import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SECTIONS, type WorklistRow } from '@/domain/worklist'
import { inPlace, ListPlan, type ListItem } from '@/screens/worklist/listPlan'
import { aBookedRow, anOverdueRow } from './theDesk'

const rows = [anOverdueRow('1'), anOverdueRow('2'), aBookedRow('3')]

function itemsOf(plan: ListPlan): ListItem[] {
  return Array.from({ length: plan.count }, (_, place) => plan.itemAt(place)).filter(
    (item) => item !== undefined,
  )
}
const kinds = (openId?: string) =>
  itemsOf(new ListPlan(rows, openId)).map(({ kind, key }) => `${kind} ${key}`)

test('who needs work stands first without a heading, who is booked under one', () => {
  expect(kinds()).toEqual(['row id-1', 'row id-2', 'heading booked', 'row id-3'])
})

test('the heading of a section counts its patients', () => {
  const heading = itemsOf(new ListPlan(rows, undefined)).find((item) => item.kind === 'heading')
  expect(heading).toMatchObject({ count: 1 })
})

test('the opened part stands under its row', () => {
  expect(kinds('id-2')).toEqual(['row id-1', 'row id-2', 'opened id-2 opened', 'heading booked', 'row id-3'])
  expect(kinds('id-3')).toEqual(['row id-1', 'row id-2', 'heading booked', 'row id-3', 'opened id-3 opened'])
})

test('rows are numbered as a screen reader counts them, the head of the table first', () => {
  const numbered = itemsOf(new ListPlan(rows, 'id-1'))
    .filter((item) => item.kind === 'row')
    .map((item) => item.rowIndex)
  expect(numbered).toEqual([2, 4, 6])
})

test('the next row after the last of a section is the first of the next section', () => {
  const plan = new ListPlan(rows, undefined)
  expect(plan.neighbour('id-2', 1)?.facts.number).toBe('3')
  expect(plan.neighbour('id-3', -1)?.facts.number).toBe('2')
})

test('moving stops at both ends, and begins at the top where nobody is active', () => {
  const plan = new ListPlan(rows, undefined)
  expect(plan.neighbour('id-1', -1)?.facts.number).toBe('1')
  expect(plan.neighbour('id-3', 1)?.facts.number).toBe('3')
  expect(plan.neighbour(undefined, 1)?.facts.number).toBe('1')
})

test('somebody whom the filter hides has no place in the list', () => {
  expect(new ListPlan(rows, undefined).positionOf('id-9')).toBe(-1)
  expect(new ListPlan([], undefined)).toMatchObject({ count: 0, openedAt: -1 })
})

test('whatever the sections and whichever row is open, everybody stands once, under the right heading', () => {
  const some = fc.array(fc.constantFrom(...SECTIONS), { maxLength: 12 })
  fc.assert(
    fc.property(some, fc.nat(12), (sections, open) => {
      const given = sections.map((section, at): WorklistRow => ({
        ...anOverdueRow(String(at)),
        section,
        snoozedUntil: undefined,
      }))
      const openId = open < given.length ? `id-${open}` : undefined
      const plan = new ListPlan(given, openId)
      const items = itemsOf(plan)
      expect(items).toHaveLength(plan.count)
      let under = 'work'
      const seen: string[] = []
      items.forEach((item, place) => {
        if (item.kind === 'heading') under = item.section
        if (item.kind === 'opened') expect([place, item.row.facts.id]).toEqual([plan.openedAt, openId])
        if (item.kind !== 'row') return
        expect(item.row.section).toBe(under)
        expect(plan.positionOf(item.row.facts.id)).toBe(place)
        seen.push(item.row.facts.id)
      })
      expect(seen.toSorted()).toEqual(given.map(({ facts }) => facts.id).toSorted())
      expect(items.filter((item) => item.kind === 'opened')).toHaveLength(openId === undefined ? 0 : 1)
    }),
  )
})

test('while a row is open everybody stays in place, and whoever is new comes last', () => {
  const [one, two, three] = rows
  if (!one || !two || !three) throw new Error('three rows')
  const now = [two, anOverdueRow('4'), { ...one, section: 'booked' as const }, three]
  expect(inPlace(now, rows).map(({ facts, section }) => `${facts.number} ${section}`)).toEqual([
    '1 work',
    '2 work',
    '3 booked',
    '4 work',
  ])
  expect(inPlace(rows, rows)).toBe(rows)
})
