import { defineStore } from 'pinia'
import { daysBetween } from '@/domain/day'
import type { Bilingual } from '@/domain/language'
import { OPENING_CHIP } from '@/domain/worklist'
import { useClock } from './clock'
import { useMessages } from './messages'
import { useRecords } from './records'
import { useSession } from './session'
import { useSettings } from './settings'
import { useWorklist } from './worklist'
import { worldFailure } from './worldFailure'

/** What happens when the clinic's door opens and closes: everything is read, and everything leaves memory again. */
export const useOpenClinic = defineStore('openClinic', () => {
  const settings = useSettings()
  const records = useRecords()
  const worklist = useWorklist()
  const messages = useMessages()
  const session = useSession()
  const clock = useClock()

  /** Reads settings and facts; false, with a message shown, when the world did not let us. */
  async function load(): Promise<boolean> {
    try {
      await settings.load()
      await records.load()
      remindOfExport()
      return true
    } catch (cause) {
      messages.show('error', worldFailure(cause).text)
      return false
    }
  }

  /** What stands in one browser only is lost with it, so the newest copy must not be older than the clinic's setting. */
  function remindOfExport(): void {
    if (session.isDemo || records.facts.length === 0) return
    const { lastExport } = settings.clinic
    const days = lastExport === undefined ? undefined : daysBetween(lastExport, clock.today)
    if (days === undefined || days > settings.settings.backupDays)
      messages.show('warning', exportReminder(days))
  }

  function forget(): void {
    records.clear()
    worklist.search = ''
    worklist.chip = OPENING_CHIP
    messages.clear()
  }

  return { load, forget }
})

function exportReminder(days: number | undefined): Bilingual {
  return days === undefined
    ? {
        ja: 'クリニックファイルへの書き出しがまだありません。設定 → データから書き出してください。',
        en: 'The clinic file has never been exported. Export it under Settings → Data.',
      }
    : {
        ja: `最後の書き出しから${days}日です。設定 → データから書き出してください。`,
        en: `The last export was ${days} days ago. Export under Settings → Data.`,
      }
}
