import { newId, openDatabase, type StoreSession } from '@/storage'
import { restoreBackup } from '@/storage/backup/restoring'
import type { RestoreFrom, Written } from '@/storage/backup/types'
import { aClinic, AT, factsOf, freshName, opened, PASSPHRASE } from './clinic'

/** A clinic with a passphrase and an id, as the app makes it. */
export async function backedClinic(name = freshName(), id = newId()) {
  const database = await opened(name)
  const made = await database.createClinic({
    clinic: { ...aClinic(), id },
    passphrase: PASSPHRASE,
    userName: '佐藤 花子',
  })
  return { ...made, database, name, id }
}

/** A backup of a clinic as a file. */
export async function backupOf(
  session: StoreSession,
  between: (bytes: number) => Promise<void> = () => Promise.resolve(),
): Promise<{ file: Blob; written: Written }> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  const written = await (
    await session.backups()
  ).write(AT, async (bytes) => {
    parts.push(bytes.slice())
    await between(bytes.length)
  })
  return { file: new Blob(parts), written }
}

/** A restore with the passphrase of these tests unless it says otherwise. */
export function restored(file: Blob, more: Partial<RestoreFrom> = {}, signal?: AbortSignal) {
  const from: RestoreFrom = { file, secret: { passphrase: PASSPHRASE }, at: AT, ...more }
  return restoreBackup(from, factsOf, undefined, signal)
}

/** The restored clinic, opened with its passphrase. */
export async function openRestored(name: string): Promise<StoreSession> {
  const database = await openDatabase(name, { factsOf })
  const session = await database.unlock(PASSPHRASE)
  if (!session) throw new Error('the restored clinic does not open')
  return session
}

/** Everybody in a clinic, in the order of their numbers. */
export async function everybody(session: StoreSession) {
  const all = []
  for await (const page of session.pages()) all.push(...page)
  return all.sort((one, other) => one.number.localeCompare(other.number))
}

/** A copy of a file with its bytes changed. */
export async function changed(
  file: Blob,
  change: (bytes: Uint8Array) => Uint8Array | undefined,
): Promise<Blob> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  return new Blob([(change(bytes) ?? bytes) as Uint8Array<ArrayBuffer>])
}

/** The names of all databases that a restore has made. */
export async function restoredDatabases(): Promise<string[]> {
  const all = await indexedDB.databases()
  return all.map(({ name }) => name ?? '').filter((name) => /^saiketsu-[\w-]{12}$/.test(name))
}
