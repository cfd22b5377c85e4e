import type { Shelf } from '../pages/directory'
import { sliceOf } from '../pages/slice'
import { contentOf } from '../sealing/contents'
import { unseal } from '../sealing/seal'
import { newestForm, STEPS } from '../stores/migrations'
import type { Sealed, SealedKey } from '../stores/schema'
import type { KeptStore } from './records'

/** Records that are open together: more of them take more memory and no less time. */
const AT_ONCE = 4

/** Stores whose records are held against nothing but themselves; the log of acts is walked as a whole. */
export type CheckedStore = Exclude<KeptStore, 'acts'>

/** Records of one store, in the order in which they were put there. */
export interface Portion {
  store: CheckedStore
  keys: SealedKey[]
}

/** What opening the records of a database needs: nothing that knows a patient. */
export type Opener = Pick<Shelf, 'database' | 'keys'>

/**
 * Reads a portion back from the database, and opens, inflates and parses each record; gives the keys of those that are not
 * there or are not what was sealed.
 */
export async function unopened(opener: Opener, { store, keys }: Portion): Promise<SealedKey[]> {
  const records = await readBack(opener, store, keys)
  const failed: SealedKey[] = []
  for (let at = 0; at < keys.length; at += AT_ONCE) {
    await Promise.all(
      keys.slice(at, at + AT_ONCE).map(async (key, beside) => {
        if (!(await opens(opener, store, records[at + beside]))) failed.push(key)
      }),
    )
  }
  return failed
}

/** What lies at the keys. A file holds its records in the order of their keys, but for the few that came meanwhile. */
async function readBack(
  { database }: Opener,
  store: CheckedStore,
  keys: readonly SealedKey[],
): Promise<(Sealed | undefined)[]> {
  const [first, last] = [keys[0], keys.at(-1)]
  if (!first || !last) return []
  const isRange = indexedDB.cmp(first, last) <= 0
  const found = isRange ? await database.getAll(store, IDBKeyRange.bound(first, last), keys.length) : []
  return Promise.all(
    keys.map((key, at) => {
      const there = found[at]
      const isIt = there && indexedDB.cmp([there.id, there.version], key) === 0
      return isIt ? Promise.resolve(there) : database.get(store, key)
    }),
  )
}

async function opens({ keys }: Opener, store: CheckedStore, record: Sealed | undefined): Promise<boolean> {
  if (!record) return false
  const form = newestForm(STEPS)
  try {
    if (store !== 'slices') await contentOf({ keys, form, steps: STEPS }, store, record)
    else {
      const bytes = await unseal(keys, store, record)
      // A slice of an older form is made anew from its page, so only that it opens is asked of it.
      if (record.form === form) sliceOf(bytes)
    }
    return true
  } catch {
    return false
  }
}
