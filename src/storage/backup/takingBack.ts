import { openStores } from '../stores/open'
import { STEPS } from '../stores/migrations'
import { TAKEN_BACK } from './known'

/**
 * Lets a clinic that is about to be put back into use know since when. It is locked, so that its own log can say so only
 * once somebody has opened it.
 */
export async function rememberTakenBack(name: string, at: string): Promise<void> {
  const database = await openStores(name, STEPS, () => undefined)
  try {
    await database.put('desk', { id: TAKEN_BACK, value: at })
  } finally {
    database.close()
  }
}
