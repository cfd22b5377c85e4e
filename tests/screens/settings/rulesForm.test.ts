import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { DEFAULT_SETTINGS, type ClinicSettings } from '@/domain/settings'
import RulesForm from '@/screens/settings/RulesForm.vue'
import { useMessages } from '@/state/messages'
import { useSettings } from '@/state/settings'
import { useWorklist, type StatusChange } from '@/state/worklist'

const CHANGE: StatusChange = { number: '00142', from: 'overdue', to: 'in-grace' }
let shown: VueWrapper
let saved: Partial<ClinicSettings>[]
let refusesToSave: boolean

beforeEach(() => {
  setActivePinia(createPinia())
  saved = []
  refusesToSave = false
  const settings = useSettings()
  settings.save = (patch) => {
    if (refusesToSave) return Promise.reject(new Error('disk full'))
    saved.push(patch)
    settings.clinic = { ...settings.clinic, settings: { ...settings.settings, ...patch } }
    return Promise.resolve()
  }
  useWorklist().preview = (patch) => (patch.graceDays === undefined ? [] : [CHANGE])
  shown = mount(RulesForm)
})

const type = (field: string, text: string) => shown.find(`[data-testid="setting-${field}"]`).setValue(text)
const changes = () => shown.find('[data-testid="setting-changes"]')

async function save(): Promise<void> {
  await shown.find('form').trigger('submit')
  await flushPromises()
}

test('before a change is saved it is shown which patients change status', async () => {
  await type('grace-days', '7')
  expect(changes().attributes('data-count')).toBe('1')
  expect(changes().text()).toContain('00142')
  expect(changes().text()).toContain('猶予期間中')
  expect(saved).toEqual([])
  await save()
  expect(saved).toEqual([{ graceDays: 7 }])
})

test('where nobody changes status that is said too', async () => {
  await type('due-soon-days', '21')
  expect(changes().text()).toContain('状態が変わる患者はいません')
})

test('only what was changed is saved', async () => {
  await type('results-late-days', '１４')
  await type('grace-days', String(DEFAULT_SETTINGS.graceDays))
  await save()
  expect(saved).toEqual([{ resultsLateDays: 14 }])
})

test.each(['-1', '61', '1.5', 'seven', ''])('a grace of “%s” days is refused', async (text) => {
  await type('grace-days', text)
  await save()
  expect(saved).toEqual([])
  expect(shown.text()).toContain('0から60までの整数')
})

test.each(['0', '60'])('a grace of %s days is accepted', async (text) => {
  await type('grace-days', text)
  expect(shown.text()).not.toContain('整数を入力')
})

test('discarding brings back what is stored', async () => {
  await type('grace-days', '7')
  await shown.find('[data-testid="setting-discard"]').trigger('click')
  expect(shown.find<HTMLInputElement>('[data-testid="setting-grace-days"]').element.value).toBe('0')
  expect(changes().exists()).toBe(false)
})

test('where the computer refuses to store, it is said and the entry stays', async () => {
  refusesToSave = true
  await type('grace-days', '7')
  await save()
  expect(useMessages().list.map((message) => message.kind)).toEqual(['error'])
  expect(shown.find<HTMLInputElement>('[data-testid="setting-grace-days"]').element.value).toBe('7')
})
