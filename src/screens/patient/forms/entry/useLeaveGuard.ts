import { inject, onBeforeUnmount, onMounted } from 'vue'
import { routerKey } from 'vue-router'

/**
 * Keeps an entry from being lost by the browser's own ways out. "Back" is refused and `ask` is called instead; a reload
 * or a closed tab makes the browser ask. Both only while `isLosing`.
 */
export function useLeaveGuard(isLosing: () => boolean, ask: () => void): void {
  const router = inject(routerKey, undefined)
  let removeGuard: (() => void) | undefined

  function onUnload(event: BeforeUnloadEvent): void {
    if (isLosing()) event.preventDefault()
  }

  onMounted(() => {
    addEventListener('beforeunload', onUnload)
    removeGuard = router?.beforeEach(() => {
      if (!isLosing()) return true
      ask()
      return false
    })
  })
  onBeforeUnmount(() => {
    removeEventListener('beforeunload', onUnload)
    removeGuard?.()
  })
}
