import type { Bilingual } from '@/domain/language'
import { Damaged } from '@/storage'
import { useMessages } from '../messages'
import { useRecords } from '../records'
import { useSession } from '../session'
import { worldFailure } from '../worldFailure'

/** What every message about damaged data is about. */
export const DAMAGE = 'damage'

/** So many are named; the rest are counted. */
const NAMED = 5

/** Says, once the list stands, what of the stored data could not be read and whom that affects. */
export function noteDamages(): void {
  const damages = useSession().openStore().damages()
  // A slice that was made anew from its page lost nothing.
  const pages = damages.filter(({ store, patientIds }) => store === 'pages' || patientIds.length > 0)
  if (pages.length === 0) return
  const text = affected(pages.flatMap(({ patientIds }) => patientIds))
  useMessages().show('error', text, undefined, undefined, DAMAGE)
}

/** What to say when the record of a patient could not be read: where its bytes were damaged, whom else that affects. */
export function unreadable(cause: unknown, patientId: string): Bilingual {
  return cause instanceof Damaged ? affected([patientId, ...cause.patientIds]) : worldFailure(cause).text
}

/** Under which topic that is said; undefined where it is no damage. */
export function topicOf(cause: unknown): string | undefined {
  return cause instanceof Damaged ? DAMAGE : undefined
}

function affected(ids: readonly string[]): Bilingual {
  const all = new Set(ids)
  const byId = new Map(useRecords().facts.map((facts) => [facts.id, facts]))
  const known = [...all].flatMap((id) => byId.get(id) ?? [])
  const named = known
    .slice(0, NAMED)
    .map(({ number, name }) => (name === undefined ? number : `${number} ${name}`))
  const more = all.size - named.length
  const ja = named.join('、') + (more > 0 ? ` ほか${more}名` : '')
  const en = named.join(', ') + (more > 0 ? ` and ${more} more` : '')
  return {
    ja: `保存データの一部が壊れていて、次の患者の記録を開けません: ${ja}。ほかの患者には影響ありません。設定 → データで、バックアップから復元してください。`,
    en: `Part of the stored data is damaged; the records of these patients cannot be opened: ${en}. All others are unaffected. Restore them from a backup under Settings → Data.`,
  }
}
