import { useClock } from '../clock'
import { useMessages } from '../messages'
import { useSession } from '../session'
import { worldFailure } from '../worldFailure'
import { usePeople } from './people'

/** What is done behind the list once somebody is in: the log-in is written down, and a sealing anew goes on. */
export async function afterUnlocking(): Promise<void> {
  const session = useSession()
  if (!session.store || session.isDemo) return
  try {
    await (await session.openStore().people()).loggedIn(useClock().stamp())
  } catch (cause) {
    // Whoever locked meanwhile is written down the next time.
    if (session.store) useMessages().show('error', worldFailure(cause).text)
    return
  }
  if (session.store) await usePeople().reseal()
}
