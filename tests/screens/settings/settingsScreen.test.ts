import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { nextTick } from 'vue'
import { beforeEach, expect, test } from 'vitest'
import SettingsScreen from '@/screens/settings/SettingsScreen.vue'
import { useMessages } from '@/state/messages'
import { useSettingsDrafts } from '@/state/settingsDrafts'

const STUBS = { RouterLink: { template: '<a><slot /></a>' }, GeneralPage: true }

beforeEach(() => setActivePinia(createPinia()))

function open(section?: string) {
  return mount(SettingsScreen, { props: section === undefined ? {} : { section }, global: { stubs: STUBS } })
}

function asksBeforeClosing(): boolean {
  const event = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(event)
  return event.defaultPrevented
}

test('the section with something unsaved is marked, and leaving says that it is kept', async () => {
  const screen = open()
  const { typed } = useSettingsDrafts().draftOf('protocol', () => ({ nameJa: '' }))
  expect(screen.find('[data-testid="settings-protocols"]').text()).not.toContain('未保存')
  typed.nameJa = '当院'
  await nextTick()
  expect(screen.find('[data-testid="settings-protocols"]').text()).toContain('未保存')
  screen.unmount()
  expect(useMessages().list.map(({ kind, text }) => [kind, text.ja])).toEqual([
    ['warning', expect.stringContaining('未保存の変更')],
  ])
})

test('a tab with something unsaved asks before it closes, and one without does not', async () => {
  const screen = open()
  expect(asksBeforeClosing()).toBe(false)
  useSettingsDrafts().draftOf('clinic', () => ({ days: '' })).typed.days = '2026-12-29'
  await nextTick()
  expect(asksBeforeClosing()).toBe(true)
  screen.unmount()
  expect(asksBeforeClosing()).toBe(false)
})

test('without anything unsaved, leaving says nothing', () => {
  open('rules').unmount()
  expect(useMessages().list).toEqual([])
})
