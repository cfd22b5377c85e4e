import type { NewPasskey } from '../people/types'
import { sealContent } from './contents'
import type { Keyring } from './keyring'
import {
  FIRST_VERSION,
  ITERATIONS,
  type KeyLock,
  type LockLabel,
  type PersonLock,
  type Ring,
  type Wrapped,
} from './locks'
import {
  agreedKey,
  CURVE,
  dataLabel,
  gcm,
  importedOnce,
  pairLabel,
  ringLabel,
  wrappingKey,
  type Profile,
} from './opening'

/** A person's key pair as it is made: the private half can still be taken out, to be wrapped. */
export interface NewPair {
  privateKey: CryptoKey
  /** As it stands in the profile. */
  publicKey: string
}

/** What a lock is opened with. */
export interface NewSecret {
  text: string
  passkey?: NewPasskey | undefined
}

/** The newest data key where it can still be taken out, and its number. It leaves memory as soon as the locks are made. */
export interface DataKey {
  key: CryptoKey
  generation: number
}

/** A new data key that may be wrapped: work with `keptKey` of it. */
export function newDataKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt'])
}

/** The same data key, which can no longer be taken out. */
export async function keptKey(dataKey: CryptoKey): Promise<CryptoKey> {
  return importedOnce(await rawOf(dataKey))
}

export async function newPair(): Promise<NewPair> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(CURVE, true, ['deriveBits'])
  return { privateKey, publicKey: base64(await crypto.subtle.exportKey('raw', publicKey)) }
}

/** A lock of a new key pair, which the secret opens. `said` is what its profile says beside the public key. */
export async function newLock(
  label: LockLabel & Pick<KeyLock, 'order'>,
  secret: NewSecret,
  data: DataKey,
  said: { keys: Keyring; form: number; profile: Omit<Profile, 'publicKey'> },
  version = FIRST_VERSION,
): Promise<KeyLock> {
  const pair = await newPair()
  const { id, kind, order } = label
  const lock = { id, kind, order, version }
  const [guarded, sent, profile] = await Promise.all([
    guardedPair(pair.privateKey, secret, lock),
    sentTo(pair.publicKey, data, lock),
    sealedProfile(said, { id, version }, { ...said.profile, publicKey: pair.publicKey }),
  ])
  return { ...lock, ...guarded, ...sent, profile }
}

/** The part of a lock that its secret opens: the private key, wrapped. */
export async function guardedPair(
  privateKey: CryptoKey,
  { text, passkey }: NewSecret,
  label: LockLabel,
): Promise<Pick<KeyLock, 'salt' | 'iterations' | 'pair' | 'passkey'>> {
  const salt = random(16)
  const iv = random(12)
  const { id, kind } = label
  const wrapping = await wrappingKey({ id, kind, salt, iterations: ITERATIONS }, text, passkey?.secret)
  const wrapped = await crypto.subtle.wrapKey('pkcs8', privateKey, wrapping, gcm(iv, pairLabel(label)))
  const { credentialId, salt: asked } = passkey ?? {}
  return {
    salt,
    iterations: ITERATIONS,
    pair: { iv, wrapped },
    ...(credentialId && asked && { passkey: { credentialId, salt: asked } }),
  }
}

/** The part of a lock that its private key opens: the data key, wrapped to a public key. */
export async function sentTo(
  publicKey: string,
  { key, generation }: DataKey,
  { id, kind }: LockLabel,
): Promise<Pick<KeyLock, 'data' | 'generation'>> {
  const label = { id, kind, generation }
  const receiver = await crypto.subtle.importKey('raw', bytesFrom(publicKey), CURVE, false, [])
  const once = await crypto.subtle.generateKey(CURVE, false, ['deriveBits'])
  const sender = new Uint8Array(await crypto.subtle.exportKey('raw', once.publicKey))
  const wrapping = await agreedKey(once.privateKey, receiver, label)
  const iv = random(12)
  const wrapped = await crypto.subtle.wrapKey('raw', key, wrapping, gcm(iv, dataLabel(label)))
  return { generation, data: { sender, iv, wrapped } }
}

/** A profile, sealed with the newest key of the keyring. */
export function sealedProfile(
  { keys, form }: { keys: Keyring; form: number },
  { id, version }: { id: string; version: number },
  profile: Profile,
): Promise<KeyLock['profile']> {
  return sealContent({ keys, form, steps: [] }, { store: 'locks', id, version }, profile)
}

/** The older data keys under the newest; their bytes are gone afterwards. */
export async function ringOf(
  newest: CryptoKey,
  generation: number,
  older: readonly { generation: number; raw: Uint8Array<ArrayBuffer> }[],
): Promise<Ring> {
  const held: (Wrapped & { generation: number })[] = []
  for (const one of older) {
    const iv = random(12)
    const label = ringLabel(generation, one.generation)
    const wrapped = await crypto.subtle.encrypt(gcm(iv, label), newest, one.raw)
    one.raw.fill(0)
    held.push({ generation: one.generation, iv, wrapped })
  }
  return { id: 'ring', kind: 'ring', generation, older: held }
}

/** The bytes of a data key that can be taken out; whoever asks fills them with noughts when done. */
export async function rawOf(dataKey: CryptoKey): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.exportKey('raw', dataKey))
}

/** The version that the next writing of a lock has. */
export function nextVersion({ version = 0 }: Pick<PersonLock, 'version'>): number {
  return version + 1
}

function random(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length))
}

function base64(bytes: ArrayBuffer): string {
  return btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''))
}

function bytesFrom(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}
