import type { Seal } from '../ledger/types'
import type { StoreSession } from '../types'

/** What a backup says of itself without being unlocked, all of it checked against its checksums. */
export interface BackupLabel {
  /** When it was made, on the clinic's clock. */
  at: string
  /** Random, the same for every backup of one clinic. */
  clinicId: string
  form: number
  records: number
  /** Records that could not be read even when it was made. */
  damaged: number
  seal: Seal
}

/** How far a long work is, in units of its own. */
export type Progress = (done: number, of: number) => void

/** A backup that was written. */
export interface Written {
  label: BackupLabel
  bytes: number
  /** What could not be read while it was written, so that somebody hears of it while older backups still have it. */
  damages: DamagedRecord[]
}

/** A record that cannot be read, and the patients in it as far as they are known. */
export interface DamagedRecord {
  store: string
  id: string
  patientIds: string[]
}

/** How the acts of a backup and those of the open clinic belong together. */
export interface Compared {
  /** Whether the backup's newest act is one of ours. If not, it comes from another branch of the clinic. */
  isOurs: boolean
  /** Acts of ours that the backup does not have. */
  lostActs: number
  /** When the newest of them was made. */
  lostUntil?: string
  /** Acts of the backup that we do not have. */
  moreActs: number
}

/** What a backup has of one damaged record. */
export interface Remedy {
  store: string
  id: string
  /** `same` is put back byte for byte, `older` has its patients as they were when the backup was made. */
  kind: 'same' | 'older' | 'rebuilt'
  /** Whom it brings back. */
  patients: { id: string; number: string; name?: string }[]
}

export interface Remedies {
  label: BackupLabel
  remedies: Remedy[]
  /** What this backup does not have either. */
  without: DamagedRecord[]
}

/** Which of the remedies to take: records that are put back as they were, and patients in an older version. */
export interface Chosen {
  records: readonly Pick<Remedy, 'store' | 'id'>[]
  olderPatientIds: readonly string[]
  /** Why, in words: it stands in the log, and beside the version that is brought back. */
  why?: string
}

export interface Repaired {
  records: number
  patients: number
}

export interface Backups {
  /**
   * Writes everything of one moment as one encrypted file, a piece at a time; work goes on meanwhile. Gives what the file
   * says of itself. Throws `BackupOvertaken` when somebody was added, removed or erased meanwhile: what was written is then no
   * backup, and another try will be.
   */
  write(
    at: string,
    sink: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>,
    onProgress?: Progress,
    signal?: AbortSignal,
  ): Promise<Written>
  /** Writes into the log of acts that a backup was made, and remembers it on this computer. */
  noteWritten(written: Written, where: 'file' | 'folder', at: string): Promise<void>
  /** By which a backup is known as one of this clinic. */
  clinicId(): Promise<string>
  /** The newest backup that this computer knows of. */
  newest(): Promise<KnownBackup | undefined>
  /** Whether a backup is one of ours, and what it lacks. */
  compare(label: BackupLabel): Promise<Compared>
  /**
   * What a file says of itself at its two ends, held against nothing, so that the backups of a folder are told apart at
   * once; undefined where it is no backup of this clinic.
   */
  peek(file: Blob): Promise<BackupLabel | undefined>
  /** Looks whether every record still opens. */
  scan(onProgress?: Progress): Promise<DamagedRecord[]>
  /** What a backup of this clinic has of everything that is damaged. Throws `BadBackup`. */
  remedies(file: Blob, onProgress?: Progress, signal?: AbortSignal): Promise<Remedies>
  /** Puts back what was chosen, in one act. */
  repair(file: Blob, chosen: Chosen, at: string, onProgress?: Progress): Promise<Repaired>
  /**
   * A clinic that was restored is in use from now on, and never again taken for half restored. Of one that was taken back
   * the log says so, at the moment given.
   */
  nowInUse(at?: string): Promise<void>
  /** Something that this computer keeps by name. */
  keep(id: string, value: unknown): Promise<void>
  kept(id: string): Promise<unknown>
}

/** A backup that was made here, or that this clinic was restored from. */
export interface KnownBackup {
  at: string
  count: number
  where: 'file' | 'folder' | 'restored'
}

/** What a restore is made from. */
export interface RestoreFrom {
  file: Blob
  /** What opens it: a passphrase of the clinic's people, with what their passkey gave, or the recovery key. */
  secret: { passphrase: string; passkey?: Uint8Array<ArrayBuffer> } | { recoveryKey: string }
  /** When, on the clinic's clock. */
  at: string
  /** The clinic that this computer holds: the backup of another is refused. */
  clinicId?: string
  /** What this computer goes on keeping, as the folder of the backups. */
  desk?: { id: string; value: unknown }[]
}

/** A clinic that was restored into a database of its own, verified, and not yet the one in use. */
export interface Restored {
  /** The name of its database: `makeCurrent` puts it into use. */
  name: string
  label: BackupLabel
  user: StoreSession['user']
}
