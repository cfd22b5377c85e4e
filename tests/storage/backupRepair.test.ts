// @vitest-environment node
import { describe, expect, test } from 'vitest'
import type { StoreSession } from '@/storage'
import { anAct, AT, nth, patients, resumed } from './clinic'
import { backedClinic, backupOf, everybody } from './backups'
import { everyRecord, onDisk, removeRecord, sealedIn, tamper } from './disk'
import type { Remedies } from '@/storage/backup/types'

const LATER = '2026-11-23T10:00:00'

/** A clinic of three pages and its backup; what happens afterwards is up to each test. */
async function aBackup() {
  const made = await backedClinic()
  const all = patients(300)
  await made.session.commit(anAct({ patients: all }))
  const { file } = await backupOf(made.session)
  return { ...made, all, file }
}

async function change(session: StoreSession, id: string, phone: string): Promise<void> {
  const patient = await session.readPatient(id)
  if (patient) await session.commit(anAct({ patients: [{ ...patient, phone }] }))
}

function everyRemedy({ remedies }: Remedies) {
  return {
    records: remedies.filter(({ kind }) => kind !== 'older'),
    olderPatientIds: remedies
      .filter(({ kind }) => kind === 'older')
      .flatMap((one) => one.patients.map(({ id }) => id)),
  }
}

describe('a damaged page', () => {
  test('that has not changed since the backup is put back byte for byte, in one act', async () => {
    const { session, name, file, all } = await aBackup()
    const before = await everyRecord(name)
    await tamper(name, 'pages', nth(await sealedIn(name, 'pages'), 1))
    const reader = await resumed(session.handle())
    await reader.readFacts()
    await expect(everybody(reader)).rejects.toMatchObject({ name: 'Damaged' })
    const backups = await reader.backups()
    const remedies = await backups.remedies(file)
    expect(remedies.remedies).toMatchObject([{ store: 'pages', kind: 'same' }])
    expect(nth(remedies.remedies, 0).patients).toHaveLength(100)
    expect(remedies.without).toEqual([])

    expect(await backups.repair(file, everyRemedy(remedies), LATER)).toEqual({ records: 1, patients: 0 })
    expect(await everybody(reader)).toEqual(all)
    expect(reader.damages()).toEqual([])
    const pages = (records: typeof before) => records.filter(({ store }) => store === 'pages')
    expect(pages(await everyRecord(name))).toEqual(pages(before))
    const [act] = await reader.readActs(1)
    expect(act).toMatchObject({
      what: 'repaired',
      at: LATER,
      detail: { backup: AT, records: 1, patients: 0 },
    })
    expect(act?.patientIds).toHaveLength(100)
  })

  test('that has changed since is offered patient by patient, as it was then', async () => {
    const { session, name, file, all } = await aBackup()
    const [one, other] = [nth(all, 10), nth(all, 11)]
    await change(session, one.id, 'newer')
    const damaged = (await sealedIn(name, 'pages')).find(({ version }) => version === 2)
    if (!damaged) throw new Error('no page was changed')
    await tamper(name, 'pages', damaged)
    const reader = await resumed(session.handle())
    const backups = await reader.backups()
    const remedies = await backups.remedies(file)
    expect(remedies.remedies).toMatchObject([{ store: 'pages', kind: 'older' }])
    expect(nth(remedies.remedies, 0).patients).toHaveLength(100)

    const chosen = { records: [], olderPatientIds: [one.id, other.id], why: 'バックアップから' }
    expect(await backups.repair(file, chosen, LATER)).toEqual({ records: 0, patients: 2 })
    expect(await reader.readPatient(one.id)).toEqual(one)
    expect(await reader.readPatient(other.id)).toEqual(other)
    expect((await reader.readFacts()).length).toBe(300)
    await expect(reader.readPatient(nth(all, 12).id)).rejects.toMatchObject({ name: 'Damaged' })
    const [left] = reader.damages()
    expect(left?.patientIds).toHaveLength(98)
    expect((await reader.readActs(1))[0]).toMatchObject({ what: 'repaired', why: 'バックアップから' })

    const again = await backups.remedies(file)
    expect(nth(again.remedies, 0).patients).toHaveLength(98)
    await backups.repair(file, everyRemedy(again), LATER)
    expect(await everybody(await resumed(session.handle()))).toEqual(all)
    expect((await backups.scan()).length).toBe(0)
  })

  test('whose patients are brought back can be changed again like any other', async () => {
    const { session, name, file, all } = await aBackup()
    await change(session, nth(all, 10).id, 'newer')
    for (const page of await sealedIn(name, 'pages'))
      if (page.version === 2) await tamper(name, 'pages', page)
    const reader = await resumed(session.handle())
    const backups = await reader.backups()
    await backups.repair(file, everyRemedy(await backups.remedies(file)), LATER)
    await change(reader, nth(all, 10).id, 'after the repair')
    expect((await (await resumed(session.handle())).readPatient(nth(all, 10).id))?.phone).toBe(
      'after the repair',
    )
  })

  test('that somebody took out is put back', async () => {
    const { session, name, file, all } = await aBackup()
    await removeRecord(name, 'pages', nth(await sealedIn(name, 'pages'), 2))
    const reader = await resumed(session.handle())
    await reader.readFacts()
    const backups = await reader.backups()
    await backups.repair(file, everyRemedy(await backups.remedies(file)), LATER)
    expect(await everybody(reader)).toEqual(all)
  })

  test('together with its slice is put back, and its patients stand in the list again', async () => {
    const { session, name, file, all } = await aBackup()
    await tamper(name, 'pages', nth(await sealedIn(name, 'pages'), 0))
    await tamper(name, 'slices', nth(await sealedIn(name, 'slices'), 0))
    const reader = await resumed(session.handle())
    expect(await reader.readFacts()).toHaveLength(200)
    const backups = await reader.backups()
    const remedies = await backups.remedies(file)
    await backups.repair(file, everyRemedy(remedies), LATER)
    expect(await reader.readFacts()).toHaveLength(300)
    expect(await everybody(reader)).toEqual(all)
    expect(await backups.scan()).toEqual([])
  })

  test('that no backup has stays named', async () => {
    const { session, name, file } = await aBackup()
    await session.commit(
      anAct({ patients: patients(100).map((one) => ({ ...one, number: `9${one.number}` })) }),
    )
    const old = new Set((await everyRecord(name)).map(({ key }) => JSON.stringify(key)))
    const fresh = (await sealedIn(name, 'pages')).at(-1)
    expect(old.size).toBeGreaterThan(0)
    const pages = await sealedIn(name, 'pages')
    const inBackup = new Set((await (await session.backups()).remedies(file)).remedies.map(({ id }) => id))
    expect(inBackup.size).toBe(0)
    expect(fresh).toBeDefined()
    for (const page of pages) await tamper(name, 'pages', page)
    const { remedies, without } = await (await session.backups()).remedies(file)
    expect(remedies).toHaveLength(3)
    expect(without).toHaveLength(1)
    expect(without[0]?.patientIds).toHaveLength(100)
  })
})

describe('other damage', () => {
  test('to a slice is mended from its page, whatever the backup has', async () => {
    const { session, name, file, all } = await aBackup()
    await change(session, nth(all, 10).id, 'newer')
    for (const slice of await sealedIn(name, 'slices')) await tamper(name, 'slices', slice)
    const backups = await session.backups()
    const remedies = await backups.remedies(file)
    expect(remedies.remedies.map(({ kind }) => kind)).toEqual(['rebuilt', 'rebuilt', 'rebuilt'])
    expect(await backups.repair(file, everyRemedy(remedies), LATER)).toEqual({ records: 3, patients: 0 })
    expect(await backups.scan()).toEqual([])
    expect((await (await resumed(session.handle())).readPatient(nth(all, 10).id))?.phone).toBe('newer')
  })

  test('to the log is put back: an act that was changed, and one that was taken out', async () => {
    const { session, name } = await aBackup()
    for (let count = 0; count < 3; count += 1) await session.commit(anAct())
    const { file } = await backupOf(session)
    const before = await session.readActs(99)
    const acts = await sealedIn(name, 'acts')
    await tamper(name, 'acts', nth(acts, 1))
    await removeRecord(name, 'acts', nth(acts, 2))
    const backups = await session.backups()
    const remedies = await backups.remedies(file)
    expect(remedies.remedies.map(({ store, id, kind }) => [store, id, kind])).toEqual([
      ['acts', '2', 'same'],
      ['acts', '3', 'same'],
    ])
    await backups.repair(file, everyRemedy(remedies), LATER)
    expect((await session.readActs(99)).slice(1)).toEqual(before)
    expect((await (await session.trail()).check()).broken).toEqual([])
  })
})

describe('a repair that is refused', () => {
  test('with the backup of another clinic', async () => {
    const { session, name } = await aBackup()
    const other = await aBackup()
    await tamper(name, 'pages', nth(await sealedIn(name, 'pages'), 0))
    const backups = await session.backups()
    await expect(backups.remedies(other.file)).rejects.toMatchObject({ because: 'other-clinic' })
  })

  test('with nothing chosen writes nothing', async () => {
    const { session, name, file } = await aBackup()
    await tamper(name, 'pages', nth(await sealedIn(name, 'pages'), 0))
    const before = await everyRecord(name)
    const backups = await session.backups()
    const nothing = { records: [], olderPatientIds: [] }
    expect(await backups.repair(file, nothing, LATER)).toEqual({ records: 0, patients: 0 })
    expect(await everyRecord(name)).toEqual(before)
  })

  test('when somebody else was first: neither the act nor a half of it is stored', async () => {
    const { session, name, file } = await aBackup()
    const page = nth(await sealedIn(name, 'pages'), 0)
    await removeRecord(name, 'pages', page)
    const one = await (await resumed(session.handle())).backups()
    const other = await (await resumed(session.handle())).backups()
    const remedies = everyRemedy(await one.remedies(file))
    const both = await Promise.allSettled([
      one.repair(file, remedies, LATER),
      other.repair(file, remedies, LATER),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const acts = await onDisk(name, (database) => database.count('acts'))
    expect(acts).toBe(2)
  })
})
