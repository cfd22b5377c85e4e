import { computed, watch, type ComputedRef } from 'vue'
import { isChanged, useSettingsDrafts, type Draft } from '@/state/settingsDrafts'

/** A form of settings as typed, what differs from what is stored, and the way back to it. */
export interface FormDraft<Typed extends object> {
  typed: Typed
  isDirty: ComputedRef<boolean>
  /** Shows what is stored in place of what was typed: to drop it, or once it has been stored. */
  discard: () => void
}

/**
 * The draft of a form whose fields are stored together. It outlives the screen; fields that nobody touched follow what
 * is stored, those that were typed stay.
 */
export function useDraft<Typed extends object>(name: string, stored: () => Typed): FormDraft<Typed> {
  const draft = useSettingsDrafts().draftOf(name, stored)
  follow(draft, stored())
  watch(stored, (fresh) => follow(draft, fresh))

  function discard(): void {
    draft.before = plain(stored())
    Object.assign(draft.typed, plain(stored()))
  }

  return {
    typed: draft.typed,
    isDirty: computed(() => isChanged(draft)),
    discard,
  }
}

function follow<Typed extends object>({ typed, before }: Draft<Typed>, fresh: Typed): void {
  for (const key of Object.keys(fresh) as (keyof Typed)[]) {
    if (JSON.stringify(typed[key]) === JSON.stringify(before[key])) typed[key] = plain(fresh[key])
    before[key] = plain(fresh[key])
  }
}

function plain<Given>(given: Given): Given {
  return JSON.parse(JSON.stringify(given)) as Given
}
