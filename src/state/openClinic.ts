import { defineStore } from 'pinia'
import { OPENING_CHIP } from '@/domain/worklist'
import { useMessages } from './messages'
import { useRecords } from './records'
import { useSettings } from './settings'
import { useWorklist } from './worklist'
import { worldFailure } from './worldFailure'

/** What happens when the clinic's door opens and closes: everything is read, and everything leaves memory again. */
export const useOpenClinic = defineStore('openClinic', () => {
  const settings = useSettings()
  const records = useRecords()
  const worklist = useWorklist()
  const messages = useMessages()

  /** Reads settings and facts; false, with a message shown, when the world did not let us. */
  async function load(): Promise<boolean> {
    try {
      await settings.load()
      await records.load()
      return true
    } catch (cause) {
      messages.show('error', worldFailure(cause).text)
      return false
    }
  }

  function forget(): void {
    records.clear()
    worklist.search = ''
    worklist.chip = OPENING_CHIP
    messages.clear()
  }

  return { load, forget }
})
