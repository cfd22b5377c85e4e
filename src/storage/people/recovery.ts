import type { Keyring } from '../sealing/keyring'
import type { KeyLock, PersonLock } from '../sealing/locks'
import { newLock, nextVersion, type DataKey } from '../sealing/making'
import { RECOVERY } from '../sealing/opening'
import { newRecoveryKey, readRecoveryKey } from '../sealing/recoveryKey'

/** A new recovery key and its lock, in place of the one before. */
export async function freshRecovery(
  { keys, form }: { keys: Keyring; form: number },
  data: DataKey,
  before?: PersonLock,
): Promise<{ lock: KeyLock; recoveryKey: string }> {
  const recoveryKey = await newRecoveryKey()
  const text = (await readRecoveryKey(recoveryKey)) ?? ''
  const label = { id: RECOVERY.id, kind: 'recovery', order: 0 } as const
  const said = { keys, form, profile: saidOfRecovery() }
  return { lock: await newLock(label, { text }, data, said, nextVersion(before ?? {})), recoveryKey }
}

/** What the profile of the recovery key says beside its public key. */
export function saidOfRecovery(): { name: string; role: 'doctor' } {
  return { name: RECOVERY.name, role: 'doctor' }
}
