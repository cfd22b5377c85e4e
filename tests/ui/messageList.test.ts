import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import MessageList from '@/ui/MessageList.vue'

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => vi.useRealTimers())

const done = { id: 1, kind: 'done', text: { ja: '保存しました。', en: 'Saved.' } } as const
const error = { id: 2, kind: 'error', text: { ja: '空きがありません。', en: 'No space.' } } as const
const undone = { ...done, id: 3, undo: () => undefined }

test('each message says its kind to whoever looks for it', () => {
  const shown = mount(MessageList, { props: { messages: [done, error] } })
  expect(shown.findAll('[data-testid="message"]').map((one) => one.attributes('data-kind'))).toEqual([
    'error',
    'done',
  ])
})

test('what is done leaves by itself, an error stays until it is closed', () => {
  const shown = mount(MessageList, { props: { messages: [done, error] } })
  vi.advanceTimersByTime(60_000)
  expect(shown.emitted('dismiss')).toEqual([[1]])
})

test('what can be undone stays longer', () => {
  const shown = mount(MessageList, { props: { messages: [undone] } })
  vi.advanceTimersByTime(19_000)
  expect(shown.emitted('dismiss')).toBeUndefined()
  vi.advanceTimersByTime(2_000)
  expect(shown.emitted('dismiss')).toEqual([[3]])
})

test('nothing leaves while the pointer rests on it', async () => {
  const shown = mount(MessageList, { props: { messages: [done] } })
  await shown.trigger('pointerenter')
  vi.advanceTimersByTime(60_000)
  expect(shown.emitted('dismiss')).toBeUndefined()
})

test('undo and close name their message', async () => {
  const shown = mount(MessageList, { props: { messages: [undone] } })
  await shown.find('[data-testid="message-undo"]').trigger('click')
  await shown.find('[data-testid="message-dismiss"]').trigger('click')
  expect(shown.emitted('undo')).toEqual([[3]])
  expect(shown.emitted('dismiss')).toEqual([[3]])
})

test('when the message with the focus leaves, the keyboard goes on from the screen', async () => {
  document.body.innerHTML = '<main id="content" tabindex="-1"></main>'
  const shown = mount(MessageList, { props: { messages: [error, undone] }, attachTo: document.body })
  shown.find<HTMLElement>('[data-testid="message-undo"]').element.focus()
  await shown.setProps({ messages: [error] })
  expect(document.activeElement?.id).toBe('content')
})

test('a message that leaves without the focus takes it from nobody', async () => {
  document.body.innerHTML = '<main id="content" tabindex="-1"></main><button id="other"></button>'
  const shown = mount(MessageList, { props: { messages: [undone] }, attachTo: document.body })
  document.querySelector<HTMLElement>('#other')?.focus()
  await shown.setProps({ messages: [] })
  expect(document.activeElement?.id).toBe('other')
})

test('an error interrupts, the rest waits, and each region says only what is new in it', () => {
  const shown = mount(MessageList, { props: { messages: [done, error] } })
  const alert = shown.get('[role="alert"]')
  const status = shown.get('[role="status"]')
  expect(alert.text()).toContain('空きがありません。')
  expect(status.text()).toContain('保存しました。')
  expect(status.text()).not.toContain('空きがありません。')
  for (const region of [alert, status]) expect(region.attributes('aria-atomic')).toBe('false')
  expect(shown.findAll('[role="alert"] [role], [role="status"] [role]')).toEqual([])
})

test('the region for what is done is there before there is anything to say; an alert, which is said when it comes, is not', () => {
  const shown = mount(MessageList, { props: { messages: [] } })
  expect(shown.findAll('[role="status"]')).toHaveLength(1)
  expect(shown.find('[role="alert"]').exists()).toBe(false)
})
