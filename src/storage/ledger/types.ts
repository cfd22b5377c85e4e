import type { Seal } from '@/domain/seal'
import type { ActEntry } from '../types'

export type { Seal } from '@/domain/seal'

/** Something that happened and changed nothing that is stored: opened, printed, exported, logged in. */
export interface Noted {
  what: string
  at: string
  /** Whom it concerns. Of very many at once the entry holds the count alone, as the detail `patients`. */
  patientIds?: readonly string[]
  detail?: Record<string, string | number>
  /** Why, in the words of whoever did it. */
  why?: string
}

/**
 * Acts of the log that are not what was written, or (`undone-by-hand`) of which a page, or the clinic's settings, are no longer
 * there, or only in an older version, although no later act says so.
 */
export interface Break {
  number: number
  /** The last one, where many in a row are missing. */
  to?: number
  because: 'missing' | 'unreadable' | 'changed' | 'out-of-order' | 'undone-by-hand'
}

export interface TrailCheck {
  /** Of the newest act that was looked at. */
  seal: Seal
  broken: Break[]
  /** Acts that say a moment more than some minutes earlier than the one before them. */
  clockBack: number[]
}

/** The log of everything that was done, each entry holding the hash of the one before. */
export interface Trail {
  note(event: Noted): Promise<void>
  seal(): Promise<Seal>
  /** The seal as it was after so many acts; undefined where there are fewer, or that one cannot be read. */
  sealAfter(count: number): Promise<Seal | undefined>
  /** Newest first, some hundreds at a time. Entries that cannot be read are left out and stand in `damages()`. */
  read(): AsyncIterable<ActEntry[]>
  /** Reads everything and holds it against its hashes, and the pages against what it says of them. Throws the signal's reason once it is aborted. */
  check(onProgress?: (done: number, of: number) => void, signal?: AbortSignal): Promise<TrailCheck>
}
