import { FIRST_GENERATION } from '../sealing/keyring'
import { newestGeneration } from '../sealing/locks'
import type { Database, Sealed } from '../stores/schema'
import { writeAll } from '../stores/writing'

/**
 * Puts slices that were made anew in place of those that older code wrote, so that they need not be made at every
 * unlocking; where somebody has written the page meanwhile, theirs stands, and what an older data key sealed is not put. Nothing depends on it: a disk that is full is
 * told to whoever stores an act.
 */
export async function renewSlices(database: Database, slices: readonly Sealed[]): Promise<void> {
  if (slices.length === 0) return
  const transaction = database.transaction(['locks', 'pages', 'slices'], 'readwrite', {
    durability: 'strict',
  })
  const pages = transaction.objectStore('pages')
  const [locks, ...standing] = await Promise.all([
    transaction.objectStore('locks').getAll(),
    ...slices.map(({ id, version }) => pages.getKey([id, version])),
  ])
  const newest = newestGeneration(locks)
  await writeAll(transaction, (note) => {
    for (const [at, slice] of slices.entries()) {
      const isNewest = (slice.generation ?? FIRST_GENERATION) === newest
      if (isNewest && standing[at]) note(transaction.objectStore('slices').put(slice))
    }
  }).catch(() => undefined)
}
