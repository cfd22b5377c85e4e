import type { Desk } from '../desk'
import { generationOf, isKeyLock, isPersonLock, type Lock, type PersonLock } from '../sealing/locks'
import type { DataKey } from '../sealing/making'
import { dataKeyBehind, dataKeySentTo, privateKeyBehind } from '../sealing/opening'
import { readRecoveryKey } from '../sealing/recoveryKey'
import type { Proof } from './types'

/** What a right proof gives: one's own lock, and the keys in it, which can be taken out and wrapped again. */
export interface Proven {
  lock: PersonLock
  /** The secret as it is stretched. */
  text: string
  data: DataKey
  /** Missing in a lock of the old form. */
  privateKey?: CryptoKey
}

/** Holds a proof against the lock of the session's own person; false where it does not open that. */
export async function proven(
  { user, shelf }: Desk,
  locks: readonly Lock[],
  proof: Proof,
): Promise<Proven | false> {
  const lock = locks.filter(isPersonLock).find(({ id }) => id === user.id)
  const generation = shelf.keys.generation
  if (!lock || generationOf(lock) !== generation) return false
  const text = lock.kind === 'recovery' ? await readRecoveryKey(proof.passphrase) : proof.passphrase
  if (text === undefined) return false
  if (!isKeyLock(lock)) {
    const key = await dataKeyBehind(lock, text, undefined, true)
    return key ? { lock, text, data: { key, generation } } : false
  }
  const privateKey = await privateKeyBehind(lock, text, proof.secret, true)
  if (!privateKey) return false
  const key = await dataKeySentTo(lock, privateKey, true)
  return { lock, text, data: { key, generation }, privateKey }
}
