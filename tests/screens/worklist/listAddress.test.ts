import { mount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { defineComponent, nextTick } from 'vue'
import { readAddress } from '@/domain/worklist'
import { useListAddress } from '@/screens/worklist/useListAddress'
import { useWorklist } from '@/state/worklist'
import { aDesk } from './theDesk'

afterEach(() => vi.useRealTimers())

async function theList(address: string) {
  const desk = aDesk()
  await desk.router.push(address)
  const Home = defineComponent({ setup: () => (useListAddress(), () => null) })
  const wrapper = mount(Home, { global: desk.global })
  await settled()
  return { router: desk.router, worklist: useWorklist(), wrapper }
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await nextTick()
  await new Promise((resolve) => setTimeout(resolve))
}

test('the address says which filter and order the list opens with', async () => {
  const { worklist } = await theList('/worklist?chip=overdue&sort=due&order=down')
  expect(worklist.chip).toBe('overdue')
  expect(worklist.sort).toEqual({ by: 'due', descending: true })
})

test('a chosen filter and order stand in the address', async () => {
  const { worklist, router } = await theList('/worklist')
  worklist.chip = 'due-soon'
  worklist.sort = { by: 'name', descending: false }
  await settled()
  expect(router.currentRoute.value.query).toEqual({ chip: 'due-soon', sort: 'name', order: 'up' })
})

test('the search text never stands in the address', async () => {
  const { worklist, router } = await theList('/worklist')
  worklist.search = '青葉'
  await settled()
  expect(decodeURIComponent(router.currentRoute.value.fullPath)).not.toContain('青葉')
})

test('another filter ends the search, another order does not', async () => {
  const { worklist } = await theList('/worklist?chip=overdue')
  worklist.search = '青葉'
  worklist.sort = { by: 'due', descending: false }
  await settled()
  expect(worklist.search).toBe('青葉')
  worklist.chip = 'due-soon'
  await settled()
  expect(worklist.search).toBe('')
})

test('going back finds the filter before, with its order, and going forward the other', async () => {
  const { worklist, router } = await theList('/worklist?chip=overdue')
  worklist.sort = { by: 'due', descending: true }
  await settled()
  worklist.chip = 'due-soon'
  await settled()
  router.back()
  await settled()
  expect([worklist.chip, worklist.sort]).toEqual(['overdue', { by: 'due', descending: true }])
  router.forward()
  await settled()
  expect(worklist.chip).toBe('due-soon')
})

test('an address that names what the list does not know changes nothing', () => {
  expect(readAddress({ chip: 'everything', sort: 'shoe-size' })).toEqual({ chip: undefined, sort: undefined })
})
