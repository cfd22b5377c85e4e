import type { Desk } from '../desk'
import { newId } from '../id'
import { isKeyLock, OPEN, type KeyLock, type PersonLock } from '../sealing/locks'
import { guardedPair, newLock, nextVersion, sealedProfile, type NewSecret } from '../sealing/making'
import { RECOVERY, type Profile } from '../sealing/opening'
import { knownPeople, mustHaveDoctor, namesOf, orderOf, personIn, personOf, recoveryLock } from './known'
import { changeLocks, currentLocks, type Change } from './lockChanges'
import { noteLogin } from './loggingIn'
import { proven, type Proven } from './proof'
import { freshRecovery } from './recovery'
import { removePerson } from './rekeying'
import { reseal } from './resealing'
import type { NewPasskey, People, Proof } from './types'

/** The people of a clinic, for the person of the session. */
export function peopleOn(desk: Desk): People {
  const { guarded } = desk
  return {
    list: () => guarded(async () => (await known(desk)).map(personOf)),
    ...(desk.user.id === OPEN ? nobodyToLookAfter() : changes(desk)),
  }
}

function changes(desk: Desk): Omit<People, 'list'> {
  const { guarded } = desk
  return {
    add: (person, proof, at) => guarded(() => add(desk, person, proof, at)),
    change: (id, to, at) => guarded(() => change(desk, id, to, at)),
    changePassphrase: (proof, next, at) =>
      guarded(() =>
        changeOwn(desk, proof, { what: 'passphrase-changed', at }, ({ passkey }) => ({
          text: next,
          passkey,
        })),
      ),
    resetPassphrase: (id, next, proof, at) => guarded(() => resetPassphrase(desk, id, next, proof, at)),
    addPasskey: (passkey, proof, at) =>
      guarded(() => changeOwn(desk, proof, { what: 'passkey-added', at }, ({ text }) => ({ text, passkey }))),
    removePasskey: (proof, at) =>
      guarded(() => changeOwn(desk, proof, { what: 'passkey-removed', at }, ({ text }) => ({ text }))),
    remove: (id, proof, at, newRecoveryKey) =>
      guarded(() => removePerson(desk, { id, proof, at, newRecoveryKey })),
    renewRecoveryKey: (proof, at) => guarded(() => renewRecoveryKey(desk, proof, at)),
    reseal: (onProgress) => guarded(() => reseal(desk, onProgress)),
    loggedIn: (at) => guarded(() => noteLogin(desk, at)),
  }
}

/** The demonstration clinic has no locks, so there is nothing to change; nobody logs in there, either. */
function nobodyToLookAfter(): Omit<People, 'list'> {
  const refuse = (): Promise<never> =>
    Promise.reject(new Error(`nobody has a lock in the clinic of: ${OPEN}`))
  return {
    add: refuse,
    change: refuse,
    changePassphrase: refuse,
    resetPassphrase: refuse,
    addPasskey: refuse,
    removePasskey: refuse,
    remove: refuse,
    renewRecoveryKey: refuse,
    reseal: () => Promise.resolve(),
    loggedIn: () => Promise.resolve(),
  }
}

async function known(desk: Desk) {
  if (desk.user.id !== OPEN) return knownPeople(desk, await currentLocks(desk))
  const { id, name, role } = desk.user
  const profile: Profile = { name, role }
  return [{ lock: { id, kind: 'passphrase' } as PersonLock, profile }]
}

function add(
  desk: Desk,
  { name, role, passphrase }: Parameters<People['add']>[0],
  proof: Proof,
  at: string,
): ReturnType<People['add']> {
  return changeLocks(desk, async (locks) => {
    const own = await proven(desk, locks, proof)
    if (!own) return false
    const others = await knownPeople(desk, locks)
    const order = 1 + others.reduce((last, { lock }) => Math.max(last, orderOf(lock)), 0)
    const label = { id: newId(), kind: 'passphrase', order } as const
    const profile = { name, role, since: at }
    const lock = await newLock(label, { text: passphrase }, own.data, { ...desk.shelf, profile })
    return {
      act: { what: 'person-added', at, detail: { person: label.id, name, role } },
      put: [lock],
      names: { ...namesOf(others), [label.id]: name },
      given: personOf({ lock, profile }),
    }
  })
}

async function change(
  desk: Desk,
  id: string,
  to: Parameters<People['change']>[1],
  at: string,
): Promise<void> {
  await changeLocks(desk, async (locks) => {
    const all = await knownPeople(desk, locks)
    const { lock, profile } = personIn(all, id)
    const next: Profile = { ...profile, name: to.name, role: to.role }
    const then = all.map((one) => (one.lock.id === id ? { ...one, profile: next } : one))
    mustHaveDoctor(then.map((one) => one.profile))
    const version = nextVersion(lock)
    const sealed = await sealedProfile(desk.shelf, { id, version }, next)
    const was = { nameBefore: profile.name, roleBefore: profile.role }
    return {
      act: { what: 'person-changed', at, detail: { person: id, name: to.name, role: to.role, ...was } },
      put: [{ ...lock, version, profile: sealed }],
      names: namesOf(then),
      given: undefined,
    }
  })
}

/** One's own lock with another secret around the same key pair; a lock of the old form gets a key pair. */
async function changeOwn(
  desk: Desk,
  proof: Proof,
  { what, at }: { what: string; at: string },
  nextSecret: (now: NewSecret) => NewSecret,
): Promise<boolean> {
  const { user, shelf } = desk
  if (user.id === RECOVERY.id) throw new Error(`the recovery key has no passphrase of its own: ${what}`)
  const changed = await changeLocks<true>(desk, async (locks) => {
    const own = await proven(desk, locks, proof)
    if (!own) return false
    const secret = nextSecret({ text: own.text, passkey: passkeyOf(own, proof) })
    const act = { what, at, detail: { person: user.id } }
    const profiles = await knownPeople(desk, locks)
    const lock = await withSecret(own, secret, { ...shelf, profile: personIn(profiles, user.id).profile })
    return { act, put: [lock], given: true }
  })
  return changed
}

async function withSecret(
  { lock, data, privateKey }: Proven,
  secret: NewSecret,
  said: Parameters<typeof newLock>[3],
): Promise<KeyLock> {
  const version = nextVersion(lock)
  const { id, kind } = lock
  if (!privateKey || !isKeyLock(lock)) return newLock({ id, kind, order: 0 }, secret, data, said, version)
  const { passkey: _, ...rest } = lock
  return { ...rest, version, ...(await guardedPair(privateKey, secret, lock)) }
}

function passkeyOf({ lock }: Proven, { secret }: Proof): NewPasskey | undefined {
  return isKeyLock(lock) && lock.passkey && secret ? { ...lock.passkey, secret } : undefined
}

async function resetPassphrase(
  desk: Desk,
  id: string,
  next: string,
  proof: Proof,
  at: string,
): Promise<boolean> {
  return changeLocks<true>(desk, async (locks) => {
    const own = await proven(desk, locks, proof)
    if (!own) return false
    const { lock, profile } = personIn(await knownPeople(desk, locks), id)
    const label = { id, kind: 'passphrase', order: orderOf(lock) } as const
    const said = { ...desk.shelf, profile }
    const fresh = await newLock(label, { text: next }, own.data, said, nextVersion(lock))
    const change: Change<true> = {
      act: { what: 'passphrase-reset', at, detail: { person: id, name: profile.name } },
      put: [fresh],
      given: true,
    }
    return change
  })
}

function renewRecoveryKey(desk: Desk, proof: Proof, at: string): Promise<string | false> {
  return changeLocks(desk, async (locks) => {
    const own = await proven(desk, locks, proof)
    if (!own) return false
    const { lock, recoveryKey } = await freshRecovery(desk.shelf, own.data, recoveryLock(locks))
    return { act: { what: 'recovery-key-renewed', at }, put: [lock], given: recoveryKey }
  })
}
