import { defineStore } from 'pinia'
import { OPENING_CHIP } from '@/domain/worklist'
import { useMessages } from './messages'
import { useRecords } from './records'
import { useSession } from './session'
import { useSettings } from './settings'
import { useWorklist } from './worklist'
import { worldFailure } from './worldFailure'

/** Milliseconds that belong to whoever has just unlocked. */
const UNTIL_THE_LIST_STANDS = 4000

/** What happens when the clinic's door opens and closes: everything is read, and everything leaves memory again. */
export const useOpenClinic = defineStore('openClinic', () => {
  const settings = useSettings()
  const records = useRecords()
  const worklist = useWorklist()
  const messages = useMessages()
  const session = useSession()

  /** Reads settings and facts; false, with a message shown, when the world did not let us. */
  async function load(): Promise<boolean> {
    try {
      await settings.load()
      await records.load()
      void keepBackups()
      return true
    } catch (cause) {
      messages.show('error', worldFailure(cause).text)
      return false
    }
  }

  /** Backups are looked after once the list stands; that must not be waited for, and is no part of what is loaded first. */
  async function keepBackups(): Promise<void> {
    const { store } = session
    // Somebody who is entering a clinic's first patients is reminded at the next opening.
    const isNew = records.facts.length === 0
    await new Promise((pass) => setTimeout(pass, UNTIL_THE_LIST_STANDS))
    if (session.store !== store) return
    try {
      const { keepBackups: keep } = await import('./backup/keepBackups')
      await keep(isNew)
    } catch (cause) {
      messages.show('error', worldFailure(cause).text)
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
