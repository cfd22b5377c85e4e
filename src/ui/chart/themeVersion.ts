import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/** Grows whenever the colours of the page may have changed: another theme, another scheme, more contrast. */
export function useThemeVersion(): Readonly<Ref<number>> {
  const version = ref(0)
  const grow = (): void => void (version.value += 1)
  const observer = new MutationObserver(grow)
  const queries = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'].map(
    (query) => window.matchMedia(query),
  )
  onMounted(() => {
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    for (const query of queries) query.addEventListener('change', grow)
  })
  onBeforeUnmount(() => {
    observer.disconnect()
    for (const query of queries) query.removeEventListener('change', grow)
  })
  return version
}
