import type { PatientFacts } from '@/domain/facts'
import type { Patient } from '@/domain/patient'
import { BadBackup } from '../errors'
import { checked as checkedLog } from '../ledger/check'
import type { Shelf } from '../pages/directory'
import { sliceOf } from '../pages/slice'
import { contentOf } from '../sealing/contents'
import type { Keyring } from '../sealing/keyring'
import { unseal } from '../sealing/seal'
import { newestForm, STEPS } from '../stores/migrations'
import { KEPT_STORES, type Database, type Sealed } from '../stores/schema'
import type { Checked } from './checking'
import { batchesOf } from './moment'
import { nameOf, type KeptStore } from './records'
import type { Progress } from './types'

/** Pages that are open together: more of them take more memory and no less time. */
const AT_ONCE = 4

/** What was restored, and what it is held against. */
export interface Verifying {
  database: Database
  keys: Keyring
  checked: Checked
  factsOf: (patient: Patient) => PatientFacts
}

/**
 * Reads everything back from the new database: every record opens and is parsed, there are as many as the backup says, and
 * the log of acts is whole up to the seal. What could not be read when the backup was made may be unreadable here too,
 * and nothing else. Throws `BadBackup` (`tampered`).
 */
export async function verifyRestored(
  { database, keys, checked, factsOf }: Verifying,
  onProgress: Progress,
  signal?: AbortSignal,
): Promise<void> {
  const known = new Set(checked.damages.map(({ store, key }) => nameOf(store, key)))
  const shelf: Shelf = {
    database,
    keys,
    form: newestForm(STEPS),
    steps: STEPS,
    factsOf,
    note: () => undefined,
  }
  const { records } = checked.ending
  let done = 0
  for (const store of KEPT_STORES) {
    // The log is read below, once more than the others only if it were read here.
    if (store === 'acts') continue
    for await (const batch of batchesOf(shelf, store)) {
      signal?.throwIfAborted()
      for (let at = 0; at < batch.length; at += AT_ONCE) {
        const some = batch.slice(at, at + AT_ONCE)
        await Promise.all(some.map((record) => verify(shelf, store, record, known)))
      }
      done += batch.length
      onProgress(done, records)
    }
  }
  await verifyLog(shelf, checked, (acts) => onProgress(done + acts, records), signal)
  const found = await Promise.all(KEPT_STORES.map((store) => database.count(store)))
  const total = found.reduce((sum, count) => sum + count, 0)
  if (total !== records) throw new BadBackup('tampered', `${total} records in place of ${records}`)
}

async function verify(
  shelf: Shelf,
  store: Exclude<KeptStore, 'acts'>,
  record: Sealed,
  known: ReadonlySet<string>,
): Promise<void> {
  try {
    if (store === 'slices') verifySlice(shelf, record, await unseal(shelf.keys, store, record))
    else await contentOf(shelf, store, record)
  } catch (cause) {
    if (known.has(nameOf(store, [record.id, record.version]))) return
    throw new BadBackup('tampered', `${store} ${record.id} does not open`, { cause })
  }
}

/** A slice of an older form is made anew from its page, so only that it opens is asked of it. */
function verifySlice({ form }: Shelf, record: Sealed, bytes: Uint8Array<ArrayBuffer>): void {
  if (record.form === form) sliceOf(bytes)
}

/** The log is what the backup's seal says, with no more broken in it than was when the backup was made. */
async function verifyLog(
  shelf: Shelf,
  { ending, damages }: Checked,
  onProgress: (acts: number) => void,
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
