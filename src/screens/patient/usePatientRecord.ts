import { shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { Patient } from '@/domain/patient'
import { noteOpenedBehind } from '@/state/audit/noting'
import { useMessages } from '@/state/messages'
import { useRecords } from '@/state/records'
import { painted } from './behindTheCharts'

type State = 'loading' | 'missing' | 'unreadable' | 'there'

/** The record of the open page: still being read, not there, damaged, or the newest version of it. */
export interface PatientRecord {
  state: ShallowRef<State>
  patient: ShallowRef<Patient | undefined>
}

/**
 * Reads the record with that id, and again whenever a record changed here, in an import or in another tab. `readyFor` is
 * what its page waits for besides.
 */
export function usePatientRecord(
  id: Ref<string>,
  readyFor: (patient: Patient) => Promise<void> = () => Promise.resolve(),
): PatientRecord {
  const records = useRecords()
  const messages = useMessages()
  const state = shallowRef<State>('loading')
  const patient = shallowRef<Patient>()
  let latest = 0

  async function read(): Promise<void> {
    const turn = (latest += 1)
    const found = await records.patient(id.value).catch(async (cause: unknown) => {
      if (turn === latest) await say(cause)
      return 'unreadable' as const
    })
    if (typeof found === 'object') await readyFor(found)
    // A slower answer to an earlier question must not replace a newer one.
    if (turn !== latest) return
    if (found === 'unreadable') {
      // What is on the screen already stays there.
      if (state.value === 'loading') state.value = 'unreadable'
      return
    }
    // Once for each opening: read again after a change, the page is still the same one.
    if (found && state.value === 'loading') noteOpenedBehind(found.id, painted())
    patient.value = found
    state.value = found ? 'there' : 'missing'
  }

  async function say(cause: unknown): Promise<void> {
    const { topicOf, unreadable } = await import('@/state/faults/damageNotes')
    messages.show('error', unreadable(cause, id.value), undefined, undefined, topicOf(cause))
  }

  watch(
    id,
    () => {
      state.value = 'loading'
      patient.value = undefined
    },
    { flush: 'sync' },
  )
  watch([id, () => records.version], () => void read(), { immediate: true })
  return { state, patient }
}
