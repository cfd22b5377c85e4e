import type { Patient } from '@/domain/patient'
import { CLINIC, type Beside, type Desk, type Stored } from './desk'
import { Closed, Damaged, withNames } from './errors'
import type { KeptClinic } from './history/marks'
import { Directory, type Shelf } from './pages/directory'
import { allPages, pageContent, type OpenPage } from './pages/reading'
import type { Snapshot } from './pages/snapshot'
import { contentOf } from './sealing/contents'
import type { Keyring } from './sealing/keyring'
import { signalsOf } from './signals'
import { SeenVersions } from './seenVersions'
import { newestForm } from './stores/migrations'
import { versionsOf, type Database } from './stores/schema'
import type { Act, ClinicDocument, OpenOptions, PageShare, StoreSession, StoreUser } from './types'

/** What a session is opened with. */
export interface Opening extends Required<OpenOptions> {
  name: string
  database: Database
  keys: Keyring
  user: StoreUser
  /** All slices, where they were read while the passphrase was being stretched. */
  early?: Promise<Snapshot>
  onClose?: () => void
}

/** An unlocked clinic: reads, and stores one act after the other. */
export function sessionOn(opening: Opening): StoreSession {
  const { user, name, database, keys } = opening
  const damages = new Map<string, Damaged>()
  const shelf: Shelf = {
    database,
    keys,
    form: newestForm(opening.steps),
    steps: opening.steps,
    factsOf: opening.factsOf,
    note: (damage) => void damages.set(`${damage.store}/${damage.record}`, damage),
  }
  const directory = new Directory(shelf, opening.early)
  const signals = signalsOf(name)
  const seen = new SeenVersions()
  let clinicVersion: number | undefined
  let acting: Promise<unknown> = Promise.resolve()
  let isOpen = true

  const desk: Desk = {
    name,
    shelf,
    directory,
    user,
    guarded,
    commit,
    lockOthers: () => signals.tellLock(),
    mended: (store, record) => void damages.delete(`${store}/${record}`),
    seen: (id) => seen.of(id),
    clinicSeen: async () => clinicVersion ?? (await readClinic()).version,
  }

  function guarded<Given>(work: () => Promise<Given>): Promise<Given> {
    return withNames(() => (isOpen ? work() : Promise.reject(new Closed('the session was closed'))))
  }

  async function readClinic(): Promise<{ content: ClinicDocument; version: number }> {
    const sealed = await database.get('documents', versionsOf(CLINIC))
    if (!sealed) throw new Damaged('documents', CLINIC)
    const { clinic } = await contentOf<KeptClinic>(shelf, 'documents', sealed)
    clinicVersion = sealed.version
    return { content: clinic, version: sealed.version }
  }

  /** The page where a patient is now, looked up again where somebody else has moved on. */
  async function pageOf(patientId: string): Promise<OpenPage | undefined> {
    const leaf = await directory.leafOf(patientId)
    if (!leaf) return undefined
    const content = await pageContent(shelf, directory, leaf.id)
    if (content?.patients.some((patient) => patient.id === patientId)) return content
    await directory.learn()
    const now = directory.knownLeafOf(patientId)
    if (!now) return undefined
    const again = await pageContent(shelf, directory, now.id)
    if (!again) throw new Damaged('pages', now.id, now.patientIds)
    return again
  }

  async function readPatients(ids: readonly string[]): Promise<Patient[]> {
    const wanted = new Set(ids)
    const found = new Map<string, Patient>()
    for (const id of ids) {
      if (found.has(id)) continue
      const page = await pageOf(id)
      if (!page) continue
      const here = page.patients.filter((patient) => wanted.has(patient.id))
      for (const patient of here) found.set(patient.id, patient)
      seen.read(
        here.map((patient) => patient.id),
        page,
      )
    }
    return ids.flatMap((id) => found.get(id) ?? [])
  }

  async function* pages(share?: PageShare): AsyncGenerator<Patient[], void, undefined> {
    if (!isOpen) throw new Closed('the session was closed')
    for await (const page of allPages(shelf, directory, share)) {
      seen.read(
        page.patients.map((patient) => patient.id),
        page,
      )
      yield page.patients
    }
  }

  function account({ drafts, removedIds, clinicVersion: stored }: Stored): void {
    for (const { id, after } of drafts) {
      if (!after) {
        directory.remove(id)
        continue
      }
      directory.put(after.leaf)
      seen.wrote(after.leaf)
    }
    for (const id of removedIds) seen.removed(id)
    if (stored !== undefined) clinicVersion = stored
  }

  /** One act after the other; the next one builds on what this one stored. */
  function commit(act: Act, beside?: Beside): Promise<void> {
    const turn = acting.then(async () => {
      const { storeAct } = await import('./storeAct')
      const stored = await storeAct(desk, act, beside)
      beside?.stored?.()
      account(stored)
      signals.tellChanged(stored.patientIds, act.clinic !== undefined)
    })
    acting = turn.catch(() => undefined)
    return turn
  }

  return {
    user,
    readClinic: () => guarded(async () => (await readClinic()).content),
    readFacts: () => guarded(() => directory.facts()),
    readPatient: (id) => guarded(async () => (await readPatients([id]))[0]),
    readPatients: (ids) => guarded(() => readPatients(ids)),
    pages,
    commit: (act) => guarded(() => commit(act)),
    readImports: () => guarded(async () => (await import('./ledger/imports')).allImports(shelf)),
    trail: () => guarded(async () => (await import('./ledger/trail')).trailOn(desk)),
    history: () => guarded(async () => (await import('./history/history')).historyOn(desk)),
    people: () => guarded(async () => (await import('./people/people')).peopleOn(desk)),
    entries: () => guarded(async () => (await import('./entries/entries')).entriesOn(desk)),
    backups: () => guarded(async () => (await import('./backup/backups')).backupsOn(desk)),
    readActs: (newest) => guarded(async () => (await import('./ledger/acts')).newestActs(shelf, newest)),
    readMoments: (newest) =>
      guarded(async () =>
        (await (await import('./ledger/acts')).newestActs(shelf, newest)).map(({ at }) => at),
      ),
    damages: () => [...damages.values()],
    handle: () => ({ database: name, keys: shelf.keys, user }),
    onForeignChange: (listener) => signals.onChanged(listener),
    broadcastLock: () => signals.tellLock(),
    onForeignLock: (listener) => signals.onLock(listener),
    close: () => {
      isOpen = false
      signals.close()
      opening.onClose?.()
    },
  }
}
