import { StaleError } from './errors'
import { headOf, nextEntry, sealedEntry, type Head } from './ledger/acts'
import { sealedImport, type SealedImport } from './ledger/imports'
import type { Directory, Shelf } from './pages/directory'
import { draftOf, planOf, type Draft, type Plan, type Seen } from './pages/drafts'
import { sealContent } from './sealing/contents'
import { versionsOf, type Sealed, type SealedKey, type SealedStore } from './stores/schema'
import { undone, writeAll, type Note, type Writing } from './stores/writing'
import type { Act, ActEntry, StoreUser } from './types'

/** The clinic's settings are one document under this id. */
export const CLINIC = 'clinic'

// Beyond this many pages an act leaves the facts to be read again by whoever wants them.
const FACTS_KEPT = 16

/** What a commit works on. */
export interface Desk {
  shelf: Shelf
  directory: Directory
  user: StoreUser
  seen: Seen
  /** The version of the settings that this session last saw. */
  clinicSeen: () => Promise<number>
}

/** What was stored, for whoever keeps account of it. */
export interface Stored {
  drafts: Draft[]
  patientIds: string[]
  removedIds: readonly string[]
  clinicVersion: number | undefined
}

/** Everything of an act, sealed: what is put, and what must still stand for it to be put. */
interface Attempt {
  drafts: Draft[]
  act: Sealed
  head: Head
  clinic: { sealed: Sealed; before: number } | undefined
  importRecord: SealedImport | undefined
}

/** What somebody else has written since the attempt was sealed. */
interface Clash {
  pages: string[]
  clinic: boolean
}

type ActWriting = Writing<SealedStore[]>

/**
 * Stores one act in one strict transaction. Everything is sealed before it begins, since a transaction does not wait for
 * the cipher; within it the keys tell whether somebody else was first. Then only what they wrote is sealed again.
 */
export async function storeAct(desk: Desk, act: Act): Promise<Stored> {
  const { shelf, directory } = desk
  const removedIds = act.removedPatientIds ?? []
  const plan = await planOf(shelf, directory, act.patients ?? [], removedIds, desk.seen)
  const clinic = await clinicOf(desk, act)
  let drafts = [...plan.fresh, ...(await draftsOf(desk, plan))]
  for (;;) {
    const attempt = { ...(await ledgersOf(desk, act, plan, drafts)), drafts, clinic }
    const clash = await put(shelf, attempt)
    if (!clash) break
    if (clash.clinic) throw new StaleError([])
    await directory.learn()
    const untouched = drafts.filter((draft) => !clash.pages.includes(draft.id))
    drafts = [...untouched, ...(await draftsOf(desk, plan, clash.pages))]
  }
  return { drafts, patientIds: plan.patientIds, removedIds, clinicVersion: clinic?.sealed.version }
}

async function draftsOf(desk: Desk, plan: Plan, only?: readonly string[]): Promise<Draft[]> {
  const drafts: Draft[] = []
  const keepFacts = desk.directory.keepsFacts && plan.groups.size <= FACTS_KEPT
  for (const group of plan.groups.values()) {
    if (only && !only.includes(group.pageId)) continue
    drafts.push(await draftOf({ ...desk, keepFacts }, group))
  }
  return drafts
}

async function clinicOf({ shelf, clinicSeen }: Desk, act: Act): Promise<Attempt['clinic']> {
  if (!act.clinic) return undefined
  const before = await clinicSeen()
  const label = { store: 'documents', id: CLINIC, version: before + 1 } as const
  return { sealed: await sealContent(shelf, label, act.clinic), before }
}

async function ledgersOf(
  { shelf, user }: Desk,
  act: Act,
  plan: Plan,
  drafts: readonly Draft[],
): Promise<Pick<Attempt, 'act' | 'head' | 'importRecord'>> {
  const head = await headOf(shelf)
  const entry = await nextEntry(head, {
    at: act.at,
    what: act.what,
    who: { id: user.id, name: user.name },
    ...(act.detail && { detail: act.detail }),
    patients: plan.patientIds.length,
    ...namedBy(act, plan),
    pages: drafts.map((draft): ActEntry['pages'][number] => [draft.id, draft.after?.leaf.version ?? 0]),
  })
  const importRecord = act.import && (await sealedImport(shelf, act.import))
  return { head, act: await sealedEntry(shelf, entry), importRecord }
}

function namedBy(act: Act, plan: Plan): Pick<ActEntry, 'patientIds' | 'importId'> {
  if (act.import) return { importId: act.import.id }
  return plan.patientIds.length > 0 ? { patientIds: plan.patientIds } : {}
}

async function put(shelf: Shelf, attempt: Attempt): Promise<Clash | undefined> {
  const stores: SealedStore[] = ['acts']
  if (attempt.drafts.length > 0) stores.push('pages', 'slices')
  if (attempt.clinic) stores.push('documents')
  if (attempt.importRecord) stores.push('imports')
  const transaction = shelf.database.transaction(stores, 'readwrite', { durability: 'strict' })
  const clash = await clashOf(transaction, attempt).catch(async (cause: unknown) => {
    await undone(transaction)
    throw cause
  })
  if (clash) await undone(transaction)
  else await writeAll(transaction, (note) => putAll(transaction, attempt, note))
  return clash
}

async function clashOf(transaction: ActWriting, attempt: Attempt): Promise<Clash | undefined> {
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
  const { drafts, clinic, importRecord } = attempt
  const store = (name: SealedStore) => transaction.objectStore(name)
  for (const draft of drafts) {
    if (draft.after) {
      note(store('pages').put(draft.after.page))
      note(store('slices').put(draft.after.slice))
    }
    if (draft.before === undefined) continue
    note(store('pages').delete([draft.id, draft.before]))
    note(store('slices').delete(versionsBefore(draft)))
  }
  note(store('acts').add(attempt.act))
  if (clinic) {
    note(store('documents').put(clinic.sealed))
    note(store('documents').delete([CLINIC, clinic.before]))
  }
  if (importRecord) {
    note(store('imports').put(importRecord.sealed))
    if (importRecord.before) note(store('imports').delete(importRecord.before))
  }
}

/** A slice that had been put back to an older version, or lost its page, goes too. */
function versionsBefore(draft: Draft): IDBKeyRange {
  const upper = draft.after?.leaf.version ?? Infinity
  return IDBKeyRange.bound([draft.id], [draft.id, upper], false, draft.after !== undefined)
}
