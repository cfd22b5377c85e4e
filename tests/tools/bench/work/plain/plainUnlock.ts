import { openDB } from 'idb'
import type { PatientFacts } from '@/domain/facts'
import { sliceOf } from '@/storage/pages/slice'
import { deflated, inflated } from '@/storage/sealing/deflate'
import { unlocked, type SecretLock } from '@/storage/sealing/locks'
import { unseal } from '@/storage/sealing/seal'
import type { Stores } from '@/storage/stores/schema'

/**
 * Milliseconds of PBKDF2, AES-GCM, inflate and JSON.parse alone, over the facts of the clinic that this origin holds; the
 * median of three. The facts are the same; each piece is JSON, deflated and encrypted, as large as a slice of the app's.
 */
export async function plainUnlock(passphrase: string): Promise<{ milliseconds: number; patients: number }> {
  const database = await openDB<Stores>('saiketsu')
  const lock = (await database.getAll('locks')).find((one): one is SecretLock => one.kind === 'passphrase')
  const key = lock && (await unlocked(lock, passphrase))
  if (!key) throw new Error('no clinic here that the passphrase opens')
  const slices = await Promise.all(
    (await database.getAll('slices')).map(async (sealed) => sliceOf(await unseal(key, 'slices', sealed)).facts),
  )
  database.close()
  const pieces = await Promise.all(slices.map((facts) => piece(key, facts)))
  const times = []
  for (let pass = 0; pass < 3; pass += 1) {
    const began = performance.now()
    const opened = await unlocked(lock, passphrase)
    if (!opened) throw new Error('it opened a moment ago')
    for (const { iv, data } of pieces) {
      const bytes = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, opened, data))
      JSON.parse(new TextDecoder().decode(await inflated(bytes)))
    }
    times.push(performance.now() - began)
  }
  return { milliseconds: times.sort((a, b) => a - b)[1] ?? 0, patients: slices.flat().length }
}

async function piece(key: CryptoKey, facts: PatientFacts[]) {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const bytes = await deflated(new TextEncoder().encode(JSON.stringify(facts)))
  return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes) }
}
