// What the world did to the storage. Each has a name of its own, by which state/ chooses the message.

/** The key does not belong to this clinic. */
export class WrongKey extends Error {
  override readonly name = 'WrongKey'
}

/** Stored bytes that are not what was written: which record, and which patients are affected where that is known. */
export class Damaged extends Error {
  override readonly name = 'Damaged'
  constructor(
    readonly store: string,
    readonly record: string,
    readonly patientIds: readonly string[] = [],
  ) {
    super(`damaged record in ${store}: ${record}`)
  }
}

/** Somebody else changed the same patients, or the clinic's settings, after this session had read them. */
export class StaleError extends Error {
  override readonly name = 'StaleError'
  constructor(readonly patientIds: readonly string[]) {
    super(`changed elsewhere: ${patientIds.length > 0 ? patientIds.slice(0, 5).join(' ') : 'settings'}`)
  }
}

/** The database was written by newer code than this. */
export class NewerSchema extends Error {
  override readonly name = 'NewerSchema'
}

/** Another tab holds the database open and does not let go. */
export class Blocked extends Error {
  override readonly name = 'Blocked'
}

/** The database was closed under us: deleted, brought up by newer code in another tab, or evicted by the browser. */
export class Closed extends Error {
  override readonly name = 'Closed'
}

/** Nobody would be left who may look after the people of the clinic. */
export class LastDoctor extends Error {
  override readonly name = 'LastDoctor'
}

/**
 * These people have not logged in since the app gave everybody a key pair: the clinic cannot be sealed anew for them
 * before they have, once.
 */
export class OldLock extends Error {
  override readonly name = 'OldLock'
  constructor(readonly userIds: readonly string[]) {
    super(`locks without a key pair: ${userIds.join(' ')}`)
  }
}

/** The disk, or the browser's share of it, is full. Nothing of the act was stored. */
export class QuotaExceeded extends Error {
  override readonly name = 'QuotaExceeded'
}

/** Why a file is no backup that can be used. */
export type BackupFault = 'foreign' | 'newer' | 'cut' | 'damaged' | 'tampered' | 'other-clinic' | 'wrong-key'

/**
 * A backup that cannot be used: not a backup of ours, written by a newer version, ending early, damaged, put together by
 * somebody without the key, of another clinic, or not opened by the secret that was given.
 */
export class BadBackup extends Error {
  override readonly name = 'BadBackup'
  constructor(
    readonly because: BackupFault,
    message: string,
    options?: ErrorOptions,
  ) {
    super(`${because}: ${message}`, options)
  }
}

/** Somebody was added, removed or erased while the backup was being written; written again it will be whole. */
export class BackupOvertaken extends Error {
  override readonly name = 'BackupOvertaken'
}

/** What a browser's own error means here; anything that we do not know comes back as it is. */
export function named(cause: unknown): unknown {
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : ''
  const message = cause instanceof Error ? cause.message : String(cause)
  if (name === 'QuotaExceededError') return new QuotaExceeded(message, { cause })
  if (name === 'VersionError') return new NewerSchema(message, { cause })
  if (name === 'InvalidStateError') return new Closed(message, { cause })
  return cause
}

/** Does the work; what the browser throws meanwhile comes out under a name of ours. */
export async function withNames<Given>(work: () => Promise<Given>): Promise<Given> {
  try {
    return await work()
  } catch (cause) {
    throw named(cause)
  }
}
