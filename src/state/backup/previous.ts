import { deletePrevious, replacedClinics } from '@/storage/backup/sweeping'
import { rememberTakenBack } from '@/storage/backup/takingBack'
import { makeCurrent } from '@/storage/registry'
import { useClock } from '../clock'
import { usePermissions } from '../people/permissions'
import { useSession } from '../session'

/** The clinics that a restore has replaced, newest first. */
export function previousClinics(): Promise<{ name: string; until: string }[]> {
  return replacedClinics()
}

/**
 * Puts a clinic that was replaced back into use; the present one is kept in its place. The log of the one says who left it,
 * the log of the other since when it is in use again. Every tab starts again, locked.
 */
export async function takeBack(name: string): Promise<void> {
  if (!usePermissions().may('restore')) return
  const session = useSession()
  const at = useClock().stamp()
  await rememberTakenBack(name, at)
  await (await session.openStore().trail()).note({ what: 'taken-back', at })
  await makeCurrent(name, at)
  session.store?.broadcastLock()
  await session.restart()
}

/** Deletes a clinic that was replaced, for good. */
export async function deletePreviousClinic(name: string): Promise<void> {
  if (usePermissions().may('restore')) await deletePrevious(name)
}
