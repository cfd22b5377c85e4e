import { useMessages } from '../messages'
import { useSession } from '../session'
import { worldFailure } from '../worldFailure'
import { warnOfClockSetBack } from './clockSetBack'
import { noteDamages } from './damageNotes'

/** What is looked at behind the list once somebody is in: damage, and a clock that goes back. */
export async function afterOpening(): Promise<void> {
  const session = useSession()
  const { store } = session
  if (store === undefined) return
  noteDamages()
  void lookForNewer()
  if (session.isDemo) return
  try {
    await warnOfClockSetBack()
  } catch (cause) {
    // Whoever has locked meanwhile is warned the next time.
    if (session.store === store) useMessages().show('error', worldFailure(cause).text)
  }
}

/** A tab may stay open for days, and browsers look for a newer version only when a page is loaded. */
async function lookForNewer(): Promise<void> {
  try {
    await (await navigator.serviceWorker.getRegistration())?.update()
  } catch {
    // Without a network there is nothing newer to be had.
  }
}
