import { CLINIC } from './commit'
import { Damaged, withNames, WrongKey } from './errors'
import { newId } from './id'
import { snapshotOf, type Snapshot } from './pages/snapshot'
import { contentOf, sealContent, type Keyed } from './sealing/contents'
import { keptKey, lockedBy, newDataKey, unlocked, type Lock, type SecretLock } from './sealing/locks'
import { newRecoveryKey, readRecoveryKey } from './sealing/recoveryKey'
import { sessionOn } from './session'
import { newestForm, STEPS } from './stores/migrations'
import { deleteStores, openStores } from './stores/open'
import { ALL_STORES, type Database, type Sealed } from './stores/schema'
import { writeAll } from './stores/writing'
import type {
  ClinicDatabase,
  ClinicDocument,
  OpenOptions,
  StoreHandle,
  StoreSession,
  StoreUser,
} from './types'

const RECOVERY: StoreUser = { id: 'recovery', name: 'recovery key', role: 'doctor' }
const OPEN = 'open'

/** Opens a database of one clinic, and makes it where there is none. */
export async function openDatabase(name: string, options: OpenOptions): Promise<ClinicDatabase> {
  const steps = options.steps ?? STEPS
  const listeners = new Set<() => void>()
  const database = await openStores(name, steps, () => {
    for (const listener of listeners) listener()
  })

  function opened(key: CryptoKey, user: StoreUser, early?: Promise<Snapshot>): StoreSession {
    return sessionOn({ name, database, key, user, steps, factsOf: options.factsOf, ...(early && { early }) })
  }

  async function createClinic({
    clinic,
    passphrase,
    userName,
  }: Parameters<ClinicDatabase['createClinic']>[0]) {
    if ((await database.count('locks')) > 0) throw new Error(`there is a clinic in: ${name}`)
    const dataKey = await newDataKey()
    const key = await keptKey(dataKey)
    const recoveryKey = await newRecoveryKey()
    const recoverySecret = (await readRecoveryKey(recoveryKey)) ?? ''
    const user: StoreUser = { id: newId(), name: userName, role: 'doctor' }
    const [lock, recovery] = await Promise.all([
      lockedBy(passphrase, dataKey, { id: user.id, kind: 'passphrase' }),
      lockedBy(recoverySecret, dataKey, { id: RECOVERY.id, kind: 'recovery' }),
    ])
    const keyed = { key, form: newestForm(steps), steps }
    await putClinic(database, keyed, clinic, [
      { ...lock, profile: await sealedProfile(keyed, user) },
      recovery,
    ])
    return { session: opened(key, user), recoveryKey }
  }

  async function createOpenClinic(clinic: ClinicDocument, userName = ''): Promise<StoreSession> {
    const locks = await database.getAll('locks')
    if (locks.some(({ kind }) => kind !== 'open')) throw new Error(`there is a locked clinic in: ${name}`)
    const key = await keptKey(await newDataKey())
    const user: StoreUser = { id: OPEN, name: userName, role: 'doctor' }
    const keyed = { key, form: newestForm(steps), steps }
    const lock: Lock = { id: OPEN, kind: 'open', key, profile: await sealedProfile(keyed, user) }
    await putClinic(database, keyed, clinic, [lock])
    return opened(key, user)
  }

  async function openOpenClinic(): Promise<StoreSession | undefined> {
    const lock = await database.get('locks', OPEN)
    return lock?.kind === 'open' ? opened(lock.key, await userOf(lock.key, lock)) : undefined
  }

  async function secretLocks(kind: SecretLock['kind']): Promise<SecretLock[]> {
    const locks = await database.getAll('locks')
    return locks.filter((lock): lock is SecretLock => lock.kind === kind)
  }

  async function unlock(passphrase: string, userId?: string): Promise<StoreSession | undefined> {
    const locks = (await secretLocks('passphrase')).filter(({ id }) => userId === undefined || id === userId)
    const early = earlySnapshot(database)
    for (const lock of locks) {
      const key = await unlocked(lock, passphrase)
      if (key) return opened(key, await userOf(key, lock), early)
    }
    return undefined
  }

  async function unlockWithRecoveryKey(typed: string): Promise<StoreSession | undefined> {
    const secret = await readRecoveryKey(typed)
    if (secret === undefined) return undefined
    const early = earlySnapshot(database)
    for (const lock of await secretLocks('recovery')) {
      const key = await unlocked(lock, secret)
      if (key) return opened(key, RECOVERY, early)
    }
    return undefined
  }

  function userOf(key: CryptoKey, lock: Lock): Promise<StoreUser> {
    return profileOf({ key, form: newestForm(steps), steps }, lock)
  }

  return {
    hasClinic: () => withNames(async () => (await database.count('locks')) > 0),
    createClinic: (setup) => withNames(() => createClinic(setup)),
    createOpenClinic: (clinic, userName) => withNames(() => createOpenClinic(clinic, userName)),
    openOpenClinic: () => withNames(openOpenClinic),
    users: () => withNames(async () => (await secretLocks('passphrase')).map(({ id }) => ({ id }))),
    unlock: (passphrase, userId) => withNames(() => unlock(passphrase, userId)),
    unlockWithRecoveryKey: (key) => withNames(() => unlockWithRecoveryKey(key)),
    destroy: async () => {
      database.close()
      await deleteStores(name)
    },
    close: () => database.close(),
    onClosed: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/**
 * Opens, in a worker, the clinic that a session handed over; throws `WrongKey` when it is another clinic by now. Without
 * `factsOf` the session can read, and a commit that changes patients throws.
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
    key: handle.key,
    user: handle.user,
    steps,
    factsOf: options.factsOf ?? factsMissing,
    onClose: () => database.close(),
  })
  try {
    await session.readClinic()
    return session
  } catch (cause) {
    session.close()
    throw cause instanceof Damaged ? new WrongKey(`not the key of the clinic in: ${handle.database}`) : cause
  }
}

/** Everything that was there gives way to the new clinic, in one transaction. */
async function putClinic(
  database: Database,
  keyed: Keyed,
  clinic: ClinicDocument,
  locks: readonly Lock[],
): Promise<void> {
  const document = await sealContent(keyed, { store: 'documents', id: CLINIC, version: 1 }, clinic)
  const transaction = database.transaction([...ALL_STORES], 'readwrite', { durability: 'strict' })
  await writeAll(transaction, (note) => {
    for (const store of ALL_STORES) note(transaction.objectStore(store).clear())
    for (const lock of locks) note(transaction.objectStore('locks').put(lock))
    note(transaction.objectStore('documents').put(document))
  })
}

/** Reading takes about as long as stretching a passphrase, so the one is done while the other runs. */
function earlySnapshot(database: Database): Promise<Snapshot> {
  const early = snapshotOf(database, () => true)
  early.catch(() => undefined)
  return early
}

function sealedProfile(keyed: Keyed, { id, name, role }: StoreUser): Promise<Sealed> {
  return sealContent(keyed, { store: 'locks', id, version: 1 }, { name, role })
}

async function profileOf(keyed: Keyed, { id, profile }: Lock): Promise<StoreUser> {
  if (!profile) throw new Damaged('locks', id)
  return { ...(await contentOf<Omit<StoreUser, 'id'>>(keyed, 'locks', profile)), id }
}

function factsMissing(): never {
  throw new Error('this session was resumed for reading: it was given no factsOf')
}
