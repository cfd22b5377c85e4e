import type { IDBPObjectStore, StoreNames } from 'idb'
import { Closed } from '../errors'
import { newestGeneration } from '../sealing/locks'
import type { Stores } from './schema'

type Locks = IDBPObjectStore<Stores, ArrayLike<StoreNames<Stores>>, 'locks', IDBTransactionMode>

/** Whether a data key is the newest of the clinic. */
export async function isNewest(locks: Locks, generation: number): Promise<boolean> {
  return newestGeneration(await locks.getAll()) === generation
}

/**
 * Throws `Closed` where a data key is no longer the newest: somebody was taken out elsewhere, and what this session would
 * write could be read by them. For whoever writes sealed records, in the very transaction.
 */
export async function mustBeNewest(locks: Locks, generation: number): Promise<void> {
  if (!(await isNewest(locks, generation)))
    throw new Closed(`a newer key than ${generation} seals the clinic`)
}
