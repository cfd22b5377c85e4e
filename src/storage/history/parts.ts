import { deltaBetween, withDelta, type Delta } from '@/domain/history/delta'
import type { Stamp } from '@/domain/history/stamp'
import { Damaged } from '../errors'
import type { Shelf } from '../pages/directory'
import { contentOf, sealContent, type Keyed } from '../sealing/contents'
import { versionsOf, type Sealed } from '../stores/schema'
import { markAt, markTable, type Mark, type MarkTable, type Trail } from './marks'

/** The part of a batch that holds the clinic's settings; those of the pages count from 1. */
export const CLINIC_PART = 0

/** Under this id, which is too short for a batch, it stands who was taken out, numbered by the act that did it. */
export const REMOVED = 'removed'

/** A version that was replaced: what leads to it from the newer one, or all of it where nothing newer is. */
export interface KeptVersion {
  id: string
  delta?: Delta
  whole?: unknown
}

/** What one act replaced of one page. */
export interface HistoryPart extends MarkTable {
  versions: KeptVersion[]
}

/** A version about to be replaced: `newer` is absent where it is taken out. */
export interface Replaced {
  id: string
  older: unknown
  newer?: unknown
  mark: Mark
}

/** Whom one act took out, by the parts in which their last version is kept. */
export interface RemovedRecord {
  stamp: Stamp
  batch: string
  parts: [part: number, ids: string[]][]
}

/** The versions that an act replaces, sealed as one part of its batch. */
export function sealedPart(
  keyed: Keyed,
  [batch, part]: Trail,
  replaced: readonly Replaced[],
): Promise<Sealed> {
  const content: HistoryPart = {
    ...markTable(replaced.map(({ mark }) => mark)),
    versions: replaced.map(({ id, older, newer }) =>
      newer === undefined ? { id, whole: older } : { id, delta: deltaBetween(newer, older) },
    ),
  }
  return sealContent(keyed, { store: 'history', id: batch, version: part }, content)
}

/** A part as it was written; throws `Damaged` naming the patient, who is looked for in it. */
export async function partOf(shelf: Shelf, [batch, part]: Trail, patientId: string): Promise<HistoryPart> {
  const sealed = await shelf.database.get('history', [batch, part])
  try {
    if (!sealed) throw new Damaged('history', batch)
    return await contentOf<HistoryPart>(shelf, 'history', sealed)
  } catch (cause) {
    throw cause instanceof Damaged ? damage(shelf, [batch, part], patientId) : cause
  }
}

/** The version that the trail leads to, made from the newer one. */
export async function versionBefore(
  shelf: Shelf,
  trail: Trail,
  id: string,
  newer: unknown,
): Promise<{ content: unknown; mark: Mark }> {
  const part = await partOf(shelf, trail, id)
  const place = part.versions.findIndex((version) => version.id === id)
  const version = part.versions[place]
  if (!version) throw damage(shelf, trail, id)
  const mark = markAt(part, place)
  if (version.whole !== undefined) return { content: version.whole, mark }
  try {
    return { content: withDelta(newer, version.delta ?? null), mark }
  } catch {
    throw damage(shelf, trail, id)
  }
}

/** Everybody who was taken out so far, newest act first. */
export async function removedRecords(shelf: Shelf): Promise<{ sealed: Sealed; record: RemovedRecord }[]> {
  const found: { sealed: Sealed; record: RemovedRecord }[] = []
  for (const sealed of await shelf.database.getAll('history', versionsOf(REMOVED))) {
    try {
      found.push({ sealed, record: await contentOf<RemovedRecord>(shelf, 'history', sealed) })
    } catch (cause) {
      if (!(cause instanceof Damaged)) throw cause
      shelf.note(cause)
    }
  }
  return found.reverse()
}

function damage(shelf: Shelf, [batch, part]: Trail, patientId: string): Damaged {
  const damaged = new Damaged('history', `${batch}/${part}`, [patientId])
  shelf.note(damaged)
  return damaged
}
