import { factsOf } from '@/domain/factsOf'
import { openDatabase, type StoreSession } from '@/storage'
import { restoreBackup } from '@/storage/backup/restoring'
import { inflated } from '@/storage/sealing/deflate'
import { unseal } from '@/storage/sealing/seal'
import { STEPS } from '@/storage/stores/migrations'
import { deleteStores, openStores } from '@/storage/stores/open'
import type { SealedKey } from '@/storage/stores/schema'
import { CLINIC } from './clinic'

/** Milliseconds, and how many bytes came of it, so that nobody measures an empty loop. */
export interface BackupTaken {
  took: number
  bytes: number
}

const AT = '2026-11-22T09:30:00'
const BACKUP = 'bench.saiketsu-backup'
const PLAIN = 'bench.plain'
/** About a megabyte of pages. */
const AT_ONCE = 32

/** A backup of the whole clinic into a file of the browser's own folder, as the app writes it. */
export function backupWritten(passphrase: string): Promise<BackupTaken> {
  return withClinic(passphrase, async (session) => {
    const backups = await session.backups()
    return timed(async () => {
      const stream = await streamTo(BACKUP)
      const { bytes } = await backups.write(AT, (piece) => stream.write(piece))
      await stream.close()
      return bytes
    })
  })
}

/** The pages and their slices read and written to a file, sealed as they lie, and nothing else. */
export async function pagesWritten(): Promise<BackupTaken> {
  const stores = await openStores(CLINIC, STEPS, () => undefined)
  try {
    return await timed(async () => {
      const stream = await streamTo(PLAIN)
      let bytes = 0
      for (const store of ['pages', 'slices'] as const) {
        for (let after: SealedKey | undefined; ;) {
          const range = after && IDBKeyRange.lowerBound(after, true)
          const batch = await stores.getAll(store, range, AT_ONCE)
          const last = batch.at(-1)
          if (!last) break
          await stream.write(new Blob(batch.map(({ data }) => data)))
          bytes += batch.reduce((sum, { data }) => sum + data.byteLength, 0)
          after = [last.id, last.version]
        }
      }
      await stream.close()
      return bytes
    })
  } finally {
    stores.close()
  }
}

/** The backup restored into a database of its own and verified, which then goes again. */
export async function backupRestored(passphrase: string): Promise<BackupTaken> {
  const file = await fileOf(BACKUP)
  let made = ''
  const taken = await timed(async () => {
    const { name, label } = await restoreBackup({ file, secret: { passphrase }, at: AT }, factsOf)
    made = name
    return label.records
  })
  await deleteStores(made)
  return { ...taken, bytes: file.size }
}

/** Everything of the clinic decrypted, inflated and parsed, in the page as the restore does it. */
export function allParsed(passphrase: string): Promise<BackupTaken> {
  return withClinic(passphrase, async (session) => {
    const { keys } = session.handle()
    const stores = await openStores(CLINIC, STEPS, () => undefined)
    try {
      return await timed(async () => {
        let bytes = 0
        for (const key of await stores.getAllKeys('pages')) {
          const sealed = await stores.get('pages', key)
          if (!sealed) continue
          const text = new TextDecoder().decode(await inflated(await unseal(keys, 'pages', sealed)))
          JSON.parse(text)
          bytes += text.length
        }
        return bytes
      })
    } finally {
      stores.close()
    }
  })
}

async function timed(work: () => Promise<number>): Promise<BackupTaken> {
  const began = performance.now()
  const bytes = await work()
  return { took: performance.now() - began, bytes }
}

async function streamTo(name: string): Promise<FileSystemWritableFileStream> {
  const root = await navigator.storage.getDirectory()
  return (await root.getFileHandle(name, { create: true })).createWritable()
}

async function fileOf(name: string): Promise<File> {
  const root = await navigator.storage.getDirectory()
  return (await root.getFileHandle(name)).getFile()
}

async function withClinic<Given>(
  passphrase: string,
  work: (session: StoreSession) => Promise<Given>,
): Promise<Given> {
  const database = await openDatabase(CLINIC, { factsOf })
  const session = await database.unlock(passphrase)
  if (!session) throw new Error('the clinic did not open')
  try {
    return await work(session)
  } finally {
    session.close()
    database.close()
  }
}
