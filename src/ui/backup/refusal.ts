import type { backupWords } from '@/words/settings/backup'

/** Why a file cannot be used as a backup. */
export type Refusal = 'foreign' | 'newer' | 'cut' | 'damaged' | 'tampered' | 'other-clinic' | 'wrong-key'

/** The sentence that says why, and what to do. */
export function refusalText(words: (typeof backupWords)['ja'], because: Refusal): string {
  const texts: Record<Refusal, string> = {
    foreign: words.refusedForeign,
    newer: words.refusedNewer,
    cut: words.refusedCut,
    damaged: words.refusedDamaged,
    tampered: words.refusedTampered,
    'other-clinic': words.refusedOtherClinic,
    'wrong-key': words.refusedWrongKey,
  }
  return texts[because]
}
