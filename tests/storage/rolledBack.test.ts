// @vitest-environment node
import { describe, expect, test } from 'vitest'
import type { StoreSession } from '@/storage'
import { backedClinic, backupOf } from './backups'
import { aClinic, anAct, AT, freshName, nth, openClinic, patients, resumed, the } from './clinic'
import { onDisk, removeRecord, sealedIn, tamper } from './disk'

/** Three pages, the first of them changed twice, and how it stood before the last change. */
async function threePages() {
  const name = freshName()
  const session = await openClinic(name)
  const all = patients(300)
  await session.commit(anAct({ patients: all }))
  await change(session, nth(all, 0).id, '1')
  const before = await Promise.all(['pages', 'slices'].map((store) => sealedIn(name, store)))
  await change(session, nth(all, 0).id, '2')
  const older = before.map((records) => the(records.find(({ version }) => version === 2)))
  const newer = the((await sealedIn(name, 'pages')).find(({ version }) => version === 3))
  return { name, session, all, older, newer }
}

async function change(session: StoreSession, id: string, phone: string): Promise<void> {
  const patient = the(await session.readPatient(id))
  await session.commit(anAct({ patients: [{ ...patient, phone }] }))
}

async function breaksOf(session: StoreSession) {
  return (await (await session.trail()).check()).broken
}

describe('the check of the log', () => {
  test('finds nothing where work alone wrote the pages, emptied ones included', async () => {
    const { session, all } = await threePages()
    await session.readPatients(all.map(({ id }) => id))
    await session.commit(anAct({ removedPatientIds: all.slice(0, 100).map(({ id }) => id) }))
    await session.commit(anAct({ patients: patients(3) }))
    expect(await breaksOf(session)).toEqual([])
  })

  for (const [what, isNewerGone] of [
    ['in place of the newer one', true],
    ['beside the newer one', false],
  ] as const) {
    test(`names the act that a page does not know which was put back ${what}`, async () => {
      const { name, session, all, older, newer } = await threePages()
      for (const [at, store] of ['pages', 'slices'].entries()) {
        await onDisk(name, (database) => database.put(store, nth(older, at)))
        if (isNewerGone) await removeRecord(name, store, newer)
      }
      const reader = await resumed(session.handle())
      await reader.readFacts()
      expect(await reader.readPatient(nth(all, 0).id)).toMatchObject({ phone: '1' })
      expect(await breaksOf(reader)).toEqual([{ number: 3, because: 'undone-by-hand' }])
      expect(reader.damages()).toContainEqual(expect.objectContaining({ store: 'pages', record: newer.id }))
    })
  }

  test('still names it when somebody has written into the older page since', async () => {
    const { name, session, all, older, newer } = await threePages()
    for (const [at, store] of ['pages', 'slices'].entries()) {
      await onDisk(name, (database) => database.put(store, nth(older, at)))
      await removeRecord(name, store, newer)
    }
    const reader = await resumed(session.handle())
    await change(reader, nth(all, 1).id, '3')
    expect(await reader.readPatient(nth(all, 0).id)).toMatchObject({ phone: '1' })
    expect(await breaksOf(reader)).toEqual([{ number: 3, because: 'undone-by-hand' }])
  })

  test('names the act whose settings of the clinic were put back to what they were', async () => {
    const { name, session } = await threePages()
    await session.commit(anAct({ clinic: aClinic('second') }))
    const second = nth(await sealedIn(name, 'documents'), 0)
    await session.commit(anAct({ clinic: aClinic('third') }))
    expect(await breaksOf(session)).toEqual([])
    await removeRecord(name, 'documents', nth(await sealedIn(name, 'documents'), 0))
    await onDisk(name, (database) => database.put('documents', second))
    const reader = await resumed(session.handle())
    expect((await reader.readClinic()).settings.name).toBe('second')
    expect(await breaksOf(reader)).toEqual([{ number: 5, because: 'undone-by-hand' }])
  })

  test('names the act whose page was taken out together with its facts', async () => {
    const { name, session } = await threePages()
    const page = the((await sealedIn(name, 'pages')).find(({ version }) => version === 1))
    await removeRecord(name, 'pages', page)
    await removeRecord(name, 'slices', page)
    expect(await breaksOf(await resumed(session.handle()))).toEqual([
      { number: 1, because: 'undone-by-hand' },
    ])
  })
})

test('a clinic that was repaired from a backup passes the check of its log', async () => {
  for (const isGone of [true, false]) {
    for (const count of [1, 3]) {
      const { session, name } = await backedClinic()
      const all = patients(3)
      await session.commit(anAct({ patients: all }))
      const { file } = await backupOf(session)
      await change(session, nth(all, 0).id, '1')
      const page = nth(await sealedIn(name, 'pages'), 0)
      if (isGone) await removeRecord(name, 'pages', page)
      else await tamper(name, 'pages', page)
      const reader = await resumed(session.handle())
      const olderPatientIds = all.slice(0, count).map(({ id }) => id)
      await (await reader.backups()).repair(file, { records: [], olderPatientIds }, AT)
      expect(await reader.readPatients(olderPatientIds)).toHaveLength(count)
      expect(await breaksOf(reader)).toEqual([])
    }
  }
})
