import type { ClinicSettings } from '@/domain/settings'
import { useMessages } from '@/state/messages'
import { useSettings } from '@/state/settings'
import { worldFailure } from '@/state/worldFailure'
import { settingsWords } from '@/words/settings/settings'

/** Stores changed settings and says so, or says why it could not. */
export function useSaveSettings(): (patch: Partial<ClinicSettings>) => Promise<boolean> {
  const settings = useSettings()
  const said = useSaid()
  return (patch) => said(() => settings.save(patch))
}

const WAYS = ['closed', 'targetDose', 'notReached', 'restrictionMonths'] as const
type Ways = Pick<ClinicSettings, (typeof WAYS)[number]>

/** Stores the ways of the clinic; what is not given is no longer set. */
export function useSaveClinicWays(): (ways: Ways) => Promise<boolean> {
  const settings = useSettings()
  const said = useSaid()
  return (ways) => {
    const changed: ClinicSettings = { ...settings.settings }
    for (const way of WAYS) delete changed[way]
    return said(() =>
      settings.saveClinic({ ...settings.clinic, settings: { ...changed, ...ways } }, 'settings'),
    )
  }
}

/** With nothing left to save its button can take no focus any more: its section has it then. */
function goOnFrom(pressed: Element | null): void {
  if (!pressed?.matches('button:disabled')) return
  pressed.closest<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true })
}

/** Does it and says that it is saved, or why it could not be; whether it was. */
export function useSaid(): (act: () => Promise<void>) => Promise<boolean> {
  const messages = useMessages()
  return async (act) => {
    const pressed = document.activeElement
    try {
      await act()
      requestAnimationFrame(() => goOnFrom(pressed))
      messages.show('done', { ja: settingsWords.ja.saved, en: settingsWords.en.saved })
      return true
    } catch (cause) {
      messages.show('error', worldFailure(cause).text)
      return false
    }
  }
}
