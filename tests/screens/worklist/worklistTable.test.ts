import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { WorklistRow } from '@/domain/worklist'
import { place } from '@/screens/worklist/place'
import WorklistTable from '@/screens/worklist/WorklistTable.vue'
import { aBookedRow, aDesk, anOverdueRow } from './theDesk'

let shown: VueWrapper | undefined

beforeEach(() => {
  // A test browser lays nothing out; without a height the list would show no row at all.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(480)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1300)
  place.activeId = undefined
  place.offset = 0
})
afterEach(() => {
  shown?.unmount()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

async function theList(
  rows: readonly WorklistRow[],
  more: { letterKeys?: boolean } = {},
): Promise<VueWrapper> {
  const { global } = aDesk()
  shown = mount(WorklistTable, {
    props: { rows, view: 'all', sort: undefined, letterKeys: true, numberLength: 5, ...more },
    slots: { default: 'nobody' },
    global,
    attachTo: document.body,
  })
  await flushPromises()
  return shown
}

async function press(list: VueWrapper, key: string, more: object = {}): Promise<void> {
  await list.find('[data-testid="worklist-scroller"]').trigger('keydown', { key, ...more })
  await vi.dynamicImportSettled()
  await flushPromises()
}

const active = (list: VueWrapper) => list.find('[aria-current="true"]').attributes('data-patient-number')
const three = () => [anOverdueRow('1'), anOverdueRow('2'), aBookedRow('3')]

test('the table says how many rows there are after the filter, and how many it has in all', async () => {
  const list = await theList(three())
  const table = list.find('[data-testid="worklist"]')
  expect(table.attributes('data-total')).toBe('3')
  expect(table.attributes('aria-rowcount')).toBe('5')
  expect(list.findAll('[data-patient-number]')).toHaveLength(3)
})

test('of very many rows only those in sight exist', async () => {
  const list = await theList(Array.from({ length: 5000 }, (_, at) => anOverdueRow(String(at))))
  expect(list.find('[data-testid="worklist"]').attributes('data-total')).toBe('5000')
  expect(list.findAll('[data-patient-number]').length).toBeLessThan(60)
})

test('j and k move, Enter opens that patient, p prints it', async () => {
  const list = await theList(three())
  await press(list, 'j')
  await press(list, 'j')
  expect(active(list)).toBe('3')
  await press(list, 'k')
  expect(active(list)).toBe('2')
  await press(list, 'Enter')
  await press(list, 'p')
  expect(list.emitted('open')).toEqual([['id-2']])
  expect(list.emitted('print')).toEqual([['id-2']])
})

test('c opens the row with the telephone numbers, Escape closes it and the list keeps the focus', async () => {
  const list = await theList(three())
  await press(list, 'c')
  expect(list.find('[data-testid="opened-row"]').text()).toContain('03-0000-1000')
  await list.find('[data-testid="contact-note"]').trigger('keydown', { key: 'Escape' })
  await flushPromises()
  expect(list.find('[data-testid="opened-row"]').exists()).toBe(false)
  expect(document.activeElement?.getAttribute('data-testid')).toBe('worklist-scroller')
})

test('nothing moves or opens while Japanese is being composed', async () => {
  const list = await theList(three())
  const before = active(list)
  await press(list, 'j', { isComposing: true })
  await press(list, 'c', { isComposing: true })
  await press(list, 'Enter', { keyCode: 229 })
  expect(active(list)).toBe(before)
  expect(list.find('[data-testid="opened-row"]').exists()).toBe(false)
  expect(list.emitted('open')).toBeUndefined()
})

test('letters typed into the note of a call are text', async () => {
  const list = await theList(three())
  await press(list, 'c')
  await list.find('[data-testid="contact-note"]').trigger('keydown', { key: 'j' })
  expect(active(list)).toBe('1')
  expect(list.find('[data-testid="opened-row"]').exists()).toBe(true)
})

test('with letters turned off only arrows move', async () => {
  const list = await theList(three(), { letterKeys: false })
  await press(list, 'j')
  expect(active(list)).toBe('1')
  await press(list, 'ArrowDown')
  expect(active(list)).toBe('2')
})

test('a heading says by what the list is sorted, and asks for another order', async () => {
  const list = await theList(three())
  await list.setProps({ sort: { by: 'due', descending: true } })
  expect(list.findAll('th[aria-sort="descending"]').map((heading) => heading.text())).toEqual(['次回期限'])
  await list.findAll('thead button')[0]?.trigger('click')
  expect(list.emitted('sort')).toEqual([['number']])
})

test('where nobody fits, the list says so under its head', async () => {
  const list = await theList([])
  expect(list.find('[data-testid="worklist"]').attributes('data-total')).toBe('0')
  expect(list.text()).toContain('nobody')
})

test('an opened row stays where it is while its patient is booked, then the work goes on with the next', async () => {
  const list = await theList([anOverdueRow('1'), anOverdueRow('2'), aBookedRow('3')])
  await press(list, 'c')
  const booked: WorklistRow = { ...anOverdueRow('1'), section: 'booked' }
  await list.setProps({ rows: [anOverdueRow('2'), booked, aBookedRow('3')] })
  const order = () =>
    list.findAll('[data-patient-number]').map((row) => row.attributes('data-patient-number'))
  expect(order()).toEqual(['1', '2', '3'])
  expect(list.find('[data-testid="opened-row"]').exists()).toBe(true)
  await press(list, 'Escape')
  expect(order()).toEqual(['2', '1', '3'])
  expect(active(list)).toBe('2')
})

test('another filter closes the opened row', async () => {
  const list = await theList(three())
  await press(list, 'c')
  await list.setProps({ view: 'overdue' })
  expect(list.find('[data-testid="opened-row"]').exists()).toBe(false)
})

test('where the opened patient leaves the list, the list keeps the focus', async () => {
  const list = await theList(three())
  await press(list, 'c')
  await list.setProps({ rows: [anOverdueRow('2'), aBookedRow('3')] })
  await flushPromises()
  expect(document.activeElement?.getAttribute('data-testid')).toBe('worklist-scroller')
  expect(active(list)).toBe('2')
})

test('an opened row stays while the list is scrolled away from it, so that nothing typed is lost', async () => {
  const list = await theList(Array.from({ length: 5000 }, (_, at) => anOverdueRow(String(at))))
  await press(list, 'c')
  await list.find('[data-testid="contact-note"]').setValue('午後に再度')
  const scroller = list.find<HTMLElement>('[data-testid="worklist-scroller"]')
  for (const top of [100_000, 40_000, 0]) {
    scroller.element.scrollTop = top
    await scroller.trigger('scroll')
    expect(list.findAll('[data-patient-number]').length).toBeLessThan(60)
    expect(list.find<HTMLInputElement>('[data-testid="contact-note"]').element.value).toBe('午後に再度')
  }
})

test('the rows in sight follow the scrolling, and those above and below take their space', async () => {
  const list = await theList(Array.from({ length: 5000 }, (_, at) => anOverdueRow(String(at))))
  const scroller = list.find<HTMLElement>('[data-testid="worklist-scroller"]')
  scroller.element.scrollTop = 32 * 2000
  await scroller.trigger('scroll')
  const shown = list
    .findAll('[data-patient-number]')
    .map((row) => Number(row.attributes('data-patient-number')))
  expect(shown).toContain(2000)
  expect(shown).toContain(2014)
  const space = list
    .findAll<HTMLElement>('.spacer td')
    .reduce((sum, cell) => sum + Number.parseFloat(cell.element.style.height), 0)
  expect(space + shown.length * 32).toBe(5000 * 32)
})

test('a row that comes takes over the element of one that left, and shows only what is its own', async () => {
  const list = await theList(Array.from({ length: 5000 }, (_, at) => anOverdueRow(String(at))))
  const scroller = list.find<HTMLElement>('[data-testid="worklist-scroller"]')
  const elements = () => list.findAll('[data-patient-number]').map((row) => row.element)
  scroller.element.scrollTop = 32 * 2000
  await scroller.trigger('scroll')
  const before = new Set(elements())
  scroller.element.scrollTop = 32 * 3000
  await scroller.trigger('scroll')
  expect(elements().every((row) => before.has(row))).toBe(true)
  for (const row of list.findAll('[data-patient-number]')) {
    const number = row.attributes('data-patient-number')
    expect(row.find('.patient-number').text()).toBe(number)
    expect(row.find('[data-testid="row-open"]').attributes('aria-label')).toContain(number)
  }
})

test('scrolled away, the focus of a row is never left on the name of somebody else', async () => {
  const list = await theList(Array.from({ length: 5000 }, (_, at) => anOverdueRow(String(at))))
  const scroller = list.find<HTMLElement>('[data-testid="worklist-scroller"]')
  const button = list.find<HTMLElement>('[data-patient-number="3"] button').element
  button.focus()
  expect(document.activeElement).toBe(button)
  for (const top of [32 * 20, 32 * 2000, 0]) {
    scroller.element.scrollTop = top
    await scroller.trigger('scroll')
    expect(document.activeElement?.closest('[data-patient-number]')).toBeNull()
  }
})
