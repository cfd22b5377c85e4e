import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, nextTick, shallowRef, type EffectScope } from 'vue'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import { joined } from '@/state/previewing/countFlags'
import { connectPreviewsBy, useFlagPreview, type FlagPreviewing } from '@/state/previewing/flagPreview'
import type { FlagPreview } from '@/state/previewing/types'
import { useRecords } from '@/state/records'
import { useSession } from '@/state/session'
import type { ClinicDocument, StoreSession } from '@/storage'
import { aFacts } from '../../builders/facts'

const PROPOSED: ClinicDocument = { settings: { ...DEFAULT_SETTINGS, preset: 'ctcae-v5' }, templates: [] }
const COUNTED: FlagPreview = { ...joined([]), results: 7, patients: 3, examined: 90 }
let answers: ((found: FlagPreview) => void)[]
let tells: ((patients: number) => void)[]
let ended: number
let scope: EffectScope
let proposed: ReturnType<typeof shallowRef<ClinicDocument>>
let preview: FlagPreviewing

beforeEach(() => {
  setActivePinia(createPinia())
  vi.useFakeTimers()
  answers = []
  tells = []
  ended = 0
  useRecords().facts = [aFacts()]
  vi.spyOn(useSession(), 'openStore').mockReturnValue({ handle: () => ({}) } as unknown as StoreSession)
  connectPreviewsBy(() => ({
    service: {
      count: (_, tell) => {
        tells.push(tell)
        return new Promise((resolve) => answers.push(resolve))
      },
    },
    end: () => (ended += 1),
  }))
  scope = effectScope()
  proposed = shallowRef<ClinicDocument>()
  preview = scope.run(() => useFlagPreview(() => proposed.value))!
})

afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

async function propose(document: ClinicDocument | undefined): Promise<void> {
  proposed.value = document
  await nextTick()
  await vi.advanceTimersByTimeAsync(300)
}

test('counting begins when typing pauses, and work that is soon done shows no bar', async () => {
  await propose(PROPOSED)
  expect(answers).toHaveLength(1)
  expect(preview.done.value).toBeUndefined()
  answers[0]!(COUNTED)
  await vi.advanceTimersByTimeAsync(0)
  expect(preview.found.value).toEqual(COUNTED)
  expect(preview.done.value).toBeUndefined()
})

test('after 300 ms it is shown how far the work is', async () => {
  await propose(PROPOSED)
  tells[0]!(2000)
  await vi.advanceTimersByTimeAsync(299)
  expect(preview.done.value).toBeUndefined()
  await vi.advanceTimersByTimeAsync(1)
  expect(preview.done.value).toBe(2000)
  tells[0]!(4000)
  expect(preview.done.value).toBe(4000)
})

test('a newer proposal ends the count of the one before, whose answer is not taken', async () => {
  await propose(PROPOSED)
  await propose({ ...PROPOSED })
  expect([answers.length, ended]).toEqual([2, 1])
  answers[0]!({ ...COUNTED, results: 1 })
  answers[1]!(COUNTED)
  await vi.advanceTimersByTimeAsync(0)
  expect(preview.found.value?.results).toBe(7)
})

test('cancelled, it stands still until somebody counts again', async () => {
  await propose(PROPOSED)
  preview.cancel()
  expect([preview.isCancelled.value, ended]).toEqual([true, 1])
  expect(preview.found.value).toBeUndefined()
  preview.again()
  await vi.advanceTimersByTimeAsync(300)
  expect(preview.isCancelled.value).toBe(false)
  expect(answers).toHaveLength(2)
})

test('leaving the form ends the work', async () => {
  await propose(PROPOSED)
  scope.stop()
  expect(ended).toBe(1)
})
