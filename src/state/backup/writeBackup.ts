import { BackupOvertaken } from '@/storage'
import type { Progress, Written } from '@/storage/backup/types'
import { useClock } from '../clock'
import { useSession } from '../session'

/** Where a backup is written: begun anew where somebody was added or removed meanwhile. */
export interface Target<Place> {
  begin(): Promise<{
    write(bytes: Uint8Array<ArrayBuffer>): Promise<void>
    close(): Promise<Place>
    abort(): Promise<void>
  }>
}

const TRIES = 3

/** Writes a backup of the open clinic to a place; gives what was written, and the place. Nothing is left of one that failed. */
export async function writeBackupTo<Place>(
  target: Target<Place>,
  onProgress?: Progress,
  signal?: AbortSignal,
): Promise<{ written: Written; place: Place }> {
  const backups = await useSession().openStore().backups()
  for (let left = TRIES - 1; ; left -= 1) {
    const sink = await target.begin()
    try {
      const written = await backups.write(
        useClock().stamp(),
        (bytes) => sink.write(bytes),
        onProgress,
        signal,
      )
      return { written, place: await sink.close() }
    } catch (cause) {
      await sink.abort().catch(() => undefined)
      if (!(cause instanceof BackupOvertaken) || left === 0) throw cause
    }
  }
}

/** The name of a backup file, from the moment on the clinic's clock; nothing in it says whose it is. */
export function backupName(at: string, count = 1): string {
  const [day = '', time = ''] = at.split('T')
  const again = count > 1 ? `-${count}` : ''
  return `saiketsu-backup-${day}-${time.replaceAll(':', '').slice(0, 4)}${again}.saiketsu-backup`
}

/** How every backup file's name ends. */
export const BACKUP_ENDING = '.saiketsu-backup'
