import type { Desk } from '../desk'
import { Damaged, StaleError } from '../errors'
import type { Shelf } from '../pages/directory'
import { contentOf, sealContent } from '../sealing/contents'
import type { Sealed, SealedKey } from '../stores/schema'
import { markAt, markTable } from './marks'
import type { HistoryPart, RemovedRecord } from './parts'

// Most parts are a few hundred bytes; where a large import was taken back, each is as large as a page.
const AT_ONCE = 128
/** So many sealed bytes are opened together: what they say takes ten times as much. */
const BYTES_AT_ONCE = 1 << 20

/** Everything outside the pages that holds somebody who is erased. */
export interface Erasing {
  /** Parts without them, sealed under the keys of those that they take the place of. */
  history: Sealed[]
  drafts: SealedKey[]
}

/**
 * Looks through the whole history, which takes a while and finds what a broken chain would hide, and through what
 * somebody has typed and not saved. Whoever writes into the history meanwhile stores an act, which the transaction sees, or
 * seals a part anew, which changes nothing in it. Throws `StaleError` for those of whom there is nothing at all.
 */
export async function erasingOf({ shelf, directory }: Desk, ids: readonly string[]): Promise<Erasing> {
  const erased = new Set(ids)
  const found = new Set(ids.filter((id) => directory.knownLeafOf(id)))
  const history: Sealed[] = []
  for await (const records of allParts(shelf)) {
    for (const some of bySize(records)) {
      const left = await Promise.all(some.map((record) => rewritten(shelf, record, erased, found)))
      history.push(...left.filter((part) => part !== undefined))
    }
  }
  const unknown = ids.filter((id) => !found.has(id))
  if (unknown.length > 0) throw new StaleError(unknown)
  return { history, drafts: await draftsAbout(shelf, erased) }
}

async function* allParts({ database }: Shelf): AsyncGenerator<Sealed[], void, undefined> {
  let range: IDBKeyRange | undefined
  for (;;) {
    const records = await database.getAll('history', range, AT_ONCE)
    const last = records.at(-1)
    if (!last) return
    yield records
    range = IDBKeyRange.lowerBound([last.id, last.version], true)
  }
}

function* bySize(records: readonly Sealed[]): Generator<Sealed[], void, undefined> {
  let [some, bytes]: [Sealed[], number] = [[], 0]
  for (const record of records) {
    some.push(record)
    bytes += record.data.byteLength
    if (bytes < BYTES_AT_ONCE) continue
    yield some
    ;[some, bytes] = [[], 0]
  }
  if (some.length > 0) yield some
}

/** A part of the history without whoever is erased, sealed anew; undefined where it holds none of them. */
export function partWithoutErased(
  shelf: Shelf,
  part: Sealed,
  erased: ReadonlySet<string>,
): Promise<Sealed | undefined> {
  return rewritten(shelf, part, erased, new Set())
}

async function rewritten(
  shelf: Shelf,
  before: Sealed,
  erased: ReadonlySet<string>,
  found: Set<string>,
): Promise<Sealed | undefined> {
  const content = await readable(
    () => contentOf<HistoryPart | RemovedRecord>(shelf, 'history', before),
    shelf,
  )
  if (!content) return undefined
  const left = 'versions' in content ? partWithout(content, erased, found) : recordWithout(content, erased)
  if (!left) return undefined
  return sealContent(shelf, { store: 'history', id: before.id, version: before.version }, left)
}

function partWithout(
  part: HistoryPart,
  erased: ReadonlySet<string>,
  found: Set<string>,
): HistoryPart | undefined {
  const held = part.versions.filter(({ id }) => erased.has(id))
  if (held.length === 0) return undefined
  for (const { id } of held) found.add(id)
  const kept = part.versions.map((version, at) => ({ version, mark: markAt(part, at) }))
  const left = kept.filter(({ version }) => !erased.has(version.id))
  return { ...markTable(left.map(({ mark }) => mark)), versions: left.map(({ version }) => version) }
}

function recordWithout(record: RemovedRecord, erased: ReadonlySet<string>): RemovedRecord | undefined {
  if (!record.parts.some(([, ids]) => ids.some((id) => erased.has(id)))) return undefined
  return {
    ...record,
    parts: record.parts.map(([part, ids]) => [part, ids.filter((id) => !erased.has(id))]),
  }
}

async function draftsAbout(shelf: Shelf, erased: ReadonlySet<string>): Promise<SealedKey[]> {
  const keys: SealedKey[] = []
  for (const sealed of await shelf.database.getAll('drafts')) {
    const draft = await readable(() => contentOf<{ patientId?: string }>(shelf, 'drafts', sealed), shelf)
    if (draft?.patientId !== undefined && erased.has(draft.patientId)) keys.push([sealed.id, sealed.version])
  }
  return keys
}

/** What cannot be opened gives nobody away; it is noted and stays. */
async function readable<Content>(
  open: () => Promise<Content>,
  shelf: Pick<Shelf, 'note'>,
): Promise<Content | undefined> {
  try {
    return await open()
  } catch (cause) {
    if (!(cause instanceof Damaged)) throw cause
    shelf.note(cause)
    return undefined
  }
}
