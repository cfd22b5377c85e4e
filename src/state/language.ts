import { defineStore } from 'pinia'
import { computed, ref, watchEffect, type ComputedRef } from 'vue'
import type { Language } from '@/domain/language'
import { recall, remember } from './remembered'

/** The language of the screen, and the theme: what a person may switch at any time, locked or not. */
export const useLanguage = defineStore('language', () => {
  const language = ref<Language>(recall('language') === 'en' ? 'en' : 'ja')
  const theme = ref(recall('theme') ?? 'system')

  watchEffect(() => {
    document.documentElement.lang = language.value
    if (theme.value === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme.value
  })

  function set(chosen: Language): void {
    language.value = chosen
    remember('language', chosen)
  }

  function setTheme(chosen: string): void {
    theme.value = chosen
    remember('theme', chosen)
  }

  return { language, theme, set, setTheme }
})

/** The texts of a room in the language of the screen. */
export function useWords<Texts>(words: { ja: Texts; en: Texts }): ComputedRef<Texts> {
  const chosen = useLanguage()
  return computed(() => words[chosen.language])
}
