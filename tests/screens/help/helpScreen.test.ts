import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { STATUSES } from '@/domain/verdict/types'
import HelpScreen from '@/screens/help/HelpScreen.vue'
import { useLanguage } from '@/state/language'
import { useSettings } from '@/state/settings'
import { SOURCES } from '@/tables/sources'

let shown: VueWrapper | undefined

beforeEach(() => {
  setActivePinia(createPinia())
  useLanguage().set('ja')
  HTMLElement.prototype.scrollIntoView = vi.fn()
})
afterEach(() => {
  shown?.unmount()
  shown = undefined
})

async function open(place?: string): Promise<VueWrapper> {
  const empty = { template: '<div />' }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/help/:place?', name: 'help', component: empty }],
  })
  await router.push('/help')
  shown = mount(HelpScreen, {
    props: place === undefined ? {} : { place },
    global: { plugins: [router] },
    attachTo: document.body,
  })
  await flushPromises()
  return shown
}

test.each(['ja', 'en'] as const)('the whole help stands on the page in %s', async (language) => {
  useLanguage().set(language)
  const screen = await open()
  for (const status of STATUSES) expect(screen.find(`[data-help="status-${status}"]`).exists()).toBe(true)
  expect(screen.findAll('[data-help^="source-"]')).toHaveLength(SOURCES.length)
  const titles = screen.findAll('[data-testid="help-section"] h2').map((title) => title.text())
  expect(screen.findAll('[data-testid="help-contents"] a').map((link) => link.text())).toEqual(titles)
})

test('the focus starts at the heading, or at what the address names', async () => {
  for (const nowhere of [undefined, '']) {
    await open(nowhere)
    expect(document.activeElement?.tagName).toBe('H1')
    shown?.unmount()
  }
  await open('source-ctcae-v5')
  expect(document.activeElement?.getAttribute('data-help')).toBe('source-ctcae-v5')
})

test('a click in the contents puts the focus on the section', async () => {
  const screen = await open()
  await screen.find('[data-testid="help-contents"] a[href$="/flags"]').trigger('click')
  await flushPromises()
  expect(document.activeElement?.id).toBe('help-flags')
})

test('the search narrows the page, says how much it found, and Escape takes it back', async () => {
  const screen = await open()
  const all = screen.findAll('[data-testid="help-row"]').length
  const field = screen.find('[data-testid="help-search"]')
  await field.setValue('献血')
  const some = screen.findAll('[data-testid="help-row"]').length
  expect(some).toBeGreaterThan(0)
  expect(some).toBeLessThan(all)
  expect(screen.find('[data-testid="help-found"]').text()).toBe(`${some}件`)
  await field.setValue('zzzz')
  expect(screen.find('[data-testid="help-nothing"]').exists()).toBe(true)
  await field.trigger('keydown', { key: 'Escape' })
  expect(screen.findAll('[data-testid="help-row"]')).toHaveLength(all)
})

test('the limits are those of the preset that the clinic uses', async () => {
  const settings = useSettings()
  settings.clinic = { ...settings.clinic, settings: { ...settings.settings, preset: 'eu-smpc' } }
  const screen = await open()
  expect(screen.find('[data-help="limits-tg"]').text()).toContain('800')
  expect(screen.find('[data-help="limits-alt"]').exists()).toBe(false)
})

test('unconfirmed sources say so', async () => {
  const screen = await open()
  expect(screen.find('[data-help="source-delphi-2022-schedule"]').text()).toContain('未確認')
  expect(screen.find('[data-help="source-ctcae-v5"]').text()).not.toContain('未確認')
})
