import type { DBSchema, IDBPDatabase } from 'idb'
import type { Lock } from '../sealing/locks'

/** The stores whose records are sealed. */
export const SEALED_STORES = ['documents', 'pages', 'slices', 'imports', 'acts', 'history', 'drafts'] as const
export type SealedStore = (typeof SEALED_STORES)[number]
/** Those whose records a backup holds: drafts of one desk, and what belongs to one computer, stay there. */
export const KEPT_STORES = ['documents', 'pages', 'slices', 'imports', 'acts', 'history'] as const
export const ALL_STORES = ['locks', 'attempts', 'desk', ...SEALED_STORES] as const

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
  /** The data key that sealed it; absent where that is the first. */
  generation?: number
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
 * - history: what an act replaced, in batches under the act's random id, one part a page
 * - drafts: what somebody has typed and not saved, so that it survives a lock
 * - attempts: wrong passphrases since somebody last got in; of a user only the random id is known then
 * - desk: what belongs to this computer alone: the folder of the backups, the key around the names at the door
 */
export interface Stores extends DBSchema {
  locks: { key: string; value: Lock }
  documents: SealedRecords
  pages: SealedRecords
  slices: SealedRecords
  imports: SealedRecords
  acts: SealedRecords
  history: SealedRecords
  drafts: SealedRecords
  attempts: { key: string; value: Attempts }
  desk: { key: string; value: DeskItem }
}

/** Wrong passphrases of one user (by id, or `recovery`) since somebody last got in: moments on the clinic's clock. */
export interface Attempts {
  id: string
  at: string[]
}

/** Something that this computer keeps by name. Nothing in it says anything about a patient. */
export interface DeskItem {
  id: string
  value: unknown
}

export type Database = IDBPDatabase<Stores>

/** Every version of one id. */
export function versionsOf(id: string | number): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []])
}
