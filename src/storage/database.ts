import { Damaged, withNames, WrongKey } from './errors'
import { snapshotOf, type Snapshot } from './pages/snapshot'
import { atTheDoor, noteWrongTry } from './people/door'
import { keyringOf, type Keyring } from './sealing/keyring'
import { isKeyLock, OPEN, type PersonLock } from './sealing/locks'
import { openLocks, userOf, type Secret } from './sealing/opening'
import { sessionOn } from './session'
import { newestForm, STEPS } from './stores/migrations'
import { isNewest } from './stores/generation'
import { deleteStores, openStores, type ClosedBecause } from './stores/open'
import type { Database } from './stores/schema'
import type {
  ClinicDatabase,
  ClinicDocument,
  OpenOptions,
  StoreHandle,
  StoreSession,
  StoreUser,
} from './types'

/** Opens a database of one clinic, and makes it where there is none. */
export async function openDatabase(name: string, options: OpenOptions): Promise<ClinicDatabase> {
  const steps = options.steps ?? STEPS
  const form = newestForm(steps)
  const listeners = new Set<(because: ClosedBecause) => void>()
  const hooks = new Set<(because: ClosedBecause) => unknown>()
  const database = await openStores(name, steps, {
    before: (because) => Promise.allSettled([...hooks].map(async (hook) => await hook(because))),
    after: (because) => {
      for (const listener of listeners) listener(because)
    },
  })

  function opened(keys: Keyring, user: StoreUser, early?: Promise<Snapshot>): StoreSession {
    return sessionOn({ name, database, keys, user, steps, factsOf: options.factsOf, ...(early && { early }) })
  }

  async function createClinic(setup: Parameters<ClinicDatabase['createClinic']>[0]) {
    const { makeClinic } = await import('./people/creation')
    const { keys, user, recoveryKey } = await makeClinic({ database, form }, setup)
    return { session: opened(keys, user), recoveryKey }
  }

  async function createOpenClinic(clinic: ClinicDocument, userName = ''): Promise<StoreSession> {
    const { makeOpenClinic } = await import('./people/creation')
    const { keys, user } = await makeOpenClinic({ database, form }, clinic, userName)
    return opened(keys, user)
  }

  async function openOpenClinic(): Promise<StoreSession | undefined> {
    const lock = await database.get('locks', OPEN)
    if (lock?.kind !== 'open') return undefined
    const keys = keyringOf(lock.key)
    return opened(keys, await userOf(keys, lock))
  }

  /** The locks are read before anything else: what is sealed later, they may not open. */
  async function unlock(secret: Secret): Promise<StoreSession | undefined> {
    const locks = await database.getAll('locks')
    const early = earlySnapshot(database)
    const found = await openLocks(locks, secret)
    if (!found) return undefined
    await turned(found.lock, found.text)
    return opened(found.keys, found.user, early)
  }

  async function turned(lock: PersonLock, text: string): Promise<void> {
    if (isKeyLock(lock)) return
    // Without a network it is turned another time; nobody is kept out for it.
    const turning = await import('./people/turning').catch(() => undefined)
    await turning?.turnLock({ database, form }, lock, text)
  }

  return {
    hasClinic: () => withNames(async () => (await database.count('locks')) > 0),
    createClinic: (setup) => withNames(() => createClinic(setup)),
    createOpenClinic: (clinic, userName) => withNames(() => createOpenClinic(clinic, userName)),
    openOpenClinic: () => withNames(openOpenClinic),
    users: () => withNames(() => atTheDoor(database)),
    unlock: (passphrase, userId, passkey) => withNames(() => unlock({ passphrase, userId, passkey })),
    unlockWithRecoveryKey: (recoveryKey) => withNames(() => unlock({ recoveryKey })),
    noteWrongTry: (userId, at) => withNames(() => noteWrongTry(database, userId, at)),
    wrongTries: () => withNames(() => database.getAll('attempts')),
    destroy: async () => {
      database.close()
      await deleteStores(name)
    },
    close: () => database.close(),
    beforeClosed: (hook) => {
      hooks.add(hook)
      return () => void hooks.delete(hook)
    },
    onClosed: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/**
 * Opens, in a worker, the clinic that a session handed over; throws `WrongKey` when it is another clinic by now, or sealed
 * with a newer key. Without `factsOf` the session can read, and a commit that changes patients throws.
 */
export async function resumeSession(
  handle: StoreHandle,
  options: Partial<OpenOptions> = {},
): Promise<StoreSession> {
  const steps = options.steps ?? STEPS
  const database = await openStores(handle.database, steps, () => undefined)
  const session = sessionOn({
    name: handle.database,
    database,
    keys: handle.keys,
    user: handle.user,
    steps,
    factsOf: options.factsOf ?? factsMissing,
    onClose: () => database.close(),
  })
  try {
    if (!(await isNewest(database.transaction('locks').store, handle.keys.generation)))
      throw new WrongKey(`an older key of the clinic in: ${handle.database}`)
    await session.readClinic()
    return session
  } catch (cause) {
    session.close()
    throw cause instanceof Damaged ? new WrongKey(`not the key of the clinic in: ${handle.database}`) : cause
  }
}

/** Reading takes about as long as stretching a passphrase, so the one is done while the other runs. */
function earlySnapshot(database: Database): Promise<Snapshot> {
  const early = snapshotOf(database, () => true)
  early.catch(() => undefined)
  return early
}

function factsMissing(): never {
  throw new Error('this session was resumed for reading: it was given no factsOf')
}
