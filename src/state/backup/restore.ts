import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { BadBackup, type BackupFault } from '@/storage'
import type { BackupLabel, Compared, RestoreFrom } from '@/storage/backup/types'
import { useClock } from '../clock'
import { useMessages } from '../messages'
import { usePermissions } from '../people/permissions'
import { useSession } from '../session'
import { worldFailure, type WorldFailure } from '../worldFailure'
import { backupWords } from '@/words/settings/backup'

/** How far a restore is. */
export type RestoreStep = 'choosing' | 'checking' | 'ready' | 'restoring'

/** The way of one backup file back into use: checked, unlocked, restored beside, verified, and only then current. */
export const useRestore = defineStore('restore', () => {
  const session = useSession()
  const step = ref<RestoreStep>('choosing')
  const file = shallowRef<File>()
  const label = shallowRef<BackupLabel>()
  const compared = shallowRef<Compared>()
  const refused = ref<BackupFault>()
  const failure = shallowRef<WorldFailure>()
  const progress = ref<{ done: number; of: number }>()
  let stop: AbortController | undefined

  /** Reads a file as a whole and holds it against its checksums; tells what it is, or why it is none. */
  async function check(chosen: File): Promise<void> {
    reset()
    await stoppable('checking', async (signal) => {
      const { checkBackup } = await import('@/storage/backup/checking')
      const said = await checkBackup(chosen, told, signal)
      if (session.store) {
        const backups = await session.store.backups()
        if (said.clinicId !== (await backups.clinicId())) throw new BadBackup('other-clinic', said.clinicId)
        compared.value = await backups.compare(said)
      }
      file.value = chosen
      label.value = said
      step.value = 'ready'
    })
  }

  /**
   * Restores the checked file and puts it into use; every tab starts again, and this one is opened with the same secret.
   * What is typed is tried as a passphrase and, where it has that form, as the recovery key.
   */
  async function restore(typed: string): Promise<void> {
    const chosen = file.value
    if (!usePermissions().may('restore')) return
    if (!chosen || step.value !== 'ready') return
    const before = { label: label.value, compared: compared.value }
    await stoppable('restoring', async (signal) => {
      const [{ restoreBackup }, { whileRestoring }, { makeCurrent }, { factsOf }] = await Promise.all([
        import('@/storage/backup/restoring'),
        import('@/storage/backup/sweeping'),
        import('@/storage/registry'),
        import('@/domain/factsOf'),
      ])
      const from = await whatIsHere(chosen)
      const opened = await whileRestoring(async () => {
        const secret = await secretOf(typed, (tried) =>
          restoreBackup({ ...from, secret: tried }, factsOf, told, signal),
        )
        await makeCurrent(secret.given.name, from.at)
        return secret
      })
      const { at } = opened.given.label
      reset()
      session.store?.broadcastLock()
      await session.restart()
      await ('recoveryKey' in opened.secret
        ? session.unlockWithRecovery(opened.secret.recoveryKey)
        : session.unlock(opened.secret.passphrase, opened.given.user.id))
      const made = at.slice(0, 16).replace('T', ' ')
      useMessages().show('done', { ja: backupWords.ja.restored(made), en: backupWords.en.restored(made) })
    })
    if (refused.value !== 'wrong-key') return
    // Somebody who mistyped tries again on the same file.
    file.value = chosen
    label.value = before.label
    compared.value = before.compared
    step.value = 'ready'
  }

  /** What a restore must know of this computer: the clinic that it holds, and what goes on being kept here. */
  async function whatIsHere(chosen: File): Promise<Omit<RestoreFrom, 'secret'>> {
    const at = useClock().stamp()
    if (!session.store) return { file: chosen, at }
    const { FOLDER } = await import('./folder')
    const backups = await session.store.backups()
    const folder = await backups.kept(FOLDER)
    const desk = folder === undefined ? [] : [{ id: FOLDER, value: folder }]
    return { file: chosen, at, clinicId: await backups.clinicId(), desk }
  }

  async function stoppable(during: RestoreStep, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const mine = new AbortController()
    stop = mine
    step.value = during
    refused.value = undefined
    failure.value = undefined
    try {
      await work(mine.signal)
    } catch (cause) {
      step.value = 'choosing'
      if (mine.signal.aborted) return
      if (cause instanceof BadBackup) refused.value = cause.because
      else failure.value = worldFailure(cause)
    } finally {
      progress.value = undefined
    }
  }

  function told(done: number, of: number): void {
    progress.value = { done, of }
  }

  /** Stops whatever is under way; nothing was changed. */
  function cancel(): void {
    stop?.abort()
    reset()
  }

  function reset(): void {
    step.value = 'choosing'
    file.value = undefined
    label.value = undefined
    compared.value = undefined
    refused.value = undefined
    failure.value = undefined
    progress.value = undefined
  }

  return { step, label, compared, refused, failure, progress, check, restore, cancel }
})

type Secret = { passphrase: string } | { recoveryKey: string }

/** Tries what was typed as a passphrase, and then as the recovery key. */
async function secretOf<Given>(
  typed: string,
  attempt: (secret: Secret) => Promise<Given>,
): Promise<{ secret: Secret; given: Given }> {
  const passphrase = { passphrase: typed }
  try {
    return { secret: passphrase, given: await attempt(passphrase) }
  } catch (cause) {
    if (!(cause instanceof BadBackup) || cause.because !== 'wrong-key') throw cause
    const recoveryKey = { recoveryKey: typed }
    return { secret: recoveryKey, given: await attempt(recoveryKey) }
  }
}
