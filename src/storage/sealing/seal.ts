import { Damaged } from '../errors'
import type { Sealed, SealedStore } from '../stores/schema'

const IV_BYTES = 12

/** What a record is: bound into its seal, so that it opens only in its own place. */
export interface Label {
  store: SealedStore | 'locks'
  id: string | number
  version: number
  form: number
}

/** The bytes sealed under the label (AES-256-GCM, a new random IV each time). */
export async function seal(key: CryptoKey, label: Label, bytes: Uint8Array<ArrayBuffer>): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound(label) }, key, bytes)
  return { id: label.id, version: label.version, form: label.form, iv, data }
}

/** The bytes of a sealed record; throws `Damaged` when they were changed, or belong elsewhere. */
export async function unseal(
  key: CryptoKey,
  store: Label['store'],
  sealed: Sealed,
): Promise<Uint8Array<ArrayBuffer>> {
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
