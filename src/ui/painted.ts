import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'

/** A tab that nobody sees is waited for no longer. */
const UNSEEN_MS = 500

/** The first task after the next frame: by then what stands on the page has been drawn. A tab that nobody sees draws none. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, UNSEEN_MS)
  })
}

/** What `source` gives, one painted frame later, for what is not seen: nobody who looks waits for it. Undefined at first. */
export function afterPaint<Seen>(source: () => Seen): Readonly<ShallowRef<Seen | undefined>> {
  const seen = shallowRef<Seen>()
  let [isAwaited, isGone] = [false, false]
  onScopeDispose(() => (isGone = true))
  watch(
    source,
    async () => {
      if (isAwaited) return
      isAwaited = true
      await painted()
      isAwaited = false
      if (!isGone) seen.value = source()
    },
    { immediate: true },
  )
  return seen
}
