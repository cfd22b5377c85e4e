import { Damaged } from '../errors'
import type { StoreUser } from '../types'
import { contentOf } from './contents'
import type { Keyring } from './keyring'
import {
  generationOf,
  isKeyLock,
  isPersonLock,
  isRing,
  newestGeneration,
  type KeyLock,
  type Lock,
  type LockLabel,
  type PersonLock,
  type Ring,
  type SecretLock,
} from './locks'
import { readRecoveryKey } from './recoveryKey'

export const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const

/** What somebody has at the door. Without a user a passphrase is tried on each lock. */
export type Secret =
  | { passphrase: string; userId?: string | undefined; passkey?: Uint8Array<ArrayBuffer> | undefined }
  | { recoveryKey: string }

/** What a lock gave. */
export interface Opened {
  lock: PersonLock
  keys: Keyring
  user: StoreUser
  /** The secret as it was stretched. */
  text: string
}

/** What is sealed in a lock about its person. The public key of a lock is this one, whatever else somebody wrote beside it. */
export interface Profile {
  name: string
  role: StoreUser['role']
  /** Uncompressed point, base64; missing in locks without a key pair. */
  publicKey?: string
  /** Since when they have a lock; unknown of whoever made the clinic. */
  since?: string
}

/**
 * Whom a session that the recovery key opened belongs to. The name is written into records and read in either language, so
 * it is in both.
 */
export const RECOVERY: StoreUser = { id: 'recovery', name: '復旧キー / recovery key', role: 'doctor' }

/**
 * Tries a secret on the locks of a clinic, those on this computer or those in a backup; undefined where it opens none. A
 * lock with an older data key, which somebody put back, is not tried. Throws `Damaged` where the secret is right and the
 * lock is not what was written.
 */
export async function openLocks(locks: readonly Lock[], secret: Secret): Promise<Opened | undefined> {
  const text = 'recoveryKey' in secret ? await readRecoveryKey(secret.recoveryKey) : secret.passphrase
  if (text === undefined) return undefined
  const passkey = 'passphrase' in secret ? secret.passkey : undefined
  for (const lock of locksFor(locks, secret)) {
    const key = await dataKeyBehind(lock, text, passkey)
    if (!key) continue
    const keys = await keyringFrom(key, locks)
    return { lock, keys, text, user: lock.kind === 'recovery' ? RECOVERY : await userOf(keys, lock) }
  }
  return undefined
}

function locksFor(locks: readonly Lock[], secret: Secret): PersonLock[] {
  const newest = newestGeneration(locks)
  const current = locks.filter(isPersonLock).filter((lock) => generationOf(lock) === newest)
  if ('recoveryKey' in secret) return current.filter(({ kind }) => kind === 'recovery')
  const { userId } = secret
  return current.filter(({ kind, id }) => kind === 'passphrase' && (userId === undefined || id === userId))
}

/** The data key behind a lock; undefined when the secret is not the right one, or a passkey is missing. */
export async function dataKeyBehind(
  lock: PersonLock,
  secret: string,
  passkey?: Uint8Array<ArrayBuffer>,
  extractable = false,
): Promise<CryptoKey | undefined> {
  if (!isKeyLock(lock)) return oldDataKey(lock, secret, extractable)
  const privateKey = await privateKeyBehind(lock, secret, passkey)
  return privateKey && dataKeySentTo(lock, privateKey, extractable)
}

/** The private key behind a lock; undefined when the secret is not the right one, or a passkey is missing. */
export async function privateKeyBehind(
  lock: KeyLock,
  secret: string,
  passkey?: Uint8Array<ArrayBuffer>,
  extractable = false,
): Promise<CryptoKey | undefined> {
  if (lock.passkey && !passkey) return undefined
  const wrapping = await wrappingKey(lock, secret, lock.passkey && passkey)
  const algorithm = gcm(lock.pair.iv, pairLabel(lock))
  return crypto.subtle
    .unwrapKey('pkcs8', lock.pair.wrapped, wrapping, algorithm, CURVE, extractable, ['deriveBits'])
    .catch(() => undefined)
}

/** The data key that was wrapped to a lock's public key. */
export async function dataKeySentTo(
  lock: KeyLock,
  privateKey: CryptoKey,
  extractable = false,
): Promise<CryptoKey> {
  try {
    const sender = await crypto.subtle.importKey('raw', lock.data.sender, CURVE, false, [])
    const wrapping = await agreedKey(privateKey, sender, lock)
    return await unwrapped(lock.data, wrapping, dataLabel(lock), extractable)
  } catch {
    throw new Damaged('locks', lock.id)
  }
}

/** The key that two halves of two key pairs agree on, for one lock and one data key. */
export async function agreedKey(
  privateKey: CryptoKey,
  publicKey: CryptoKey,
  label: LockLabel & { generation: number },
): Promise<CryptoKey> {
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: publicKey }, privateKey, 256)
  return expanded(shared, new Uint8Array(), dataLabel(label))
}

/**
 * The key around a private key: from the secret alone, or from the secret and what a passkey gave, so that both are
 * needed.
 */
export async function wrappingKey(
  lock: LockLabel & Pick<KeyLock, 'salt' | 'iterations'>,
  secret: string,
  passkey?: Uint8Array<ArrayBuffer>,
): Promise<CryptoKey> {
  const bits = await stretched(secret, lock)
  if (!passkey) return expanded(bits, lock.salt, pairLabel(lock))
  const both = new Uint8Array(bits.byteLength + passkey.byteLength)
  both.set(new Uint8Array(bits))
  both.set(passkey, bits.byteLength)
  return expanded(both, lock.salt, pairLabel(lock))
}

export function pairLabel({ id, kind }: LockLabel): Uint8Array<ArrayBuffer> {
  return bytesOf(['pair', kind, id])
}

export function dataLabel({
  id,
  kind,
  generation,
}: LockLabel & { generation: number }): Uint8Array<ArrayBuffer> {
  return bytesOf(['data', kind, id, generation])
}

export function ringLabel(generation: number, older: number): Uint8Array<ArrayBuffer> {
  return bytesOf(['ring', generation, older])
}

export function gcm(iv: Uint8Array<ArrayBuffer>, additionalData: Uint8Array<ArrayBuffer>): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData }
}

/** The data key in a lock without a key pair. */
async function oldDataKey(
  lock: SecretLock,
  secret: string,
  extractable: boolean,
): Promise<CryptoKey | undefined> {
  const bits = await stretched(secret, lock)
  const wrapping = await crypto.subtle.importKey('raw', bits, 'AES-GCM', false, ['unwrapKey'])
  return unwrapped(lock, wrapping, bytesOf(['lock', lock.kind, lock.id]), extractable).catch(() => undefined)
}

function unwrapped(
  { iv, wrapped }: { iv: Uint8Array<ArrayBuffer>; wrapped: ArrayBuffer },
  wrapping: CryptoKey,
  label: Uint8Array<ArrayBuffer>,
  extractable: boolean,
): Promise<CryptoKey> {
  const uses: KeyUsage[] = ['encrypt', 'decrypt']
  return crypto.subtle.unwrapKey('raw', wrapped, wrapping, gcm(iv, label), 'AES-GCM', extractable, uses)
}

/** The keyring of whoever has the newest data key: with the older ones, while something is sealed with them. */
async function keyringFrom(newest: CryptoKey, locks: readonly Lock[]): Promise<Keyring> {
  const older = new Map<number, CryptoKey>()
  for (const ring of locks.filter(isRing)) {
    for (const { generation } of ring.older) {
      const raw = await rawOlderKey(ring, generation, newest)
      // What it would have opened shows as damaged, each where it is read.
      if (raw) older.set(generation, await importedOnce(raw))
    }
  }
  return { generation: newestGeneration(locks), newest, older }
}

/** An older data key in the ring; undefined where it is not what was written. */
export async function rawOlderKey(
  ring: Ring,
  generation: number,
  newest: CryptoKey,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const found = ring.older.find((one) => one.generation === generation)
  if (!found) return undefined
  const algorithm = gcm(found.iv, ringLabel(ring.generation, generation))
  return crypto.subtle.decrypt(algorithm, newest, found.wrapped).then(
    (raw) => new Uint8Array(raw),
    () => undefined,
  )
}

/** A data key that cannot be taken out, of bytes that are gone afterwards. */
export async function importedOnce(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  try {
    return await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
  } finally {
    raw.fill(0)
  }
}

/** What is sealed in a lock; throws `Damaged` where it cannot be read. */
export async function profileOf(
  keys: Keyring,
  { id, profile }: Pick<Lock, 'id'> & { profile?: PersonLock['profile'] },
): Promise<Profile> {
  if (profile?.id !== id) throw new Damaged('locks', id)
  return contentOf<Profile>({ keys, form: profile.form, steps: [] }, 'locks', profile)
}

/** Whom a lock lets in. */
export async function userOf(
  keys: Keyring,
  lock: Pick<Lock, 'id'> & { profile?: PersonLock['profile'] },
): Promise<StoreUser> {
  const { name, role } = await profileOf(keys, lock)
  return { id: lock.id, name, role }
}

/** Full-width or half-width, composed or not: the same passphrase typed on another keyboard gives the same bits. */
async function stretched(
  secret: string,
  { salt, iterations }: Pick<KeyLock, 'salt' | 'iterations'>,
): Promise<ArrayBuffer> {
  const bytes = new TextEncoder().encode(secret.normalize('NFKC'))
  const base = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveBits'])
  return crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, base, 256)
}

/** A key for one purpose, which `info` names, of bits that are random enough. */
async function expanded(
  bits: ArrayBuffer | Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
  info: Uint8Array<ArrayBuffer>,
): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey'])
  const uses: KeyUsage[] = ['wrapKey', 'unwrapKey']
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt, info }
  return crypto.subtle.deriveKey(algorithm, base, { name: 'AES-GCM', length: 256 }, false, uses)
}

function bytesOf(label: readonly (string | number)[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(label))
}
