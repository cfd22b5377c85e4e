import { Closed, Damaged } from '../errors'
import type { Shelf } from '../pages/directory'
import { unseal } from '../sealing/seal'
import { KEPT_STORES, type SealedKey, type Sealed } from '../stores/schema'
import type { Lock } from '../sealing/locks'
import { nameOf, type KeptStore, type RecordKey, type StoredRecord } from './records'

const BATCH_BYTES = 1 << 20
const FIRST_BATCH = 8
const MOST_AT_ONCE = 500

/**
 * Everything of one store, in batches of about a megabyte; each is read in a transaction of its own, while the one before
 * is being used.
 */
export async function* batchesOf(
  { database }: Pick<Shelf, 'database'>,
  store: KeptStore,
): AsyncGenerator<Sealed[], void, undefined> {
  let reading = database.getAll(store, undefined, FIRST_BATCH)
  for (;;) {
    const records = await reading
    const last = records.at(-1)
    if (!last) return
    const after: SealedKey = [last.id, last.version]
    const bytes = records.reduce((sum, { data }) => sum + data.byteLength, 0)
    const count = Math.max(1, Math.min(MOST_AT_ONCE, Math.floor(BATCH_BYTES / (bytes / records.length + 1))))
    reading = database.getAll(store, IDBKeyRange.lowerBound(after, true), count)
    // Whoever stops early leaves this unread, failed or not.
    reading.catch(() => undefined)
    yield records
  }
}

/** What has changed between the batches and one moment. */
export interface Changes {
  /** Whether this is the moment: nothing was left to be read in another transaction. */
  isWhole: boolean
  added: StoredRecord[]
  /** Wanted still, where `isWhole` is false. */
  missing: RecordKey[]
  gone: RecordKey[]
  locks: Lock[]
  newestAct: Sealed | undefined
}

/**
 * In one transaction: all keys against those that were read, and the records that came since, if they are few. A
 * transaction does not survive waiting for a disk, so only this last look is of one moment.
 */
export async function changesSince(
  { database }: Pick<Shelf, 'database'>,
  read: ReadonlyMap<string, RecordKey>,
  most: number,
): Promise<Changes> {
  const transaction = database.transaction([...KEPT_STORES, 'locks'])
  const [locks, newest, ...keys] = await Promise.all([
    transaction.objectStore('locks').getAll(),
    transaction.objectStore('acts').openCursor(null, 'prev'),
    ...KEPT_STORES.map((store) => transaction.objectStore(store).getAllKeys()),
  ])
  const missing: RecordKey[] = []
  const standing = new Set<string>()
  for (const [at, store] of KEPT_STORES.entries()) {
    for (const key of keys[at] ?? []) {
      const name = nameOf(store, key)
      standing.add(name)
      if (!read.has(name)) missing.push({ store, key })
    }
  }
  const gone = [...read].flatMap(([name, key]) => (standing.has(name) ? [] : [key]))
  const isWhole = missing.length <= most
  const added = isWhole
    ? await Promise.all(
        missing.map(async ({ store, key }) => {
          const record = await transaction.objectStore(store).get(key)
          if (!record) throw new Closed('a record was gone within one transaction')
          return { store, record }
        }),
      )
    : []
  return { isWhole, added, missing: isWhole ? [] : missing, gone, locks, newestAct: newest?.value }
}

/** Those of the records that do not open. Nothing is inflated: it costs little. */
export async function damagedAmong(
  { keys }: Pick<Shelf, 'keys'>,
  records: readonly StoredRecord[],
): Promise<StoredRecord[]> {
  const opened = await Promise.all(
    records.map(({ store, record }) =>
      unseal(keys, store, record).then(
        () => true,
        (cause: unknown) => {
          if (cause instanceof Damaged) return false
          throw cause
        },
      ),
    ),
  )
  return records.filter((_, at) => !opened[at])
}
