import type { StoreNames } from 'idb'
import type { Directory, Shelf } from './pages/directory'
import type { Draft, Seen } from './pages/drafts'
import type { Stores } from './stores/schema'
import type { Note, Writing } from './stores/writing'
import type { Act, ActEntry, StoreUser } from './types'

/** The clinic's settings are one document under this id. */
export const CLINIC = 'clinic'

/** What a commit, and every room of the storage that is loaded when it is wanted, works on. */
export interface Desk {
  /** The name of the database. */
  name: string
  shelf: Shelf
  directory: Directory
  user: StoreUser
  /** Does the work while the session is open, and gives the browser's errors names of ours. */
  guarded: <Given>(work: () => Promise<Given>) => Promise<Given>
  /** Stores an act in its turn, and beside it, in the same transaction, what else belongs to it. */
  commit: (act: Act, beside?: Beside) => Promise<void>
  /** Asks every other tab to lock. */
  lockOthers: () => void
  /** Takes back that a record was found damaged. */
  mended: (store: string, record: string) => void
  seen: Seen
  /** The version of the settings that this session last saw. */
  clinicSeen: () => Promise<number>
}

/** What a room writes in the transaction of an act. */
export interface Beside {
  stores: StoreNames<Stores>[]
  /** The pages among that, as the act is to name them. */
  pages?: ActEntry['pages']
  write: (transaction: Writing<StoreNames<Stores>[]>, note: Note) => void
  /** Called when all of it is on the disk, before the next act begins. */
  stored?: () => void
}

/** What was stored, for whoever keeps account of it. */
export interface Stored {
  drafts: Draft[]
  patientIds: string[]
  removedIds: readonly string[]
  clinicVersion: number | undefined
}
