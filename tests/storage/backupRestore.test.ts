// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { BadBackup, openDatabase } from '@/storage'
import { deletePrevious, replacedClinics, sweepHalfRestored } from '@/storage/backup/sweeping'
import { rememberTakenBack } from '@/storage/backup/takingBack'
import { currentDatabase, makeCurrent, previousDatabases } from '@/storage/registry'
import { deleteStores } from '@/storage/stores/open'
import { anAct, AT, factsOf, nth, PASSPHRASE, patients, the } from './clinic'
import { backedClinic, backupOf, everybody, openRestored, restored, restoredDatabases } from './backups'
import { everyRecord, onDisk } from './disk'

async function aBackup() {
  const made = await backedClinic()
  const all = patients(230)
  await made.session.commit(anAct({ patients: all }))
  return { ...made, all, ...(await backupOf(made.session)) }
}

function because(cause: unknown): string {
  return cause instanceof BadBackup ? cause.because : String(cause)
}

beforeEach(async () => {
  for (const { name } of await indexedDB.databases()) {
    if (name?.startsWith('saiketsu')) await deleteStores(name)
  }
})

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a restore that is refused', () => {
  test.each([
    ['a wrong passphrase', { secret: { passphrase: 'not the passphrase at all' } }, 'wrong-key'],
    ['a mistyped recovery key', { secret: { recoveryKey: 'AAAA-BBBB' } }, 'wrong-key'],
    ['the backup of another clinic', { clinicId: 'another one' }, 'other-clinic'],
  ])('for %s makes no database at all', async (_, more, expected) => {
    const { file } = await aBackup()
    const begun = vi.spyOn(indexedDB, 'open')
    const refusal = await restored(file, more).catch((cause: unknown) => cause)
    expect(because(refusal)).toBe(expected)
    expect(begun).not.toHaveBeenCalled()
  })

  test('for a damaged file leaves nothing behind', async () => {
    const { file } = await aBackup()
    const bytes = new Uint8Array(await file.arrayBuffer())
    const middle = bytes.length >> 1
    bytes[middle] = (bytes[middle] ?? 0) ^ 1
    expect(because(await restored(new Blob([bytes])).catch((cause: unknown) => cause))).toBe('damaged')
    expect(await restoredDatabases()).toEqual([])
  })

  test('for a cut file leaves nothing behind', async () => {
    const { file } = await aBackup()
    const cut = file.slice(0, file.size - 3000)
    expect(because(await restored(cut).catch((cause: unknown) => cause))).toBe('cut')
    expect(await restoredDatabases()).toEqual([])
  })
})

describe('a crash', () => {
  /** Lets the nth strict transaction of the restore and all after it fail, as when the process is gone. */
  function crashAt(nth: number): () => number {
    const begin = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction')?.value as (
      this: IDBDatabase,
      ...given: Parameters<IDBDatabase['transaction']>
    ) => IDBTransaction
    let count = 0
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...given) {
      if (given[1] === 'readwrite') count += 1
      if (count >= nth) throw new Error('the process was killed')
      return begin.apply(this, given)
    })
    // Nobody cleans up behind a killed process.
    vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation(() => {
      throw new Error('the process was killed')
    })
    return () => count
  }

  test('there are as many steps as the test below crashes at', async () => {
    const { file } = await aBackup()
    const steps = crashAt(Infinity)
    const { name } = await restored(file)
    await makeCurrent(name, AT)
    expect(steps()).toBe(6)
  })

  test.each([1, 2, 3, 4, 5, 6])(
    'at step %i leaves the clinic as it was; the half database is swept away, and the next try works',
    async (step) => {
      const { file, name: original, session } = await aBackup()
      const before = await everyRecord(original)
      crashAt(step)
      await expect(restored(file).then(({ name }) => makeCurrent(name, AT))).rejects.toThrow()
      vi.restoreAllMocks()

      expect(await currentDatabase()).toBe('saiketsu')
      expect(await restoredDatabases()).toHaveLength(1)
      await sweepHalfRestored()
      expect(await restoredDatabases()).toEqual([])
      expect(await everyRecord(original)).toEqual(before)

      const { name } = await restored(file)
      await makeCurrent(name, AT)
      expect(await currentDatabase()).toBe(name)
      expect(await everybody(await openRestored(name))).toEqual(await everybody(session))
    },
  )
})

describe('the registry', () => {
  test('names the first database as long as nothing was restored', async () => {
    expect(await currentDatabase()).toBe('saiketsu')
    expect(await previousDatabases()).toEqual([])
  })

  test('keeps every clinic that was replaced, and takes one back', async () => {
    const { file } = await aBackup()
    const one = await restored(file)
    const other = await restored(file)
    await makeCurrent(one.name, AT)
    await makeCurrent(other.name, '2026-11-23T09:00:00')
    expect(await previousDatabases()).toEqual([
      { name: one.name, until: '2026-11-23T09:00:00' },
      { name: 'saiketsu', until: AT },
    ])
    await sweepHalfRestored()
    expect((await restoredDatabases()).sort()).toEqual([one.name, other.name].sort())

    await makeCurrent(one.name, '2026-11-24T09:00:00')
    expect(await currentDatabase()).toBe(one.name)
    expect((await previousDatabases()).map(({ name }) => name)).toEqual([other.name, 'saiketsu'])
  })

  test('lets one go only when somebody says so', async () => {
    const { file } = await aBackup()
    const one = await restored(file)
    const other = await restored(file)
    await makeCurrent(one.name, AT)
    await makeCurrent(other.name, AT)
    await deletePrevious(one.name)
    expect((await previousDatabases()).map(({ name }) => name)).toEqual(['saiketsu'])
    expect(await restoredDatabases()).toEqual([other.name])
  })

  test('is offered only where it holds a clinic', async () => {
    const { file } = await aBackup()
    const one = await restored(file)
    const other = await restored(file)
    // Nothing was there before the first.
    await makeCurrent(one.name, AT)
    expect(await replacedClinics()).toEqual([])
    await makeCurrent(other.name, AT)
    expect((await replacedClinics()).map(({ name }) => name)).toEqual([one.name])
  })

  test('that was taken back says so in its log, once', async () => {
    const { file } = await aBackup()
    const { name } = await restored(file)
    await rememberTakenBack(name, AT)
    const session = await openRestored(name)
    const backups = await session.backups()
    const before = (await session.readMoments(99)).length
    await backups.nowInUse(AT)
    await backups.nowInUse(AT)
    expect((await session.readActs(1))[0]).toMatchObject({ what: 'taken-back', detail: { since: AT } })
    expect(await session.readMoments(99)).toHaveLength(before + 1)
  })

  test('that was lost does not cost the restored clinic: what was once opened is never swept away', async () => {
    const { file } = await aBackup()
    const { name } = await restored(file)
    await makeCurrent(name, AT)
    await (await (await openRestored(name)).backups()).nowInUse()
    await deleteStores('saiketsu-registry')
    await sweepHalfRestored()
    expect(await restoredDatabases()).toEqual([name])
  })

  test('putting the same database into use twice keeps nothing', async () => {
    const { file } = await aBackup()
    const { name } = await restored(file)
    await makeCurrent(name, AT)
    await makeCurrent(name, AT)
    expect((await previousDatabases()).map((one) => one.name)).toEqual(['saiketsu'])
  })

  test('a sweep leaves every other database alone', async () => {
    const names = ['saiketsu-demo', 'saiketsu', 'somebody-else', 'saiketsu-notes-of-a-neighbour']
    for (const name of names) (await openDatabase(name, { factsOf })).close()
    await sweepHalfRestored()
    const left = (await indexedDB.databases()).map(({ name }) => name)
    expect(names.filter((name) => !left.includes(name))).toEqual([])
  })
})

describe('a restored clinic', () => {
  test('knows from which backup it comes, and keeps what belongs to the computer', async () => {
    const { file } = await aBackup()
    const { name } = await restored(file, { desk: [{ id: 'backup-folder', value: 'a folder' }] })
    const backups = await (await openRestored(name)).backups()
    expect(await backups.newest()).toEqual({ at: AT, count: 1, where: 'restored' })
    expect(await backups.kept('backup-folder')).toBe('a folder')
  })

  test('has none of what only the other computer knew: wrong tries, what somebody had typed', async () => {
    const { file, name: original } = await aBackup()
    await onDisk(original, (database) => database.put('attempts', { id: 'x', at: [AT] }))
    const { name } = await restored(file)
    const stores = new Set((await everyRecord(name)).map(({ store }) => store))
    expect(stores.has('attempts')).toBe(false)
    expect(stores.has('drafts')).toBe(false)
  })

  test('can be changed, and backed up and restored again', async () => {
    const { file, all } = await aBackup()
    const { name } = await restored(file)
    const session = await openRestored(name)
    const patient = the(await session.readPatient(nth(all, 5).id))
    await session.commit(anAct({ patients: [{ ...patient, phone: 'later' }] }))
    const second = await backupOf(session)
    const again = await openRestored((await restored(second.file)).name)
    expect((await again.readPatient(patient.id))?.phone).toBe('later')
    expect((await again.readActs(9)).map(({ what }) => what)).toEqual([
      'restored',
      'test',
      'restored',
      'test',
    ])
  })
})

describe('a backup held against the open clinic', () => {
  test('says how many acts would be lost, and until when', async () => {
    const { session, written } = await aBackup()
    const backups = await session.backups()
    expect(await backups.compare(written.label)).toEqual({ isOurs: true, lostActs: 0, moreActs: 0 })
    await session.commit(anAct({ at: '2026-11-22T10:00:00' }))
    await session.commit(anAct({ at: '2026-11-22T11:00:00' }))
    expect(await backups.compare(written.label)).toEqual({
      isOurs: true,
      lostActs: 2,
      lostUntil: '2026-11-22T11:00:00',
      moreActs: 0,
    })
  })

  test('that is newer than the clinic is none of its own: the clinic is an older copy', async () => {
    const { file, session } = await aBackup()
    const { name } = await restored(file)
    await session.commit(anAct())
    await session.commit(anAct())
    const { written } = await backupOf(session)
    const older = await (await openRestored(name)).backups()
    expect(await older.compare(written.label)).toMatchObject({ isOurs: false, moreActs: 1 })
  })

  test('is told apart by its two ends alone, from other clinics and from other files', async () => {
    const { session, file, written } = await aBackup()
    const other = await aBackup()
    const backups = await session.backups()
    expect(await backups.peek(file)).toEqual(written.label)
    expect(await backups.peek(other.file)).toBeUndefined()
    expect(await backups.peek(new Blob(['a letter']))).toBeUndefined()
    expect(await backups.peek(file.slice(0, 4000))).toBeUndefined()
  })
})

test('a written backup stands in the log, and this computer remembers it', async () => {
  const { session, written } = await aBackup()
  const backups = await session.backups()
  expect(await backups.newest()).toBeUndefined()
  await backups.noteWritten(written, 'folder', '2026-11-22T09:31:00')
  expect(await backups.newest()).toEqual({ at: AT, count: 1, where: 'folder' })
  const { seal } = written.label
  expect((await session.readActs(1))[0]).toMatchObject({
    what: 'backup-written',
    at: '2026-11-22T09:31:00',
    detail: { where: 'folder', count: seal.count, hash: seal.hash, bytes: written.bytes },
  })
})

describe('when somebody was removed', () => {
  const OTHERS = 'もう一人のパスフレーズです'

  async function withSomebodyRemoved() {
    const made = await aBackup()
    const people = await made.session.people()
    const added = await people.add(
      { name: '鈴木', role: 'nurse', passphrase: OTHERS },
      { passphrase: PASSPHRASE },
      AT,
    )
    if (!added) throw new Error('nobody was added')
    const before = await backupOf(made.session)
    await people.remove(added.id, { passphrase: PASSPHRASE }, AT, false)
    const session = the(await made.database.unlock(PASSPHRASE))
    await (await session.people()).reseal()
    const again = the(await made.database.unlock(PASSPHRASE))
    return { ...made, before, session: again, after: await backupOf(again) }
  }

  test('an old backup still opens with the passphrase of that day, a new one does not', async () => {
    const { before, after } = await withSomebodyRemoved()
    expect((await restored(before.file, { secret: { passphrase: OTHERS } })).user.name).toBe('鈴木')
    const refusal = await restored(after.file, { secret: { passphrase: OTHERS } }).catch(
      (cause: unknown) => cause,
    )
    expect(because(refusal)).toBe('wrong-key')
    expect((await restored(after.file)).user.name).toBe('佐藤 花子')
  })

  test('an old backup is still known as one of ours, and cannot be used to repair', async () => {
    const { before, session } = await withSomebodyRemoved()
    const backups = await session.backups()
    const label = the(await backups.peek(before.file))
    expect((await backups.compare(label)).isOurs).toBe(true)
    await expect(backups.remedies(before.file)).rejects.toMatchObject({ because: 'wrong-key' })
  })

  test('a backup that was under way at that moment is begun anew', async () => {
    const { session } = await aBackup()
    let isAdded = false
    const writing = backupOf(session, async () => {
      if (isAdded) return
      isAdded = true
      await (
        await session.people()
      ).add({ name: '鈴木', role: 'nurse', passphrase: OTHERS }, { passphrase: PASSPHRASE }, AT)
    })
    await expect(writing).rejects.toMatchObject({ name: 'BackupOvertaken' })
    expect((await restored((await backupOf(session)).file)).user.name).toBe('佐藤 花子')
  })
})
