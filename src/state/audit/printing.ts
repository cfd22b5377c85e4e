import type { Seal } from '@/domain/seal'
import { useSession } from '../session'
import type { ListChoice } from '../worklist'
import { noteDone } from './noting'

/**
 * Notes that the sheets of these people are being put on paper, and gives the seal that stands at their foot, which covers
 * this very entry. Undefined where the trail could not be read; the screen says so where it could not be written.
 */
export async function notePrinted(patientIds: readonly string[]): Promise<Seal | undefined> {
  await noteDone({ what: 'printed', patientIds, detail: { sheets: patientIds.length } })
  return sealNow()
}

/** The same for a list: which, how long, and nobody's name. */
export async function noteListPrinted(choice: ListChoice, rows: number): Promise<Seal | undefined> {
  await noteDone({ what: 'list-printed', detail: { rows, ...listDetail(choice) } })
  return sealNow()
}

/** Which list it is, without the name or number that somebody may have searched for. */
export function listDetail(choice: ListChoice): Record<string, string> {
  return 'visit' in choice ? { visit: choice.visit } : { list: choice.search ? 'search' : choice.chip }
}

async function sealNow(): Promise<Seal | undefined> {
  try {
    return await (await useSession().openStore().trail()).seal()
  } catch {
    // Paper without a seal is still the paper that somebody waits for.
    return undefined
  }
}
