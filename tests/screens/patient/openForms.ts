import { mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { vi } from 'vitest'
import { nextTick, type Component } from 'vue'
import type { Bilingual } from '@/domain/language'
import type { Patient } from '@/domain/patient'
import type { Problem } from '@/domain/problem'
import { useClock } from '@/state/clock'
import { useRecords } from '@/state/records'

/** A record that forms change, as the state would keep it, with every change counted. */
export interface Kept {
  patient: Patient
  stored: { what: string; done: Bilingual | undefined }[]
}

/** The world on the morning of 22 November 2026 in Tokyo, with one record in it. */
export function aClinicWith(patient: Patient): Kept {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T00:14:00Z') })
  setActivePinia(createPinia())
  useClock().setZone('Asia/Tokyo')
  const kept: Kept = { patient, stored: [] }
  const records = useRecords()
  const change = async (
    _id: string,
    what: string,
    edit: (before: Patient) => Patient | Problem,
    done?: Bilingual,
  ): Promise<Problem | undefined> => {
    await Promise.resolve()
    const after = edit(kept.patient)
    if ('because' in after) return after
    kept.patient = after
    kept.stored.push({ what, done })
    return undefined
  }
  records.change = change
  records.add = async (added) => {
    await Promise.resolve()
    kept.patient = added
    kept.stored.push({ what: 'patient-added', done: undefined })
    return undefined
  }
  return kept
}

/** Opens a form on the page, in Japanese. */
export function opened(form: Component, props: Record<string, unknown>): OpenedForm {
  const wrapper = mount(form, { props, attachTo: document.body })
  return { wrapper, ...hands(wrapper) }
}

export interface OpenedForm {
  wrapper: VueWrapper
  type: (field: string, text: string) => Promise<void>
  press: (testid: string) => Promise<void>
  key: (testid: string, key: string, more?: KeyboardEventInit) => Promise<void>
  text: () => string
  has: (testid: string) => boolean
  valueOf: (testid: string) => string
  settled: () => Promise<void>
}

function hands(wrapper: VueWrapper): Omit<OpenedForm, 'wrapper'> {
  const at = (testid: string) => wrapper.get(`[data-testid="${testid}"]`)
  return {
    type: async (field, text) => {
      const element = at(field)
      await element.setValue(text)
      await element.trigger('change')
    },
    press: async (testid) => {
      const element = at(testid)
      if (element.element instanceof HTMLButtonElement && element.element.type === 'submit')
        await wrapper.get('form').trigger('submit')
      else await element.trigger('click')
      await settled()
    },
    key: async (testid, key, more = {}) => {
      await at(testid).trigger('keydown', { key, ...more })
      await settled()
    },
    text: () => wrapper.text(),
    has: (testid) => wrapper.find(`[data-testid="${testid}"]`).exists(),
    valueOf: (testid) => (at(testid).element as HTMLInputElement).value,
    settled,
  }
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await Promise.resolve()
  await nextTick()
}
