import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { problemText, type Problem } from '@/domain/problem'
import type { KeptEntry } from '@/state/entries/useEntryDraft'
import { useLanguage } from '@/state/language'
import { worldFailure } from '@/state/worldFailure'

/** A form that is being filled in: what was refused, and a save that runs once however often it is asked for. */
export interface Entry {
  saving: Ref<boolean>
  problem: ShallowRef<Problem | undefined>
  /** What to say under the field with that name, or nothing. */
  errorOf: ComputedRef<(field: string) => string | undefined>
  save: () => Promise<void>
  /** Opens the form for another entry after one was kept. */
  again: () => void
}

/**
 * `store` keeps the entry and gives the problem why not; `saved` is called after it was kept. While one save runs, and
 * after one has succeeded, further ones are ignored: a double click stores once. When the world fails (a full disk,
 * another tab), the form says so, and the entry stays on the screen for another try. What was `kept` of it while it was
 * typed goes once it is stored.
 */
export function useEntry(
  store: () => Promise<Problem | undefined>,
  saved: () => void,
  kept?: Pick<KeptEntry, 'drop'>,
): Entry {
  const saving = ref(false)
  const problem = shallowRef<Problem>()
  const chosen = useLanguage()
  const errorOf = computed(() => (field: string) => {
    const found = problem.value
    if (found?.where.field !== field) return undefined
    // Under an empty field "it is missing" and "enter it" would say the same twice.
    return (found.code === 'missing' ? found.because : problemText(found))[chosen.language]
  })

  async function save(): Promise<void> {
    if (saving.value) return
    saving.value = true
    try {
      problem.value = await store()
    } catch (cause) {
      problem.value = notStored(cause)
      saving.value = false
      return
    }
    if (problem.value === undefined) {
      await kept?.drop()
      saved()
    } else saving.value = false
  }

  function again(): void {
    saving.value = false
  }

  return { saving, problem, errorOf, save, again }
}

function notStored(cause: unknown): Problem {
  return {
    code: 'not-stored',
    where: {},
    received: '',
    because: worldFailure(cause).text,
    todo: { ja: '', en: '' },
  }
}
