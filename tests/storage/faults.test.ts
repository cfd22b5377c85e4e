// @vitest-environment node
import { afterEach, describe, expect, test, vi } from 'vitest'
import { QuotaExceeded, type StoreSession } from '@/storage'
import {
  aClinic,
  anAct,
  aPatient,
  AT,
  freshName,
  numbersOf,
  openClinic,
  opened,
  patients,
  resumed,
  nth,
} from './clinic'
import { everyRecord } from './disk'

afterEach(() => {
  vi.restoreAllMocks()
})

/** A clinic of 150 patients whose act of changing, adding and removing writes records of every kind. */
async function aClinicAndAnAct() {
  const name = freshName()
  const session = await openClinic(name)
  const all = patients(150)
  await session.commit(anAct({ patients: all }))
  const change = (by: StoreSession) =>
    by.commit(
      anAct({
        patients: [{ ...nth(all, 3), phone: '1' }, { ...nth(all, 120), phone: '1' }, aPatient('90001')],
        removedPatientIds: [nth(all, 4).id],
        clinic: aClinic('neu'),
        import: { id: 'i', at: AT, by: 'x', files: [], counts: {}, patientIds: [] },
      }),
    )
  return { name, session, all, change }
}

type Given = [value: unknown, key?: IDBValidKey]
type Write = (this: IDBObjectStore, ...given: Given) => IDBRequest<IDBValidKey>

/** Lets the nth writing fail as the given error, thrown at once. */
function failAtPut(nth: number, error: Error): () => number {
  const { put } = IDBObjectStore.prototype as { put: Write }
  let count = 0
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...given: Given
  ) {
    count += 1
    if (count === nth) throw error
    return put.apply(this, given)
  })
  return () => count
}

describe('when something fails in the middle of an act', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    'at writing %i: the old state stands, whole, and the next act works',
    async (nth) => {
      const { name, session, change } = await aClinicAndAnAct()
      const before = await everyRecord(name)
      failAtPut(nth, new DOMException('full', 'QuotaExceededError'))
      await expect(change(session)).rejects.toThrow(QuotaExceeded)
      vi.restoreAllMocks()
      expect(await everyRecord(name)).toEqual(before)

      await change(session)
      const fresh = await resumed(session.handle())
      expect(await fresh.readFacts()).toHaveLength(150)
      expect((await fresh.readClinic()).settings.name).toBe('neu')
    },
  )

  test('there were ten writings to fail at, so the test above left none out', async () => {
    const { session, change } = await aClinicAndAnAct()
    const writings = failAtPut(Infinity, new Error('never'))
    await change(session)
    expect(writings()).toBe(10)
  })

  test('when the transaction is aborted from outside after everything was put, the old state stands', async () => {
    const { name, session, change } = await aClinicAndAnAct()
    const before = await everyRecord(name)
    const { add } = IDBObjectStore.prototype as { add: Write }
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
      this: IDBObjectStore,
      ...given: Given
    ) {
      const request = add.apply(this, given)
      const { transaction } = this
      request.addEventListener('success', () => transaction.abort())
      return request
    })
    await expect(change(session)).rejects.toThrow()
    vi.restoreAllMocks()
    expect(await everyRecord(name)).toEqual(before)
  })

  test('when the stream of patients breaks off, nothing of it is stored', async () => {
    const { name, session } = await aClinicAndAnAct()
    const before = await everyRecord(name)
    async function* broken() {
      yield* patients(250)
      await Promise.resolve()
      throw new Error('the file ended')
    }
    await expect(session.commit(anAct({ patients: broken() }))).rejects.toThrow('the file ended')
    expect(await everyRecord(name)).toEqual(before)
  })

  test('creating a clinic that fails half way leaves no clinic', async () => {
    const name = freshName()
    const database = await opened(name)
    failAtPut(2, new DOMException('full', 'QuotaExceededError'))
    const setup = { clinic: aClinic(), passphrase: 'a passphrase of length', userName: 'x' }
    await expect(database.createClinic(setup)).rejects.toThrow(QuotaExceeded)
    vi.restoreAllMocks()
    expect(await database.hasClinic()).toBe(false)
    const { session } = await database.createClinic(setup)
    session.close()
  })

  test('every act is one strict transaction over all that it writes', async () => {
    const { session, change } = await aClinicAndAnAct()
    const begun = vi.spyOn(IDBDatabase.prototype, 'transaction')
    await change(session)
    const writing = begun.mock.calls.filter(([, mode]) => mode === 'readwrite')
    expect(writing).toEqual([
      [
        expect.arrayContaining(['acts', 'pages', 'slices', 'documents', 'imports', 'history']),
        'readwrite',
        { durability: 'strict' },
      ],
    ])
  })
})

describe('when the database goes away', () => {
  test('another tab that deletes it is not blocked, and this tab hears of it and stores nothing more', async () => {
    const name = freshName()
    const database = await opened(name)
    const session = await database.createOpenClinic(aClinic())
    let closed = 0
    database.onClosed(() => (closed += 1))
    const other = await opened(name)
    await other.destroy()
    expect(closed).toBe(1)
    await expect(session.commit(anAct())).rejects.toMatchObject({ name: 'Closed' })
    await expect(session.readFacts()).rejects.toMatchObject({ name: 'Closed' })
    session.close()
  })
})

test('a failed act is not half known to the session either', async () => {
  const { session, all, change } = await aClinicAndAnAct()
  await session.readFacts()
  failAtPut(3, new DOMException('full', 'QuotaExceededError'))
  await expect(change(session)).rejects.toThrow(QuotaExceeded)
  vi.restoreAllMocks()
  expect(numbersOf(await session.readFacts())).toEqual(numbersOf(all))
  expect(await session.readPatient(nth(all, 4).id)).toEqual(all[4])
  expect(await session.readImports()).toEqual([])
  expect(await session.readActs(9)).toHaveLength(1)
})
