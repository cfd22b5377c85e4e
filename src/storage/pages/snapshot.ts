import type { Database, Sealed, SealedKey } from '../stores/schema'

/** The keys of all pages, and those slices that somebody asked for, as they stood together. */
export interface Snapshot {
  pages: SealedKey[]
  slices: SealedKey[]
  records: Sealed[]
}

// Beyond this many, one request for all costs less than one for each.
const SINGLY = 50

/** Reads, in one transaction, which pages there are, and the slices that `wants` picks by their keys. */
export async function snapshotOf(database: Database, wants: (key: SealedKey) => boolean): Promise<Snapshot> {
  const transaction = database.transaction(['pages', 'slices'])
  const store = transaction.objectStore('slices')
  const [pages, slices] = await Promise.all([
    transaction.objectStore('pages').getAllKeys(),
    store.getAllKeys(),
  ])
  const wanted = slices.filter(wants)
  const found =
    wanted.length > SINGLY ? await store.getAll() : await Promise.all(wanted.map((key) => store.get(key)))
  const records = found.filter((record) => record !== undefined)
  return { pages, slices, records: records.filter(({ id, version }) => wants([id, version])) }
}
