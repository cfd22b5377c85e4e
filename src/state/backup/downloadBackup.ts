import type { Progress, Written } from '@/storage/backup/types'
import { useClock } from '../clock'
import { download } from '../exports/download'
import { sinkFor } from '../exports/streamedFile'
import { useSession } from '../session'
import { backupName, writeBackupTo } from './writeBackup'

/** A large backup goes through the browser's own folder; it is encrypted there as everywhere. */
const MOST_IN_MEMORY = 4 << 20
const TYPE = 'application/octet-stream'

/** Writes a backup and hands it to the person at the desk, through the browser's own download. */
export async function downloadBackup(onProgress?: Progress, signal?: AbortSignal): Promise<Written> {
  const target = { begin: () => Promise.resolve(sinkFor(TYPE, MOST_IN_MEMORY)) }
  const { written, place } = await writeBackupTo(target, onProgress, signal)
  download(backupName(written.label.at), [place], TYPE)
  const backups = await useSession().openStore().backups()
  await backups.noteWritten(written, 'file', useClock().stamp())
  return written
}
