import { shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { Patient } from '@/domain/patient'
import { useRecords } from '@/state/records'

/** The record of the open page: still being read, not there, or the newest version of it. */
export interface PatientRecord {
  state: ShallowRef<'loading' | 'missing' | 'there'>
  patient: ShallowRef<Patient | undefined>
}

/** Reads the record with that id, and again whenever a record changed here, in an import or in another tab. */
export function usePatientRecord(id: Ref<string>): PatientRecord {
  const records = useRecords()
  const state = shallowRef<'loading' | 'missing' | 'there'>('loading')
  const patient = shallowRef<Patient>()
  let latest = 0

  async function read(): Promise<void> {
    const turn = (latest += 1)
    const found = await records.patient(id.value)
    // A slower answer to an earlier question must not replace a newer one.
    if (turn !== latest) return
    patient.value = found
    state.value = found ? 'there' : 'missing'
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
