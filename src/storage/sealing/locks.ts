import type { Sealed } from '../stores/schema'

/** The least that PBKDF2-SHA-256 is run with; the count stands beside the salt, so that it can grow. */
export const ITERATIONS = 600_000

/** The data key, wrapped by a key that a passphrase or the recovery key gives. */
export interface SecretLock {
  id: string
  kind: 'passphrase' | 'recovery'
  salt: Uint8Array<ArrayBuffer>
  iterations: number
  iv: Uint8Array<ArrayBuffer>
  wrapped: ArrayBuffer
  /** Name and role of the user, sealed with the data key. */
  profile?: Sealed
}

/** The demonstration clinic's: its data key lies beside its data, and cannot be taken out of the browser. */
export interface OpenLock {
  id: string
  kind: 'open'
  key: CryptoKey
  profile?: Sealed
}

export type Lock = SecretLock | OpenLock

/** A new data key that may be wrapped. It leaves memory as soon as the locks are made: work with `keptKey` of it. */
export function newDataKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt'])
}

/** The same data key, which can no longer be taken out. */
export async function keptKey(dataKey: CryptoKey): Promise<CryptoKey> {
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', dataKey))
  try {
    return await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
  } finally {
    raw.fill(0)
  }
}

/** A lock around the data key that this secret opens. */
export async function lockedBy(
  secret: string,
  dataKey: CryptoKey,
  { id, kind }: Pick<SecretLock, 'id' | 'kind'>,
): Promise<SecretLock> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const wrapping = await stretched(secret, salt, ITERATIONS)
  const wrapped = await crypto.subtle.wrapKey('raw', dataKey, wrapping, wrap(iv, { id, kind }))
  return { id, kind, salt, iterations: ITERATIONS, iv, wrapped }
}

/** The data key behind a lock; undefined when the secret is not the right one. */
export async function unlocked(lock: SecretLock, secret: string): Promise<CryptoKey | undefined> {
  const wrapping = await stretched(secret, lock.salt, lock.iterations)
  try {
    const algorithm = wrap(lock.iv, lock)
    return await crypto.subtle.unwrapKey('raw', lock.wrapped, wrapping, algorithm, 'AES-GCM', false, [
      'encrypt',
      'decrypt',
    ])
  } catch {
    return undefined
  }
}

function wrap(iv: Uint8Array<ArrayBuffer>, { id, kind }: Pick<SecretLock, 'id' | 'kind'>): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(JSON.stringify(['lock', kind, id])) }
}

/** Full-width or half-width, composed or not: the same passphrase typed on another keyboard gives the same key. */
async function stretched(
  secret: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(secret.normalize('NFKC'))
  const base = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey'])
  const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return crypto.subtle.deriveKey(algorithm, base, { name: 'AES-GCM', length: 256 }, false, [
    'wrapKey',
    'unwrapKey',
  ])
}
