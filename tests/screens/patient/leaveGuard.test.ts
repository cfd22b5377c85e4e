import { enableAutoUnmount, mount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { useLeaveGuard } from '@/screens/patient/forms/entry/useLeaveGuard'

enableAutoUnmount(afterEach)

const Page = () => h('div')

async function guarded(isLosing: () => boolean) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: Page },
      { path: '/list', component: Page },
    ],
  })
  await router.push('/')
  const ask = vi.fn()
  const Form = {
    setup() {
      useLeaveGuard(isLosing, ask)
      return () => h('form')
    },
  }
  return { router, ask, form: mount(Form, { global: { plugins: [router] } }) }
}

function unload(): Event {
  const event = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(event)
  return event
}

test('"back" with something entered stays on the page and asks', async () => {
  const { router, ask } = await guarded(() => true)
  await router.push('/list')
  expect(router.currentRoute.value.path).toBe('/')
  expect(ask).toHaveBeenCalledOnce()
})

test('"back" with nothing entered leaves', async () => {
  const { router, ask } = await guarded(() => false)
  await router.push('/list')
  expect(router.currentRoute.value.path).toBe('/list')
  expect(ask).not.toHaveBeenCalled()
})

test('a reload asks only while something would be lost, and no longer once the form is closed', async () => {
  let isLosing = true
  const { form } = await guarded(() => isLosing)
  expect(unload().defaultPrevented).toBe(true)
  isLosing = false
  expect(unload().defaultPrevented).toBe(false)
  isLosing = true
  form.unmount()
  expect(unload().defaultPrevented).toBe(false)
})
