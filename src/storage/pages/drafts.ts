import type { PatientFacts } from '@/domain/facts'
import type { Patient } from '@/domain/patient'
import { Damaged, StaleError } from '../errors'
import { newId } from '../id'
import type { Directory, Shelf } from './directory'
import { PAGE_SIZE, sealedPage, type Leaf, type PageContent, type SealedPage } from './page'
import { pageContent, type OpenPage } from './reading'

/** What an act does to one page that exists. */
export interface Group {
  pageId: string
  changed: Map<string, Patient>
  removed: Set<string>
  /** New patients who find room here. */
  guests: Patient[]
}

/** A page as the act leaves it: `after` is absent where nobody is left in it. */
export interface Draft {
  id: string
  /** The version it takes the place of; none where the page is new. */
  before: number | undefined
  after: SealedPage | undefined
}

/** What an act does to all pages: those that are new are sealed already, whatever else happens meanwhile. */
export interface Plan {
  groups: Map<string, Group>
  fresh: Draft[]
  patientIds: string[]
}

/** In which version of its page this session last saw a patient, if ever. */
export type Seen = (patientId: string) => number | undefined

/** Sorts the patients of an act by page; new ones fill pages of their own as they come, the last few find room elsewhere. */
export async function planOf(
  shelf: Shelf,
  directory: Directory,
  patients: Iterable<Patient> | AsyncIterable<Patient>,
  removedIds: readonly string[],
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
    plan.fresh.push(await newPage(shelf, strays, false))
    strays = []
  }
  for (const id of removedIds) {
    const leaf = await directory.leafOf(id)
    if (!leaf) throw new StaleError([id])
    groupOf(plan, leaf.id).removed.add(id)
  }
  await houseStrays(shelf, directory, plan, strays)
  plan.patientIds = [...new Set([...given, ...removedIds])]
  return plan
}

/** What making a draft needs. */
export interface Drafting {
  shelf: Shelf
  directory: Directory
  seen: Seen
  /** Whether the facts of the page are wanted afterwards. */
  keepFacts: boolean
}

/**
 * A page with what the act does to it, sealed under its next version. Throws `StaleError` when one of its patients has
 * been changed by somebody else since this session saw them.
 */
export async function draftOf({ shelf, directory, seen, keepFacts }: Drafting, group: Group): Promise<Draft> {
  const wanted = [...group.changed.keys(), ...group.removed]
  const content = await hostContent(shelf, directory, group.pageId, wanted.length === 0)
  if (!content) {
    if (wanted.length > 0) throw new StaleError(wanted)
    return newPage(shelf, group.guests, keepFacts)
  }
  const places = new Map(content.patients.map((patient, at) => [patient.id, at]))
  const changedAt = (id: string): number => content.changed[places.get(id) ?? -1] ?? Infinity
  const stale = wanted.filter((id) => changedAt(id) > versionSeen(id, seen))
  if (stale.length > 0) throw new StaleError(stale)
  const version = content.version + 1
  const left = withGroup(content, group, version)
  if (left.patients.length === 0) return { id: group.pageId, before: content.version, after: undefined }
  const after = await sealedPage(
    { ...shelf, keepFacts, known: unchangedFacts(directory, content, group) },
    { id: group.pageId, version },
    left,
  )
  return { id: group.pageId, before: content.version, after }
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
function withGroup(content: PageContent, group: Group, version: number): PageContent {
  const left: PageContent = { patients: [], changed: [] }
  for (const [at, patient] of content.patients.entries()) {
    if (group.removed.has(patient.id)) continue
    const changed = group.changed.get(patient.id)
    left.patients.push(changed ?? patient)
    left.changed.push(changed ? version : (content.changed[at] ?? version))
  }
  for (const guest of group.guests) {
    left.patients.push(guest)
    left.changed.push(version)
  }
  return left
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

function versionSeen(patientId: string, seen: Seen): number {
  const version = seen(patientId)
  if (version === undefined) throw new Error(`patient written without having been read: ${patientId}`)
  return version
}

async function newPage(shelf: Shelf, patients: Patient[], keepFacts: boolean): Promise<Draft> {
  const id = newId()
  const content = { patients, changed: patients.map(() => 1) }
  return {
    id,
    before: undefined,
    after: await sealedPage({ ...shelf, keepFacts }, { id, version: 1 }, content),
  }
}

/** The few who fill no page: into a page that is written anyway, else into any with room, else into one of their own. */
async function houseStrays(shelf: Shelf, directory: Directory, plan: Plan, strays: Patient[]): Promise<void> {
  if (strays.length === 0) return
  const hasRoom = (leaf: Leaf): boolean =>
    !leaf.damaged && leaf.patientIds.length + strays.length <= PAGE_SIZE
  const leaves = [...directory.leaves].filter(hasRoom)
  const host = leaves.find((leaf) => plan.groups.has(leaf.id)) ?? leaves[0]
  if (host) groupOf(plan, host.id).guests.push(...strays)
  else plan.fresh.push(await newPage(shelf, strays, directory.keepsFacts))
}

function groupOf(plan: Plan, pageId: string): Group {
  const group = plan.groups.get(pageId) ?? { pageId, changed: new Map(), removed: new Set(), guests: [] }
  plan.groups.set(pageId, group)
  return group
}
