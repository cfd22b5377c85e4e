import { onBeforeUnmount, onMounted } from 'vue'

/**
 * Calls `asked` each time paper is asked of the browser, by whichever way, until it is ended. It is told so once a print, and
 * nobody tells whether paper came out.
 */
export function watchPrints(asked: () => void): () => void {
  window.addEventListener('beforeprint', asked)
  return () => window.removeEventListener('beforeprint', asked)
}

/** The same while a screen stands. */
export function onEachPrint(asked: () => void): void {
  let end: (() => void) | undefined
  onMounted(() => (end = watchPrints(asked)))
  onBeforeUnmount(() => end?.())
}
