import type { Database, Sealed } from '../stores/schema'
import { writeAll } from '../stores/writing'

/**
 * Puts slices that were made anew in place of those that older code wrote, so that they need not be made at every
 * unlocking; where somebody has written the page meanwhile, theirs stands. Nothing depends on it: a disk that is full is
 * told to whoever stores an act.
 */
export async function renewSlices(database: Database, slices: readonly Sealed[]): Promise<void> {
  if (slices.length === 0) return
  const transaction = database.transaction(['pages', 'slices'], 'readwrite', { durability: 'strict' })
  const pages = transaction.objectStore('pages')
  const standing = await Promise.all(slices.map(({ id, version }) => pages.getKey([id, version])))
  await writeAll(transaction, (note) => {
    for (const [at, slice] of slices.entries()) {
      if (standing[at]) note(transaction.objectStore('slices').put(slice))
    }
  }).catch(() => undefined)
}
