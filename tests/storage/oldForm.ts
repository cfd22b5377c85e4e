import { deflateRawSync } from 'node:zlib'
import { openDB } from 'idb'
import type { Patient } from '@/domain/patient'
import { newRecoveryKey, readRecoveryKey } from '@/storage/sealing/recoveryKey'
import { aClinic, PASSPHRASE } from './clinic'

const FORM = 2
const ITERATIONS = 600_000

/** What an old clinic is opened with. */
export interface OldClinic {
  userId: string
  passphrase: string
  recoveryKey: string
}

/**
 * A clinic as version 2 wrote it: the data key lies right under what the passphrase, or the recovery key, is stretched
 * to. Made without any code of the storage but that of the printed key.
 */
export async function oldClinic(name: string, patients: readonly Patient[]): Promise<OldClinic> {
  const dataKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, [
    'encrypt',
    'decrypt',
  ])
  const userId = 'aaaaaaaaaaaa'
  const recoveryKey = await newRecoveryKey()
  const secret = (await readRecoveryKey(recoveryKey)) ?? ''
  const profile = await sealed(dataKey, 'locks', userId, { name: '旧 花子', role: 'doctor' })
  const locks = [
    { ...(await locked(PASSPHRASE, dataKey, userId, 'passphrase')), profile },
    await locked(secret, dataKey, 'recovery', 'recovery'),
  ]
  const page = { patients, changed: patients.map(() => 1) }
  const records = {
    documents: await sealed(dataKey, 'documents', 'clinic', aClinic('旧い医院')),
    pages: await sealed(dataKey, 'pages', 'page-1', page),
  }
  const database = await openDB(name, FORM, {
    upgrade: (fresh) => {
      fresh.createObjectStore('locks', { keyPath: 'id' })
      for (const store of ['documents', 'pages', 'slices', 'imports', 'acts'])
        fresh.createObjectStore(store, { keyPath: ['id', 'version'] })
    },
  })
  for (const lock of locks) await database.put('locks', lock)
  for (const [store, record] of Object.entries(records)) await database.put(store, record)
  database.close()
  return { userId, passphrase: PASSPHRASE, recoveryKey }
}

/** A lock of the old form around a data key. */
export async function locked(
  secret: string,
  dataKey: CryptoKey,
  id: string,
  kind: 'passphrase' | 'recovery',
) {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const bytes = new TextEncoder().encode(secret.normalize('NFKC'))
  const base = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveBits'])
  const stretching = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ITERATIONS }
  const bits = await crypto.subtle.deriveBits(stretching, base, 256)
  const wrapping = await crypto.subtle.importKey('raw', bits, 'AES-GCM', false, ['wrapKey'])
  const additionalData = new TextEncoder().encode(`["lock","${kind}","${id}"]`)
  const wrapped = await crypto.subtle.wrapKey('raw', dataKey, wrapping, {
    name: 'AES-GCM',
    iv,
    additionalData,
  })
  return { id, kind, salt, iterations: ITERATIONS, iv, wrapped }
}

async function sealed(key: CryptoKey, store: string, id: string, content: unknown) {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const additionalData = new TextEncoder().encode(`["saiketsu",${FORM},"${store}","${id}",1]`)
  const bytes = deflateRawSync(Buffer.from(JSON.stringify(content)))
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, bytes)
  return { id, version: 1, form: FORM, iv, data }
}
