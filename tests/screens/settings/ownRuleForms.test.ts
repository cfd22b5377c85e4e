import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { reactive } from 'vue'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ANALYTE_IDS } from '@/domain/analyte'
import { decimal } from '@/domain/decimal'
import { GRADED_BY_BASELINE } from '@/domain/limitedAnalytes'
import type { LabRange } from '@/domain/range'
import PresetForm from '@/screens/settings/presets/PresetForm.vue'
import { presetTyped } from '@/screens/settings/presets/presetDraft'
import ProtocolForm from '@/screens/settings/protocols/ProtocolForm.vue'
import ProtocolList from '@/screens/settings/protocols/ProtocolList.vue'
import { protocolTyped } from '@/screens/settings/protocols/protocolDraft'
import LabRangeList from '@/screens/settings/ranges/LabRangeList.vue'
import { useClock } from '@/state/clock'
import { withProtocol } from '@/state/ownRules'
import { connectPreviewsBy } from '@/state/previewing/flagPreview'
import type { FlagPreviewRequest } from '@/state/previewing/types'
import { useSession } from '@/state/session'
import { useSettings } from '@/state/settings'
import type { StoreSession } from '@/storage'
import { bimonthly } from '@/tables/protocols/bimonthly'
import { clinicDefault } from '@/tables/thresholds'

const COPY = { id: 'own', ja: '当院の規則', en: 'Our own rule' }
const LINK = { RouterLink: { props: ['to'], template: '<a :data-to="JSON.stringify(to)"><slot /></a>' } }
let shown: VueWrapper
let asked: FlagPreviewRequest[]

beforeEach(() => {
  setActivePinia(createPinia())
  vi.useFakeTimers({ now: new Date('2026-11-18T09:00:00+09:00') })
  useClock().refresh()
  asked = []
  vi.spyOn(useSession(), 'openStore').mockReturnValue({ handle: () => ({}) } as unknown as StoreSession)
  const found = { results: 4, patients: 3, examined: 9, byAnalyte: {}, examples: [], isIncomplete: false }
  connectPreviewsBy(() => ({
    service: { count: (request) => (asked.push(request), Promise.resolve(found)) },
    end: () => undefined,
  }))
})

afterEach(() => {
  shown.unmount()
  vi.useRealTimers()
})

describe('a protocol being changed', () => {
  function open(preset: string, asDefault: boolean): void {
    const settings = useSettings()
    settings.clinic = { ...settings.clinic, settings: { ...settings.settings, preset } }
    const typed = reactive({ ...protocolTyped(bimonthly, COPY), asDefault })
    typed.baseline = { count: '2', unit: 'months' }
    shown = mount(ProtocolForm, { props: { typed, isDirty: true } })
  }
  const save = () => shown.find('[data-testid="protocol-save"]')

  test('where limits hang on the baseline, it is counted whose flags another baseline changes before it is saved', async () => {
    open('ctcae-v5', true)
    expect(save().attributes('disabled')).toBeDefined()
    await vi.advanceTimersByTimeAsync(400)
    await flushPromises()
    expect(shown.find('[data-testid="setting-flag-changes"]').attributes('data-results')).toBe('4')
    expect(asked[0]?.before.baselineWindows).toBeUndefined()
    expect(asked[0]?.after.baselineWindows?.protocol).toBe('own')
    expect(asked[0]?.after.baselineWindows?.maxAges.get('own')).toEqual({ months: 2 })
    expect(save().attributes('disabled')).toBeUndefined()
  })

  test.each([
    ['clinic-default', true],
    ['ctcae-v5', false],
  ])('under %s, chosen at once %s, no flag can change and none is counted', async (preset, asDefault) => {
    open(preset, asDefault)
    await vi.advanceTimersByTimeAsync(400)
    expect(shown.find('[data-testid="setting-flag-changes"]').exists()).toBe(false)
    expect(asked).toEqual([])
    expect(save().attributes('disabled')).toBeUndefined()
  })
})

test('limits for an abnormal baseline are offered only for analytes that are graded by it', async () => {
  const typed = reactive(presetTyped(clinicDefault, COPY))
  shown = mount(PresetForm, { props: { typed, isDirty: false } })
  for (const id of ANALYTE_IDS) {
    await shown.find(`[data-testid="preset-analyte-${id}"]`).trigger('click')
    expect(shown.find(`[data-testid="preset-${id}-add"]`).exists()).toBe(true)
    expect(shown.find(`[data-testid="preset-${id}-baseline-add"]`).exists()).toBe(
      GRADED_BY_BASELINE.includes(id),
    )
  }
})

test('the clinic’s own protocol says what it was made from, and the list where one is chosen', () => {
  const settings = useSettings()
  const own = { ...bimonthly, id: 'own', name: COPY, version: '1', copiedFrom: 'bimonthly@1' }
  settings.clinic = withProtocol(settings.clinic, own)
  shown = mount(ProtocolList, { global: { stubs: LINK } })
  const [mine, published] = shown.findAll('[data-testid="protocol-row"]')
  expect(mine?.text()).toContain('bimonthly@1 をもとに作成')
  expect(published?.text()).not.toContain('をもとに作成')
  expect(shown.find('[data-testid="protocol-choose"]').attributes('data-to')).toContain('"section":"rules"')
})

test('a range that the clinic entered is shown with its source, as unconfirmed', () => {
  const settings = useSettings()
  const range: LabRange = {
    lab: 'BML',
    analyte: 'alt',
    high: decimal('40'),
    unit: 'U/L',
    source: 'clinic-own-range',
  }
  settings.clinic = { ...settings.clinic, labRanges: [range] }
  shown = mount(LabRangeList)
  const source = shown.find('[data-testid="lab-range-row"] [data-source="clinic-own-range"]')
  expect(source.text()).toContain('未確認')
})
