import type { Day } from '@/domain/day'
import type { Seal } from '@/domain/seal'
import type { PaperKind } from '@/domain/sheet/paperKind'
import { useSession } from '../session'
import type { ListChoice } from '../worklist'
import { onEachPrint } from './eachPrint'
import { noteDone } from './noting'

/** What of some patients is put on paper, on how many pages in all; `on` names an earlier day that a summary tells of. */
export interface PrintedPaper {
  paper: PaperKind
  pages: number
  on?: Day
}

/** Notes that the sheets of these people lie on the screen, and gives the seal for their foot. */
export async function notePreviewed(patientIds: readonly string[]): Promise<Seal | undefined> {
  await noteDone({ what: 'opened', patientIds, detail: { in: 'print' } })
  return sealNow()
}

/**
 * Notes that paper was asked for: the sheets of these people, which and how many. Gives the seal that covers this very entry;
 * undefined where the trail could not be read. Where it could not be written, the screen says so.
 */
export async function notePrinted(
  patientIds: readonly string[],
  { paper, pages, on }: PrintedPaper,
): Promise<Seal | undefined> {
  const detail = { paper, sheets: patientIds.length, pages, ...(on && { day: on }) }
  await noteDone({ what: 'printed', patientIds, detail })
  return sealNow()
}

/** The same for a list: which, how long, on how many pages, and nobody's name. */
export async function noteListPrinted(
  choice: ListChoice,
  rows: number,
  pages: number,
): Promise<Seal | undefined> {
  await noteDone({ what: 'list-printed', detail: { rows, pages, ...listDetail(choice) } })
  return sealNow()
}

/** Notes each print of a recovery key, as long as the screen that shows it stands; never the key. */
export function useKeyPrintsNoted(): void {
  onEachPrint(() => void noteDone({ what: 'recovery-key-printed', detail: { pages: 1 } }))
}

/** Which list it is, without the name or number that somebody may have searched for. */
export function listDetail(choice: ListChoice): Record<string, string> {
  return 'visit' in choice ? { visit: choice.visit } : { list: choice.search ? 'search' : choice.chip }
}

/** The seal of the trail as it is now; undefined where it cannot be read. */
export async function sealNow(): Promise<Seal | undefined> {
  try {
    return await (await useSession().openStore().trail()).seal()
  } catch {
    // Paper without a seal is still the paper that somebody waits for.
    return undefined
  }
}
