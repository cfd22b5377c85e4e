import type { DBSchema, IDBPDatabase } from 'idb'
import type { Lock } from '../sealing/locks'

/** The stores whose records are sealed. */
export const SEALED_STORES = ['documents', 'pages', 'slices', 'imports', 'acts'] as const
export type SealedStore = (typeof SEALED_STORES)[number]
export const ALL_STORES = ['locks', ...SEALED_STORES] as const

/**
 * One encrypted record. Id and version are its key, so that a look at the keys alone tells what somebody else has
 * changed; both, the store and the form are bound into the seal, so that no record can stand in for another. Ids are
 * random, or a count: nothing in a key says anything about a patient.
 */
export interface Sealed {
  id: string | number
  /** Grows by one with each writing. */
  version: number
  /** The schema version whose code wrote it; `migrations.ts` brings older contents up. */
  form: number
  iv: Uint8Array<ArrayBuffer>
  data: ArrayBuffer
}

export type SealedKey = [id: string | number, version: number]

interface SealedRecords {
  key: SealedKey
  value: Sealed
}

/**
 * - locks: the data key, wrapped once for each passphrase and once for the recovery key
 * - documents: the clinic's settings, templates, protocols and presets
 * - pages: about 100 patients each, whole
 * - slices: beside each page the facts of its patients, written in the same transaction
 * - imports, acts: the ledgers, numbered from 1
 */
export interface Stores extends DBSchema {
  locks: { key: string; value: Lock }
  documents: SealedRecords
  pages: SealedRecords
  slices: SealedRecords
  imports: SealedRecords
  acts: SealedRecords
}

export type Database = IDBPDatabase<Stores>

/** Every version of one id. */
export function versionsOf(id: string | number): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []])
}
