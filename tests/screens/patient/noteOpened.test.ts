import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { effectScope, nextTick, ref } from 'vue'
import { beforeEach, expect, test, vi } from 'vitest'
import { usePatientRecord } from '@/screens/patient/usePatientRecord'
import { useRecords } from '@/state/records'
import { useSession } from '@/state/session'

let painted: Promise<void>
vi.mock('@/screens/patient/behindTheCharts', () => ({ painted: () => painted }))

let noted: { what: string; patientIds: string[] }[]

beforeEach(() => {
  setActivePinia(createPinia())
  noted = []
  painted = Promise.resolve()
  const trail = { note: (event: (typeof noted)[number]) => Promise.resolve(void noted.push(event)) }
  vi.spyOn(useSession(), 'openStore').mockReturnValue({
    trail: () => Promise.resolve(trail),
    readPatient: (id: string) => Promise.resolve(id === 'nobody' ? undefined : { id }),
  } as never)
})

test('a patient’s page is noted once for each opening, not when it is read again after a change', async () => {
  const id = ref('a')
  const scope = effectScope()
  scope.run(() => usePatientRecord(id))
  await flushPromises()
  expect(noted).toMatchObject([{ what: 'opened', patientIds: ['a'] }])
  useRecords().version += 1
  await flushPromises()
  expect(noted).toHaveLength(1)
  id.value = 'b'
  await flushPromises()
  id.value = 'a'
  await flushPromises()
  expect(noted.map(({ patientIds }) => patientIds)).toEqual([['a'], ['b'], ['a']])
  scope.stop()
})

test('nobody who is not there is noted, and nobody who was passed by before the page stood', async () => {
  const id = ref('nobody')
  const scope = effectScope()
  scope.run(() => usePatientRecord(id))
  await flushPromises()
  expect(noted).toEqual([])
  id.value = 'a'
  await nextTick()
  id.value = 'b'
  await flushPromises()
  expect(noted.map(({ patientIds }) => patientIds)).toEqual([['b']])
  scope.stop()
})

test('a page is noted behind its charts, and at once where the clinic is locked before they stand', async () => {
  let stand = (): void => undefined
  painted = new Promise((resolve) => (stand = resolve))
  const scope = effectScope()
  scope.run(() => usePatientRecord(ref('a')))
  await flushPromises()
  expect(noted).toEqual([])
  useSession().lock()
  await flushPromises()
  expect(noted).toMatchObject([{ what: 'opened', patientIds: ['a'] }])
  stand()
  await flushPromises()
  expect(noted).toHaveLength(1)
  scope.stop()
})
