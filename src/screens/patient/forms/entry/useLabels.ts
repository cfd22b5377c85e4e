import { computed, type ComputedRef } from 'vue'
import type { Bilingual } from '@/domain/language'
import { useLanguage } from '@/state/language'

/** Gives the text in the language of the screen. */
export function useLabels(): ComputedRef<(text: Bilingual) => string> {
  const chosen = useLanguage()
  return computed(() => (text) => text[chosen.language])
}
