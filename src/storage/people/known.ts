import type { Desk } from '../desk'
import { Damaged, LastDoctor } from '../errors'
import { isKeyLock, isPersonLock, type Lock, type PersonLock } from '../sealing/locks'
import { profileOf, type Profile } from '../sealing/opening'
import type { Person } from './types'

/** A lock and what is sealed in it. */
export interface Known {
  lock: PersonLock
  profile: Profile
}

/** The people of a clinic in the order in which they were added; a lock that cannot be read is noted as damaged and left out. */
export async function knownPeople(desk: Desk, locks: readonly Lock[]): Promise<Known[]> {
  const known: Known[] = []
  for (const lock of locks) {
    if (lock.kind !== 'passphrase') continue
    const profile = await knownProfile(desk, lock)
    if (profile) known.push({ lock, profile })
  }
  return known.sort((a, b) => orderOf(a.lock) - orderOf(b.lock))
}

/** What is sealed in a lock; undefined where it cannot be read, which is noted. */
export async function knownProfile({ shelf }: Desk, lock: PersonLock): Promise<Profile | undefined> {
  try {
    return await profileOf(shelf.keys, lock)
  } catch (cause) {
    if (!(cause instanceof Damaged)) throw cause
    shelf.note(cause)
    return undefined
  }
}

/** The one with that id; throws where there is none, since whoever asks was shown a list. */
export function personIn(known: readonly Known[], id: string): Known {
  const found = known.find(({ lock }) => lock.id === id)
  if (!found) throw new Error(`nobody has the id: ${id}`)
  return found
}

/** Throws `LastDoctor` where these people have no doctor: only doctors look after people. */
export function mustHaveDoctor(profiles: readonly Profile[]): void {
  if (!profiles.some(({ role }) => role === 'doctor')) throw new LastDoctor('no doctor would be left')
}

/** Names by id, for the door. */
export function namesOf(known: readonly Known[]): Record<string, string> {
  return Object.fromEntries(known.map(({ lock, profile }) => [lock.id, profile.name]))
}

/** What everybody may know of somebody. */
export function personOf({ lock, profile }: Known): Person {
  const { name, role, since } = profile
  const hasPasskey = isKeyLock(lock) && lock.passkey !== undefined
  return { id: lock.id, name, role, hasPasskey, ...(since !== undefined && { since }) }
}

/** The place in the order of adding; those with a lock of the old form were first. */
export function orderOf(lock: PersonLock): number {
  return isKeyLock(lock) ? lock.order : 0
}

/** The lock of the recovery key, where there is one. */
export function recoveryLock(locks: readonly Lock[]): PersonLock | undefined {
  return locks.filter(isPersonLock).find(({ kind }) => kind === 'recovery')
}
