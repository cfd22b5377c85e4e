import type { PatientFacts } from '@/domain/facts'
import type { Patient } from '@/domain/patient'
import type { Stamp } from '@/domain/history/stamp'
import { Damaged, StaleError } from '../errors'
import { markAt, markTable, type Mark } from '../history/marks'
import { sealedPart, type Replaced } from '../history/parts'
import { newId } from '../id'
import type { Directory, Shelf } from './directory'
import { PAGE_SIZE, sealedPage, type Leaf, type PageContent, type SealedPage } from './page'
import { pageContent, type OpenPage } from './reading'
import type { SeenIn } from '../seenVersions'
import type { Sealed } from '../stores/schema'

/** What an act does to one page that exists. */
export interface Group {
  pageId: string
  changed: Map<string, Patient>
  removed: Set<string>
  /** Those of whom nothing may be left. */
  erased: Set<string>
  /** New patients who find room here. */
  guests: Patient[]
  /** The part of the history that takes what is replaced here. */
  part: number
}

/** A page as the act leaves it: `after` is absent where nobody is left in it. */
export interface Draft {
  id: string
  /** The version it takes the place of; none where the page is new. */
  before: number | undefined
  after: SealedPage | undefined
  /** What the act replaced in it, sealed. */
  history?: Sealed
}

/** What an act is to do, by whom it is stamped, and under which batch it keeps what it replaces. */
export interface Doing {
  patients: Iterable<Patient> | AsyncIterable<Patient>
  removedIds: readonly string[]
  erasedIds: readonly string[]
  stamp: Stamp
  batch: string
}

/** What an act does to all pages: those that are new are sealed already, whatever else happens meanwhile. */
export interface Plan {
  groups: Map<string, Group>
  fresh: Draft[]
  patientIds: string[]
}

/** In which version of which page this session last saw a patient, if ever. */
export type Seen = (patientId: string) => SeenIn | undefined

/** Sorts the patients of an act by page; new ones fill pages of their own as they come, the last few find room elsewhere. */
export async function planOf(
  shelf: Shelf,
  directory: Directory,
  { patients, removedIds, erasedIds, stamp }: Doing,
  seen: Seen,
): Promise<Plan> {
  const plan: Plan = { groups: new Map(), fresh: [], patientIds: [] }
  const given = new Set<string>()
  let strays: Patient[] = []
  let isUpToDate = false
  for await (const patient of patients) {
    if (given.has(patient.id)) throw new Error(`patient given twice: ${patient.id}`)
    given.add(patient.id)
    // What others have added meanwhile must be known before an unknown id is taken for a new one.
    if (!isUpToDate && !directory.knownLeafOf(patient.id)) {
      await directory.learn()
      isUpToDate = true
    }
    const leaf = directory.knownLeafOf(patient.id)
    if (leaf) groupOf(plan, leaf.id).changed.set(patient.id, patient)
    else if (seen(patient.id) === undefined) strays.push(patient)
    else throw new StaleError([patient.id])
    if (strays.length < PAGE_SIZE) continue
    plan.fresh.push(await newPage(shelf, strays, stamp, false))
    strays = []
  }
  // Whoever worked the act out read them twice, and somebody else has changed them between.
  const both = [...removedIds, ...erasedIds].filter((id) => given.has(id))
  if (both.length > 0) throw new StaleError(both)
  for (const id of removedIds) {
    const leaf = await directory.leafOf(id)
    if (!leaf) throw new StaleError([id])
    groupOf(plan, leaf.id).removed.add(id)
  }
  // Whoever was taken out before stands in the history alone.
  for (const id of erasedIds) {
    const leaf = await directory.leafOf(id)
    if (leaf) groupOf(plan, leaf.id).erased.add(id)
  }
  await houseStrays(shelf, directory, plan, strays, stamp)
  plan.patientIds = [...new Set([...given, ...removedIds, ...erasedIds])]
  return plan
}

/** What making a draft needs. */
export interface Drafting {
  shelf: Shelf
  directory: Directory
  seen: Seen
  /** Whether the facts of the page are wanted afterwards. */
  keepFacts: boolean
  doing: Doing
}

/**
 * A page with what the act does to it, sealed under its next version, and what it replaces there. Throws `StaleError`
 * when one of its patients has been changed by somebody else since this session saw them.
 */
export async function draftOf(
  { shelf, directory, seen, keepFacts, doing }: Drafting,
  group: Group,
): Promise<Draft> {
  const wanted = [...group.changed.keys(), ...group.removed, ...group.erased]
  const content = await hostContent(shelf, directory, group.pageId, wanted.length === 0)
  if (!content) {
    if (wanted.length > 0) throw new StaleError(wanted)
    return newPage(shelf, group.guests, doing.stamp, keepFacts)
  }
  const places = new Map(content.patients.map((patient, at) => [patient.id, at]))
  const changedAt = (id: string): number => content.changed[places.get(id) ?? -1] ?? Infinity
  const stale = wanted.filter((id) => {
    const last = lastSeen(id, seen)
    return last.id !== content.id || changedAt(id) > last.version
  })
  if (stale.length > 0) throw new StaleError(stale)
  const version = content.version + 1
  const left = withGroup(content, group, version, doing)
  const replaced = replacedIn(content, group)
  const history = replaced.length > 0 && (await sealedPart(shelf, [doing.batch, group.part], replaced))
  const draft = { id: group.pageId, before: content.version, ...(history && { history }) }
  if (left.patients.length === 0) return { ...draft, after: undefined }
  const after = await sealedPage(
    { ...shelf, keepFacts, known: unchangedFacts(directory, content, group) },
    { id: group.pageId, version },
    left,
  )
  return { ...draft, after }
}

/** New patients need not suffer from a damaged page where they would have found room. */
async function hostContent(
  shelf: Shelf,
  directory: Directory,
  pageId: string,
  onlyGuests: boolean,
): Promise<OpenPage | undefined> {
  try {
    return await pageContent(shelf, directory, pageId)
  } catch (cause) {
    if (onlyGuests && cause instanceof Damaged) return undefined
    throw cause
  }
}

/** Who stays in a page, changed or not, and who joins it. */
function withGroup(
  content: PageContent,
  group: Group,
  version: number,
  { stamp, batch }: Pick<Doing, 'stamp' | 'batch'>,
): PageContent {
  const patients: Patient[] = []
  const changes: number[] = []
  const marks: Mark[] = []
  const joined: Mark = { stamp }
  const replacing: Mark = { stamp, trail: [batch, group.part] }
  const keep = (patient: Patient, changed: number, mark: Mark): void => {
    patients.push(patient)
    changes.push(changed)
    marks.push(mark)
  }
  for (const [at, patient] of content.patients.entries()) {
    if (group.removed.has(patient.id) || group.erased.has(patient.id)) continue
    const changed = group.changed.get(patient.id)
    if (changed) keep(changed, version, replacing)
    else keep(patient, content.changed[at] ?? version, markAt(content, at))
  }
  for (const guest of group.guests) keep(guest, version, joined)
  return { patients, changed: changes, ...markTable(marks) }
}

/** The versions that the act replaces or takes out; of those who are erased nothing is kept. */
function replacedIn(content: PageContent, group: Group): Replaced[] {
  return content.patients.flatMap((older, at) => {
    const { id } = older
    const mark = markAt(content, at)
    if (group.removed.has(id)) return { id, older, mark }
    const newer = group.changed.get(id)
    return newer ? { id, older, newer, mark } : []
  })
}

/** The facts of those whom the act leaves as they are, where they are kept and the page is the one they came from. */
function unchangedFacts(
  directory: Directory,
  { id, version }: OpenPage,
  group: Group,
): Map<string, PatientFacts> {
  const leaf = directory.leaf(id)
  const facts = leaf?.version === version ? (leaf.facts ?? []) : []
  return new Map(facts.filter((one) => !group.changed.has(one.id)).map((one) => [one.id, one]))
}

function lastSeen(patientId: string, seen: Seen): SeenIn {
  const last = seen(patientId)
  if (!last) throw new Error(`patient written without having been read: ${patientId}`)
  return last
}

async function newPage(shelf: Shelf, patients: Patient[], stamp: Stamp, keepFacts: boolean): Promise<Draft> {
  const id = newId()
  const mark = { stamp }
  const content = { patients, changed: patients.map(() => 1), ...markTable(patients.map(() => mark)) }
  return {
    id,
    before: undefined,
    after: await sealedPage({ ...shelf, keepFacts }, { id, version: 1 }, content),
  }
}

/** The few who fill no page: into a page that is written anyway, else into any with room, else into one of their own. */
async function houseStrays(
  shelf: Shelf,
  directory: Directory,
  plan: Plan,
  strays: Patient[],
  stamp: Stamp,
): Promise<void> {
  if (strays.length === 0) return
  const hasRoom = (leaf: Leaf): boolean =>
    !leaf.damaged && leaf.patientIds.length + strays.length <= PAGE_SIZE
  const leaves = [...directory.leaves].filter(hasRoom)
  const host = leaves.find((leaf) => plan.groups.has(leaf.id)) ?? leaves[0]
  if (host) groupOf(plan, host.id).guests.push(...strays)
  else plan.fresh.push(await newPage(shelf, strays, stamp, directory.keepsFacts))
}

function groupOf(plan: Plan, pageId: string): Group {
  const group = plan.groups.get(pageId) ?? {
    pageId,
    changed: new Map(),
    removed: new Set(),
    erased: new Set(),
    guests: [],
    part: plan.groups.size + 1,
  }
  plan.groups.set(pageId, group)
  return group
}
