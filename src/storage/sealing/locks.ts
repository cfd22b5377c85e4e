import type { PasskeyRequest } from '../people/types'
import type { Sealed } from '../stores/schema'
import { FIRST_GENERATION } from './keyring'

/** The least that PBKDF2-SHA-256 is run with; the count stands beside the salt, so that it can grow. */
export const ITERATIONS = 600_000

export const FIRST_VERSION = 1

/** The id of the lock of a clinic without passphrase, and of its one person. */
export const OPEN = 'open'

/** Whose lock it is: a person's or that of the printed recovery key, which has the id `recovery`. */
export interface LockLabel {
  id: string
  kind: 'passphrase' | 'recovery'
}

/** A key under another key. */
export interface Wrapped {
  iv: Uint8Array<ArrayBuffer>
  wrapped: ArrayBuffer
}

/**
 * What lets somebody in: a key pair of theirs, its private half under the key that their secret gives, and the data key
 * wrapped to its public half. So the data key can be given to everybody anew without anybody's secret.
 */
export interface KeyLock extends LockLabel {
  /** Grows with each writing of the lock. */
  version: number
  /** In which order people were added, from 1; 0 for the recovery key. */
  order: number
  salt: Uint8Array<ArrayBuffer>
  iterations: number
  /** The passkey without which the secret does not open the lock, where there is one. */
  passkey?: PasskeyRequest
  pair: Wrapped
  /** Which data key is in it. */
  generation: number
  data: Wrapped & { sender: Uint8Array<ArrayBuffer> }
  /** Name, role and the public key, sealed with the data key. */
  profile: Sealed
}

/** As locks were before people had key pairs: the data key right under the key that the secret gives. */
export interface SecretLock extends LockLabel, Wrapped {
  version?: number
  salt: Uint8Array<ArrayBuffer>
  iterations: number
  profile?: Sealed
}

export type PersonLock = KeyLock | SecretLock

/** The demonstration clinic's: its data key lies beside its data, and cannot be taken out of the browser. */
export interface OpenLock {
  id: string
  kind: 'open'
  key: CryptoKey
  profile?: Sealed
}

/** The data keys before the newest, each under the newest, as long as anything is sealed with them. */
export interface Ring {
  id: 'ring'
  kind: 'ring'
  /** Of the newest data key, which opens it. */
  generation: number
  older: (Wrapped & { generation: number })[]
}

/** Which data key is the newest. Whoever writes looks here, in the transaction, whether theirs still is. */
export interface GenerationMark {
  id: 'generation'
  kind: 'generation'
  number: number
}

export type Lock = PersonLock | OpenLock | Ring | GenerationMark

export function isPersonLock(lock: Lock): lock is PersonLock {
  return lock.kind === 'passphrase' || lock.kind === 'recovery'
}

export function isKeyLock(lock: Lock): lock is KeyLock {
  return isPersonLock(lock) && 'pair' in lock
}

export function isRing(lock: Lock): lock is Ring {
  return lock.kind === 'ring'
}

/** Which data key a lock holds. */
export function generationOf(lock: PersonLock): number {
  return isKeyLock(lock) ? lock.generation : FIRST_GENERATION
}

/** The newest data key of a clinic with these locks. A mark that is missing locks nobody out. */
export function newestGeneration(locks: readonly Lock[]): number {
  const numbers = locks.map((lock) =>
    lock.kind === 'generation' ? lock.number : isPersonLock(lock) ? generationOf(lock) : FIRST_GENERATION,
  )
  return Math.max(FIRST_GENERATION, ...numbers)
}
