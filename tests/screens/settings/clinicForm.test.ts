import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import ClinicForm from '@/screens/settings/general/ClinicForm.vue'
import { useSettings } from '@/state/settings'
import type { ClinicDocument } from '@/storage'

let shown: VueWrapper
let saved: ClinicDocument[]

beforeEach(() => {
  setActivePinia(createPinia())
  saved = []
  const settings = useSettings()
  settings.saveClinic = (changed) => {
    saved.push(changed)
    settings.clinic = changed
    return Promise.resolve()
  }
  shown = mount(ClinicForm)
})

const field = (name: string) => shown.find(`[data-testid="setting-${name}"]`)

async function save(): Promise<void> {
  await shown.find('form').trigger('submit')
  await flushPromises()
}

test('closed days, a next step and a target are stored together with what was set before', async () => {
  await shown.findAll('[data-testid="setting-closed-weekdays"] input')[0]!.setValue(true)
  await field('closed-holidays').setValue(true)
  await field('closed-days').setValue('2026-12-29〜2026-12-30')
  await field('not-reached-calls').setValue('2')
  await field('not-reached-step').setValue('はがきを送る')
  await field('target-dose').setValue('120')
  await field('target-source').setValue('当院の方針')
  await save()
  expect(saved.map(({ settings }) => settings)).toMatchObject([
    {
      zone: 'Asia/Tokyo',
      closed: { weekdays: [0], holidays: true, days: ['2026-12-29', '2026-12-30'] },
      notReached: { calls: 2, step: 'はがきを送る' },
      targetDose: { mgPerKg: 120, source: '当院の方針' },
    },
  ])
  expect(shown.find('[data-testid="setting-clinic-discard"]').exists()).toBe(false)
})

test('what is emptied is no longer set', async () => {
  await field('not-reached-calls').setValue('2')
  await field('not-reached-step').setValue('はがきを送る')
  await save()
  await field('not-reached-calls').setValue('')
  await field('not-reached-step').setValue('')
  await save()
  expect(saved).toHaveLength(2)
  expect(saved[1]!.settings.notReached).toBeUndefined()
})

test('a restriction shorter than its label is refused, with the minimum and its source in sight', async () => {
  expect(shown.text()).toContain('添付文書などの最短 1か月')
  expect(shown.text()).toContain('海外添付文書')
  await field('restriction-contraception').setValue('0')
  expect(shown.text()).toContain('最短 1か月より短くできません')
  await save()
  expect(saved).toEqual([])
  await field('restriction-contraception').setValue('1')
  await save()
  expect(saved[0]!.settings.restrictionMonths).toEqual({ contraception: 1 })
})
