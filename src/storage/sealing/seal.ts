import { Damaged } from '../errors'
import { FIRST_GENERATION, keyOf, type Keyring } from './keyring'
import type { Sealed, SealedStore } from '../stores/schema'

const IV_BYTES = 12

/** What a record is: bound into its seal, so that it opens only in its own place. */
export interface Label {
  store: SealedStore | 'locks' | 'backup'
  id: string | number
  version: number
  form: number
}

/** The bytes sealed under the label with the newest key (AES-256-GCM, a new random IV each time). */
export async function seal(
  { newest, generation }: Keyring,
  label: Label,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const algorithm = { name: 'AES-GCM', iv, additionalData: bound(label) }
  const data = await crypto.subtle.encrypt(algorithm, newest, bytes)
  return { id: label.id, version: label.version, form: label.form, generation, iv, data }
}

/** The bytes of a sealed record; throws `Damaged` when they were changed, or belong elsewhere. */
export async function unseal(
  keys: Keyring,
  store: Label['store'],
  sealed: Sealed,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = keyOf(keys, sealed.generation ?? FIRST_GENERATION)
  if (!key) throw new Damaged(store, String(sealed.id))
  try {
    const additionalData = bound({ store, id: sealed.id, version: sealed.version, form: sealed.form })
    return new Uint8Array(
      await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv, additionalData }, key, sealed.data),
    )
  } catch {
    throw new Damaged(store, String(sealed.id))
  }
}

function bound({ store, id, version, form }: Label): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(['saiketsu', form, store, id, version]))
}
