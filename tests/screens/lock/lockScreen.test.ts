import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import LockScreen from '@/screens/lock/LockScreen.vue'
import { useSession } from '@/state/session'
import { theDoor, type Door } from './theDoor'

let door: Door

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  vi.setSystemTime('2026-11-22T09:14:00+09:00')
})
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

test('a wait goes on after a reload, and another tab’s tries count', async () => {
  door = theDoor(LockScreen, [], ['2026-11-22T09:13:50', '2026-11-22T09:13:55', '2026-11-22T09:13:59'])
  await flushPromises()
  expect(door.text('unlock-error')).toBe('あと1秒お待ちください。')
  expect(isClosed()).toBe(true)
  await vi.advanceTimersByTimeAsync(1000)
  expect(isClosed()).toBe(false)
  expect(door.text('unlock-error')).toBeUndefined()
})

test('a clock that was set back makes nobody wait twice', async () => {
  door = theDoor(LockScreen, [], ['2026-11-23T00:00:00', '2026-11-23T00:00:00', '2026-11-23T00:00:00'])
  await flushPromises()
  expect(isClosed()).toBe(true)
  await vi.advanceTimersByTimeAsync(2000)
  expect(isClosed()).toBe(false)
  await tryPassphrase('open sesame please')
  expect(door.asked.tried).toHaveLength(1)
})

test('nobody is suggested; a passphrase alone tells who it is', async () => {
  door = theDoor(LockScreen, [
    { id: 'a', name: '佐伯' },
    { id: 'b', name: '早川' },
  ])
  await tryPassphrase('mine')
  expect(door.asked.tried).toEqual(['mine'])
  expect(door.asked.wrong).toEqual(['anybody'])
  expect(door.text('unlock-error')).toContain('利用者を選択')
})

test('a wrong try is noted under whoever was chosen, a wrong recovery key under its own name', async () => {
  door = theDoor(LockScreen, [{ id: 'a', name: '佐伯' }])
  await tryPassphrase('mine')
  await door.type('unlock-recovery', 'KEY-2')
  await door.shown.findAll('form')[1]?.trigger('submit')
  await flushPromises()
  expect(door.asked.wrong).toEqual(['a', 'recovery'])
  expect(door.text('unlock-error')).toBe('復旧キーが違います。')
})

test('whoever has a passkey is told before that it will be asked for', async () => {
  const passkey = { credentialId: new Uint8Array(1), salt: new Uint8Array(1) }
  door = theDoor(LockScreen, [
    { id: 'a', name: '佐伯', passkey },
    { id: 'b', name: '早川' },
  ])
  expect(door.text('unlock-passkey')).toBeUndefined()
  await door.type('unlock-user', 'a')
  expect(door.text('unlock-passkey')).toContain('パスキー')
  await door.type('unlock-user', 'b')
  expect(door.text('unlock-passkey')).toBeUndefined()
})

test('a user whose name is not known here has a number', () => {
  door = theDoor(LockScreen, [{ id: 'a' }, { id: 'b', name: '早川' }])
  expect(door.text('unlock-user')).toContain('利用者1')
})

test('where the data cannot be read no passphrase is asked for; there are a reload and a backup', async () => {
  door = theDoor(LockScreen)
  expect(door.shown.find('h1').text()).toBe('ロック中')
  expect(door.shown.find('[data-testid="restore-file"]').exists()).toBe(false)
  useSession().phase = 'failed'
  await nextTick()
  expect(door.shown.find('h1').text()).toBe('データを開けません')
  expect(door.shown.findAll('form')).toHaveLength(0)
  expect(door.shown.find('.button.primary').text()).toBe('再読み込み')
  expect(door.shown.find('[data-testid="restore-file"]').exists()).toBe(true)
})
