import type { Role } from '@/domain/roles/role'
import type { PatientFacts } from '@/domain/facts'
import type { Patient } from '@/domain/patient'
import type { Protocol } from '@/domain/protocol'
import type { Day } from '@/domain/day'
import type { LabRange } from '@/domain/range'
import type { ImportTemplate, ItemList } from '@/domain/reading'
import type { ClinicSettings } from '@/domain/settings'
import type { ThresholdPreset } from '@/domain/threshold'
import type { Damaged } from './errors'
import type { Backups } from './backup/types'
import type { EntryDrafts } from './entries/types'
import type { History } from './history/types'
import type { Trail } from './ledger/types'
import type { People, PersonAtTheDoor } from './people/types'
import type { Keyring } from './sealing/keyring'
import type { Step } from './stores/migrations'
import type { ClosedBecause } from './stores/open'

/** Everything that belongs to the clinic and to no patient. */
export interface ClinicDocument {
  settings: ClinicSettings
  /** Random, made with the clinic: by it a backup is known as one of this clinic. */
  id?: string
  templates: ImportTemplate[]
  /** What items of laboratories mean that the catalogue does not know, one list for each kind of file. */
  itemLists?: ItemList[]
  /** Every version that the clinic wrote; the newest of an id holds. */
  protocols?: Protocol[]
  /** Every version that the clinic wrote, so that what was judged and decided with an old one can be told; the newest of an id holds. */
  presets?: ThresholdPreset[]
  labRanges?: LabRange[]
  /** The day on which everything was last written to a file. */
  lastExport?: Day
}

/** One file, or several at once, that were imported; `patientIds` are those whom it changed. */
export interface ImportRecord {
  id: string
  at: string
  by: string
  files: string[]
  counts: Record<string, number>
  patientIds: string[]
  /** When it was taken back. */
  undone?: string
}

/** What one confirmed act stores: all of it or nothing. */
export interface Act {
  /** A stable word for what was done, e.g. `draw-saved`. */
  what: string
  /** `YYYY-MM-DDTHH:MM:SS` of the clinic, given: the storage has no clock. */
  at: string
  /**
   * New or changed, whole. New ones may come as a stream: they are sealed a page at a time as they arrive, so that a
   * large import needs memory for sealed pages only.
   */
  patients?: Iterable<Patient> | AsyncIterable<Patient>
  /**
   * Whose number is new, with the id of who has it: nobody else may. Refused with `NumberTaken`, also where another tab was first.
   * May be filled while `patients` come.
   */
  newNumbers?: ReadonlyMap<string, string>
  /** Undo of an import that made them. */
  removedPatientIds?: string[]
  clinic?: ClinicDocument
  import?: ImportRecord
  detail?: Record<string, string | number>
  /** Whom it concerns without changing them: opened, printed, exported. */
  about?: readonly string[]
  /** Why, in the words of whoever did it. */
  why?: string
  /** Retention has ended: nothing of these people is left, in no version either; the reason stays. */
  erasedPatientIds?: string[]
}

/** A line of the act log. Each holds the hash of the one before, so that a changed or missing line shows. */
export interface ActEntry {
  /** Counts from 1. */
  number: number
  at: string
  what: string
  who: { id: string; name: string }
  detail?: Record<string, string | number>
  why?: string
  /** How many patients it changed, and which; of very many the count alone, and those of an import stand in its record too. */
  patients: number
  patientIds?: string[]
  importId?: string
  /** The batch of the history that holds what it replaced; absent where it replaced nothing. */
  history?: string
  /** The pages it wrote, each with the version it gave it; 0 where the page was emptied. */
  pages: [id: string, version: number][]
  /** The version of the clinic's settings that it wrote. */
  clinic?: number
  /** Random, so that an act done again after an older copy was put in place never has the hash of the first. */
  once?: string
  previous: string
  hash: string
}

export interface StoreUser {
  id: string
  name: string
  role: Role
}

export type { Role } from '@/domain/roles/role'

/** One of so many equal parts of all pages, counted from 0, so that several workers can read a clinic together. */
export interface PageShare {
  at: number
  of: number
}

/** What a worker needs to open the same clinic: may be posted, never written anywhere. */
export interface StoreHandle {
  database: string
  keys: Keyring
  user: StoreUser
}

export interface OpenOptions {
  /** The facts of a patient, as they go into the worklist index. */
  factsOf: (patient: Patient) => PatientFacts
  /** The schema's steps; tests give their own. */
  steps?: readonly Step[]
}

/** A database of one clinic, open or not yet. */
export interface ClinicDatabase {
  hasClinic(): Promise<boolean>
  /** Creates the clinic; refuses (throws) where there is one. The recovery key is given this once. */
  createClinic(setup: {
    clinic: ClinicDocument
    passphrase: string
    userName: string
  }): Promise<{ session: StoreSession; recoveryKey: string }>
  /** A clinic without passphrase, in place of the open one that was there; throws where the clinic there is a locked one. */
  createOpenClinic(clinic: ClinicDocument, userName?: string): Promise<StoreSession>
  /** The clinic without passphrase, if there is one. */
  openOpenClinic(): Promise<StoreSession | undefined>
  /** Those who have a passphrase, in the order in which they were added. */
  users(): Promise<PersonAtTheDoor[]>
  /** Undefined when the passphrase is wrong, or the secret of the passkey. Without a user it is tried on each. */
  unlock(
    passphrase: string,
    userId?: string,
    secret?: Uint8Array<ArrayBuffer>,
  ): Promise<StoreSession | undefined>
  /** Takes note of a wrong try, of a user or of the recovery key (`recovery`); gives how many there were since somebody last got in. */
  noteWrongTry(userId: string, at: string): Promise<number>
  /** The wrong tries since somebody last got in. */
  wrongTries(): Promise<{ id: string; at: string[] }[]>
  /** Undefined when the key is wrong or mistyped. */
  unlockWithRecoveryKey(key: string): Promise<StoreSession | undefined>
  /** Deletes the database with everything in it. */
  destroy(): Promise<void>
  close(): void
  /** Tells when the database was closed under us: deleted, brought up by newer code in another tab, or evicted. */
  onClosed(listener: (because: ClosedBecause) => void): () => void
  /** Has something done before that, while everything still works: what was typed is kept. It has a second. */
  beforeClosed(hook: (because: ClosedBecause) => unknown): () => void
}

/** An unlocked clinic. */
export interface StoreSession {
  user: StoreUser
  readClinic(): Promise<ClinicDocument>
  /**
   * The facts of every patient. A damaged slice is made anew from its page; what cannot be read is left out and stands in
   * `damages()`. Read again, it opens only what has changed since.
   */
  readFacts(): Promise<PatientFacts[]>
  /** One record, whole; throws `Damaged` when its page cannot be read. */
  readPatient(id: string): Promise<Patient | undefined>
  /** Records in the order asked for; unknown ids are left out. */
  readPatients(ids: string[]): Promise<Patient[]>
  /** Everybody, or a share of them, a page at a time. Pages that cannot be read come last, as one thrown `Damaged`. */
  pages(share?: PageShare): AsyncIterable<Patient[]>
  /**
   * Stores one act: all of it or nothing, on the disk when it returns. Throws `StaleError` when somebody else has changed
   * one of its patients (or the clinic's settings) since this session last read them; a change to another patient of the
   * same page is kept and joined.
   */
  commit(act: Act): Promise<void>
  /** Oldest first. */
  readImports(): Promise<ImportRecord[]>
  /** The newest so many acts, newest first. */
  readActs(newest: number): Promise<ActEntry[]>
  /** When the newest so many acts were done, newest first, and nothing else about them. */
  readMoments(newest: number): Promise<string[]>
  // What is not needed to show the list is loaded when somebody asks for it.
  trail(): Promise<Trail>
  history(): Promise<History>
  people(): Promise<People>
  entries(): Promise<EntryDrafts>
  backups(): Promise<Backups>
  /** What this session has found damaged so far. */
  damages(): Damaged[]
  handle(): StoreHandle
  /** Tells which patients another tab or a worker has changed, and whether the clinic's settings have. */
  onForeignChange(listener: (patientIds: string[], clinic: boolean) => void): () => void
  /** Asks every other tab to lock. */
  broadcastLock(): void
  onForeignLock(listener: () => void): () => void
  close(): void
}
