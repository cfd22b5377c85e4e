// @vitest-environment node
import { describe, expect, test } from 'vitest'
import type { Patient } from '@/domain/patient'
import { deletePrevious } from '@/storage/backup/sweeping'
import { makeCurrent } from '@/storage/registry'
import { unseal } from '@/storage/sealing/seal'
import { inflated } from '@/storage/sealing/deflate'
import type { StoreSession } from '@/storage'
import { backedClinic, backupOf, everybody, openRestored, restored } from './backups'
import { anAct, AT, nth, patients, resumed, the } from './clinic'
import { onDisk, removeRecord, sealedIn, tamper } from './disk'

async function change(session: StoreSession, id: string, phone: string): Promise<void> {
  const patient = the(await session.readPatient(id))
  await session.commit(anAct({ patients: [{ ...patient, phone }] }))
}

async function aClinicOf(count: number) {
  const made = await backedClinic()
  const all = patients(count)
  await made.session.commit(anAct({ patients: all }))
  return { ...made, all }
}

async function historyTexts(name: string, session: StoreSession): Promise<string> {
  const records = await sealedIn(name, 'history')
  const texts = records.map(async (record) => {
    const bytes = await inflated(await unseal(session.handle().keys, 'history', record))
    return new TextDecoder().decode(bytes)
  })
  return (await Promise.all(texts)).join('\n')
}

describe('a backup of another branch of the clinic', () => {
  /** Restored from an older backup, both clinics went on: the same version of a page is another one in each. */
  async function branches(count: number) {
    const { session, all } = await aClinicOf(count)
    const { file: older } = await backupOf(session)
    const { name } = await restored(older)
    const there = await openRestored(name)
    const one = nth(all, 0)
    await change(session, one.id, 'of the first branch')
    await change(there, one.id, 'of the second branch')
    return { session, there, name, one, all }
  }

  for (const more of [0, 5]) {
    test(`is offered as what stood then, never as the very page (${more} acts more)`, async () => {
      const { session, there, name, one } = await branches(3)
      for (let act = 0; act < more; act += 1) await session.commit(anAct())
      const { file } = await backupOf(session)
      await tamper(name, 'pages', nth(await sealedIn(name, 'pages'), 0))
      const backups = await there.backups()
      const { remedies } = await backups.remedies(file)
      expect(remedies).toMatchObject([{ store: 'pages', kind: 'older' }])
      const chosen = { records: [], olderPatientIds: [one.id] }
      expect(await backups.repair(file, chosen, AT)).toEqual({ records: 0, patients: 1 })
      expect(await there.readPatient(one.id)).toMatchObject({ phone: 'of the first branch' })
      // The version before stands in the other branch alone, and is not promised.
      const versions: (Patient | undefined)[] = []
      for await (const { content } of (await there.history()).ofPatient(one.id)) versions.push(content)
      expect(versions).toHaveLength(1)
      there.close()
    })
  }

  test('gives no act of its own in place of one of ours', async () => {
    const { session, there, name } = await branches(3)
    const { file } = await backupOf(session)
    await tamper(name, 'acts', the((await sealedIn(name, 'acts')).find(({ id }) => id === 2)))
    const { remedies, without } = await (await there.backups()).remedies(file)
    expect(remedies).toEqual([])
    expect(without).toMatchObject([{ store: 'acts', id: '2' }])
    there.close()
  })
})

test('a backup that has more acts than an older copy gives back the very page', async () => {
  const { session, name, all } = await aClinicOf(3)
  const { file: older } = await backupOf(session)
  await session.commit(anAct())
  await session.commit(anAct())
  const { file } = await backupOf(session)
  const { name: copy } = await restored(older)
  // As the older copy was, without the act that tells of the restore.
  await onDisk(copy, (database) => database.delete('acts', [2, 1]))
  await tamper(copy, 'pages', nth(await sealedIn(copy, 'pages'), 0))
  const there = await openRestored(copy)
  const { remedies } = await (await there.backups()).remedies(file)
  expect(remedies).toMatchObject([{ store: 'pages', kind: 'same' }])
  expect(nth(remedies, 0).patients).toHaveLength(all.length)
  expect(name).not.toBe(copy)
  there.close()
})

test('nobody is there twice when a newer backup is tried after an older one brought them back', async () => {
  const { session, name, all } = await aClinicOf(3)
  const { file: older } = await backupOf(session)
  await change(session, nth(all, 0).id, 'newer')
  const { file: newer } = await backupOf(session)
  await tamper(name, 'pages', nth(await sealedIn(name, 'pages'), 0))
  // With the slice gone too, nobody knows who is in the page, and it stays listed.
  await removeRecord(name, 'slices', nth(await sealedIn(name, 'slices'), 0))
  const reader = await resumed(session.handle())
  const backups = await reader.backups()
  const olderPatientIds = all.map(({ id }) => id)
  await backups.repair(older, { records: [], olderPatientIds }, AT)
  const { remedies } = await backups.remedies(newer)
  const records = remedies.filter(({ kind }) => kind === 'same')
  await backups.repair(newer, { records, olderPatientIds }, AT)
  const pages = (await sealedIn(name, 'pages')).length
  expect(pages).toBeGreaterThan(0)
  const numbers = (await (await resumed(session.handle())).readFacts()).map(({ number }) => number)
  expect(numbers.sort()).toEqual(all.map(({ number }) => number))
})

describe('somebody who was erased', () => {
  const ERASE = { what: 'patient-erased', why: '保存期間満了' }

  test('does not come back with a damaged part of the history that a backup has', async () => {
    const { session, name, all } = await aClinicOf(3)
    const [one, other] = [nth(all, 0), nth(all, 1)]
    const both = await session.readPatients([one.id, other.id])
    const marked = both.map((patient) => ({ ...patient, phone: `090-${patient.number}` }))
    await session.commit(anAct({ patients: marked }))
    await session.commit(anAct({ patients: marked.map((patient) => ({ ...patient, phone: '1' })) }))
    const { file } = await backupOf(session)
    await session.readPatient(one.id)
    await session.commit(anAct({ ...ERASE, erasedPatientIds: [one.id] }))
    for (const part of await sealedIn(name, 'history')) await tamper(name, 'history', part)
    const backups = await session.backups()
    const { remedies } = await backups.remedies(file)
    expect(remedies.map(({ store, kind }) => [store, kind])).toEqual([
      ['history', 'same'],
      ['history', 'same'],
    ])
    await backups.repair(file, { records: remedies, olderPatientIds: [] }, AT)
    const text = await historyTexts(name, session)
    expect(text).toContain(`090-${other.number}`)
    expect(text).not.toContain(`090-${one.number}`)
    expect(text).not.toContain(one.id)
  })

  test('while a backup is written is not in it: it is begun anew', async () => {
    const { session, all } = await aClinicOf(3)
    const one = nth(all, 0)
    await change(session, one.id, '090-7777-7777')
    await session.readPatient(one.id)
    let isErased = false
    const writing = backupOf(session, async () => {
      if (isErased) return
      isErased = true
      await session.commit(anAct({ ...ERASE, erasedPatientIds: [one.id] }))
    })
    await expect(writing).rejects.toMatchObject({ name: 'BackupOvertaken' })
    const { name } = await restored((await backupOf(session)).file)
    const there = await openRestored(name)
    expect(await everybody(there)).toHaveLength(2)
    expect(await historyTexts(name, there)).not.toContain(one.id)
    there.close()
  })
})

test('a clinic that another tab has put back into use is not deleted', async () => {
  const { session } = await aClinicOf(1)
  const { file } = await backupOf(session)
  const [first, second] = [await restored(file), await restored(file)]
  await makeCurrent(first.name, AT)
  await makeCurrent(second.name, AT)
  await makeCurrent(first.name, AT)
  await deletePrevious(first.name)
  const there = await openRestored(first.name)
  expect(await everybody(there)).toHaveLength(1)
  there.close()
})
