import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import type { ClinicSettings } from '@/domain/settings'
import DeskForm from '@/screens/settings/general/DeskForm.vue'
import { useSettings } from '@/state/settings'

let shown: VueWrapper
let saved: Partial<ClinicSettings>[]

beforeEach(() => {
  setActivePinia(createPinia())
  saved = []
  useSettings().save = (patch) => Promise.resolve(void saved.push(patch))
  shown = mount(DeskForm)
})

const field = (name: string) => shown.find(`[data-testid="setting-${name}"]`)

test('each choice is stored as it is made', async () => {
  await field('idle-minutes').setValue('15')
  await field('date-style').setValue('era')
  await field('letter-keys').setValue(false)
  await flushPromises()
  expect(saved).toEqual([{ idleMinutes: 15 }, { dateStyle: 'era' }, { letterKeys: false }])
})

test('a count out of bounds is not stored', async () => {
  await field('idle-minutes').setValue('0')
  await flushPromises()
  expect(saved).toEqual([])
  expect(field('idle-minutes').attributes('aria-invalid')).toBe('true')
})
