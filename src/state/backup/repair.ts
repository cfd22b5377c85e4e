import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { BadBackup, type BackupFault } from '@/storage'
import type { DamagedRecord, Remedies, Repaired } from '@/storage/backup/types'
import { backupWords } from '@/words/settings/backup'
import { useClock } from '../clock'
import { DAMAGE } from '../faults/damageNotes'
import { useLanguage } from '../language'
import { useMessages } from '../messages'
import { useRecords } from '../records'
import { useSession } from '../session'
import { worldFailure, type WorldFailure } from '../worldFailure'
import { minuteOf } from './keepBackups'

/** What is damaged, what a backup has of it, and bringing that back. */
export const useRepair = defineStore('repair', () => {
  const session = useSession()
  const damages = shallowRef<DamagedRecord[]>()
  const remedies = shallowRef<Remedies>()
  const chosenPatients = ref<string[]>([])
  const refused = ref<BackupFault>()
  const failure = shallowRef<WorldFailure>()
  const progress = ref<{ done: number; of: number }>()
  const doing = ref<'scan' | 'look' | 'repair'>()
  let file: File | undefined

  /** Looks whether every stored record still opens. */
  async function scan(): Promise<void> {
    await busy('scan', async () => {
      damages.value = await (await session.openStore().backups()).scan(told)
    })
  }

  /** Looks what a backup has of everything that is damaged. */
  async function look(chosen: File): Promise<void> {
    await busy('look', async () => {
      remedies.value = undefined
      remedies.value = await (await session.openStore().backups()).remedies(chosen, told)
      file = chosen
      chosenPatients.value = []
    })
  }

  /** Puts back whatever the backup has as it was, and the chosen patients in their older version. */
  async function repair(): Promise<Repaired | undefined> {
    const found = remedies.value
    const from = file
    if (!found || !from) return undefined
    return busy('repair', async () => {
      const made = minuteOf(found.label.at)
      const repaired = await (
        await session.openStore().backups()
      ).repair(
        from,
        {
          records: found.remedies.filter(({ kind }) => kind !== 'older'),
          olderPatientIds: chosenPatients.value,
          why: backupWords[useLanguage().language].why(made),
        },
        useClock().stamp(),
        told,
      )
      // Other tabs know the damaged pages under the versions that they have again.
      session.openStore().broadcastLock()
      await useRecords().reload()
      remedies.value = undefined
      damages.value = await (await session.openStore().backups()).scan()
      if (damages.value.length === 0) useMessages().dismissTopic(DAMAGE)
      return repaired
    })
  }

  async function busy<Given>(
    what: 'scan' | 'look' | 'repair',
    work: () => Promise<Given>,
  ): Promise<Given | undefined> {
    if (doing.value) return undefined
    doing.value = what
    refused.value = undefined
    failure.value = undefined
    try {
      return await work()
    } catch (cause) {
      if (cause instanceof BadBackup) refused.value = cause.because
      else failure.value = worldFailure(cause)
      return undefined
    } finally {
      doing.value = undefined
      progress.value = undefined
    }
  }

  function told(done: number, of: number): void {
    progress.value = { done, of }
  }

  function forget(): void {
    damages.value = undefined
    remedies.value = undefined
    chosenPatients.value = []
    refused.value = undefined
    failure.value = undefined
    file = undefined
  }

  return { damages, remedies, chosenPatients, refused, failure, progress, doing, scan, look, repair, forget }
})
