import type { Bilingual } from '@/domain/language'
import { useSession } from '../session'
import type { Rights } from './permitted'

const NOTHING: Bilingual = { ja: '', en: '' }

/** What the person who is logged in may do. The store below refuses the same; this is what a screen shows beforehand. */
export function usePermissions(): Rights {
  const session = useSession()
  return {
    may: (permission) => session.rights?.may(permission) ?? true,
    why: (permission) => session.rights?.why(permission) ?? NOTHING,
  }
}
