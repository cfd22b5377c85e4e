import type { PatientFacts } from '@/domain/facts'
import type { Patient } from '@/domain/patient'
import { BadBackup, withNames } from '../errors'
import { newId } from '../id'
import { openLocks } from '../sealing/opening'
import { sessionOn } from '../session'
import { STEPS } from '../stores/migrations'
import { deleteStores, openStores } from '../stores/open'
import { KEPT_STORES, type Database } from '../stores/schema'
import { writeAll } from '../stores/writing'
import { edgesOf, readBackup, type Checked } from './checking'
import { checkEnding, labelOf } from './label'
import type { StoredRecord } from './records'
import type { Progress, Restored, RestoreFrom } from './types'
import { verifyRestored } from './verifying'
import { HALF_RESTORED, LAST_BACKUP } from './known'

/** So much is put in one transaction: a disk is slow to say that something is safe. */
const TRANSACTION_BYTES = 8 << 20

/** The part of the progress that reading the file takes; the rest is the verification. */
const READING = 0.4

/**
 * Restores a backup into a database of its own, and verifies everything there: the sealed end, every record, the log of
 * acts. Nothing else is touched. Throws `BadBackup` when the file or the secret is not the right one, and leaves nothing
 * behind then. Until `makeCurrent` names the new database it is not in use.
 */
export function restoreBackup(
  { file, secret, at, clinicId, desk = [] }: RestoreFrom,
  factsOf: (patient: Patient) => PatientFacts,
  onProgress?: Progress,
  signal?: AbortSignal,
): Promise<Restored> {
  return withNames(async () => {
    const { beginning, ending } = await edgesOf(file)
    if (clinicId !== undefined && beginning.clinicId !== clinicId) {
      throw new BadBackup('other-clinic', `of the clinic ${beginning.clinicId}`)
    }
    const opened = await openLocks(beginning.locks, secret)
    if (!opened) throw new BadBackup('wrong-key', 'the secret opens none of the locks')
    await checkEnding(opened.keys, beginning, ending)
    const name = `saiketsu-${newId()}`
    const database = await openStores(name, STEPS, () => undefined)
    try {
      await database.put('desk', { id: HALF_RESTORED, value: at })
      const told = (part: number): void => onProgress?.(Math.round(part * 1000), 1000)
      const checked = await putBack(database, file, (done, of) => told((READING * done) / of), signal)
      await checkEnding(opened.keys, checked.beginning, checked.ending, checked.chain)
      const { user } = opened
      const session = sessionOn({ name, database, keys: opened.keys, user, steps: STEPS, factsOf })
      await verifyRestored(
        { database, keys: opened.keys, checked, factsOf },
        (done, of) => told(READING + ((1 - READING) * done) / of),
        signal,
      )
      await keepDesk(database, checked, desk)
      await session.commit({
        what: 'restored',
        at,
        detail: { backup: checked.label.at, count: checked.label.seal.count },
      })
      session.close()
      database.close()
      return { name, label: labelOf(checked.beginning, checked.ending), user }
    } catch (cause) {
      database.close()
      await deleteStores(name)
      throw cause
    }
  })
}

/** Puts everything of a file into an empty database, some megabytes at a time. */
async function putBack(
  database: Database,
  file: Blob,
  onProgress: Progress,
  signal?: AbortSignal,
): Promise<Checked> {
  let waiting: StoredRecord[] = []
  let bytes = 0
  const flush = async (): Promise<void> => {
    const records = waiting
    waiting = []
    bytes = 0
    const transaction = database.transaction([...KEPT_STORES], 'readwrite', { durability: 'strict' })
    await writeAll(transaction, (note) => {
      for (const { store, record } of records) note(transaction.objectStore(store).put(record))
    })
  }
  const take = async (records: StoredRecord[]): Promise<void> => {
    for (const one of records) {
      waiting.push(one)
      bytes += one.record.data.byteLength
    }
    if (bytes >= TRANSACTION_BYTES) await flush()
  }
  const checked = await readBackup(file, take, onProgress, signal)
  await flush()
  const transaction = database.transaction([...KEPT_STORES, 'locks'], 'readwrite', { durability: 'strict' })
  await writeAll(transaction, (note) => {
    for (const { store, key } of checked.removals) note(transaction.objectStore(store).delete(key))
    for (const lock of checked.beginning.locks) note(transaction.objectStore('locks').put(lock))
  })
  return checked
}

/** The computer goes on knowing its folder, and that the clinic has a backup. */
async function keepDesk(
  database: Database,
  { label }: Checked,
  desk: NonNullable<RestoreFrom['desk']>,
): Promise<void> {
  const transaction = database.transaction('desk', 'readwrite', { durability: 'strict' })
  const known = { at: label.at, count: label.seal.count, where: 'restored' }
  await writeAll(transaction, (note) => {
    for (const item of [...desk, { id: LAST_BACKUP, value: known }]) note(transaction.store.put(item))
  })
}
