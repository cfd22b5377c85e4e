import type { Patient } from '@/domain/patient'
import type { Stamp } from '@/domain/history/stamp'
import type { StoreNames } from 'idb'
import type { Desk } from '../desk'
import { BadBackup, StaleError } from '../errors'
import { partWithoutErased } from '../history/erasing'
import { markAt, markTable, type Mark } from '../history/marks'
import { newId } from '../id'
import { entryOf, newestHead, UNREADABLE, type Head } from '../ledger/acts'
import type { Seal } from '../ledger/types'
import { sealedPage, sealedSlice, type PageContent } from '../pages/page'
import { sliceOf } from '../pages/slice'
import { contentOf } from '../sealing/contents'
import { unseal } from '../sealing/seal'
import { versionsOf, type Sealed, type SealedKey, type Stores } from '../stores/schema'
import type { ActEntry } from '../types'
import type { Note, Writing } from '../stores/writing'
import { readBackup, type Checked } from './checking'
import { damagesOf, type Damage } from './damages'
import { erasedSince } from './erasedSince'
import { checkEnding } from './label'
import { nameOf, type KeptStore } from './records'
import type { Chosen, DamagedRecord, Progress, Remedies, Remedy, Repaired } from './types'
import { clinicIdOf } from './writing'

/** A damaged record, and what the backup has of it. */
interface Found {
  damage: Damage
  /** The very record, which opens, without whoever was erased since. */
  same?: Sealed
  /** The page as it was before, which opens. */
  older?: { sealed: Sealed; content: PageContent; patients: Patient[] }
  /** The slice of a page that can be read is made anew. */
  isRebuilt?: boolean
}

/** What a backup has of everything that is damaged; see `Backups.remedies`. */
export async function remediesIn(
  desk: Desk,
  file: Blob,
  onProgress?: Progress,
  signal?: AbortSignal,
): Promise<Remedies> {
  const { found, checked } = await foundIn(desk, file, onProgress, signal)
  const remedies = await Promise.all(found.map((one) => remedyOf(desk, one)))
  return {
    label: checked.label,
    remedies: remedies.flatMap((remedy) => remedy ?? []),
    without: found.flatMap((one, at) => (remedies[at] ? [] : toldOf(one.damage))),
  }
}

/** Puts back what was chosen, in one act; see `Backups.repair`. */
export async function repairFrom(
  desk: Desk,
  file: Blob,
  chosen: Chosen,
  at: string,
  onProgress?: Progress,
): Promise<Repaired> {
  const { found, checked } = await foundIn(desk, file, onProgress)
  const stamp: Stamp = {
    at,
    by: { id: desk.user.id, name: desk.user.name },
    what: 'repaired',
    ...(chosen.why !== undefined && { why: chosen.why }),
  }
  const patching: Patching = { desk, stamp, patches: [], pages: new Map(), patientIds: [], records: 0 }
  for (const one of found) {
    const isChosen = chosen.records.some(({ store, id }) => isOf(one.damage, store, id))
    if (isChosen && (one.same || one.isRebuilt)) await putBack(patching, one)
    else if (one.older) await bringBack(patching, one, new Set(chosen.olderPatientIds))
  }
  const { patches, patientIds, records } = patching
  if (patches.length === 0) return { records: 0, patients: 0 }
  const older = patientIds.filter((id) => chosen.olderPatientIds.includes(id)).length
  await desk.commit(
    {
      what: 'repaired',
      at,
      about: patientIds,
      detail: { backup: checked.label.at, records, patients: older },
      ...(chosen.why !== undefined && { why: chosen.why }),
    },
    {
      stores: [...new Set(patches.map(({ store }) => store))],
      pages: [...patching.pages],
      write: (transaction, note) => write(transaction, note, patches),
    },
  )
  for (const { store, key } of patches) {
    desk.mended(store, String(key[0]))
    if (store === 'pages' || store === 'slices') desk.directory.remove(String(key[0]))
  }
  return { records, patients: older }
}

async function foundIn(
  desk: Desk,
  file: Blob,
  onProgress: Progress = () => undefined,
  signal?: AbortSignal,
): Promise<{ found: Found[]; checked: Checked }> {
  const damages = await damagesOf(desk, undefined, signal)
  const byRecord = new Map(damages.map((damage) => [`${damage.store} ${String(damage.id)}`, damage]))
  const candidates = new Map<Damage, Sealed[]>()
  const ours = await newestHead(desk.shelf)
  let oursThere: Sealed | undefined
  const checked = await readBackup(
    file,
    (records) => {
      for (const { store, record } of records) {
        if (store === 'acts' && record.id === ours?.number) oursThere = record
        const damage = byRecord.get(`${store} ${record.id}`)
        if (damage) candidates.set(damage, [...(candidates.get(damage) ?? []), record])
      }
      return Promise.resolve()
    },
    onProgress,
    signal,
  )
  if (checked.beginning.clinicId !== (await clinicIdOf(desk))) {
    throw new BadBackup('other-clinic', `of the clinic ${checked.beginning.clinicId}`)
  }
  await checkEnding(desk.shelf.keys, checked.beginning, checked.ending, checked.chain)
  const gone = new Set(checked.removals.map(({ store, key }) => nameOf(store, key)))
  const erased = await erasedSince(desk, checked.label.seal.count)
  const isOurs = await isOfOurBranch(desk, checked.label.seal, ours, oursThere)
  const found: Found[] = []
  for (const damage of damages) {
    const records = (candidates.get(damage) ?? []).filter(
      ({ id, version }) => !gone.has(nameOf(damage.store, [id, version])),
    )
    found.push(await findFor(desk, damage, records, { erased, isOurs }))
  }
  return { found, checked }
}

/**
 * Whether the log of the backup and ours are one up to the end of the shorter. After a restore of an older backup the same
 * number, and the same version of a page, can mean another thing. What cannot be read is taken for ours.
 */
async function isOfOurBranch(
  { shelf }: Desk,
  { count, hash }: Seal,
  ours: Head | undefined,
  oursThere: Sealed | undefined,
): Promise<boolean> {
  const entryIn = (sealed: Sealed | undefined): Promise<ActEntry | undefined> =>
    sealed ? entryOf(shelf, sealed).catch(() => undefined) : Promise.resolve(undefined)
  const entryAt = async (number: number) => entryIn(await shelf.database.get('acts', [number, 1]))
  const isShorter = count <= (ours?.number ?? 0)
  // The act after one that cannot be read still says its hash.
  const here = isShorter ? ((await entryAt(count))?.hash ?? (await entryAt(count + 1))?.previous) : ours?.hash
  const there = isShorter ? hash : (await entryIn(oursThere))?.hash
  const known = [here, there].filter((one) => one !== undefined && one !== '' && one !== UNREADABLE)
  return known.length < 2 || here === there
}

/** What must be known of all that was done since the backup was made. */
interface Since {
  erased: ReadonlySet<string>
  isOurs: boolean
}

async function findFor(
  desk: Desk,
  damage: Damage,
  records: readonly Sealed[],
  { erased, isOurs }: Since,
): Promise<Found> {
  const { shelf } = desk
  if (damage.store === 'slices') {
    const page = await shelf.database.get('pages', versionsOf(damage.id))
    const content = page && (await contentOf<PageContent>(shelf, 'pages', page).catch(() => undefined))
    return { damage, isRebuilt: content !== undefined }
  }
  const same = isOurs ? records.find(({ version }) => version === damage.version) : undefined
  if (same && (await opens(desk, damage.store, same)) && !(await holdsMoved(desk, damage, same))) {
    const left = damage.store === 'history' ? await partWithoutErased(shelf, same, erased) : undefined
    return { damage, same: left ?? same }
  }
  if (damage.store !== 'pages') return { damage }
  const newest = [...records].sort((one, other) => other.version - one.version)[0]
  const content = newest && (await contentOf<PageContent>(shelf, 'pages', newest).catch(() => undefined))
  if (!newest || !content) return { damage }
  const patients = await stillMissing(desk, damage, content.patients, erased)
  return patients.length > 0 ? { damage, older: { sealed: newest, content, patients } } : { damage }
}

/** Whether somebody of a page has been brought back into another one already: the very page would have them twice. */
async function holdsMoved({ shelf, directory }: Desk, { store, id }: Damage, same: Sealed): Promise<boolean> {
  if (store !== 'pages') return false
  const { patients } = await contentOf<PageContent>(shelf, 'pages', same)
  await directory.learn()
  return patients.some((patient) => (directory.knownLeafOf(patient.id)?.id ?? id) !== id)
}

/** Those of an older page who are missing now: nobody who was moved, taken out or erased since comes back. */
async function stillMissing(
  { directory }: Desk,
  { id, patientIds }: Damage,
  patients: readonly Patient[],
  erased: ReadonlySet<string>,
): Promise<Patient[]> {
  const listed = new Set(patientIds)
  await directory.learn()
  return patients.filter((patient) => {
    const leaf = directory.knownLeafOf(patient.id)
    const isElsewhere = leaf !== undefined && leaf.id !== String(id)
    return !isElsewhere && !erased.has(patient.id) && (listed.size === 0 || listed.has(patient.id))
  })
}

async function remedyOf(desk: Desk, { damage, same, older, isRebuilt }: Found): Promise<Remedy | undefined> {
  const { store } = damage
  const id = String(damage.id)
  if (isRebuilt) return { store, id, kind: 'rebuilt', patients: [] }
  if (same) return { store, id, kind: 'same', patients: await peopleIn(desk, store, same) }
  return older && { store, id, kind: 'older', patients: older.patients.map(named) }
}

async function peopleIn(desk: Desk, store: KeptStore, sealed: Sealed): Promise<Remedy['patients']> {
  if (store !== 'pages') return []
  return (await contentOf<PageContent>(desk.shelf, 'pages', sealed)).patients.map(named)
}

function named({ id, number, name }: Patient): Remedy['patients'][number] {
  return { id, number, ...(name !== undefined && { name }) }
}

function toldOf({ store, id, patientIds }: Damage): DamagedRecord {
  return { store, id: String(id), patientIds }
}

function isOf(damage: Damage, store: string, id: string): boolean {
  return damage.store === store && String(damage.id) === id
}

/** What is written into one key, in the transaction of the act. */
interface Patch {
  store: KeptStore
  key: SealedKey
  /** Absent where the key goes. */
  record?: Sealed
  /** Whether the key must be there still, damaged as it was found; somebody else may have been first. */
  mustStand?: boolean
}

interface Patching {
  desk: Desk
  stamp: Stamp
  patches: Patch[]
  /** The version that each page which is not put back as it was has afterwards; 0 where it goes. */
  pages: Map<string, number>
  patientIds: string[]
  records: number
}

/** The very record again, and beside a page its slice, made anew. */
async function putBack(patching: Patching, { damage, same, isRebuilt }: Found): Promise<void> {
  const { desk, patches } = patching
  const { shelf } = desk
  const { store, id } = damage
  if (same) {
    const key: SealedKey = [same.id, same.version]
    patches.push({ store, key, record: same, mustStand: damage.stands })
    patching.records += 1
  }
  if (store !== 'pages' && !isRebuilt) return
  const page = same ?? (await shelf.database.get('pages', versionsOf(id)))
  if (!page) return
  const { patients, changed } = await contentOf<PageContent>(shelf, 'pages', page)
  const leaf = { id: String(page.id), version: page.version, changed }
  const slice = await sealedSlice(shelf, leaf, patients.map(shelf.factsOf))
  patches.push({ store: 'slices', key: [slice.id, slice.version], record: slice })
  patching.patientIds.push(...patients.map((patient) => patient.id))
  if (isRebuilt) patching.records += 1
}

/**
 * Patients as they were in an older version of their page, into a page of their own. The damaged page stays for those
 * who are still missing, under its next version so that every tab reads its slice again; with nobody left it goes.
 */
async function bringBack(
  patching: Patching,
  { damage, older }: Found,
  wanted: ReadonlySet<string>,
): Promise<void> {
  const { desk, stamp, patches } = patching
  const { shelf } = desk
  const patients = older?.patients.filter(({ id }) => wanted.has(id)) ?? []
  if (!older || patients.length === 0) return
  const marks: Mark[] = []
  for (const patient of patients) {
    const { trail } = markAt(older.content, older.content.patients.indexOf(patient))
    // What another branch replaced is not in our history.
    const isHere = trail && (await shelf.database.getKey('history', trail)) !== undefined
    marks.push({ stamp, ...(isHere && { trail }) })
  }
  const content = { patients, changed: patients.map(() => 1), ...markTable(marks) }
  const made = await sealedPage({ ...shelf, keepFacts: false }, { id: newId(), version: 1 }, content)
  patches.push(
    { store: 'pages', key: [made.page.id, 1], record: made.page },
    { store: 'slices', key: [made.slice.id, 1], record: made.slice },
  )
  patching.pages.set(String(made.page.id), 1)
  patching.patientIds.push(...patients.map(({ id }) => id))
  await narrow(patching, damage, new Set(patients.map(({ id }) => id)))
}

async function narrow(
  { desk: { shelf }, patches, pages }: Patching,
  { id, version, stands, patientIds }: Damage,
  back: ReadonlySet<string>,
): Promise<void> {
  const key: SealedKey = [id, version]
  const sealed = stands ? await shelf.database.get('pages', key) : undefined
  const slice = await shelf.database.get('slices', key)
  if (!slice || patientIds.length === 0) return
  patches.push({ store: 'slices', key, mustStand: true })
  if (sealed) patches.push({ store: 'pages', key, mustStand: true })
  const { facts, changed } = sliceOf(await unseal(shelf.keys, 'slices', slice))
  const left = facts.map((one, at) => ({ one, at })).filter(({ one }) => !back.has(one.id))
  pages.set(String(id), left.length > 0 && sealed ? version + 1 : 0)
  if (left.length === 0) return
  const next: SealedKey = [id, version + 1]
  const leaf = {
    id: String(id),
    version: version + 1,
    changed: left.map(({ at }) => changed[at] ?? version),
  }
  const narrowed = await sealedSlice(
    shelf,
    leaf,
    left.map(({ one }) => one),
  )
  patches.push({ store: 'slices', key: next, record: narrowed })
  if (sealed) patches.push({ store: 'pages', key: next, record: { ...sealed, version: version + 1 } })
}

function write(transaction: Writing<StoreNames<Stores>[]>, note: Note, patches: readonly Patch[]): void {
  for (const { store, key, mustStand } of patches) {
    if (mustStand === undefined) continue
    note(
      transaction
        .objectStore(store)
        .getKey(key)
        .then((found) => {
          if ((found !== undefined) !== mustStand) throw new StaleError([])
        }),
    )
  }
  for (const { store, key, record } of patches) {
    note(record ? transaction.objectStore(store).put(record) : transaction.objectStore(store).delete(key))
  }
}

async function opens({ shelf }: Desk, store: KeptStore, sealed: Sealed): Promise<boolean> {
  return unseal(shelf.keys, store, sealed).then(
    () => true,
    () => false,
  )
}
