import { mount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { chipCounts, CHIPS, type ChipId } from '@/domain/worklist'
import ChipBar from '@/screens/worklist/ChipBar.vue'
import { aBookedRow, aDesk, anOverdueRow } from './theDesk'

afterEach(() => vi.useRealTimers())

function chips(chosen: ChipId = 'in-treatment') {
  const { global } = aDesk()
  const counts = chipCounts([anOverdueRow('1'), anOverdueRow('2'), aBookedRow('3')])
  return mount(ChipBar, { props: { counts, chosen }, global })
}

test('every filter stands there with its count of patients', () => {
  const shown = chips()
  expect(shown.findAll('button').map((chip) => chip.attributes('data-testid'))).toEqual(
    CHIPS.map((id) => `chip-${id}`),
  )
  expect(shown.find('[data-testid="chip-overdue"]').attributes('data-count')).toBe('2')
  expect(shown.find('[data-testid="chip-due-soon"]').attributes('data-count')).toBe('1')
  expect(shown.find('[data-testid="chip-overdue"]').text()).toBe('超過 2')
})

test('the chosen filter is pressed, and another can be chosen', async () => {
  const shown = chips()
  expect(shown.findAll('[aria-pressed="true"]').map((chip) => chip.attributes('data-testid'))).toEqual([
    'chip-in-treatment',
  ])
  await shown.find('[data-testid="chip-overdue"]').trigger('click')
  expect(shown.emitted('choose')).toEqual([['overdue']])
})

test('while a search looks among everybody no filter is shown as chosen, and the one from before can be chosen again', async () => {
  const { global } = aDesk()
  const counts = chipCounts([anOverdueRow('1')])
  const shown = mount(ChipBar, { props: { counts, chosen: undefined }, global })
  expect(shown.findAll('[aria-pressed="true"]')).toEqual([])
  await shown.find('[data-testid="chip-in-treatment"]').trigger('click')
  expect(shown.emitted('choose')).toEqual([['in-treatment']])
})
