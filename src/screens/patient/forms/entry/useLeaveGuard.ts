import { inject, onBeforeUnmount, onMounted } from 'vue'
import { routerKey } from 'vue-router'
import type { KeptEntry } from '@/state/entries/useEntryDraft'
import { answerForUnsaved } from '@/state/faults/unsaved'

/** What a guard asks of an entry that is kept while it is typed. */
type Kept = Pick<KeptEntry, 'isKept' | 'flush'>

/**
 * Keeps an entry from being lost by the browser's own ways out. "Back" is refused and `ask` is called instead; a reload
 * or a closed tab makes the browser ask, unless what is typed is on the disk already. Both only while `isLosing`.
 */
export function useLeaveGuard(isLosing: () => boolean, ask: () => void, kept?: Kept): void {
  const router = inject(routerKey, undefined)
  let removeGuard: (() => void) | undefined
  useUnloadGuard(isLosing, kept)
  onMounted(() => {
    removeGuard = router?.beforeEach(() => {
      if (!isLosing()) return true
      ask()
      return false
    })
  })
  onBeforeUnmount(() => removeGuard?.())
}

/** A reload or a closed tab makes the browser ask while `isLosing`, unless what is typed is on the disk already. */
export function useUnloadGuard(isLosing: () => boolean, kept?: Kept): void {
  function onUnload(event: BeforeUnloadEvent): void {
    if (!isLosing() || kept?.isKept() === true) return
    event.preventDefault()
    void kept?.flush()
  }

  let endAnswer: (() => void) | undefined
  onMounted(() => {
    addEventListener('beforeunload', onUnload)
    endAnswer = answerForUnsaved(isLosing)
  })
  onBeforeUnmount(() => {
    removeEventListener('beforeunload', onUnload)
    endAnswer?.()
  })
}
