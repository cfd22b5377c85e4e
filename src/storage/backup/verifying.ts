import type { PatientFacts } from '@/domain/facts'
import type { Patient } from '@/domain/patient'
import { BadBackup } from '../errors'
import { checked as checkedLog } from '../ledger/check'
import type { Shelf } from '../pages/directory'
import type { Keyring } from '../sealing/keyring'
import { newestForm, STEPS } from '../stores/migrations'
import { KEPT_STORES, type Database } from '../stores/schema'
import type { Checked } from './checking'
import { nameOf, type RecordKey } from './records'
import type { Progress } from './types'

/** What was restored, and what it is held against. */
export interface Verifying {
  database: Database
  keys: Keyring
  checked: Checked
  /** What was read back and did not open, but for acts. */
  unopened: readonly RecordKey[]
  factsOf: (patient: Patient) => PatientFacts
}

/**
 * Judges what was read back from the new database: every record opens and is parsed, there are as many as the backup says,
 * and the log of acts is whole up to the seal. What could not be read when the backup was made may be unreadable here too,
 * and nothing else. Throws `BadBackup` (`tampered`). The progress is that of the log.
 */
export async function verifyRestored(
  { database, keys, checked, unopened, factsOf }: Verifying,
  onProgress: Progress,
  signal?: AbortSignal,
): Promise<void> {
  const form = newestForm(STEPS)
  const shelf: Shelf = { database, keys, form, steps: STEPS, factsOf, note: () => undefined }
  // What was removed while the backup was written is not part of it.
  const excused = new Set(
    [...checked.damages, ...checked.removals].map(({ store, key }) => nameOf(store, key)),
  )
  const broken = unopened.find(({ store, key }) => !excused.has(nameOf(store, key)))
  if (broken) throw new BadBackup('tampered', `${broken.store} ${broken.key[0]} does not open`)
  await verifyLog(shelf, checked, onProgress, signal)
  const { records } = checked.ending
  const found = await Promise.all(KEPT_STORES.map((store) => database.count(store)))
  const total = found.reduce((sum, count) => sum + count, 0)
  if (total !== records) throw new BadBackup('tampered', `${total} records in place of ${records}`)
}

/** The log is what the backup's seal says, with no more broken in it than was when the backup was made. */
async function verifyLog(
  shelf: Shelf,
  { ending, damages }: Checked,
  onProgress: Progress,
  signal?: AbortSignal,
): Promise<void> {
  const { seal, broken } = await checkedLog(shelf, onProgress, signal)
  if (seal.count !== ending.seal.count || seal.hash !== ending.seal.hash) {
    throw new BadBackup('tampered', `the log ends at ${seal.count} in place of ${ending.seal.count}`)
  }
  const unreadable = broken.filter(({ because }) => because === 'unreadable').length
  const known = damages.filter(({ store }) => store === 'acts').length
  if (unreadable > known) throw new BadBackup('tampered', `${unreadable} acts do not open`)
}
