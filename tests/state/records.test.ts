import 'fake-indexeddb/auto'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { factsOf } from '@/domain/factsOf'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import { useClock } from '@/state/clock'
import { useMessages } from '@/state/messages'
import { useRecords } from '@/state/records'
import { useSession } from '@/state/session'
import { openDatabase, type ClinicDatabase, type StoreSession } from '@/storage'
import { aPatient } from '../domain/edit/builders'

const stored = aPatient()
const other = aPatient({ id: 'p2', number: '00999', importId: 'i1' })
const DONE = { ja: '済', en: 'done' }
let database: ClinicDatabase
let session: StoreSession
let count = 0

beforeEach(async () => {
  setActivePinia(createPinia())
  useClock().setZone('Asia/Tokyo')
  count += 1
  database = await openDatabase(`records-test-${count}`, { factsOf })
  session = await database.createOpenClinic({ settings: DEFAULT_SETTINGS, templates: [] })
  await session.commit({
    what: 'import',
    at: '2026-11-22T09:00:00',
    patients: [stored],
    import: { id: 'i1', at: '2026-11-22T09:00:00', by: '受付', files: [], counts: {}, patientIds: ['p1'] },
  })
  vi.spyOn(useSession(), 'openStore').mockReturnValue(session)
  await useRecords().load()
})

afterEach(async () => {
  await database.destroy()
})

describe('a change that makes another person', () => {
  const split = () => ({ patient: { ...stored, name: '青木 華' }, other })

  test('stores both in one act, and the import that brought the rows names both', async () => {
    const records = useRecords()
    expect(await records.changeWith('p1', 'doubt-decided', split, () => DONE)).toBeUndefined()
    expect([await records.patient('p1'), await records.patient('p2')]).toMatchObject([
      { name: '青木 華' },
      { number: '00999' },
    ])
    expect(records.idOfNumber('00999')).toBe('p2')
    expect((await session.readActs(9)).map(({ what }) => what)).toEqual(
      expect.arrayContaining(['doubt-decided']),
    )
    expect(await session.readImports()).toMatchObject([{ id: 'i1', patientIds: ['p1', 'p2'] }])
  })

  test('taken back, it leaves neither the change nor the other person', async () => {
    const records = useRecords()
    await records.changeWith('p1', 'doubt-decided', split, () => DONE)
    await useMessages().list.at(-1)?.undo?.()
    expect(await records.patient('p1')).toEqual(stored)
    expect(await records.patient('p2')).toBeUndefined()
    expect(records.idOfNumber('00999')).toBeUndefined()
    expect(await session.readImports()).toMatchObject([{ patientIds: ['p1'] }])
  })

  test('is not taken back once the other person has been changed', async () => {
    const records = useRecords()
    await records.changeWith('p1', 'doubt-decided', split, () => DONE)
    const undo = useMessages().list.at(-1)?.undo
    await records.change('p2', 'patient-edited', (before) => ({ ...before, phone: '03-0000-0000' }))
    await undo?.()
    expect(await records.patient('p2')).toMatchObject({ phone: '03-0000-0000' })
    expect(useMessages().list.at(-1)?.kind).toBe('warning')
  })

  test('is refused as a whole where the number is taken', async () => {
    const records = useRecords()
    const problem = await records.changeWith('p1', 'doubt-decided', () => ({
      patient: { ...stored, name: '青木 華' },
      other: { ...other, number: stored.number },
    }))
    expect(problem).toMatchObject({ code: 'number-taken', received: '00142' })
    expect(await records.patient('p1')).toEqual(stored)
  })
})
