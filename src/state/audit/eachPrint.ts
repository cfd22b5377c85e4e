import { onBeforeUnmount, onMounted } from 'vue'

/**
 * Calls `asked` each time paper is asked of the browser while a screen stands, by whichever way. It is told so once a print,
 * and nobody tells whether paper came out.
 */
export function onEachPrint(asked: () => void): void {
  onMounted(() => window.addEventListener('beforeprint', asked))
  onBeforeUnmount(() => window.removeEventListener('beforeprint', asked))
}
