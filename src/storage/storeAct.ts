import { CLINIC, type Beside, type Desk, type Stored } from './desk'
import { Damaged, StaleError } from './errors'
import type { Erasing } from './history/erasing'
import type { KeptClinic } from './history/marks'
import { CLINIC_PART, REMOVED, sealedPart, type RemovedRecord } from './history/parts'
import { newId } from './id'
import { headOf, MOST_NAMED, nextEntry, sealedEntry, type Head } from './ledger/acts'
import { sealedImport, type SealedImport } from './ledger/imports'
import type { StoreNames } from 'idb'
import type { Shelf } from './pages/directory'
import { draftOf, planOf, type Doing, type Draft, type Plan } from './pages/drafts'
import { contentOf, sealContent } from './sealing/contents'
import { FIRST_GENERATION } from './sealing/keyring'
import { mustBeNewest } from './stores/generation'
import { versionsOf, type Sealed, type SealedKey, type SealedStore, type Stores } from './stores/schema'
import { undone, writeAll, type Note, type Writing } from './stores/writing'
import type { Act, ActEntry } from './types'

// Beyond this many pages an act leaves the facts to be read again by whoever wants them.
const FACTS_KEPT = 16

/** Everything of an act, sealed: what is put, and what must still stand for it to be put. */
interface Attempt {
  drafts: Draft[]
  act: Sealed
  head: Head
  clinic: SealedClinic | undefined
  importRecord: SealedImport | undefined
  /** Who is taken out, sealed under the number of the act. */
  removed: Sealed | undefined
  erasing: Erasing | undefined
}

/** The clinic's settings, the version that they take the place of, and what leads back to it. */
interface SealedClinic {
  sealed: Sealed
  before: number
  history: Sealed
}

/** What somebody else has written since the attempt was sealed. */
interface Clash {
  pages: string[]
  clinic: boolean
}

type ActWriting = Writing<StoreNames<Stores>[]>

/**
 * Stores one act in one strict transaction. Everything is sealed before it begins, since a transaction does not wait for
 * the cipher; within it the keys tell whether somebody else was first. Then only what they wrote is sealed again.
 */
export async function storeAct(desk: Desk, act: Act, beside?: Beside): Promise<Stored> {
  const { shelf, directory } = desk
  const doing = doingOf(desk, act)
  const plan = await planOf(shelf, directory, doing, desk.seen)
  const clinic = await clinicOf(desk, act, doing)
  let drafts = [...plan.fresh, ...(await draftsOf(desk, doing, plan))]
  for (;;) {
    const erasing = await erasingFor(desk, doing)
    const attempt = {
      ...(await ledgersOf(desk, act, { doing, plan, drafts, clinic, pages: beside?.pages })),
      drafts,
      clinic,
      erasing,
    }
    // After the head was read: whoever adds that number later changes the head, and the attempt is made anew.
    if (act.newNumbers) await (await import('./newNumber')).mustBeFree(desk, act)
    const clash = await put(shelf, attempt, beside)
    if (!clash) break
    if (clash.clinic) throw new StaleError([])
    await directory.learn()
    const untouched = drafts.filter((draft) => !clash.pages.includes(draft.id))
    drafts = [...untouched, ...(await draftsOf(desk, doing, plan, clash.pages))]
  }
  const removedIds = [...doing.removedIds, ...doing.erasedIds]
  return { drafts, patientIds: plan.patientIds, removedIds, clinicVersion: clinic?.sealed.version }
}

function doingOf({ user }: Desk, act: Act): Doing {
  return {
    patients: act.patients ?? [],
    removedIds: act.removedPatientIds ?? [],
    erasedIds: act.erasedPatientIds ?? [],
    stamp: {
      at: act.at,
      by: { id: user.id, name: user.name },
      what: act.what,
      ...(act.why !== undefined && { why: act.why }),
    },
    batch: newId(),
  }
}

async function draftsOf(desk: Desk, doing: Doing, plan: Plan, only?: readonly string[]): Promise<Draft[]> {
  const drafts: Draft[] = []
  const keepFacts = desk.directory.keepsFacts && plan.groups.size <= FACTS_KEPT
  for (const group of plan.groups.values()) {
    if (only && !only.includes(group.pageId)) continue
    drafts.push(await draftOf({ ...desk, keepFacts, doing }, group))
  }
  return drafts
}

async function clinicOf(
  { shelf, clinicSeen }: Desk,
  act: Act,
  { stamp, batch }: Doing,
): Promise<SealedClinic | undefined> {
  if (!act.clinic) return undefined
  const before = await clinicSeen()
  const stands = await shelf.database.get('documents', versionsOf(CLINIC))
  if (!stands) throw new Damaged('documents', CLINIC)
  if (stands.version !== before) throw new StaleError([])
  const { clinic: older, mark } = await contentOf<KeptClinic>(shelf, 'documents', stands)
  const trail: [string, number] = [batch, CLINIC_PART]
  const kept: KeptClinic = { clinic: act.clinic, mark: { stamp, trail } }
  return {
    sealed: await sealContent(shelf, { store: 'documents', id: CLINIC, version: before + 1 }, kept),
    before,
    history: await sealedPart(shelf, trail, [{ id: CLINIC, older, newer: act.clinic, mark }]),
  }
}

/** Looked through again after a clash: somebody may have written what has to be erased too. */
async function erasingFor(desk: Desk, { erasedIds }: Doing): Promise<Erasing | undefined> {
  if (erasedIds.length === 0) return undefined
  const { erasingOf } = await import('./history/erasing')
  return erasingOf(desk, erasedIds)
}

function sealedRemoval(
  shelf: Shelf,
  act: number,
  { stamp, batch, removedIds }: Doing,
  plan: Plan,
): Promise<Sealed> | undefined {
  if (removedIds.length === 0) return undefined
  const parts = [...plan.groups.values()].map(({ part, removed }): RemovedRecord['parts'][number] => [
    part,
    [...removed],
  ])
  const record: RemovedRecord = { stamp, batch, parts: parts.filter(([, ids]) => ids.length > 0) }
  return sealContent(shelf, { store: 'history', id: REMOVED, version: act }, record)
}

/** What an act writes, as the log has to tell it. */
interface Written {
  doing: Doing
  plan: Plan
  drafts: readonly Draft[]
  clinic: SealedClinic | undefined
  /** Pages that are written beside it. */
  pages: ActEntry['pages'] | undefined
}

async function ledgersOf(
  { shelf, user }: Desk,
  act: Act,
  { doing, plan, drafts, clinic, pages = [] }: Written,
): Promise<Pick<Attempt, 'act' | 'head' | 'importRecord' | 'removed'>> {
  const head = await headOf(shelf)
  const entry = await nextEntry(head, {
    at: act.at,
    what: act.what,
    who: { id: user.id, name: user.name },
    ...(act.detail && { detail: act.detail }),
    ...(act.why !== undefined && { why: act.why }),
    patients: plan.patientIds.length,
    ...namedBy(act, plan),
    ...((act.clinic !== undefined || drafts.some(({ history }) => history)) && { history: doing.batch }),
    pages: [
      ...drafts.map((draft): ActEntry['pages'][number] => [draft.id, draft.after?.leaf.version ?? 0]),
      ...pages,
    ],
    ...(clinic && { clinic: clinic.sealed.version }),
  })
  const importRecord = act.import && (await sealedImport(shelf, act.import))
  const removed = await sealedRemoval(shelf, entry.number, doing, plan)
  return { head, act: await sealedEntry(shelf, entry), importRecord, removed }
}

function namedBy(act: Act, plan: Plan): Pick<ActEntry, 'patientIds' | 'importId'> {
  const patientIds = [...plan.patientIds, ...(act.about ?? [])]
  const isNamed = patientIds.length > 0 && patientIds.length <= MOST_NAMED
  return { ...(act.import && { importId: act.import.id }), ...(isNamed && { patientIds }) }
}

async function put(shelf: Shelf, attempt: Attempt, beside?: Beside): Promise<Clash | undefined> {
  const stores: StoreNames<Stores>[] = ['acts', 'locks', ...(beside?.stores ?? [])]
  if (attempt.drafts.length > 0) stores.push('pages', 'slices')
  if (attempt.clinic) stores.push('documents')
  if (attempt.importRecord) stores.push('imports')
  if (attempt.clinic || attempt.erasing || attempt.drafts.some(({ history }) => history))
    stores.push('history')
  if (attempt.erasing) stores.push('drafts')
  const transaction = shelf.database.transaction([...new Set(stores)], 'readwrite', { durability: 'strict' })
  const clash = await clashOf(transaction, attempt).catch(async (cause: unknown) => {
    await undone(transaction)
    throw cause
  })
  if (clash) await undone(transaction)
  else {
    await writeAll(transaction, (note) => {
      putAll(transaction, attempt, note)
      beside?.write(transaction, note)
    })
  }
  return clash
}

async function clashOf(transaction: ActWriting, attempt: Attempt): Promise<Clash | undefined> {
  await mustBeNewest(transaction.objectStore('locks'), attempt.act.generation ?? FIRST_GENERATION)
  const stands = (store: SealedStore, key: SealedKey): Promise<boolean> =>
    transaction
      .objectStore(store)
      .getKey(key)
      .then((found) => found !== undefined)
  const replaced = attempt.drafts.filter((draft) => draft.before !== undefined)
  const [newestAct, clinicStands, importStands, ...pagesStand] = await Promise.all([
    transaction.objectStore('acts').openKeyCursor(null, 'prev'),
    attempt.clinic ? stands('documents', [CLINIC, attempt.clinic.before]) : true,
    attempt.importRecord ? importStillFits(transaction, attempt.importRecord) : true,
    ...replaced.map((draft) => stands('pages', [draft.id, draft.before ?? 0])),
  ])
  const sameHead = Number(newestAct?.key[0] ?? 0) === attempt.head.number
  const pages = replaced.filter((_, at) => !pagesStand[at]).map((draft) => draft.id)
  if (sameHead && clinicStands && importStands && pages.length === 0) return undefined
  return { pages, clinic: !clinicStands }
}

async function importStillFits(transaction: ActWriting, { sealed, before }: SealedImport): Promise<boolean> {
  const found = await transaction.objectStore('imports').getKey(before ?? versionsOf(sealed.id))
  return (found !== undefined) === (before !== undefined)
}

function putAll(transaction: ActWriting, attempt: Attempt, note: Note): void {
  const { drafts, clinic, importRecord, removed, erasing } = attempt
  const store = (name: SealedStore) => transaction.objectStore(name)
  for (const draft of drafts) {
    if (draft.after) {
      note(store('pages').put(draft.after.page))
      note(store('slices').put(draft.after.slice))
    }
    if (draft.history) note(store('history').put(draft.history))
    if (draft.before === undefined) continue
    note(store('pages').delete([draft.id, draft.before]))
    note(store('slices').delete(versionsBefore(draft)))
  }
  note(store('acts').add(attempt.act))
  if (clinic) {
    note(store('history').put(clinic.history))
    note(store('documents').put(clinic.sealed))
    note(store('documents').delete([CLINIC, clinic.before]))
  }
  if (importRecord) {
    note(store('imports').put(importRecord.sealed))
    if (importRecord.before) note(store('imports').delete(importRecord.before))
  }
  if (removed) note(store('history').put(removed))
  for (const part of erasing?.history ?? []) note(store('history').put(part))
  for (const key of erasing?.drafts ?? []) note(store('drafts').delete(key))
}

/** A slice that had been put back to an older version, or lost its page, goes too. */
function versionsBefore(draft: Draft): IDBKeyRange {
  const upper = draft.after?.leaf.version ?? Infinity
  return IDBKeyRange.bound([draft.id], [draft.id, upper], false, draft.after !== undefined)
}
