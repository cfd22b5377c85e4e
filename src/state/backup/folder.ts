import { BadBackup } from '@/storage'
import { checkBackup } from '@/storage/backup/checking'
import type { BackupLabel, Progress, Written } from '@/storage/backup/types'
import { useClock } from '../clock'
import { useSession } from '../session'
import { BACKUP_ENDING, backupName, writeBackupTo } from './writeBackup'

/** So many of the newest backups stay in the folder. */
export const KEPT_BACKUPS = 3
/** Under which name this computer keeps the folder. */
export const FOLDER = 'backup-folder'

/** The parts of a folder that browsers have and the standard's types do not. */
export interface Folder extends FileSystemDirectoryHandle {
  queryPermission?(wanted: { mode: 'readwrite' }): Promise<PermissionState>
  requestPermission?(wanted: { mode: 'readwrite' }): Promise<PermissionState>
}

interface PickingWindow {
  showDirectoryPicker?(wanted: { id: string; mode: 'readwrite' }): Promise<Folder>
}

/** Why nothing could be written into the folder. */
export type FolderFault = 'permission' | 'gone' | 'full' | 'not-read-back' | 'failed'

/** A backup that lies in the folder. */
export interface InFolder {
  name: string
  label: BackupLabel
  /** Whether its newest act is one of ours. */
  isOurs: boolean
}

/** What came of the automatic backup. */
export type Automatic =
  | { kind: 'no-folder' | 'done-today' }
  | { kind: 'written'; written: Written; strangers: InFolder[] }
  | { kind: 'fault'; fault: FolderFault; detail: string }

/** Whether this browser can write into a folder of the computer. */
export function hasFolders(): boolean {
  return typeof pickingWindow().showDirectoryPicker === 'function'
}

/** Lets the person choose the folder; undefined where they did not. It must follow a click. */
export async function chooseFolder(): Promise<Folder | undefined> {
  try {
    const folder = await pickingWindow().showDirectoryPicker?.({ id: 'backup', mode: 'readwrite' })
    if (folder) await (await backups()).keep(FOLDER, folder)
    return folder
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') return undefined
    throw cause
  }
}

/** The chosen folder, where there is one. */
export async function chosenFolder(): Promise<Folder | undefined> {
  const kept = await (await backups()).kept(FOLDER)
  return kept instanceof FileSystemDirectoryHandle ? kept : undefined
}

/** Writes nothing into the folder any more; what lies there stays. */
export async function forgetFolder(): Promise<void> {
  await (await backups()).keep(FOLDER, undefined)
}

/** Asks for the permission again; it must follow a click. */
export async function allowAgain(folder: Folder): Promise<boolean> {
  return (await folder.requestPermission?.({ mode: 'readwrite' })) !== 'denied' && folderIsAllowed(folder)
}

/** The backups of this clinic in a folder, newest last. Whatever else lies there is left alone. */
export async function backupsIn(folder: Folder): Promise<InFolder[]> {
  const room = await backups()
  const found: InFolder[] = []
  for await (const entry of folder.values()) {
    if (entry.kind !== 'file' || !entry.name.endsWith(BACKUP_ENDING)) continue
    const label = await room.peek(await entry.getFile())
    if (!label) continue
    const { isOurs } = await room.compare(label)
    found.push({ name: entry.name, label, isOurs })
  }
  // By the moment first, since of two branches the longer need not be the newer; the clock may have been set back.
  return found.sort((one, other) =>
    one.isOurs && other.isOurs
      ? one.label.seal.count - other.label.seal.count
      : one.label.at.localeCompare(other.label.at),
  )
}

/**
 * Writes a backup into the chosen folder, where today's is not there yet or somebody wants one now; reads it back, and
 * then lets go of all but the newest three. Never throws: what went wrong is told.
 */
export async function backUpIntoFolder(isWanted: boolean, onProgress?: Progress): Promise<Automatic> {
  try {
    const folder = await chosenFolder()
    if (!folder) return { kind: 'no-folder' }
    if (!(await folderIsAllowed(folder))) return { kind: 'fault', fault: 'permission', detail: folder.name }
    return await alone(() => backUpInto(folder, isWanted, onProgress))
  } catch (cause) {
    return {
      kind: 'fault',
      fault: faultOf(cause),
      detail: cause instanceof Error ? cause.message : String(cause),
    }
  }
}

async function backUpInto(folder: Folder, isWanted: boolean, onProgress?: Progress): Promise<Automatic> {
  const before = await backupsIn(folder)
  const newest = before.at(-1)
  const isToday = newest?.isOurs === true && newest.label.at.slice(0, 10) === useClock().today
  if (isToday && !isWanted) return { kind: 'done-today' }
  const { written, place } = await writeBackupTo({ begin: () => beginFile(folder) }, onProgress)
  await readBack(folder, place, written)
  const room = await backups()
  await room.noteWritten(written, 'folder', useClock().stamp())
  const strangers = newest && !newest.isOurs ? before.filter(({ isOurs }) => !isOurs) : []
  // While something is damaged, or another branch of the clinic lies there, an older backup may be the only good one.
  if (written.damages.length === 0 && strangers.length === 0) await letGoOfOldest(folder)
  return { kind: 'written', written, strangers }
}

async function beginFile(folder: Folder) {
  const name = await freeName(folder)
  const handle = await folder.getFileHandle(name, { create: true })
  const stream = await handle.createWritable()
  return {
    write: (bytes: Uint8Array<ArrayBuffer>) => stream.write(bytes),
    close: async () => {
      await stream.close()
      return handle
    },
    abort: async () => {
      await stream.abort().catch(() => undefined)
      await folder.removeEntry(name)
    },
  }
}

async function freeName(folder: Folder): Promise<string> {
  const at = useClock().stamp()
  for (let count = 1; ; count += 1) {
    const name = backupName(at, count)
    const isTaken = await folder.getFileHandle(name).then(
      () => true,
      (cause: unknown) => !(cause instanceof DOMException && cause.name === 'NotFoundError'),
    )
    if (!isTaken) return name
  }
}

/** What a disk says it wrote is read again, before anything older goes. */
async function readBack(
  folder: Folder,
  handle: FileSystemFileHandle,
  { label, bytes }: Written,
): Promise<void> {
  const file = await handle.getFile()
  const said = await checkBackup(file).catch((cause: unknown) => {
    if (!(cause instanceof BadBackup)) throw cause
  })
  if (file.size === bytes && JSON.stringify(said) === JSON.stringify(label)) return
  await folder.removeEntry(handle.name).catch(() => undefined)
  throw new NotReadBack(handle.name)
}

class NotReadBack extends Error {
  override readonly name = 'NotReadBack'
}

async function letGoOfOldest(folder: Folder): Promise<void> {
  const ours = (await backupsIn(folder)).filter(({ isOurs }) => isOurs)
  for (const { name } of ours.slice(0, -KEPT_BACKUPS)) await folder.removeEntry(name)
}

/** One tab writes at a time; another has then done what this one would. */
async function alone(work: () => Promise<Automatic>): Promise<Automatic> {
  if (!('locks' in navigator)) return work()
  return navigator.locks.request('saiketsu backup', { ifAvailable: true }, (lock) =>
    lock ? work() : Promise.resolve<Automatic>({ kind: 'done-today' }),
  )
}

/** Whether the folder may be written now. */
export async function folderIsAllowed(folder: Folder): Promise<boolean> {
  if (!folder.queryPermission) return true
  return (await folder.queryPermission({ mode: 'readwrite' })) === 'granted'
}

function faultOf(cause: unknown): FolderFault {
  if (cause instanceof NotReadBack) return 'not-read-back'
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : ''
  if (name === 'NotFoundError') return 'gone'
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'permission'
  return name === 'QuotaExceededError' || name === 'QuotaExceeded' ? 'full' : 'failed'
}

function backups() {
  return useSession().openStore().backups()
}

function pickingWindow(): PickingWindow {
  return window as unknown as PickingWindow
}
