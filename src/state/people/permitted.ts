import { actOf } from '@/domain/acts'
import type { Bilingual } from '@/domain/language'
import type { Permission } from '@/domain/roles/permission'
import type { Role } from '@/domain/roles/role'
import type { Act, StoreSession } from '@/storage'
import { ACT_PERMISSIONS, ACTS_BESIDE_SETTINGS, ROLE_TABLE, roleMay } from '@/tables/roles'
import { NotPermitted } from './notPermitted'

/** What somebody may do, and for what they may not the sentence that says who may. */
export interface Rights {
  may(permission: Permission): boolean
  why(permission: Permission): Bilingual
}

type Need = Permission | 'free'

// These give something to iterate over, not a promise: they refuse by throwing.
const ITERATED: ReadonlySet<string> = new Set(['read', 'ofPatient', 'ofClinic', 'newest'])

const OF_BACKUPS: Record<string, Need> = {
  clinicId: 'free',
  nowInUse: 'free',
  newest: 'free',
  compare: 'free',
  peek: 'free',
  scan: 'free',
  kept: 'free',
  remedies: 'restore',
  repair: 'restore',
}

const OF_PEOPLE: Record<string, Need> = {
  list: 'free',
  changePassphrase: 'own-key',
  addPasskey: 'own-key',
  removePasskey: 'own-key',
  reseal: 'free',
  loggedIn: 'free',
}

/** The rights of a role, as the table has them. */
export function rightsOf(role: Role): Rights {
  return {
    may: (permission) => roleMay(role, permission),
    why: (permission) => ROLE_TABLE[permission].because,
  }
}

/**
 * The same clinic, where whatever the role of its user does not allow is refused with `NotPermitted` and not done. What the
 * table does not know is refused to everybody but a doctor.
 */
export function permitted(store: StoreSession): StoreSession {
  const { role } = store.user

  function refusal(needs: readonly Need[]): NotPermitted | undefined {
    const missing = needs.find((need) => need !== 'free' && !roleMay(role, need))
    return missing === undefined || missing === 'free' ? undefined : new NotPermitted(missing, role)
  }

  function room<Room extends object>(made: Room, needs: (method: string, given: unknown) => Need): Room {
    return new Proxy(made, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name)
        if (typeof method !== 'function' || typeof name !== 'string') return method
        return (...given: unknown[]): unknown => {
          const refused = refusal([needs(name, given[0])])
          if (refused && ITERATED.has(name)) throw refused
          return refused ? Promise.reject(refused) : Reflect.apply(method, target, given)
        }
      },
    })
  }

  return {
    ...store,
    commit: async (act) => {
      const refused = refusal(needsOf(act))
      if (refused) throw refused
      await store.commit(act)
    },
    readActs: async (newest) => {
      const refused = refusal(['read-audit'])
      if (refused) throw refused
      return store.readActs(newest)
    },
    trail: async () => room(await store.trail(), needOfTrail),
    history: async () => room(await store.history(), () => 'read-patients'),
    people: async () => room(await store.people(), (method) => OF_PEOPLE[method] ?? 'people'),
    backups: async () => room(await store.backups(), (method) => OF_BACKUPS[method] ?? 'backup'),
  }
}

/** Everything that an act needs: by its name, and by what it would write. */
export function needsOf({ what, clinic, erasedPatientIds }: Act): Need[] {
  const name = actOf(what)?.name
  return [
    name === undefined ? 'people' : ACT_PERMISSIONS[name],
    clinic && (name === undefined || !ACTS_BESIDE_SETTINGS.has(name)) ? 'settings' : 'free',
    erasedPatientIds && erasedPatientIds.length > 0 ? 'erase' : 'free',
  ]
}

function needOfTrail(method: string, given: unknown): Need {
  if (method === 'read' || method === 'check') return 'read-audit'
  if (method !== 'note' || typeof given !== 'object' || given === null || !('what' in given)) return 'free'
  const name = actOf(String(given.what))?.name
  return name === undefined ? 'people' : ACT_PERMISSIONS[name]
}
