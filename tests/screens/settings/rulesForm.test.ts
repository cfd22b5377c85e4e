import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DEFAULT_SETTINGS, type ClinicSettings } from '@/domain/settings'
import RulesForm from '@/screens/settings/general/RulesForm.vue'
import { useClock } from '@/state/clock'
import { useMessages } from '@/state/messages'
import { useRecords } from '@/state/records'
import { useSession } from '@/state/session'
import { useSettings } from '@/state/settings'
import { connectPreviewsBy } from '@/state/previewing/flagPreview'
import type { FlagPreview } from '@/state/previewing/types'
import type { StoreSession } from '@/storage'
import { aCourse, aDraw, aFacts } from '../../builders/facts'

// More than four hundred options, drawn again on each key, make a busy machine run into the time limit of a test.
vi.mock('@/ui/zones', () => ({ zoneOptions: () => [{ value: 'Asia/Tokyo', label: 'Asia/Tokyo' }] }))

const COUNTED: FlagPreview = {
  results: 3,
  patients: 2,
  examined: 40,
  byAnalyte: { alt: 3 },
  examples: [],
  isIncomplete: false,
}
let shown: VueWrapper
let saved: Partial<ClinicSettings>[]
let refusesToSave: boolean

beforeEach(() => {
  setActivePinia(createPinia())
  vi.useFakeTimers({ now: new Date('2026-11-18T09:00:00+09:00') })
  useClock().refresh()
  saved = []
  refusesToSave = false
  const settings = useSettings()
  settings.save = (patch) => {
    if (refusesToSave) return Promise.reject(new Error('disk full'))
    saved.push(patch)
    settings.clinic = { ...settings.clinic, settings: { ...settings.settings, ...patch } }
    return Promise.resolve()
  }
  // Overdue since four days: in grace with seven.
  useRecords().facts = [
    aFacts({
      number: '00142',
      name: '青木 葵',
      courses: [aCourse('2026-09-20')],
      draws: [aDraw('2026-09-14')],
    }),
    aFacts({ id: 'p2', number: '00518', courses: [aCourse('2026-11-10')], draws: [aDraw('2026-11-08')] }),
  ]
  vi.spyOn(useSession(), 'openStore').mockReturnValue({ handle: () => ({}) } as unknown as StoreSession)
  connectPreviewsBy(() => ({ service: { count: () => Promise.resolve(COUNTED) }, end: () => undefined }))
  shown = mount(RulesForm)
})

afterEach(() => {
  shown.unmount()
  vi.useRealTimers()
})

const type = (field: string, text: string) => shown.find(`[data-testid="setting-${field}"]`).setValue(text)
const changes = () => shown.find('[data-testid="setting-changes"]')

async function save(): Promise<void> {
  await shown.find('form').trigger('submit')
  await flushPromises()
}

test('before a change is saved it is shown who changes status, from what to what, and when they are due', async () => {
  await type('grace-days', '7')
  expect(changes().attributes('data-count')).toBe('1')
  const row = changes().find('[data-patient-number="00142"]')
  expect(row.attributes()).toMatchObject({
    'data-from': 'overdue',
    'data-to': 'in-grace',
    'data-due-from': '2026-11-14',
    'data-due-to': '2026-11-14',
  })
  expect(row.text()).toContain('青木 葵')
  expect(changes().find('[data-patient-number="00518"]').exists()).toBe(false)
  expect(shown.find('[data-testid="setting-change-group"]').attributes()).toMatchObject({
    'data-from': 'overdue',
    'data-to': 'in-grace',
    'data-count': '1',
  })
  expect(saved).toEqual([])
  await save()
  expect(saved).toEqual([{ graceDays: 7 }])
})

test('another preset is saved only after it was counted how many results it flags otherwise', async () => {
  await type('preset', 'ctcae-v5')
  await save()
  expect(saved).toEqual([])
  await vi.advanceTimersByTimeAsync(400)
  const flags = shown.find('[data-testid="setting-flag-changes"]')
  expect(flags.attributes()).toMatchObject({
    'data-results': '3',
    'data-patients': '2',
    'data-examined': '40',
  })
  expect(flags.find('[data-analyte="alt"]').attributes('data-count')).toBe('3')
  await save()
  expect(saved).toEqual([{ preset: 'ctcae-v5' }])
})

test('what was typed is there again when the form is opened again', async () => {
  await type('grace-days', '7')
  shown.unmount()
  shown = mount(RulesForm)
  expect(shown.find<HTMLInputElement>('[data-testid="setting-grace-days"]').element.value).toBe('7')
  expect(shown.text()).toContain('未保存の変更があります')
})

test('a setting that was stored elsewhere meanwhile changes only the fields that nobody touched', async () => {
  await type('grace-days', '7')
  const settings = useSettings()
  settings.clinic = {
    ...settings.clinic,
    settings: { ...settings.settings, dueSoonDays: 21, idleMinutes: 5 },
  }
  await flushPromises()
  expect(shown.find<HTMLInputElement>('[data-testid="setting-grace-days"]').element.value).toBe('7')
  expect(shown.find<HTMLInputElement>('[data-testid="setting-due-soon-days"]').element.value).toBe('21')
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

test('where limits hang on the baseline, another default protocol is saved only after its flags were counted', async () => {
  const settings = useSettings()
  settings.clinic = { ...settings.clinic, settings: { ...settings.settings, preset: 'ctcae-v5' } }
  await flushPromises()
  await type('protocol', 'month1-bimonthly')
  await save()
  expect(saved).toEqual([])
  await vi.advanceTimersByTimeAsync(400)
  expect(shown.find('[data-testid="setting-flag-changes"]').attributes('data-results')).toBe('3')
  await save()
  expect(saved).toEqual([{ protocol: 'month1-bimonthly' }])
})

test('a protocol or a preset whose source is unconfirmed says so where it is chosen', async () => {
  const said = () => shown.text().split('出典は未確認です').length - 1
  expect(said()).toBe(1)
  await type('preset', 'ctcae-v5')
  expect(said()).toBe(0)
  await type('protocol', 'delphi-2022')
  expect(said()).toBe(1)
})
