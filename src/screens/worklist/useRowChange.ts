import { computed, nextTick, ref, shallowRef, type ComputedRef, type Ref } from 'vue'
import type { Writer } from '@/domain/edit/writer'
import type { Bilingual } from '@/domain/language'
import type { Patient } from '@/domain/patient'
import { problemText, type Problem } from '@/domain/problem'
import { useClock } from '@/state/clock'
import { useLanguage } from '@/state/language'
import { useRecords } from '@/state/records'
import { useSession } from '@/state/session'

/** One form of the opened row: what was refused, and a save that runs once however often it is asked for. */
export interface RowChange {
  saving: Ref<boolean>
  /** What to say under the field with that name, or nothing. */
  errorOf: ComputedRef<(field: string) => string | undefined>
  /** Stores the edit; true when it was kept. What the world refuses is said by the records themselves. */
  save: (
    patientId: string,
    what: string,
    edit: (before: Patient, writer: Writer) => Patient | Problem,
    done?: Bilingual,
  ) => Promise<boolean>
}

/** What was refused is put right where it was typed. */
async function focusField(testid: string): Promise<void> {
  await nextTick()
  document.querySelector<HTMLElement>(`[data-testid="${testid}"]`)?.focus()
}

/** Changes one record as the person at the desk, now. */
export function useRowChange(): RowChange {
  const records = useRecords()
  const clock = useClock()
  const session = useSession()
  const language = useLanguage()
  const saving = ref(false)
  const problem = shallowRef<Problem>()
  const errorOf = computed(() => (field: string) => {
    if (problem.value?.where.field !== field) return undefined
    return problemText(problem.value)[language.language]
  })

  function writer(): Writer {
    return {
      by: session.userName,
      at: clock.stamp(),
      today: clock.today,
      newId: () => crypto.randomUUID(),
    }
  }

  const save: RowChange['save'] = async (patientId, what, edit, done) => {
    if (saving.value) return false
    saving.value = true
    try {
      problem.value = await records.change(patientId, what, (before) => edit(before, writer()), done)
      const field = problem.value?.where.field
      if (field !== undefined) await focusField(field)
      return problem.value === undefined
    } catch {
      // records.change has said it on the screen; the entry stays in the form for another try.
      return false
    } finally {
      saving.value = false
    }
  }

  return { saving, errorOf, save }
}
