import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { day } from '@/domain/day'
import AppFrame from '@/ui/AppFrame.vue'

let frame: VueWrapper | undefined
afterEach(() => frame?.unmount())

function theFrame(more: Record<string, unknown> = {}): VueWrapper {
  frame = mount(AppFrame, {
    props: {
      current: 'settings',
      today: day('2026-11-22'),
      minute: '09:14',
      search: '',
      language: 'ja',
      ...more,
    },
    slots: { default: 'content' },
    attachTo: document.body,
  })
  return frame
}

test('every screen says as of which day of the clinic it is', () => {
  const asOf = theFrame().find('[data-testid="as-of"]')
  expect(asOf.attributes('data-day')).toBe('2026-11-22')
  expect(asOf.text()).toBe('2026-11-22(日)時点 · 更新 09:14')
})

test('the demo is marked on every screen, and a real clinic is not', () => {
  expect(theFrame({ isDemo: true }).find('[data-testid="demo-banner"]').text()).toContain('架空の患者')
  frame?.unmount()
  expect(theFrame().find('[data-testid="demo-banner"]').exists()).toBe(false)
})

test('the screen that is open is marked in the head', () => {
  expect(
    theFrame()
      .findAll('[aria-current="page"]')
      .map((link) => link.text()),
  ).toEqual(['設定'])
})

test('no link leaves the page’s own address', () => {
  for (const link of theFrame().findAll('a')) expect(link.attributes('href')).toMatch(/^#/)
})

test('Ctrl+K goes to the search field from anywhere', async () => {
  const shown = theFrame()
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true }))
  await shown.vm.$nextTick()
  expect(document.activeElement?.getAttribute('data-testid')).toBe('search')
})

test.each([
  [true, true],
  [false, false],
])('with letter keys %s, ? opens the list of keys: %s', async (letterKeys, opens) => {
  const shown = theFrame({ letterKeys })
  window.dispatchEvent(new KeyboardEvent('keydown', { key: '?' }))
  await shown.vm.$nextTick()
  await vi.dynamicImportSettled()
  await flushPromises()
  expect(shown.text().includes('キー操作の一覧')).toBe(opens)
})

test('the list of keys names those of the charts, and leads to the rules', async () => {
  const shown = theFrame()
  window.dispatchEvent(new KeyboardEvent('keydown', { key: '?' }))
  await vi.dynamicImportSettled()
  await flushPromises()
  const keys = shown.findAll('[data-testid="chart-keys"] kbd').map((key) => key.text())
  expect(keys).toEqual(['+', '−', '0', '←', '→', '↑', '↓', 'Shift', '←', '→', 'm'])
  const rules = shown.find('[data-testid="open-rules"]')
  expect(rules.attributes('href')).toBe('#/help')
  await rules.trigger('click')
  expect(shown.find('[data-testid="open-rules"]').exists()).toBe(false)
})

test('a ? typed into a field is text', async () => {
  const shown = theFrame()
  await shown.find('[data-testid="search"]').trigger('keydown', { key: '?' })
  expect(shown.text()).not.toContain('キー操作の一覧')
})

test('language and lock are asked of whoever owns them', async () => {
  const shown = theFrame()
  await shown.find('[data-testid="language"]').setValue('en')
  await shown.find('[data-testid="lock-now"]').trigger('click')
  expect(shown.emitted('update:language')).toEqual([['en']])
  expect(shown.emitted('lock')).toHaveLength(1)
})

test('on the worklist, Enter in the search field opens the only patient found, and otherwise stays in the list', async () => {
  const found = { id: 'p1', number: '00142' }
  const shown = theFrame({ current: 'worklist', search: '142', hits: [found] })
  await shown.find('[data-testid="search"]').trigger('keydown', { key: 'Enter' })
  expect(shown.emitted('choose')).toEqual([['p1']])
  await shown.setProps({ hits: [found, { id: 'p2', number: '01423' }] })
  await shown.find('[data-testid="search"]').trigger('keydown', { key: 'Enter' })
  expect(shown.emitted('choose')).toHaveLength(1)
})
