import { computed, inject, ref, type ComputedRef, type InjectionKey, type Ref } from 'vue'
import type { Day } from '@/domain/day'
import type { Language } from '@/domain/language'

/** How a day is written: as `2026-11-14`, or in the Japanese era. */
export type DateStyle = 'iso' | 'era'

/** What every component of the screen may ask about the room it stands in. The app provides it once, at the top. */
export interface Surroundings {
  language: Readonly<Ref<Language>>
  dateStyle: Readonly<Ref<DateStyle>>
  /** The clinic's day, for hints such as "8 days ago"; without it no hints are shown. */
  today: Readonly<Ref<Day | undefined>>
}

export const surroundingsKey: InjectionKey<Surroundings> = Symbol('surroundings')

/** The surroundings that the app provided; Japanese and plain dates where nothing was. */
export function useSurroundings(): Surroundings {
  return inject(surroundingsKey, unprovided, true)
}

/** The texts of a room in the language of the screen, for components that know no store. */
export function useTexts<Texts>(words: { ja: Texts; en: Texts }): ComputedRef<Texts> {
  const { language } = useSurroundings()
  return computed(() => words[language.value])
}

function unprovided(): Surroundings {
  return { language: ref('ja'), dateStyle: ref('iso'), today: ref(undefined) }
}
