import type { Desk } from '../desk'
import { Damaged } from '../errors'
import { checked } from '../ledger/check'
import { sliceOf } from '../pages/slice'
import { unseal } from '../sealing/seal'
import { KEPT_STORES, type Sealed } from '../stores/schema'
import { batchesOf, damagedAmong } from './moment'
import type { KeptStore } from './records'
import type { Progress } from './types'

// Somebody without the key may have put an act under any number; as many are looked for in a backup.
const MOST_MISSING = 10_000

/** A record that cannot be read, or is not there any more. */
export interface Damage {
  store: KeptStore
  id: string | number
  version: number
  /** Whether its bytes are still there, such as they are. */
  stands: boolean
  /** Who is in it, as far as the slice beside a page can still be read. */
  patientIds: string[]
}

/** Looks at every record, and for pages and acts that are missing. */
export async function damagesOf(desk: Desk, onProgress?: Progress, signal?: AbortSignal): Promise<Damage[]> {
  return [...(await unreadable(desk, onProgress, signal)), ...(await missingActs(desk, signal))]
}

/** Looks at every record, and for pages that are missing; whether the log is whole takes longer to tell. */
export async function unreadable(desk: Desk, onProgress?: Progress, signal?: AbortSignal): Promise<Damage[]> {
  const { shelf } = desk
  const counts = await Promise.all(KEPT_STORES.map((store) => shelf.database.count(store)))
  const of = counts.reduce((sum, count) => sum + count, 0)
  const found: Damage[] = []
  let done = 0
  for (const store of KEPT_STORES) {
    for await (const batch of batchesOf(shelf, store)) {
      signal?.throwIfAborted()
      const records = batch.map((record) => ({ store, record }))
      for (const { record } of await damagedAmong(shelf, records)) {
        const patientIds = store === 'pages' ? await patientsBeside(desk, record) : []
        found.push({ store, id: record.id, version: record.version, stands: true, patientIds })
      }
      done += batch.length
      onProgress?.(done, of)
    }
  }
  return [...found, ...(await missingPages(desk))]
}

/** Pages whose slices stand alone: somebody took them out. */
async function missingPages(desk: Desk): Promise<Damage[]> {
  const { database } = desk.shelf
  const transaction = database.transaction(['pages', 'slices'])
  const [pages, slices] = await Promise.all([
    transaction.objectStore('pages').getAllKeys(),
    transaction.objectStore('slices').getAllKeys(),
  ])
  const standing = new Set(pages.map(([id]) => id))
  const orphans = slices.filter(([id]) => !standing.has(id))
  return Promise.all(
    orphans.map(async ([id, version]) => {
      const patientIds = await patientsBeside(desk, { id, version })
      return { store: 'pages' as const, id, version, stands: false, patientIds }
    }),
  )
}

async function missingActs(desk: Desk, signal?: AbortSignal): Promise<Damage[]> {
  const { broken } = await checked(desk.shelf, undefined, signal)
  return broken.flatMap(({ because, number, to = number }) => {
    if (because !== 'missing') return []
    return Array.from({ length: Math.min(MOST_MISSING, to - number + 1) }, (_, at) => ({
      store: 'acts' as const,
      id: number + at,
      version: 1,
      stands: false,
      patientIds: [],
    }))
  })
}

/** Who is in a page, by the slice beside it; nobody is known where that does not open either. */
async function patientsBeside(
  { shelf }: Desk,
  { id, version }: Pick<Sealed, 'id' | 'version'>,
): Promise<string[]> {
  const slice = await shelf.database.get('slices', [id, version])
  if (!slice) return []
  try {
    return sliceOf(await unseal(shelf.keys, 'slices', slice)).facts.map((one) => one.id)
  } catch (cause) {
    if (cause instanceof Damaged || cause instanceof RangeError) return []
    throw cause
  }
}
