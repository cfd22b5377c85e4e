import type { ClinicSettings } from '@/domain/settings'
import { useMessages } from '@/state/messages'
import { useSettings } from '@/state/settings'
import { worldFailure } from '@/state/worldFailure'
import { settingsWords } from '@/words/settings'

/** Stores changed settings and says so, or says why it could not. */
export function useSaveSettings(): (patch: Partial<ClinicSettings>) => Promise<void> {
  const settings = useSettings()
  const messages = useMessages()
  return async (patch) => {
    try {
      await settings.save(patch)
      messages.show('done', { ja: settingsWords.ja.saved, en: settingsWords.en.saved })
    } catch (cause) {
      messages.show('error', worldFailure(cause).text)
    }
  }
}
