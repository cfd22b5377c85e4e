import { openDB, type DBSchema } from 'idb'
import type { PatientFacts } from '@/domain/facts'
import { factsOf } from '@/domain/factsOf'
import { openDatabase } from '@/storage'
import { deflated, inflated } from '@/storage/sealing/deflate'
import { ITERATIONS } from '@/storage/sealing/locks'
import { CLINIC } from './clinic'

/** The same facts as the app keeps, in the plainest form: pages of JSON, deflated and encrypted, and nothing else. */
interface PlainStores extends DBSchema {
  salts: { key: string; value: Uint8Array<ArrayBuffer> }
  pages: { key: number; value: { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer } }
}

const PAGE = 100
const SALT = 'salt'

/** Writes the plain index beside the clinic; gives how many bytes it is as JSON and as stored, and the app's own. */
export async function makePlainIndex(
  passphrase: string,
): Promise<{ json: number; stored: number; slices: number }> {
  const database = await openDatabase(CLINIC, { factsOf })
  const session = await database.unlock(passphrase)
  if (!session) throw new Error('the clinic did not open')
  const facts = await session.readFacts()
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const key = await derived(passphrase, salt)
  const plain = await openPlain()
  await plain.clear('pages')
  await plain.put('salts', salt, SALT)
  const bytes = { json: 0, stored: 0, slices: await sliceBytes() }
  for (let at = 0; at < facts.length; at += PAGE) {
    const json = new TextEncoder().encode(JSON.stringify(facts.slice(at, at + PAGE)))
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, await deflated(json))
    await plain.put('pages', { iv, data }, at)
    bytes.json += json.length
    bytes.stored += data.byteLength
  }
  plain.close()
  session.close()
  database.close()
  return bytes
}

/** Milliseconds to read, derive, decrypt, inflate and parse the plain index alone. */
export async function plainUnlock(passphrase: string): Promise<number> {
  const plain = await openPlain()
  const began = performance.now()
  const reading = plain.getAll('pages')
  const salt = await plain.get('salts', SALT)
  if (!salt) throw new Error('no plain index was made')
  const key = await derived(passphrase, salt)
  const pages = await reading
  const parsed = await Promise.all(
    pages.map(async ({ iv, data }) => {
      const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data)
      return JSON.parse(new TextDecoder().decode(await inflated(new Uint8Array(bytes)))) as PatientFacts[]
    }),
  )
  const took = performance.now() - began
  if (parsed.flat().length === 0) throw new Error('the plain index is empty')
  plain.close()
  return took
}

function openPlain() {
  return openDB<PlainStores>('bench-plain', 1, {
    upgrade: (database) => {
      database.createObjectStore('salts')
      database.createObjectStore('pages')
    },
  })
}

async function sliceBytes(): Promise<number> {
  const stores = await openDB(CLINIC)
  const slices = (await stores.getAll('slices')) as { data: ArrayBuffer }[]
  stores.close()
  return slices.reduce((sum, { data }) => sum + data.byteLength, 0)
}

async function derived(passphrase: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(passphrase)
  const base = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey'])
  const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ITERATIONS }
  return crypto.subtle.deriveKey(algorithm, base, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
}
