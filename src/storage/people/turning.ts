import { isKeyLock, type Lock, type SecretLock } from '../sealing/locks'
import { keptKey, newLock, nextVersion } from '../sealing/making'
import { dataKeyBehind, profileOf } from '../sealing/opening'
import { FIRST_GENERATION, keyringOf } from '../sealing/keyring'
import type { Database } from '../stores/schema'
import { writeAll } from '../stores/writing'
import { saidOfRecovery } from './recovery'

/**
 * Gives whoever has a lock of the old form a key pair, while their secret is at hand. Where the lock has changed
 * meanwhile, or the disk is full, it stays as it is, and is turned another time: the door opens all the same.
 */
export async function turnLock(
  { database, form }: { database: Database; form: number },
  lock: SecretLock,
  secret: string,
): Promise<void> {
  const turned = await turnedLock(lock, secret, form)
  if (!turned) return
  const transaction = database.transaction('locks', 'readwrite', { durability: 'strict' })
  await writeAll(transaction, (note) => {
    const put = transaction.store.get(lock.id).then(async (now) => {
      if (isSame(now, lock)) await transaction.store.put(turned)
    })
    note(put)
  }).catch(() => undefined)
}

/** The lock with a key pair, and the same profile. */
export async function turnedLock(lock: SecretLock, secret: string, form: number): Promise<Lock | undefined> {
  const key = await dataKeyBehind(lock, secret, undefined, true)
  if (!key) return undefined
  const keys = keyringOf(await keptKey(key))
  const profile = lock.kind === 'recovery' ? saidOfRecovery() : await profileOf(keys, lock)
  const label = { id: lock.id, kind: lock.kind, order: 0 }
  const data = { key, generation: FIRST_GENERATION }
  return newLock(label, { text: secret }, data, { keys, form, profile }, nextVersion(lock))
}

function isSame(now: Lock | undefined, before: SecretLock): boolean {
  if (!now || isKeyLock(now) || now.kind !== before.kind) return false
  return indexedDB.cmp(now.salt, before.salt) === 0
}
