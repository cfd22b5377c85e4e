import { actOf } from '@/domain/acts'
import type { Language } from '@/domain/language'
import { actWords } from '@/words/settings/acts'

/** What was done, in words; a name that was never ours stands as it is. */
export function actText(what: string, language: Language): string {
  const act = actOf(what)
  return act ? actWords[language].act(act.name, act.isUndone) : what
}
