import type { ActName } from '@/domain/acts'
import type { Bilingual } from '@/domain/language'
import { useClock } from '../clock'
import { useMessages } from '../messages'
import { useSession } from '../session'

/** Something that somebody did and that changed nothing that is stored. */
export interface Happening {
  what: ActName
  patientIds?: readonly string[]
  detail?: Record<string, string | number>
  /** Why, in the words of whoever did it. */
  why?: string
}

const NOT_NOTED: Bilingual = {
  ja: '操作記録に書き込めませんでした。作業は続けられますが、この操作は記録に残りません。空き容量を確かめ、設定 → データでバックアップしてください。',
  en: 'The audit trail could not be written. Work can go on, but this is not recorded. Check the free space of this computer and back up under Settings → Data.',
}

/** The session that has been told; another person who logs in is told anew. */
let told: unknown

/**
 * Writes into the audit trail what was done, and gives whether it stands there. It never stops the work: where the world
 * does not let us, the screen says so, once until writing works again.
 */
export async function noteDone(happening: Happening): Promise<boolean> {
  const { store } = useSession()
  try {
    const trail = await useSession().openStore().trail()
    await trail.note({ ...happening, at: useClock().stamp() })
    told = undefined
    return true
  } catch {
    if (told !== store || !store) useMessages().show('error', NOT_NOTED)
    told = store
    return false
  }
}

/** A patient's page was opened; `where` says so where it was only the row of the worklist. */
export function noteOpened(patientId: string, where?: 'list'): void {
  void noteDone({ what: 'opened', patientIds: [patientId], ...(where && { detail: { in: where } }) })
}

/** The same once `ready`, so that no page waits for the trail; a lock that comes sooner has it noted before the door closes. */
export function noteOpenedBehind(patientId: string, ready: Promise<void>): void {
  let noted: Promise<boolean> | undefined
  const note = (): Promise<boolean> => (noted ??= noteDone({ what: 'opened', patientIds: [patientId] }))
  const forget = useSession().beforeLock(note)
  void ready.then(note).finally(forget)
}
