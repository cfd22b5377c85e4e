import type { Desk } from '../desk'
import { OldLock } from '../errors'
import type { Keyring } from '../sealing/keyring'
import { isKeyLock, isRing, type KeyLock, type Lock, type Ring } from '../sealing/locks'
import {
  keptKey,
  newDataKey,
  nextVersion,
  rawOf,
  ringOf,
  sealedProfile,
  sentTo,
  type DataKey,
} from '../sealing/making'
import { rawOlderKey, type Profile } from '../sealing/opening'
import { Damaged } from '../errors'
import {
  knownPeople,
  knownProfile,
  mustHaveDoctor,
  namesOf,
  personIn,
  recoveryLock,
  type Known,
} from './known'
import { changeLocks } from './lockChanges'
import { proven, type Proven } from './proof'
import { freshRecovery } from './recovery'
import type { Proof } from './types'

/** Who is taken out, and whether the printed recovery key goes too. */
export interface Removal {
  id: string
  proof: Proof
  at: string
  newRecoveryKey: boolean
}

/**
 * Takes somebody's lock away and gives everybody else a new data key, in one transaction; what the older ones sealed is
 * read with the ring until it is sealed anew. The public keys are those of the sealed profiles, so that nobody who only
 * has the disk can slip in one of their own. A lock whose profile cannot be read lets nobody in as it is, and goes too.
 */
export async function removePerson(
  desk: Desk,
  { id, proof, at, newRecoveryKey }: Removal,
): Promise<{ recoveryKey?: string } | false> {
  const { shelf } = desk
  const given = await changeLocks<{ recoveryKey?: string }>(desk, async (locks) => {
    const own = await proven(desk, locks, proof)
    if (!own) return false
    const all = await knownPeople(desk, locks)
    const leaving = personIn(all, id)
    const staying = all.filter((one) => one !== leaving)
    mustHaveDoctor(staying.map(({ profile }) => profile))
    mustHavePairs(staying)

    const { data, keys } = await nextKeys(shelf.keys)
    const sealing = { keys, form: shelf.form }
    const kept = await Promise.all(staying.map((one) => resent(one, data, sealing)))
    const recovery = await recoveryFor(desk, locks, data, { keys, anew: newRecoveryKey })
    const gone = locks.filter(
      ({ kind, id: other }) => kind === 'passphrase' && !staying.some(({ lock }) => lock.id === other),
    )
    const { name, role } = leaving.profile
    const { recoveryKey } = recovery
    return {
      act: {
        what: 'person-removed',
        at,
        detail: { person: id, name, role, ...(recoveryKey !== undefined && { recoveryKey: 'renewed' }) },
      },
      put: [
        ...kept,
        recovery.lock,
        await ringFor(desk, locks, own, data),
        { id: 'generation', kind: 'generation', number: data.generation },
      ],
      removed: gone.map((lock) => lock.id),
      names: namesOf(staying),
      stored: () => {
        shelf.keys = keys
        desk.lockOthers()
      },
      given: recoveryKey === undefined ? {} : { recoveryKey },
    }
  })
  return given
}

/** The next data key, and the keyring that works with it, which still opens what is sealed with those before. */
async function nextKeys(now: Keyring): Promise<{ data: DataKey; keys: Keyring }> {
  const key = await newDataKey()
  const generation = now.generation + 1
  const older = new Map([...now.older, [now.generation, now.newest] as const])
  return { data: { key, generation }, keys: { generation, newest: await keptKey(key), older } }
}

/** Throws `OldLock` where somebody has no public key yet, to which a data key could be wrapped. */
function mustHavePairs(people: readonly Known[]): void {
  const without = people.filter(({ lock, profile }) => !isKeyLock(lock) || profile.publicKey === undefined)
  if (without.length > 0) throw new OldLock(without.map(({ lock }) => lock.id))
}

/** A lock with the new data key in it, for the public key of its sealed profile. */
async function resent(
  { lock, profile }: Known,
  data: DataKey,
  sealing: { keys: Keyring; form: number },
): Promise<KeyLock> {
  if (!isKeyLock(lock) || profile.publicKey === undefined) throw new OldLock([lock.id])
  const version = nextVersion(lock)
  const [sent, sealed] = await Promise.all([
    sentTo(profile.publicKey, data, lock),
    sealedProfile(sealing, { id: lock.id, version }, profile),
  ])
  return { ...lock, ...sent, version, profile: sealed }
}

/** The recovery key's lock: the same key where it can be kept, else a new one, which somebody has to print. */
async function recoveryFor(
  desk: Desk,
  locks: readonly Lock[],
  data: DataKey,
  { keys, anew }: { keys: Keyring; anew: boolean },
): Promise<{ lock: KeyLock; recoveryKey?: string }> {
  const sealing = { keys, form: desk.shelf.form }
  const lock = recoveryLock(locks)
  const profile: Profile | undefined = lock && isKeyLock(lock) ? await knownProfile(desk, lock) : undefined
  if (anew || !lock || !profile) return freshRecovery(sealing, data, lock)
  return { lock: await resent({ lock, profile }, data, sealing) }
}

/** All data keys that something may still be sealed with, under the new one. */
async function ringFor(desk: Desk, locks: readonly Lock[], own: Proven, data: DataKey): Promise<Ring> {
  const older = [{ generation: own.data.generation, raw: await rawOf(own.data.key) }]
  for (const ring of locks.filter(isRing)) {
    for (const { generation } of ring.older) {
      const raw = await rawOlderKey(ring, generation, desk.shelf.keys.newest)
      if (!raw) throw new Damaged('locks', ring.id)
      older.push({ generation, raw })
    }
  }
  return ringOf(data.key, data.generation, older)
}
