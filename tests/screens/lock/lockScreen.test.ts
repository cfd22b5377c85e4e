import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import LockScreen from '@/screens/lock/LockScreen.vue'
import { theDoor, type Door } from './theDoor'

let door: Door

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => {
  door.shown.unmount()
  vi.useRealTimers()
})

async function tryPassphrase(passphrase: string): Promise<void> {
  await door.type('unlock-passphrase', passphrase)
  await door.shown.find('form').trigger('submit')
  await flushPromises()
}

const isClosed = () => door.shown.find('[data-testid="unlock-confirm"]').attributes('disabled') !== undefined

test('a wrong passphrase is said to be wrong, the right one opens', async () => {
  door = theDoor(LockScreen)
  expect(door.text('unlock-error')).toBeUndefined()
  await tryPassphrase('wrong')
  expect(door.text('unlock-error')).toBe('パスフレーズが違います。')
  await tryPassphrase('open sesame please')
  expect(door.text('unlock-error')).toBeUndefined()
})

test('after the third wrong try the door stays shut for a while, and says how long', async () => {
  door = theDoor(LockScreen)
  for (const passphrase of ['one', 'two']) await tryPassphrase(passphrase)
  expect(isClosed()).toBe(false)
  await tryPassphrase('three')
  expect(isClosed()).toBe(true)
  expect(door.text('unlock-error')).toContain('あと2秒')
  await tryPassphrase('open sesame please')
  expect(door.asked.tried).toHaveLength(3)
  await vi.advanceTimersByTimeAsync(2000)
  expect(isClosed()).toBe(false)
})

test('one user is not asked who it is, several are', async () => {
  door = theDoor(LockScreen, [{ id: 'a', name: '佐伯' }])
  expect(door.shown.find('[data-testid="unlock-user"]').exists()).toBe(false)
  door.shown.unmount()
  door = theDoor(LockScreen, [
    { id: 'a', name: '佐伯' },
    { id: 'b', name: '早川' },
  ])
  await door.type('unlock-user', 'b')
  await tryPassphrase('mine')
  expect(door.asked.tried).toEqual(['b: mine'])
})

test('the printed recovery key opens, with spaces around it too', async () => {
  door = theDoor(LockScreen)
  await door.type('unlock-recovery', ' KEY-1 ')
  await door.shown.findAll('form')[1]?.trigger('submit')
  await flushPromises()
  expect(door.asked.tried).toEqual(['key: KEY-1'])
  expect(door.text('unlock-error')).toBeUndefined()
})

test('an empty passphrase is no try', async () => {
  door = theDoor(LockScreen)
  await tryPassphrase('')
  expect(door.asked.tried).toEqual([])
})
