import { CLINIC } from '../desk'
import { newId } from '../id'
import type { KeptClinic } from '../history/marks'
import { sealContent } from '../sealing/contents'
import { FIRST_GENERATION, keyringOf, type Keyring } from '../sealing/keyring'
import { OPEN, type Lock, type OpenLock } from '../sealing/locks'
import { keptKey, newDataKey, newLock, sealedProfile } from '../sealing/making'
import { ALL_STORES, type Database, type DeskItem } from '../stores/schema'
import { writeAll } from '../stores/writing'
import type { ClinicDatabase, ClinicDocument, StoreUser } from '../types'
import { sealedNames } from './doorNames'
import { freshRecovery } from './recovery'

/** What a clinic is made in. */
export interface Ground {
  database: Database
  /** The schema version that is written. */
  form: number
}

/** A clinic that was just made. */
export interface Made {
  keys: Keyring
  user: StoreUser
}

/** Makes a clinic with its first person and a recovery key; refuses (throws) where there is one. */
export async function makeClinic(
  { database, form }: Ground,
  { clinic, passphrase, userName }: Parameters<ClinicDatabase['createClinic']>[0],
): Promise<Made & { recoveryKey: string }> {
  const data = { key: await newDataKey(), generation: FIRST_GENERATION }
  const keys = keyringOf(await keptKey(data.key))
  const user: StoreUser = { id: newId(), name: userName, role: 'doctor' }
  const own = { id: user.id, kind: 'passphrase', order: 1 } as const
  const { name, role } = user
  const [lock, recovery] = await Promise.all([
    newLock(own, { text: passphrase }, data, { keys, form, profile: { name, role } }),
    freshRecovery({ keys, form }, data),
  ])
  const named = { ...clinic, id: clinic.id ?? newId() }
  const door = await sealedNames({ [user.id]: userName })
  await putClinic({ database, form }, keys, named, [lock, recovery.lock], { door, mayReplace: false })
  return { keys, user, recoveryKey: recovery.recoveryKey }
}

/** Makes a clinic without passphrase, in place of another one without; throws where the clinic there is a locked one. */
export async function makeOpenClinic(
  ground: Ground,
  clinic: ClinicDocument,
  userName: string,
): Promise<Made> {
  const keys = keyringOf(await keptKey(await newDataKey()))
  const user: StoreUser = { id: OPEN, name: userName, role: 'doctor' }
  const said = { keys, form: ground.form }
  const profile = await sealedProfile(said, { id: OPEN, version: 1 }, { name: userName, role: user.role })
  const lock: OpenLock = { id: OPEN, kind: 'open', key: keys.newest, profile }
  await putClinic(ground, keys, clinic, [lock], { mayReplace: true })
  return { keys, user }
}

/** Everything that was there gives way to the new clinic, in one transaction; throws where there are people's locks. */
async function putClinic(
  { database, form }: Ground,
  keys: Keyring,
  clinic: ClinicDocument,
  locks: readonly Lock[],
  { door, mayReplace }: { door?: DeskItem; mayReplace: boolean },
): Promise<void> {
  const kept: KeptClinic = { clinic, mark: {} }
  const label = { store: 'documents', id: CLINIC, version: 1 } as const
  const document = await sealContent({ keys, form, steps: [] }, label, kept)
  const transaction = database.transaction([...ALL_STORES], 'readwrite', { durability: 'strict' })
  const store = transaction.objectStore('locks')
  await writeAll(transaction, (note) => {
    const stood = store.getAll().then((before) => {
      if (before.some(({ kind }) => kind !== 'open'))
        throw new Error(`there is a locked clinic in: ${database.name}`)
      if (before.length > 0 && !mayReplace) throw new Error(`there is a clinic in: ${database.name}`)
    })
    note(stood)
    for (const name of ALL_STORES) note(transaction.objectStore(name).clear())
    for (const lock of locks) note(store.put(lock))
    note(transaction.objectStore('documents').put(document))
    if (door) note(transaction.objectStore('desk').put(door))
  })
}
