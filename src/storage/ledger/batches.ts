import type { Shelf } from '../pages/directory'
import type { Sealed, SealedKey } from '../stores/schema'

/** So many entries are in memory at once, and so often the page has a turn between. */
const BATCH = 400

/**
 * The sealed entries that stood when reading began, newest first, a batch at a time. Goes by the keys that there are:
 * whatever numbers somebody has left out or put in, as much is read as is stored.
 */
export async function* newestFirst(shelf: Shelf): AsyncGenerator<Sealed[], void, undefined> {
  let upper: IDBKeyRange | null = null
  for (;;) {
    const bounds = await boundsOf(shelf, upper)
    if (!bounds) return
    const [newest, oldest] = bounds
    const batch = await shelf.database.getAll('acts', IDBKeyRange.bound(oldest, newest))
    yield batch.reverse()
    upper = IDBKeyRange.upperBound(oldest, true)
  }
}

/** The sealed entries up to the one of that key, oldest first, a batch at a time. */
export async function* oldestFirst(
  shelf: Shelf,
  last: SealedKey | undefined,
): AsyncGenerator<Sealed[], void, undefined> {
  let range = last && IDBKeyRange.upperBound(last)
  while (range) {
    const batch: Sealed[] = await shelf.database.getAll('acts', range, BATCH)
    const reached = batch.at(-1)
    if (!reached || !last) return
    yield batch
    const after: SealedKey = [reached.id, reached.version]
    range = indexedDB.cmp(after, last) < 0 ? IDBKeyRange.bound(after, last, true) : undefined
  }
}

/** The newest and the oldest key of the next batch. */
async function boundsOf(
  shelf: Shelf,
  range: IDBKeyRange | null,
): Promise<[newest: SealedKey, oldest: SealedKey] | undefined> {
  const { store } = shelf.database.transaction('acts')
  const cursor = await store.openKeyCursor(range, 'prev')
  if (!cursor) return undefined
  const newest = cursor.key
  const further = await cursor.advance(BATCH - 1)
  if (further) return [newest, further.key]
  const last = await shelf.database.transaction('acts').store.openKeyCursor()
  return [newest, last?.key ?? newest]
}
