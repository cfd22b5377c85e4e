import type { Desk } from '../desk'
import { Closed, Damaged } from '../errors'
import type { Shelf } from '../pages/directory'
import { contentOf } from '../sealing/contents'
import { FIRST_GENERATION, type Keyring } from '../sealing/keyring'
import { isRing } from '../sealing/locks'
import { seal, unseal } from '../sealing/seal'
import { isNewest, mustBeNewest } from '../stores/generation'
import { SEALED_STORES, type Sealed, type SealedStore } from '../stores/schema'
import { writeAll } from '../stores/writing'
import type { Resealing } from './types'

/** So many records are sealed anew in one transaction: a page is some ten thousand bytes, an act some hundred. */
const PART: Partial<Record<SealedStore, number>> = { acts: 256, drafts: 256 }
const PART_OF_OTHERS = 24

/** A record as it stood, and as it is to stand; undefined where it goes. */
interface Turn {
  before: Sealed
  after: Sealed | undefined
}

/**
 * Seals everything anew that an older data key has sealed, a part at a time; when nothing of that kind is left, the older
 * keys go. Whatever stops it, every record stands in one form or the other, and it goes on from there.
 */
export async function reseal(desk: Desk, onProgress?: (progress: Resealing) => void): Promise<void> {
  const { shelf } = desk
  const ring = (await shelf.database.getAll('locks')).find(isRing)
  if (!ring) return
  // What these keys sealed would be taken for damaged, and lost with the ring.
  if (ring.older.some(({ generation }) => !shelf.keys.older.has(generation)))
    throw new Damaged('locks', ring.id)
  while ((await pass(desk, onProgress)) > 0);
  await dropRing(desk)
}

/** Goes through everything once; gives how many records were sealed anew. */
async function pass(desk: Desk, onProgress?: (progress: Resealing) => void): Promise<number> {
  const { shelf } = desk
  const counts = await Promise.all(SEALED_STORES.map((store) => shelf.database.count(store)))
  const of = counts.reduce((sum, count) => sum + count, 0)
  let [done, turned] = [0, 0]
  for (const store of SEALED_STORES) {
    for await (const part of partsOf(desk, store)) {
      turned += await turnPart(desk, store, part)
      done += part.length
      onProgress?.({ done: Math.min(done, of), of })
    }
  }
  return turned
}

async function* partsOf(desk: Desk, store: SealedStore): AsyncGenerator<Sealed[], void, undefined> {
  const size = PART[store] ?? PART_OF_OTHERS
  let range: IDBKeyRange | undefined
  for (;;) {
    const part = await desk.guarded(() => desk.shelf.database.getAll(store, range, size))
    const last = part.at(-1)
    if (!last) return
    yield part
    range = IDBKeyRange.lowerBound([last.id, last.version], true)
  }
}

/** Seals anew what of a part needs it; gives how many records that were. */
async function turnPart(desk: Desk, store: SealedStore, part: readonly Sealed[]): Promise<number> {
  const { shelf } = desk
  const keys = shelf.keys
  const older = part.filter(({ generation = FIRST_GENERATION }) => generation < keys.generation)
  if (older.length === 0) return 0
  const turns = (await Promise.all(older.map((record) => turnOf(shelf, keys, store, record)))).flatMap(
    (turn) => turn ?? [],
  )
  try {
    await desk.guarded(() => putTurns(shelf, store, keys, turns))
  } catch (cause) {
    // Somebody else was taken out in this very session meanwhile: the next pass seals with what is the newest key then.
    if (!(cause instanceof Closed) || shelf.keys === keys) throw cause
  }
  return turns.length
}

/** Undefined for what cannot be read: it is noted, and no other key would open it. */
async function turnOf(
  shelf: Shelf,
  keys: Keyring,
  store: SealedStore,
  before: Sealed,
): Promise<Turn | undefined> {
  const { id, version, form } = before
  try {
    const bytes = await unseal(keys, store, before)
    if (store === 'drafts' && !(await hasOwner(shelf, before))) return { before, after: undefined }
    return { before, after: await seal(keys, { store, id, version, form }, bytes) }
  } catch (cause) {
    if (!(cause instanceof Damaged)) throw cause
    shelf.note(cause)
    return undefined
  }
}

/** Whether whoever typed a draft can still open the clinic. */
async function hasOwner(shelf: Shelf, draft: Sealed): Promise<boolean> {
  const { user } = await contentOf<{ user: string }>(shelf, 'drafts', draft)
  return (await shelf.database.getKey('locks', user)) !== undefined
}

/** Only where the very same seal still stands: a version can be written anew under its own number. */
async function putTurns(
  { database }: Shelf,
  store: SealedStore,
  keys: Keyring,
  turns: readonly Turn[],
): Promise<void> {
  const transaction = database.transaction([store, 'locks'], 'readwrite', { durability: 'strict' })
  const records = transaction.objectStore(store)
  await writeAll(transaction, (note) => {
    note(mustBeNewest(transaction.objectStore('locks'), keys.generation))
    for (const { before, after } of turns) {
      const key: [string | number, number] = [before.id, before.version]
      const turn = records.get(key).then(async (now) => {
        if (now === undefined || indexedDB.cmp(now.iv, before.iv) !== 0) return
        await (after ? records.put(after) : records.delete(key))
      })
      note(turn)
    }
  })
}

async function dropRing({ shelf, guarded }: Desk): Promise<void> {
  await guarded(async () => {
    const transaction = shelf.database.transaction('locks', 'readwrite', { durability: 'strict' })
    const newest = isNewest(transaction.store, shelf.keys.generation)
    await writeAll(transaction, (note) => {
      note(
        newest.then(async (is) => {
          if (is) await transaction.store.delete('ring')
        }),
      )
    })
  })
}
