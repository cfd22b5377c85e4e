import type { PatientFacts } from '@/domain/facts'
import type { Patient } from '@/domain/patient'
import { BadBackup, withNames } from '../errors'
import { newId } from '../id'
import { openLocks } from '../sealing/opening'
import { sessionOn } from '../session'
import { STEPS } from '../stores/migrations'
import { deleteStores, openStores } from '../stores/open'
import type { Database } from '../stores/schema'
import { writeAll } from '../stores/writing'
import { checkersFor } from './checkers'
import { edgesOf, type Checked } from './checking'
import { checkEnding, labelOf } from './label'
import { putBack } from './puttingBack'
import type { Progress, Restored, RestoreFrom } from './types'
import { verifyRestored } from './verifying'
import { HALF_RESTORED, LAST_BACKUP } from './known'

/** The parts of the progress: reading the file, reading the records back; the rest is the log. */
const READING = 0.4
const READING_BACK = 0.5

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
    const checkers = checkersFor(file.size, { database, keys: opened.keys }, name)
    try {
      await database.put('desk', { id: HALF_RESTORED, value: at })
      const told = (part: number): void => onProgress?.(Math.round(part * 1000), 1000)
      const { checked, unopened } = await putBack(
        database,
        checkers,
        file,
        (bytes, of, records) =>
          told((READING * bytes) / of + READING_BACK * Math.min(1, records / Math.max(1, ending.records))),
        signal,
      )
      checkers.end()
      await checkEnding(opened.keys, checked.beginning, checked.ending, checked.chain)
      const { user } = opened
      const session = sessionOn({ name, database, keys: opened.keys, user, steps: STEPS, factsOf })
      await verifyRestored(
        { database, keys: opened.keys, checked, unopened, factsOf },
        (done, of) => told(READING + READING_BACK + ((1 - READING - READING_BACK) * done) / of),
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
      checkers.end()
      database.close()
      await deleteStores(name)
      throw cause
    }
  })
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
