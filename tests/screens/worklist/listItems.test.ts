import { expect, test } from 'vitest'
import { listItems, neighbour, positionOf } from '@/screens/worklist/listItems'
import { aBookedRow, anOverdueRow } from './theDesk'

const rows = [anOverdueRow('1'), anOverdueRow('2'), aBookedRow('3')]
const kinds = (openId?: string) => listItems(rows, openId).map(({ kind, key }) => `${kind} ${key}`)

test('who needs work stands first without a heading, who is booked under one', () => {
  expect(kinds()).toEqual(['row id-1', 'row id-2', 'heading booked', 'row id-3'])
})

test('the heading of a section counts its patients', () => {
  expect(listItems(rows, undefined).find((item) => item.kind === 'heading')).toMatchObject({ count: 1 })
})

test('the opened part stands under its row', () => {
  expect(kinds('id-2')).toEqual(['row id-1', 'row id-2', 'opened id-2 opened', 'heading booked', 'row id-3'])
})

test('rows are numbered as a screen reader counts them, the head of the table first', () => {
  const numbered = listItems(rows, 'id-1')
    .filter((item) => item.kind === 'row')
    .map((item) => item.rowIndex)
  expect(numbered).toEqual([2, 4, 6])
})

test('the next row after the last of a section is the first of the next section', () => {
  const items = listItems(rows, undefined)
  expect(neighbour(items, 'id-2', 1)?.facts.number).toBe('3')
  expect(neighbour(items, 'id-3', -1)?.facts.number).toBe('2')
})

test('moving stops at both ends, and begins at the top where nobody is active', () => {
  const items = listItems(rows, undefined)
  expect(neighbour(items, 'id-1', -1)?.facts.number).toBe('1')
  expect(neighbour(items, 'id-3', 1)?.facts.number).toBe('3')
  expect(neighbour(items, undefined, 1)?.facts.number).toBe('1')
})

test('somebody whom the filter hides has no place in the list', () => {
  expect(positionOf(listItems(rows, undefined), 'id-9')).toBe(-1)
})
