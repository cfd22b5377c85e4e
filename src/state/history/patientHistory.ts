import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { changesBetween } from '@/domain/history/changes'
import type { Version } from '@/domain/history/stamp'
import type { PatientChange } from '@/domain/history/types'
import type { Patient } from '@/domain/patient'
import { useRecords } from '../records'
import { useSession } from '../session'
import { versionsOf } from './versions'

/** One version of a patient, and what made it another than the one before. */
export interface PatientStep extends Version<Patient> {
  changes: readonly PatientChange[]
}

export interface PatientHistory {
  state: Ref<'loading' | 'missing' | 'there'>
  /** Newest first. */
  steps: ShallowRef<readonly PatientStep[]>
  /** Whether the versions before the last of them cannot be read. */
  isCut: Ref<boolean>
}

/** Every version of the record with that id, read again whenever a record changes. */
export function usePatientHistory(id: Ref<string>): PatientHistory {
  const session = useSession()
  const records = useRecords()
  const state = ref<'loading' | 'missing' | 'there'>('loading')
  const steps = shallowRef<readonly PatientStep[]>([])
  const isCut = ref(false)
  let latest = 0

  async function read(): Promise<void> {
    const turn = (latest += 1)
    const history = await session.openStore().history()
    const read = await versionsOf(history.ofPatient(id.value))
    if (turn !== latest) return
    steps.value = stepsOf(read.versions)
    isCut.value = read.isCut
    state.value = read.versions.length === 0 && !read.isCut ? 'missing' : 'there'
  }

  watch(id, () => (state.value = 'loading'), { flush: 'sync' })
  watch([id, () => records.version], () => void read(), { immediate: true })
  return { state, steps, isCut }
}

/** Each version beside what it changed. */
export function stepsOf(versions: readonly Version<Patient>[]): PatientStep[] {
  return versions.map((version, at) => ({
    ...version,
    changes: changesBetween(versions[at + 1]?.content, version.content),
  }))
}
