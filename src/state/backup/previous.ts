import { deletePrevious } from '@/storage/backup/sweeping'
import { makeCurrent, previousDatabases } from '@/storage/registry'
import { useClock } from '../clock'
import { usePermissions } from '../people/permissions'
import { useSession } from '../session'

/** The clinics that a restore has replaced, newest first. */
export function previousClinics(): Promise<{ name: string; until: string }[]> {
  return previousDatabases()
}

/** Puts a clinic that was replaced back into use; the present one is kept in its place. Every tab starts again, locked. */
export async function takeBack(name: string): Promise<void> {
  if (!usePermissions().may('restore')) return
  const session = useSession()
  await makeCurrent(name, useClock().stamp())
  session.store?.broadcastLock()
  await session.restart()
}

/** Deletes a clinic that was replaced, for good. */
export async function deletePreviousClinic(name: string): Promise<void> {
  if (usePermissions().may('restore')) await deletePrevious(name)
}
