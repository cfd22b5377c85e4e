import { HALF_RESTORED, RESTORED_NAME, RESTORE_LOCK } from './known'
import { currentDatabase, forgetPrevious, previousDatabases, type KeptClinic } from '../registry'
import { STEPS } from '../stores/migrations'
import { deleteStores, openStores } from '../stores/open'

/**
 * Deletes what a restore that was broken off has left behind: databases of ours that the registry does not name, and
 * that nobody ever opened. While a restore is under way in another tab nothing is touched.
 */
export async function sweepHalfRestored(): Promise<void> {
  await whenNobodyRestores(async () => {
    const [current, previous] = await Promise.all([currentDatabase(), previousDatabases()])
    const named = new Set([current, ...previous.map(({ name }) => name)])
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined || !RESTORED_NAME.test(name) || named.has(name)) continue
      if (await isHalf(name)) await deleteStores(name)
    }
  })
}

/**
 * Whether a restore was broken off in it. A clinic that was once opened never is, even where the registry that named it
 * was lost.
 */
async function isHalf(name: string): Promise<boolean> {
  const database = await openStores(name, STEPS, () => undefined)
  try {
    return (await database.get('desk', HALF_RESTORED)) !== undefined || (await database.count('locks')) === 0
  } finally {
    database.close()
  }
}

/** Does the work while it holds the lock of the restores; not at all where somebody else has it. */
async function whenNobodyRestores(work: () => Promise<void>): Promise<void> {
  const locks = lockManager()
  if (!locks) return work()
  await locks.request(RESTORE_LOCK, { ifAvailable: true }, async (lock) => {
    if (lock) await work()
  })
}

/** Does the work of a restore, up to the moment in which its database is in use; nobody sweeps meanwhile. */
export function whileRestoring<Given>(work: () => Promise<Given>): Promise<Given> {
  return lockManager()?.request(RESTORE_LOCK, work) ?? work()
}

/** The clinics that a restore has replaced, newest first; a computer that had none before has replaced an empty database. */
export async function replacedClinics(): Promise<KeptClinic[]> {
  const found: KeptClinic[] = []
  for (const one of await previousDatabases()) if (await holdsClinic(one.name)) found.push(one)
  return found
}

async function holdsClinic(name: string): Promise<boolean> {
  const database = await openStores(name, STEPS, () => undefined)
  try {
    return (await database.count('locks')) > 0
  } finally {
    database.close()
  }
}

/** Deletes a database that was replaced, and lets go of its name; never one that another tab has put back into use. */
export async function deletePrevious(name: string): Promise<void> {
  if (!(await previousDatabases()).some((one) => one.name === name)) return
  await deleteStores(name)
  await forgetPrevious(name)
}

/** Outside of a browser there are no other tabs to wait for. */
function lockManager(): LockManager | undefined {
  const { navigator: browser } = globalThis as { navigator?: Partial<Navigator> }
  return browser?.locks
}
