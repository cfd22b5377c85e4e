import { watch } from 'vue'
import { unsavedWords } from '@/words/unsaved'
import { useMessages } from '../messages'
import { useRecords } from '../records'
import { useEntries, type Unsaved } from './entries'

/**
 * Says how many entries wait that this person did not save, and offers the newest. The page of a patient says it of that
 * patient itself. `open` shows the page of a patient, or without id that of a new one.
 */
export async function remindOfEntries(open: (patientId?: string) => void, shown?: unknown): Promise<void> {
  const entries = useEntries()
  const messages = useMessages()
  const records = useRecords()
  await entries.read()
  const known = new Set(records.facts.map(({ id }) => id))
  const waiting = entries.list.filter(
    ({ patientId }) => patientId === undefined || (patientId !== shown && known.has(patientId)),
  )
  const [newest] = waiting
  if (newest === undefined) return
  const { ja, en } = unsavedWords
  const text = { ja: ja.waiting(waiting.length), en: en.waiting(waiting.length) }
  const id = messages.show('warning', text, undefined, {
    text: { ja: ja.goOn, en: en.goOn },
    run: () => goOn(newest),
  })
  const stop = watch(
    () => entries.list,
    (list) => {
      if (waiting.some((one) => list.some(({ at, name }) => at === one.at && name === one.name))) return
      messages.dismiss(id)
      stop()
    },
  )

  function goOn(unsaved: Unsaved): void {
    entries.chosen = unsaved
    open(unsaved.patientId)
  }
}
