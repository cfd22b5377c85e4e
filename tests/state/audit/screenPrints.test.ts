// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest'
import { noteScreenPrints, type Place } from '@/state/audit/screenPrints'
import { useWorklist } from '@/state/worklist'
import type { StoreSession } from '@/storage'
import { auditedClinic } from './clinic'

let session: StoreSession
let shown: Partial<Place>
let end: () => void

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T00:14:00Z') })
  session = (await auditedClinic()).session
  end = noteScreenPrints(() => ({ params: {}, query: {}, ...shown }))
  return () => {
    end()
    vi.useRealTimers()
  }
})

/** Prints a screen by the browser's menu, and gives what the trail says of it. */
async function printed(route: Partial<Place>) {
  shown = route
  const before = (await session.readActs(9)).length
  window.dispatchEvent(new Event('beforeprint'))
  await vi.waitFor(async () => expect((await session.readActs(9)).length).toBe(before + 1))
  return (await session.readActs(1))[0]
}

test('the page of a patient that is printed as it stands is noted with whose it is', async () => {
  expect(await printed({ name: 'patient', params: { id: 'a' } })).toMatchObject({
    what: 'printed',
    patientIds: ['a'],
    detail: { paper: 'screen' },
  })
})

test('so is the worklist, with which list and how long, and never what was searched', async () => {
  useWorklist().search = '青葉'
  expect(await printed({ name: 'worklist' })).toMatchObject({
    what: 'list-printed',
    detail: { paper: 'screen', rows: 0, list: 'search' },
  })
})

test('paper has its own entries, and a screen without patients none', async () => {
  for (const route of [
    { name: 'print' },
    { name: 'history', params: { id: 'a' }, query: { day: '2026-10-01' } },
    { name: 'help' },
  ]) {
    shown = route
    window.dispatchEvent(new Event('beforeprint'))
  }
  await printed({ name: 'patient', params: { id: 'b' } })
  end()
  window.dispatchEvent(new Event('beforeprint'))
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect((await session.readActs(9)).map(({ what }) => what)).toEqual(['printed'])
})
