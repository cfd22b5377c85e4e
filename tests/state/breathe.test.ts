import { afterEach, expect, test, vi } from 'vitest'
import { breatheEvery } from '@/state/breathe'

afterEach(() => vi.restoreAllMocks())

/** Whether a turn of the event loop was waited for. */
async function waited(breath: () => Promise<void>): Promise<boolean> {
  let isHeard = false
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => (isHeard = true)
  port2.postMessage(null)
  await breath()
  port1.close()
  return isHeard
}

test('messages are heard at the first breath, and again only when the time between two has passed', async () => {
  const now = vi.spyOn(performance, 'now')
  const breath = breatheEvery(20)
  const heardAt = async (time: number): Promise<boolean> => {
    now.mockReturnValue(time)
    return waited(breath)
  }
  expect(await heardAt(100)).toBe(true)
  expect(await heardAt(119)).toBe(false)
  expect(await heardAt(120)).toBe(true)
  expect(await heardAt(121)).toBe(false)
})
