import 'fake-indexeddb/auto'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { day } from '@/domain/day'
import { factsOf } from '@/domain/factsOf'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import { useClock } from '@/state/clock'
import { exportList } from '@/state/exportList'
import { useRecords } from '@/state/records'
import { useSession } from '@/state/session'
import { openDatabase, type ClinicDatabase, type StoreSession } from '@/storage'
import { aPatient } from '../domain/edit/builders'

let database: ClinicDatabase
let session: StoreSession
let written = ''
let count = 0

beforeEach(async () => {
  setActivePinia(createPinia())
  useClock().setZone('Asia/Tokyo')
  count += 1
  database = await openDatabase(`export-test-${count}`, { factsOf })
  session = await database.createOpenClinic({ settings: DEFAULT_SETTINGS, templates: [] })
  await session.commit({
    what: 'made',
    at: '2026-11-22T09:00:00',
    patients: [
      aPatient({ id: 'p1', number: '00001', name: '青葉 葵', nextVisit: day('2026-11-25') }),
      aPatient({ id: 'p2', number: '00002', name: '北沢 健', nextVisit: day('2026-11-26') }),
    ],
  })
  vi.spyOn(useSession(), 'openStore').mockReturnValue(session)
  await useRecords().load()
  written = ''
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x')
  vi.stubGlobal(
    'Blob',
    class {
      constructor(given: BlobPart[]) {
        written = given.filter((part) => typeof part === 'string').join('')
      }
    },
  )
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
})

afterEach(async () => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  await database.destroy()
})

test('the exported list holds those of the filter, and the log of acts says that it left, with nobody’s name', async () => {
  await exportList({ chip: 'all' })
  expect(written).toContain('青葉 葵')
  expect(written).toContain('北沢 健')
  const [act] = await session.readActs(1)
  expect(act).toMatchObject({ what: 'list-exported', detail: { rows: 2, list: 'all' }, patients: 0 })
  expect(JSON.stringify(act)).not.toContain('青葉')
})

test('the list of the visits of a day holds only those', async () => {
  await exportList({ visit: day('2026-11-25') })
  expect(written).toContain('00001')
  expect(written).not.toContain('00002')
  expect((await session.readActs(1))[0]?.detail).toEqual({ rows: 1, visit: '2026-11-25' })
})

test('a search is noted as one, never with what was searched', async () => {
  await exportList({ chip: 'all', search: '青葉' })
  expect(written).not.toContain('00002')
  const [act] = await session.readActs(1)
  expect(act?.detail).toEqual({ rows: 1, list: 'search' })
  expect(JSON.stringify(act)).not.toContain('青葉')
})

test('where the log cannot be written, nothing leaves', async () => {
  vi.spyOn(session, 'commit').mockRejectedValue(new Error('no space'))
  await expect(exportList({ chip: 'all' })).rejects.toThrow('no space')
  expect(written).toBe('')
})
